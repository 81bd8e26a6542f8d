"""The columns of ``next_steps`` that follow a step into the next year's report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.feeds.model import Row
from pipeline.feeds.steps import Told, follow
from pipeline.feeds.tables import NEXT_STEPS


def followed(rows: Sequence[Row]) -> Iterator[Row]:
    """All rows of a feed's ``next_steps``, with those columns filled in."""
    at = NEXT_STEPS.place
    told = [
        Told(
            key=(row[at("report_id")], row[at("next_step_id")]),  # type: ignore[arg-type]
            title=row[at("title")] or "",  # type: ignore[arg-type]
            **{  # type: ignore[arg-type]
                name: row[at(name)] for name in ("kind", "country", "year", "number")
            },
        )
        for row in rows
    ]
    links = follow(told)
    first = at("next_report_id")
    for row, one in zip(rows, told, strict=True):
        found = links.get(one.key)
        yield (*row[:first], *((*found.key, found.confidence) if found else (None, None, None)))
