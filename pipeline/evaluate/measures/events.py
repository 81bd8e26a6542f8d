"""Dates, events, and who did it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline import report as r
from pipeline.evaluate import gold as g
from pipeline.evaluate import normal
from pipeline.evaluate.match import overlap, rounds
from pipeline.evaluate.measures.alignment import Alignment
from pipeline.evaluate.outcomes import Outcome, Status, compare, hit
from pipeline.evaluate.pairing import Pairing
from pipeline.types import Span

ENOUGH = 0.5  # of the words of both


@dataclass(frozen=True)
class Happening:
    """A date with an action, of the gold or of the output."""

    q: int | None
    edtf: str
    date: Span | None
    date_text: str
    action: str
    action_span: Span | None
    planned: bool
    what: str | None
    agents: Mapping[str, str]  # the gold's agency id, or the output's in brackets → name
    confidence: float | None = None

    def __str__(self) -> str:
        return f"{self.edtf}: {normal.line(self.action)}"


def outcomes(pairing: Pairing, aligned: Alignment) -> Iterator[Outcome]:
    """Fates of dates, events and agents."""
    if pairing.gold.events is None:
        return
    names = {agency.id: agency.name for agency in pairing.gold.agencies or ()}
    golds = [_expected(pairing, event, names) for event in pairing.gold.events]
    founds = list(_found(pairing, aligned))
    for gold, found in rounds(_distinct(golds), _distinct(founds), _same_date, _misread):
        yield from _date(gold, found)
    for gold, found in rounds(golds, founds, _same_event, _near):
        yield _event(gold, found)
        if gold and found and _same_event(gold, found):
            planned = gold.planned, found.planned
            yield compare("event.planned", gold.q, planned, _where(gold, found), str(gold))
            yield from _what(gold, found)
            if pairing.gold.agencies is not None:
                yield from _agents(gold, found)


def _expected(pairing: Pairing, event: g.Event, names: Mapping[str, str]) -> Happening:
    start = event.action_start
    action = g.span(start, None if start is None else start + len(event.action))
    return Happening(
        q=event.q,
        edtf=event.date,
        date=pairing.span(event.span),
        date_text=event.date_text,
        action=event.action,
        action_span=pairing.span(action),
        planned=event.planned,
        what=event.what,
        agents={actor: names.get(actor, actor) for actor in event.actors},
    )


def _found(pairing: Pairing, aligned: Alignment) -> Iterator[Happening]:
    """What the output tells, where the gold can judge it."""
    names = {agency.id: agency.name for agency in pairing.report.agencies}
    for event in pairing.report.events:
        date = Span(event.date.span.start, event.date.span.end)
        q = pairing.place(event.question, date)
        if pairing.judged(q):
            yield _told(event, q, date, {aligned.gold_of(a): names[a] for a in event.agents})


def _told(event: r.Event, q: int | None, date: Span, agents: Mapping[str, str]) -> Happening:
    return Happening(
        q=q,
        edtf=event.date.edtf,
        date=date,
        date_text=event.date.text,
        action=event.action.text,
        action_span=Span(event.action.start, event.action.end),
        planned=event.planned,
        what=event.what,
        agents=agents,
        confidence=event.confidence,
    )


def _distinct(happenings: Iterable[Happening]) -> list[Happening]:
    """One for each date: several things may have happened on it."""
    kept: dict[object, Happening] = {}
    for one in happenings:
        kept.setdefault((one.q, one.date or normal.line(one.date_text), one.edtf), one)
    return list(kept.values())


def _same_place(gold: Happening, found: Happening) -> float:
    """How well the time expressions agree in place or, where that is unknown, in question."""
    if gold.date and found.date:
        return overlap(gold.date, found.date)
    return float(gold.q == found.q)


def _same_action(gold: Happening, found: Happening) -> float:
    """How well the actions agree in place or, where that is unknown, in wording."""
    if gold.action_span and found.action_span:
        return overlap(gold.action_span, found.action_span)
    return float(normal.name(gold.action) == normal.name(found.action))


def _same_date(gold: Happening, found: Happening) -> float:
    return _same_place(gold, found) if gold.edtf == found.edtf else 0.0


def _same_event(gold: Happening, found: Happening) -> float:
    date, action = _same_date(gold, found), _same_action(gold, found)
    return date + action if date and action else 0.0


def _misread(gold: Happening, found: Happening) -> float:
    """The same expression with another value; without offsets there is no telling."""
    return overlap(gold.date, found.date) if gold.date and found.date else 0.0


def _near(gold: Happening, found: Happening) -> float:
    """The same date with another action, or the same action with another date."""
    if gold.action_span and found.action_span:
        return _misread(gold, found) + overlap(gold.action_span, found.action_span)
    return _same_date(gold, found)


def _date(gold: Happening | None, found: Happening | None) -> Iterator[Outcome]:
    """The outcome, and again for the kinds of date that it concerns."""
    expected = set(_kinds(gold.edtf)) if gold else set()
    given = set(_kinds(found.edtf)) if found else set()
    for measure in sorted(expected | given):
        yield _fate(
            measure,
            gold if measure in expected else None,
            found if measure in given else None,
            bool(gold and found and gold.edtf == found.edtf),
        )


def _kinds(edtf: str) -> Iterator[str]:
    yield "date"
    if ".." in edtf:
        yield "date.open"
    elif "/" in edtf:
        yield "date.range"
    if "~" in edtf:
        yield "date.approximate"


def _fate(measure: str, gold: Happening | None, found: Happening | None, same: bool) -> Outcome:
    return Outcome(
        measure,
        _status(gold, found, same),
        _q(gold, found),
        _dated(gold) if gold else None,
        _dated(found) if found else None,
        _where(gold, found),
    )


def _dated(one: Happening) -> str:
    return f"{one.edtf} ({normal.line(one.date_text)})"


def _event(gold: Happening | None, found: Happening | None) -> Outcome:
    return Outcome(
        "event",
        _status(gold, found, bool(gold and found and _same_event(gold, found))),
        _q(gold, found),
        str(gold) if gold else None,
        str(found) if found else None,
        _where(gold, found),
        found.confidence if found else None,
    )


def _status(gold: object, found: object, same: bool) -> Status:
    if gold and found:
        return "hit" if same else "wrong"
    return "miss" if gold else "false_alarm"


def _q(gold: Happening | None, found: Happening | None) -> int | None:
    one = gold or found
    return one.q if one else None


def _where(gold: Happening | None, found: Happening | None) -> Span | None:
    """Where the date stands, by the gold if that knows."""
    return next((one.date for one in (gold, found) if one and one.date), None)


def _what(gold: Happening, found: Happening) -> Iterator[Outcome]:
    """Where the phrase ends is a matter of taste: half of the words must agree."""
    if not gold.what:
        return
    place, of = _where(gold, found), str(gold)
    if not found.what:
        yield Outcome("event.what", "miss", gold.q, gold.what, span=place, of=of)
        return
    same = normal.agreement(gold.what, found.what) >= ENOUGH
    status: Status = "hit" if same else "wrong"
    yield Outcome("event.what", status, gold.q, gold.what, found.what, place, of=of)


def _agents(gold: Happening, found: Happening) -> Iterator[Outcome]:
    place, of = _where(gold, found), str(gold)
    for id, name in gold.agents.items():
        if id in found.agents:
            yield hit("event.agent", gold.q, name, place, of)
        else:
            yield Outcome("event.agent", "miss", gold.q, name, span=place, of=of)
    for id, name in found.agents.items():
        if id not in gold.agents:
            yield Outcome("event.agent", "false_alarm", gold.q, None, name, place, of=of)
