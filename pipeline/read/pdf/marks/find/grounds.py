"""What controls are drawn on: the pale cell of a striped row, or a small cell with borders."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from pipeline.read.pdf.marks.find.shapes import Shape
from pipeline.read.pdf.marks.look import pictures
from pipeline.read.pdf.marks.look.measure import look
from pipeline.read.pdf.objects import Drawing
from pipeline.read.pdf.page import Page
from pipeline.types import Box

_LESS = 0.5  # of the area of a cell: the most that a control in it has
_EDGE = 1.5  # points by which the outline of a control may be outside its filling
_INSIDE = 1.0  # points between the borders of a cell and a control in it
_NEAR = [(right, down) for right in (-1, 0, 1) for down in (-1, 0, 1)]

_Places = Collection[tuple[int, int]]


class Corners(NamedTuple):
    """Where the drawings of a page have their upper left corners, and their upper right ones."""

    left: _Places
    right: _Places

    @classmethod
    def of(cls, drawings: Sequence[Drawing]) -> Corners:
        """Those of drawings, to whole points."""
        boxes = [item.box for item in drawings]
        return cls(
            {(round(box.x0), round(box.top)) for box in boxes},
            {(round(box.x1), round(box.top)) for box in boxes},
        )

    def touch(self, box: Box) -> bool:
        """True if something as high begins where a box ends, or ends where it begins."""
        top = round(box.top)
        return any(
            (round(box.x1) + right, top + down) in self.left
            or (round(box.x0) + right, top + down) in self.right
            for right, down in _NEAR
        )


def without_cell(page: Page, shape: Shape, corners: Corners) -> Shape:
    """The shape without the cell of a row that it stands in."""
    box, inner = shape.box, shape.inner
    if inner is None or _area(inner) > _LESS * _area(box) or not corners.touch(box):
        return shape
    if _is_all_in(page, box, inner):
        return shape._replace(box=inner)
    for part in shape.within:
        if _area(part) <= _LESS * _area(box) and _is_control(page, box, part):
            return shape._replace(box=part)
    return shape


def _is_all_in(page: Page, cell: Box, inner: Box) -> bool:
    """True if a cell shows nothing but what is in an inner box: it is a pale band."""
    drawn = pictures.parts(page.handle, page.frame, page.chars.to_page(cell))
    parts = [page.chars.from_page(part) for part in drawn]
    return bool(parts) and all(
        part.x0 >= inner.x0 - _EDGE
        and part.x1 <= inner.x1 + _EDGE
        and part.top >= inner.top - _EDGE
        and part.bottom <= inner.bottom + _EDGE
        for part in parts
    )


def _is_control(page: Page, cell: Box, part: Box) -> bool:
    """True for an outline apart from the borders of its cell."""
    gaps = part.x0 - cell.x0, cell.x1 - part.x1, part.top - cell.top, cell.bottom - part.bottom
    if min(gaps) < _INSIDE:
        return False
    seen = look(page.handle, page.frame, page.chars.to_page(part))
    return seen is not None and seen.closed and not seen.solid


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
