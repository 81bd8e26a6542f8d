"""Dated happenings, tied to the organisations and the counts of their clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline import report as out
from pipeline import types as t
from pipeline.assemble.passages import Passage, Placed
from pipeline.assemble.places import evidence


def events(
    source: t.Source,
    placed: Sequence[Placed[t.EventMention]],
    agency_ids: Mapping[str, str],
    count_ids: Mapping[tuple[str, t.Span], str],
) -> tuple[out.Event, ...]:
    """All events; ``count_ids`` by question and span in the source."""
    return tuple(
        _event(source, f"e{n}", one, agency_ids, count_ids) for n, one in enumerate(placed, 1)
    )


def _event(
    source: t.Source,
    event_id: str,
    placed: Placed[t.EventMention],
    agency_ids: Mapping[str, str],
    count_ids: Mapping[tuple[str, t.Span], str],
) -> out.Event:
    mention, passage = placed.mention, placed.passage
    parts = _parts(mention, passage, agency_ids)
    counted = ((passage.question, passage.view.to_source(span)) for span in mention.counts)
    return out.Event(
        id=event_id,
        question=passage.question,
        date=_date(source, passage, mention.date),
        action=_action(source, passage, mention),
        what=passage.view.text[slice(*mention.what)] if mention.what else None,
        agents=tuple(
            dict.fromkeys(part.agency for part in parts if part.role in {"agent", "partner"})
        ),
        parts=parts,
        counts=tuple(count_ids[key] for key in counted),
        places=mention.places,
        planned=mention.planned,
        rule=mention.rule,
        confidence=mention.confidence,
        evidence=evidence(source, placed.span),
    )


def _action(source: t.Source, passage: Passage, mention: t.EventMention) -> out.Action:
    span = passage.view.to_source(mention.action)
    return out.Action(
        text=source.quote(span),
        lemma=mention.lemma,
        type=mention.type,
        start=span.start,
        end=span.end,
    )


def _parts(
    mention: t.EventMention, passage: Passage, agency_ids: Mapping[str, str]
) -> tuple[out.Part, ...]:
    return tuple(
        _part(agency_ids[passage.named[one.span]], one.role, passage.view.to_source(one.span))
        for one in mention.participants
    )


def _part(agency_id: str, role: t.Role, span: t.Span) -> out.Part:
    return out.Part(agency=agency_id, role=role, start=span.start, end=span.end)


def _date(source: t.Source, passage: Passage, date: t.DateMention) -> out.Date:
    span = passage.view.to_source(date.span)
    return out.Date(
        edtf=date.edtf,
        start=date.start,
        end=date.end,
        precision=date.precision,
        approximate=date.approximate,
        inferred=date.inferred,
        text=source.quote(span),
        span=out.Range(start=span.start, end=span.end),
    )
