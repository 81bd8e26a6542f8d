"""Drawn candidates: outlines, discs, stars and small pictures, put together from their pieces.

A check box is drawn as one path, as four border lines, as a fill under an outline, with a
tick or two crossing lines on it. Pieces that lie in one another are one candidate; what it
shows is judged by its picture (``look``), not by how it was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.read.pdf.marks.find.leaders import without_leaders
from pipeline.read.pdf.objects import Drawing
from pipeline.types import Box

MIN_SIZE = 3.5  # points
MAX_SIZE = 40.0
MAX_ASPECT = 1.45
_MAX_PIECES = 3_000  # small drawings on a page: more is a chart or text turned into outlines
_MAIN_PIECE = 0.12  # share of the area of a tick that stands out of its box
_TOUCH = 0.8  # points between pieces that belong together
_END = 0.3  # points by which a border line may end before what it borders
_THIN = 1.5  # points: the thickest border line
_SIDES = 4
_CELL = 2 * MAX_SIZE


class Shape(NamedTuple):
    """A candidate's box and what it is made of."""

    box: Box
    image: bool
    pieces: int
    within: tuple[Box, ...] = ()  # its square pieces of some size, the largest first

    @property
    def inner(self) -> Box | None:
        """The smallest square piece of some size: a tick on it may be larger."""
        return self.within[-1] if self.within else None


def shapes(drawings: Sequence[Drawing], aspect: float = MAX_ASPECT) -> list[Shape]:
    """Candidates among the drawings of a page, from top to bottom; ``aspect`` is how much longer
    one side of them may be."""
    pieces = [item for item in drawings if _size(item.box) <= MAX_SIZE]
    small = list(without_leaders(pieces, MIN_SIZE, MAX_SIZE))
    if len(small) > _MAX_PIECES:
        return []
    small.sort(key=lambda item: -_area(item.box))
    outlines: list[Shape] = []
    loose: list[Box] = []
    grid: dict[tuple[int, int], list[int]] = {}
    for frame in _frames([item.box for item in small if not item.image], aspect):
        _place(frame, len(outlines), grid)
        outlines.append(Shape(frame, False, 0))
    for box, image, _ in small:
        holder = _holder(box, outlines, grid)
        if holder is not None:
            shape = outlines[holder]
            whole = _union(shape.box, box)
            # A border line of a crossed box, as long as it is wide; a rule beside goes on.
            grows = (
                not is_square(box, aspect) and is_square(whole, aspect) and _spans(box, shape.box)
            )
            large = is_square(box, aspect) and _area(box) > _MAIN_PIECE * _area(shape.box)
            outlines[holder] = Shape(
                whole if grows else shape.box,
                shape.image or image,
                shape.pieces + 1,
                (*shape.within, box) if large else shape.within,
            )
        elif is_square(box, aspect):
            _place(box, len(outlines), grid)
            outlines.append(Shape(box, image, 1))
        elif not image:
            loose.append(box)
    outlines += [
        Shape(box, False, len(members))
        for box, members in _clusters(loose)
        if is_square(box, aspect)
    ]
    outer = _outermost(outlines)
    return _apart(sorted(outer, key=lambda shape: (round(shape.box.top), shape.box.x0)))


def _frames(boxes: Sequence[Box], aspect: float) -> list[Box]:
    """Boxes of four border lines: a tick may be larger than the box that it is drawn in."""
    frames = []
    for whole, members in _clusters([box for box in boxes if _is_line(box)]):
        sides = {_side(line, whole) for line in members}
        if is_square(whole, aspect) and len(sides) == _SIDES and None not in sides:
            frames.append(whole)
    return frames


def _is_line(box: Box) -> bool:
    return min(box.x1 - box.x0, box.bottom - box.top) <= _THIN < MIN_SIZE <= _size(box)


def _side(line: Box, whole: Box) -> str | None:
    """The side of a box that a line is drawn along, from end to end."""
    gaps = {
        "left": line.x0 - whole.x0,
        "right": whole.x1 - line.x1,
        "top": line.top - whole.top,
        "bottom": whole.bottom - line.bottom,
    }
    reached = {side for side, gap in gaps.items() if gap <= _TOUCH}
    across = line.x1 - line.x0 > line.bottom - line.top
    ends = {"left", "right"} if across else {"top", "bottom"}
    sides = reached - ends
    return sides.pop() if ends <= reached and len(sides) == 1 else None


def _spans(line: Box, box: Box) -> bool:
    """True if a line reaches along a whole side of a box."""
    across = line.x0 <= box.x0 + _END and line.x1 >= box.x1 - _END
    return across or (line.top <= box.top + _END and line.bottom >= box.bottom - _END)


def _outermost(outlines: Sequence[Shape]) -> list[Shape]:
    """The outlines that do not lie in a larger one, as crossing lines do in four border lines."""
    kept: list[Shape] = []
    grid: dict[tuple[int, int], list[int]] = {}
    for shape in sorted(outlines, key=lambda shape: -_area(shape.box)):
        if _holder(shape.box, kept, grid) is None:
            _place(shape.box, len(kept), grid)
            kept.append(shape)
    return kept


def _apart(outlines: Sequence[Shape]) -> list[Shape]:
    """The outlines without the overlap of neighbours: PDFium's boxes of pointed paths are too
    large."""
    found: list[Shape] = []
    for shape in outlines:
        before = found[-1].box if found else None
        if before and _in_row(before, shape.box) and before.x0 < shape.box.x0 < before.x1:
            edge = (shape.box.x0 + before.x1) / 2
            found[-1] = found[-1]._replace(box=before._replace(x1=edge))
            shape = shape._replace(box=shape.box._replace(x0=edge))  # noqa: PLW2901
        found.append(shape)
    return found


def _in_row(one: Box, other: Box) -> bool:
    return abs(one.top - other.top) < _TOUCH and abs(one.bottom - other.bottom) < _TOUCH


def _size(box: Box) -> float:
    return max(box.x1 - box.x0, box.bottom - box.top)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def is_square(box: Box, aspect: float = MAX_ASPECT) -> bool:
    """True if a box is about as wide as high and has the size of a mark."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    if min(width, height) < MIN_SIZE:
        return False
    return max(width, height) <= min(MAX_SIZE, aspect * min(width, height))


def _cell(x: float, y: float) -> tuple[int, int]:
    return int(x // _CELL), int(y // _CELL)


def _place(box: Box, number: int, grid: dict[tuple[int, int], list[int]]) -> None:
    """Enter a box in all cells of the grid that it touches."""
    cells = {_cell(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)}
    for cell in cells:
        grid.setdefault(cell, []).append(number)


def _holder(
    box: Box, outlines: Sequence[Shape], grid: dict[tuple[int, int], list[int]]
) -> int | None:
    """The outline in which the middle of the box lies."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    for number in grid.get(_cell(x, y), ()):
        outer = outlines[number].box
        if outer.x0 - _TOUCH <= x <= outer.x1 + _TOUCH and (
            outer.top - _TOUCH <= y <= outer.bottom + _TOUCH
        ):
            return number
    return None


def _clusters(boxes: Sequence[Box]) -> list[tuple[Box, list[Box]]]:
    """Boxes that touch put together: what they cover, and which they are."""
    clusters: list[tuple[Box, list[Box]]] = []
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        joined, members = box, [box]
        apart = []
        for other, others in clusters[-50:]:
            if _touches(joined, other):
                joined, members = _union(joined, other), members + others
            else:
                apart.append((other, others))
        clusters[-50:] = [*apart, (joined, members)]
    return [cluster for cluster in clusters if len(cluster[1]) > 1]


def _touches(one: Box, other: Box) -> bool:
    return (
        one.x0 <= other.x1 + _TOUCH
        and other.x0 <= one.x1 + _TOUCH
        and one.top <= other.bottom + _TOUCH
        and other.top <= one.bottom + _TOUCH
    )


def _union(one: Box, other: Box) -> Box:
    return Box(
        min(one.x0, other.x0),
        min(one.top, other.top),
        max(one.x1, other.x1),
        max(one.bottom, other.bottom),
    )
