"""An output as a flat list of what it says, so that two outputs can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pipeline import report as r
from pipeline.evaluate import normal
from pipeline.types import LeftoverType, Span

# Leftovers that belong to the pages of a rendering, not to the report.
OF_PAGES: frozenset[LeftoverType] = frozenset({"contents", "cover", "running_header", "separator"})

_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Fact:
    """One thing that an output says, without the ids that hold only inside it."""

    type: str
    question: int | None  # sequence number
    label: str
    span: Span | None
    values: Mapping[str, Any]


def facts(report: r.Report, placed: bool = True) -> list[Fact]:
    """Everything that an output says, its texts on one line: a line break says nothing.

    Args:
        report: the output.
        placed: whether offsets, markup and what pages repeat say something. In another
            rendering of the same report they are others.
    """
    return [_folded(fact) for fact in _facts(report, placed)]


def _folded(fact: Fact) -> Fact:
    values = {key: _fold(value) for key, value in fact.values.items()}
    return replace(fact, label=_fold(fact.label), values=values)


def _fold(value: Any) -> Any:
    """The value, white space in its texts as single spaces."""
    if isinstance(value, str):
        return " ".join(value.split())
    return [_fold(one) for one in value] if isinstance(value, list) else value


def _facts(report: r.Report, placed: bool) -> list[Fact]:
    return [
        *_info(report),
        *_sections(report),
        *(fact for question in report.questions for fact in _question(report, question, placed)),
        *_events(report),
        *_agencies(report),
        *_counts(report),
        *_rest(report),
        *_leftovers(report, placed),
    ]


def _info(report: r.Report) -> Iterator[Fact]:
    for name, value in report.report.model_dump(mode="json").items():
        yield Fact("report", None, name, None, {"value": value})


def _sections(report: r.Report) -> Iterator[Fact]:
    for section in report.sections:
        values = {"first": section.questions[:1], "last": section.questions[-1:]}
        yield Fact("section", None, section.title, Span(section.start, section.end), values)


def _question(report: r.Report, question: r.Question, placed: bool) -> Iterator[Fact]:
    seq, dumped = question.seq, question.model_dump(mode="json")
    names = ("number", "key", "kind", "required", "subject", "scale")
    values = {name: dumped[name] for name in names} | _answer(report, question.answer, placed)
    place = Span(question.start, question.end)
    yield Fact("question", seq, normal.line(question.prompt), place, values)
    for option in question.options:
        values = {"selected": option.selected, "value": option.value}
        yield Fact("option", seq, option.label, Span(option.start, option.end), values)
    for field in question.fields:
        text = report.text[field.start : field.end]
        place = Span(field.start, field.end)
        yield Fact("field", seq, field.label, place, {"key": field.key, "text": text})


def _answer(report: r.Report, answer: r.Answer, placed: bool) -> dict[str, Any]:
    """Where an answer stands, or what it says where places say nothing."""
    if not placed:
        words = _words(report.text[answer.start : answer.end])
        return {"answered": answer.answered, "answer": words}
    return {
        "answered": answer.answered,
        "answer": f"{answer.start}:{answer.end}",
        "blocks": [f"{one.type} {one.start}:{one.end}" for one in answer.blocks],
    }


def _words(text: str) -> str:
    """The words of a text without punctuation and markup."""
    return " ".join(_WORD.findall(_TAG.sub(" ", text)))


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
    for odd in report.diagnostics:
        span = None if odd.start is None or odd.end is None else Span(odd.start, odd.end)
        yield Fact("diagnostic", seq.get(odd.question), odd.message, span, {"code": odd.code})


def _leftovers(report: r.Report, placed: bool) -> Iterator[Fact]:
    for leftover in report.leftovers:
        place = Span(leftover.start, leftover.end)
        text = report.text[place.start : place.end]
        label = normal.line(text) if placed else _words(text)
        # White space and rules alone say nothing.
        if label and (placed or leftover.type not in OF_PAGES):
            yield Fact("leftover", None, label, place, {"type": leftover.type})
