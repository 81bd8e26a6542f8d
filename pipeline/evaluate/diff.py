"""Two outputs of one report: facts gained, lost and changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pipeline import report as r
from pipeline.evaluate import normal
from pipeline.evaluate.match import overlap, rounds
from pipeline.evaluate.outcomes import readable
from pipeline.types import Span

Kind = Literal["gained", "lost", "changed"]


@dataclass(frozen=True)
class Fact:
    """One thing that an output says, without the ids that hold only inside it."""

    type: str
    question: int | None  # sequence number
    label: str
    span: Span | None
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """A fact that is in one output only, or in both with other values."""

    kind: Kind
    fact: Fact  # as it is now, or as it was if it is lost
    changed: Mapping[str, tuple[Any, Any]]  # value → before, after

    def __str__(self) -> str:
        place = f" q{self.fact.question}" if self.fact.question is not None else ""
        pairs = self.changed.items()
        values = "; ".join(f"{key}: {readable(a)} → {readable(b)}" for key, (a, b) in pairs)
        told = f"{self.kind} {self.fact.type}{place} {self.fact.label}"
        return f"{told} ({values})" if values else told

    def record(self) -> dict[str, Any]:
        """For JSON."""
        span = self.fact.span
        start, end = (None, None) if span is None else span
        return {
            "kind": self.kind,
            "type": self.fact.type,
            "question": self.fact.question,
            "label": self.fact.label,
            "start": start,
            "end": end,
            "changed": {key: list(pair) for key, pair in self.changed.items()},
        }


def differences(before: r.Report, after: r.Report) -> list[Difference]:
    """All differences, by type and place.

    Facts are the same if their words are; of one text, also if they share its characters.
    """
    olds, news = facts(before), facts(after)
    grade = _places if before.text == after.text else _nothing
    found: list[Difference] = []
    for type in dict.fromkeys(fact.type for fact in (*olds, *news)):
        mine = [fact for fact in olds if fact.type == type], [f for f in news if f.type == type]
        for old, new in rounds(*mine, _words, grade):
            found += _difference(old, new)
    return found


def _words(old: Fact, new: Fact) -> float:
    """The same words; best at the same place or in the same question."""
    if old.label != new.label:
        return 0.0
    return 1.0 + 2.0 * (old.span == new.span) + (old.question == new.question)


def _places(old: Fact, new: Fact) -> float:
    return overlap(old.span, new.span) if old.span and new.span else 0.0


def _nothing(_old: Fact, _new: Fact) -> float:
    return 0.0


def _difference(old: Fact | None, new: Fact | None) -> Iterator[Difference]:
    if old and new:
        pairs = {**_outer(old, new), **_pairs(old.values, new.values)}
        if pairs:
            yield Difference("changed", new, pairs)
    elif new:
        yield Difference("gained", new, {})
    elif old:
        yield Difference("lost", old, {})


def _outer(old: Fact, new: Fact) -> dict[str, tuple[Any, Any]]:
    """What is not among the values. A place has moved only if the words have not."""
    pairs = _pairs({"words": old.label}, {"words": new.label})
    if old.question != new.question:
        pairs["question"] = (old.question, new.question)
    return pairs


def _pairs(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    keys = dict.fromkeys((*old, *new))
    return {key: (old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)}


def strangers(before: r.Report, after: r.Report) -> str | None:
    """Why these seem to be outputs of two reports, not of one; none if they may be of one.

    A report that was edited or saved in another format is still the same, so a name or digest
    alone proves nothing: with another digest, the country or period must be another as well.
    """
    if before.source.sha256 == after.source.sha256:
        return None
    told = {
        what: (str(old), str(new))
        for what, old, new in (
            ("country", _country(before), _country(after)),
            ("period", _period(before), _period(after)),
        )
        if old and new and old != new
    }
    reasons = ", ".join(f"{what} {old} and {new}" for what, (old, new) in told.items())
    return reasons or None


def _country(report: r.Report) -> str | None:
    country = report.report.country
    return country.code if country else None


def _period(report: r.Report) -> str | None:
    period = report.report.period
    return period.edtf if period else None


def facts(report: r.Report) -> list[Fact]:
    """Everything that an output says, its texts on one line: a line break says nothing."""
    return [_folded(fact) for fact in _facts(report)]


def _folded(fact: Fact) -> Fact:
    values = {key: _fold(value) for key, value in fact.values.items()}
    return replace(fact, label=_fold(fact.label), values=values)


def _fold(value: Any) -> Any:
    """The value, white space in its texts as single spaces."""
    if isinstance(value, str):
        return " ".join(value.split())
    return [_fold(one) for one in value] if isinstance(value, list) else value


def _facts(report: r.Report) -> list[Fact]:
    return [
        *_info(report),
        *_sections(report),
        *(fact for question in report.questions for fact in _question(report, question)),
        *_events(report),
        *_agencies(report),
        *_counts(report),
        *_rest(report),
    ]


def _info(report: r.Report) -> Iterator[Fact]:
    for name, value in report.report.model_dump(mode="json").items():
        yield Fact("report", None, name, None, {"value": value})


def _sections(report: r.Report) -> Iterator[Fact]:
    for section in report.sections:
        values = {"first": section.questions[:1], "last": section.questions[-1:]}
        yield Fact("section", None, section.title, Span(section.start, section.end), values)


def _question(report: r.Report, question: r.Question) -> Iterator[Fact]:
    seq, dumped = question.seq, question.model_dump(mode="json")
    names = ("number", "key", "kind", "required", "subject")
    answer = question.answer
    values = {name: dumped[name] for name in names} | {
        "answered": answer.answered,
        "answer": f"{answer.start}:{answer.end}",
        "blocks": [f"{one.type} {one.start}:{one.end}" for one in answer.blocks],
        "scale": dumped["scale"],
    }
    place = Span(question.start, question.end)
    yield Fact("question", seq, normal.line(question.prompt), place, values)
    for option in question.options:
        values = {"selected": option.selected, "value": option.value}
        yield Fact("option", seq, option.label, Span(option.start, option.end), values)
    for field in question.fields:
        text = report.text[field.start : field.end]
        place = Span(field.start, field.end)
        yield Fact("field", seq, field.label, place, {"key": field.key, "text": text})


def _seq(report: r.Report) -> dict[str | None, int]:
    return {question.id: question.seq for question in report.questions}


def _events(report: r.Report) -> Iterator[Fact]:
    seq, names = _seq(report), {agency.id: agency.name for agency in report.agencies}
    counts = {count.id: count.evidence.quote for count in report.counts}
    for event in report.events:
        date, action = event.date, event.action
        values = {
            "date": date.edtf,
            "date text": date.text,
            "inferred": date.inferred,
            "action": action.text,
            "lemma": action.lemma,
            "type": action.type,
            "what": event.what,
            "agents": [names[id] for id in event.agents],
            "parts": [f"{names[part.agency]} ({part.role})" for part in event.parts],
            "counts": [counts[id] for id in event.counts],
            "places": list(event.places),
            "planned": event.planned,
            "rule": event.rule,
            "confidence": event.confidence,
        }
        place = Span(date.span.start, date.span.end)
        label = f"{date.edtf}: {normal.line(action.text)}"
        yield Fact("event", seq[event.question], label, place, values)


def _agencies(report: r.Report) -> Iterator[Fact]:
    seq = _seq(report)
    for agency in report.agencies:
        dumped = agency.model_dump(mode="json")
        names = ("key", "acronyms", "type", "country", "identifiers")
        values = {name: dumped[name] for name in names}
        # Where it is first named, so that one that is called otherwise now is still the same.
        first = next((Span(one.start, one.end) for one in agency.mentions), None)
        yield Fact("agency", None, agency.name, first, values)
        for one in agency.mentions:
            values = {"agency": agency.name, "rule": one.rule, "confidence": one.confidence}
            place = Span(one.start, one.end)
            yield Fact("mention", seq[one.question], normal.line(one.text), place, values)


def _counts(report: r.Report) -> Iterator[Fact]:
    seq, names = _seq(report), {agency.id: agency.name for agency in report.agencies}
    parts = ("value", "low", "high", "of", "qualifier", "unit", "unit_type", "rule", "confidence")
    for count in report.counts:
        values = {name: getattr(count, name) for name in parts}
        values["agents"] = [names[id] for id in count.agents]
        place = Span(count.evidence.start, count.evidence.end)
        label = normal.line(count.evidence.quote)
        yield Fact("count", seq[count.question], label, place, values)


def _rest(report: r.Report) -> Iterator[Fact]:
    seq = _seq(report)
    for reference in report.references:
        place, values = Span(reference.start, reference.end), {"type": reference.type}
        yield Fact("reference", seq.get(reference.question), reference.value, place, values)
    for leftover in report.leftovers:
        place = Span(leftover.start, leftover.end)
        text = normal.line(report.text[place.start : place.end])
        if text:  # white space and rules alone say nothing
            yield Fact("leftover", None, text, place, {"type": leftover.type})
    for odd in report.diagnostics:
        span = None if odd.start is None or odd.end is None else Span(odd.start, odd.end)
        yield Fact("diagnostic", seq.get(odd.question), odd.message, span, {"code": odd.code})


def document(found: Sequence[Difference]) -> dict[str, Any]:
    """For JSON: numbers, then every difference."""
    document: dict[str, Any] = {
        kind: sum(one.kind == kind for one in found) for kind in ("gained", "lost", "changed")
    }
    return document | {"differences": [one.record() for one in found]}


def summary(found: Sequence[Difference]) -> str:
    """The numbers in one line."""
    numbers = document(found)
    return f"{numbers['gained']} gained, {numbers['lost']} lost, {numbers['changed']} changed"
