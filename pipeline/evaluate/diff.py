"""Two outputs of one report: facts gained, lost and changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pipeline import report as r
from pipeline.evaluate.facts import Fact, facts
from pipeline.evaluate.match import overlap, rounds
from pipeline.evaluate.outcomes import readable

Kind = Literal["gained", "lost", "changed"]
# Characters of a value shown before and after the place where it differs; JSON has all.
BEFORE, AFTER = 40, 80


@dataclass(frozen=True)
class Difference:
    """A fact that is in one output only, or in both with other values."""

    kind: Kind
    fact: Fact  # as it is now, or as it was if it is lost
    changed: Mapping[str, tuple[Any, Any]]  # value → before, after

    def __str__(self) -> str:
        place = f" q{self.fact.question}" if self.fact.question is not None else ""
        pairs = self.changed.items()
        values = "; ".join(f"{key}: {_told(*values)}" for key, values in pairs)
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


def _told(old: Any, new: Any) -> str:
    """Two values as people read them, long ones where they begin to differ."""
    one, other = readable(old), readable(new)
    pairs = enumerate(zip(one, other, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    return f"{_around(one, at)} → {_around(other, at)}"


def _around(text: str, at: int) -> str:
    """A text, cut to what stands around a place if it is long."""
    if len(text) <= BEFORE + AFTER:
        return text
    start, end = max(at - BEFORE, 0), at + AFTER
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def differences(before: r.Report, after: r.Report) -> list[Difference]:
    """All differences, by type and place.

    Facts are the same if their words are; of one text, also if they share its characters.
    Of two texts, such as a PDF and the Markdown of a report, offsets, markup and what pages
    repeat are no differences.
    """
    placed = before.text == after.text
    olds, news = facts(before, placed), facts(after, placed)
    grade = _places if placed else _nothing
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
