"""Quantities, tied to the event that tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline import report as out
from pipeline import types as t
from pipeline.assemble.passages import Placed
from pipeline.assemble.places import evidence

Counts = Sequence[Placed[t.CountMention]]


def ids(placed: Counts) -> dict[tuple[str, t.Span], str]:
    """Question and span in the source → id, by position."""
    return {(one.passage.question, one.span): f"c{n}" for n, one in enumerate(placed, 1)}


def counts(
    source: t.Source,
    placed: Counts,
    ids: Mapping[tuple[str, t.Span], str],
    events: Sequence[out.Event],
    agency_ids: Mapping[str, str],
) -> tuple[out.Count, ...]:
    """All counts, each with the first event that names it.

    Agents are those of the event; without one, those that the count's clause names.
    """
    told = {count: event for event in reversed(events) for count in event.counts}
    return tuple(
        _count(source, count_id, one, told.get(count_id), agency_ids)
        for one in placed
        for count_id in (ids[one.passage.question, one.span],)
    )


def _count(
    source: t.Source,
    count_id: str,
    placed: Placed[t.CountMention],
    event: out.Event | None,
    agency_ids: Mapping[str, str],
) -> out.Count:
    mention = placed.mention
    return out.Count(
        id=count_id,
        question=placed.passage.question,
        value=_number(mention.value),
        low=_number(mention.low),
        high=_number(mention.high),
        of=_number(mention.of),
        qualifier=mention.qualifier,
        unit=mention.unit,
        unit_type=mention.unit_type,
        event=event.id if event else None,
        agents=event.agents if event else _doers(placed, agency_ids),
        rule=mention.rule,
        confidence=mention.confidence,
        evidence=evidence(source, placed.span),
    )


def _doers(placed: Placed[t.CountMention], agency_ids: Mapping[str, str]) -> tuple[str, ...]:
    """The agencies that the clause of a count without an event names as doing it, each once."""
    passage = placed.passage
    doers = passage.found.doers.get(placed.mention.span, ())
    return tuple(dict.fromkeys(agency_ids[passage.named[span]] for span in doers))


def _number(value: float | None) -> out.Number | None:
    """Whole numbers as integers, so that JSON shows 651 and not 651.0."""
    return int(value) if value is not None and value == int(value) else value
