"""Signs that are drawn in the cells of tables, such as crosses and ticks: what is small and no
control, and of one size."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.marks.candidate import Candidate, holds
from pipeline.read.pdf.marks.look.measure import look
from pipeline.read.pdf.page import Page
from pipeline.types import Box

_SIZE = (5.0, 24.0)  # points
_ASPECT = 1.6
_EVEN = 1.3  # ratio of the sizes of signs that mean the same
_OFF = 0.5  # of its size, by which a sign may be out of the middle of its cell
_CORNERS = 0.5  # ink in the corners of a square
_MOST = 200  # signs of a page: more are letters


def drawn_signs(page: Page, found: Sequence[Candidate]) -> list[Box]:
    """The boxes of small drawings that lie in no candidate and touch no other."""
    small = list({item.box for item in page.drawings if _is_small(item.box)})
    if not 0 < len(small) <= _MOST:
        return []
    return [
        box
        for box in small
        if not any(holds(item.box, _middle(box)) for item in found)
        and not any(other != box and _meets(box, other) for other in small)
    ]


def are_even(boxes: Sequence[Box]) -> bool:
    """True if signs are of one size, and may mean the same."""
    sizes = [max(box.x1 - box.x0, box.bottom - box.top) for box in boxes]
    return max(sizes, default=0.0) <= _EVEN * min(sizes, default=0.0)


def is_in_middle(box: Box, cell: Box | None) -> bool:
    """True if a sign stands in the middle of a cell, and touches none of its borders."""
    if cell is None:
        return False
    (x, y), (cell_x, cell_y) = _middle(box), _middle(cell)
    gaps = box.x0 - cell.x0, box.top - cell.top, cell.x1 - box.x1, cell.bottom - box.bottom
    size = max(box.x1 - box.x0, box.bottom - box.top)
    return min(gaps) > 0 and max(abs(x - cell_x), abs(y - cell_y)) <= _OFF * size


def is_sign(page: Page, box: Box) -> bool:
    """True if a drawing is made of strokes, or is a full disc."""
    seen = look(page.handle, page.frame, page.chars.to_page(box))
    return seen is not None and not (seen.closed and seen.corners >= _CORNERS)


def _is_small(box: Box) -> bool:
    short, long = sorted((box.x1 - box.x0, box.bottom - box.top))
    return short >= _SIZE[0] and long <= min(_SIZE[1], _ASPECT * short)


def _middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def _meets(one: Box, other: Box) -> bool:
    """True if two boxes have a point in common, and are not the same place."""
    return (
        one.x0 < other.x1 and other.x0 < one.x1
        and one.top < other.bottom and other.top < one.bottom
    )  # fmt: skip
