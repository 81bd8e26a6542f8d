"""All candidates of a page, from whatever they are made of."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.marks.candidate import Candidate, holds
from pipeline.read.pdf.marks.find.drawn import drawn
from pipeline.read.pdf.marks.find.fields import with_fields
from pipeline.read.pdf.marks.find.overdrawn import overdrawn
from pipeline.read.pdf.marks.find.raster import pictured
from pipeline.read.pdf.marks.find.undrawn import with_undrawn
from pipeline.read.pdf.marks.find.written import written
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.widgets import Widget
from pipeline.types import Box


def collect(page: Page, around: Surroundings, widgets: Sequence[Widget]) -> list[Candidate]:
    """The candidates of an open page, but for lone crosses."""
    printed = written(page, around)
    fields = [page.chars.from_page(widget.box) for widget in widgets]
    # A field shows its own state, whatever is printed under it.
    touched = overdrawn(page, [item for item in printed if not _is_in(item, fields)])
    # What lies on an empty character is no mark by itself.
    pieces = [item for item in drawn(page, around) if not _lies_in(item, touched)]
    pieces = with_undrawn(page, pieces)
    inner = pictured(page, around, [*pieces, *touched])
    boxes = with_fields(page, [*pieces, *inner], widgets, around)
    # A character in a drawn box is what is in the box.
    free = [item for item in printed if not _lies_in(item, (*touched, *boxes))]
    return [*boxes, *touched, *free]


def _lies_in(item: Candidate, others: Sequence[Candidate]) -> bool:
    return _is_in(item, [other.box for other in others])


def _is_in(item: Candidate, boxes: Sequence[Box]) -> bool:
    return any(holds(box, item.centre) for box in boxes)


def by_position(found: Sequence[Candidate]) -> list[Candidate]:
    """Row by row, each from left to right."""
    rows: list[list[Candidate]] = []
    for item in sorted(found, key=lambda item: item.centre[1]):
        if rows and item.centre[1] - rows[-1][0].centre[1] <= item.size / 2:
            rows[-1].append(item)
        else:
            rows.append([item])
    return [item for row in rows for item in sorted(row, key=lambda item: item.box.x0)]
