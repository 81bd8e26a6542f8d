"""Counts: the number, its unit, how exact it is, and of how many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import report as r
from pipeline.evaluate import gold as g
from pipeline.evaluate import normal
from pipeline.evaluate.match import overlap, rounds
from pipeline.evaluate.outcomes import Outcome, Status, compare, readable
from pipeline.evaluate.pairing import Pairing
from pipeline.types import Span

Numbers = tuple[float | None, float | None, float | None]


@dataclass(frozen=True)
class Quantity:
    """A count of the gold or of the output."""

    q: int | None
    span: Span | None
    numbers: Numbers  # value, low, high
    total: float | None
    qualifier: str
    unit: str
    confidence: float | None = None

    @property
    def number(self) -> str:
        """The number for people."""
        value, low, high = self.numbers
        return readable(value) if value is not None else f"{readable(low)} to {readable(high)}"

    def __str__(self) -> str:
        total = "" if self.total is None else f" of {readable(self.total)}"
        return f"{self.number}{total} {normal.line(self.unit)}"


def outcomes(pairing: Pairing) -> Iterator[Outcome]:
    """Fates of counts and of their parts."""
    if pairing.gold.counts is None:
        return
    golds = [_expected(pairing, count) for count in pairing.gold.counts]
    founds = list(_found(pairing))
    reasons = _reasons(pairing)
    for gold, found in rounds(golds, founds, _same, _same_number, _misread):
        why = reasons.get(found.span) if found and not gold else None
        yield from _fates(gold, found, why)


def _expected(pairing: Pairing, count: g.Count) -> Quantity:
    return Quantity(
        count.q,
        pairing.span(count.span),
        (count.value, count.low, count.high),
        count.of,
        count.qualifier,
        count.unit,
    )


def _found(pairing: Pairing) -> Iterator[Quantity]:
    """What the output counts, where the gold can judge it."""
    for count in pairing.report.counts:
        span = Span(count.evidence.start, count.evidence.end)
        q = pairing.place(count.question, span)
        if pairing.judged(q):
            yield _told(count, q, span)


def _told(count: r.Count, q: int | None, span: Span) -> Quantity:
    numbers = (count.value, count.low, count.high)
    return Quantity(q, span, numbers, count.of, count.qualifier, count.unit, count.confidence)


def _reasons(pairing: Pairing) -> dict[Span | None, str]:
    """Why some spans that the output counts are no counts, in the gold's words."""
    tempting = [one for one in pairing.gold.not_counts or () if pairing.span(one.span)]
    spans = [Span(c.evidence.start, c.evidence.end) for c in pairing.report.counts]
    return {
        span: one.why for span in spans for one in tempting if one.span and span.overlaps(one.span)
    }


def _place(gold: Quantity, found: Quantity) -> float:
    if gold.span and found.span:
        return overlap(gold.span, found.span)
    return float(gold.q == found.q)


def _same_number(gold: Quantity, found: Quantity) -> float:
    return _place(gold, found) if gold.numbers == found.numbers else 0.0


def _same(gold: Quantity, found: Quantity) -> float:
    """Number, total and unit: the whole count."""
    place = _same_number(gold, found)
    same = place and gold.total == found.total and normal.name(gold.unit) == normal.name(found.unit)
    return place if same else 0.0


def _misread(gold: Quantity, found: Quantity) -> float:
    """The same place with another number; without offsets there is no telling."""
    return overlap(gold.span, found.span) if gold.span and found.span else 0.0


def _fates(gold: Quantity | None, found: Quantity | None, why: str | None) -> Iterator[Outcome]:
    if gold and found:
        same, same_number = bool(_same(gold, found)), bool(_same_number(gold, found))
        place, confidence = gold.span or found.span, found.confidence
        whole, number = _right(same), _right(same_number)
        yield Outcome("count", whole, gold.q, str(gold), str(found), place, confidence)
        yield Outcome("count.value", number, gold.q, gold.number, found.number, place)
        if same_number:
            yield from _parts(gold, found, place)
    elif gold:
        yield Outcome("count", "miss", gold.q, str(gold), span=gold.span)
        yield Outcome("count.value", "miss", gold.q, gold.number, span=gold.span)
    elif found:
        alarm: Status = "false_alarm"
        place = found.span
        yield Outcome("count", alarm, found.q, None, str(found), place, found.confidence, why)
        yield Outcome("count.value", alarm, found.q, None, found.number, place, note=why)


def _right(same: bool) -> Status:
    return "hit" if same else "wrong"


def _parts(gold: Quantity, found: Quantity, place: Span | None) -> Iterator[Outcome]:
    q, of = gold.q, str(gold)
    units = normal.line(gold.unit), normal.line(found.unit)
    same = {
        "count.unit": normal.name(gold.unit) == normal.name(found.unit),
        "count.unit.head": normal.head(gold.unit) == normal.head(found.unit),
    }
    for measure, right in same.items():
        yield Outcome(measure, _right(right), q, *units, place, of=of)
    yield compare("count.qualifier", q, (gold.qualifier, found.qualifier), place, of)
    total, given = gold.total, found.total
    if total is not None and given is None:
        yield Outcome("count.total", "miss", q, readable(total), span=place, of=of)
    elif total is None and given is not None:
        yield Outcome("count.total", "false_alarm", q, None, readable(given), place, of=of)
    elif total is not None:
        yield compare("count.total", q, (total, given), place, of)
