"""Organisations over reports: one row for one body, with what it is named and does there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import get_args

from pipeline.report import Agency, Report
from pipeline.types import Role

ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body as the reports together show it."""

    key: str
    name: str
    """The most frequent of its names; of equals the longest."""
    acronyms: tuple[str, ...]
    type: str
    country: str | None
    reports: int
    """Number of reports that name it."""
    mentions: int
    events: int
    """Number of events in whose clause it is."""
    roles: dict[Role, int]
    """Number of its parts in events by role."""


@dataclass(slots=True)
class _Gathered:
    agency: Agency
    names: Counter[str] = field(default_factory=Counter)
    acronyms: dict[str, None] = field(default_factory=dict)
    roles: Counter[Role] = field(default_factory=Counter)
    reports: int = 0
    mentions: int = 0
    events: int = 0


def organisations(reports: Iterable[Report]) -> list[Organisation]:
    """All bodies, most events first, then most mentions."""
    found: dict[str, _Gathered] = {}
    for report in reports:
        _gather(report, found)
    rows = [_organisation(key, one) for key, one in found.items()]
    return sorted(rows, key=lambda row: (-row.events, -row.mentions, row.key))


def _gather(report: Report, found: dict[str, _Gathered]) -> None:
    keys = {agency.id: agency.key for agency in report.agencies}
    # Two records of one report may have one key; the report counts once.
    for key in dict.fromkeys(keys.values()):
        own = [agency for agency in report.agencies if agency.key == key]
        one = found.setdefault(key, _Gathered(own[0]))
        one.reports += 1
        for agency in own:
            one.mentions += len(agency.mentions)
            one.names[agency.name] += len(agency.mentions)
            one.acronyms.update(dict.fromkeys(agency.acronyms))
    for event in report.events:
        parts = [(keys[part.agency], part.role) for part in event.parts]
        for key, role in parts:
            found[key].roles[role] += 1
        for key in {key for key, _ in parts}:
            found[key].events += 1


def _organisation(key: str, one: _Gathered) -> Organisation:
    name = max(one.names, key=lambda name: (one.names[name], len(name), name))
    return Organisation(
        key=key,
        name=name,
        acronyms=tuple(one.acronyms),
        type=one.agency.type,
        country=one.agency.country,
        reports=one.reports,
        mentions=one.mentions,
        events=one.events,
        roles={role: one.roles[role] for role in ROLES},
    )
