"""Outlines that hold text for which nothing can be drawn, as a tick of a broken font."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.pdf.marks.candidate import Candidate, holds
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.undrawn import undrawn


def with_undrawn(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """The drawn candidates; those that look empty and in which such text begins say so. A text
    begins at the lower left corner of its first character."""
    if not any(_is_empty(item) for item in found):
        return list(found)
    starts = [page.chars.from_page(box) for box in undrawn(page.handle, page.frame)]
    places = [(box.x0, box.bottom) for box in starts]
    return [
        replace(item, undrawn=True)
        if _is_empty(item) and any(holds(item.box, place) for place in places)
        else item
        for item in found
    ]


def _is_empty(item: Candidate) -> bool:
    controls = item.kind in {"radio", "checkbox"}
    return controls and not item.inside and item.look is not None and not item.look.solid
