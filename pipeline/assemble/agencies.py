"""Organisations with their mentions. Ids are given by first mention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline import report as out
from pipeline import types as t
from pipeline.assemble import places
from pipeline.assemble.passages import Placed

Names = Sequence[Placed[t.NameMention]]


def ids(names: Names) -> dict[str, str]:
    """Agency key → id."""
    keys = dict.fromkeys(placed.mention.key for placed in names)
    return {key: f"a{n}" for n, key in enumerate(keys, 1)}


def agencies(
    source: t.Source, names: Names, known: Sequence[t.Agency], ids: Mapping[str, str]
) -> tuple[out.Agency, ...]:
    """Each organisation that a name of the report means."""
    mentions: dict[str, list[out.AgencyMention]] = {key: [] for key in ids}
    for placed in names:
        mentions[placed.mention.key].append(_mention(source, placed))
    by_key = {agency.key: agency for agency in known}
    return tuple(_agency(ids[key], by_key[key], tuple(mentions[key])) for key in ids)


def _mention(source: t.Source, placed: Placed[t.NameMention]) -> out.AgencyMention:
    return out.AgencyMention(
        question=placed.passage.question,
        start=placed.span.start,
        end=placed.span.end,
        text=source.quote(placed.span),
        page=places.page(source, placed.span),
        rule=placed.mention.rule,
        confidence=placed.mention.confidence,
    )


def _agency(
    agency_id: str, agency: t.Agency, mentions: tuple[out.AgencyMention, ...]
) -> out.Agency:
    return out.Agency(
        id=agency_id,
        key=agency.key,
        name=agency.name,
        acronyms=agency.acronyms,
        type=agency.type,
        country=agency.country,
        identifiers=out.Identifiers(**dict(agency.identifiers)),
        mentions=mentions,
    )
