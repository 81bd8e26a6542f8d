"""Check boxes that are wider than high, as court forms have them.

A cell of a table and a field for a few letters look like one of them. So they count only where a
text begins right beside them, no rule goes on along two of their sides, and others of about their
size stand on the page, with paper between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.marks.find.shapes import MAX_ASPECT, MAX_SIZE, Shape, shapes
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.objects import Drawing
from pipeline.types import Box

_LONGEST = 2.0  # heights
_TALLEST = MAX_SIZE / MAX_ASPECT  # points
_HIGHEST = 1.6  # of the line height of the text beside it
_FEWEST = 2  # boxes of one size on a page
_SAME = 0.2  # of a side, by which two of one size may differ
_GAP = 0.3  # points between two: cells share a border
_BESIDE = 1.2  # heights in which a text begins
_EDGE = 1.0  # points between a side and the rule that it is a part of
_TOUCH = 0.6  # points between a side and what goes on from its end
_RULE = 2.5  # points: the thickest rule
_ON = 0.5  # of a side, by which a rule goes on
_KNOB, _ASIDE = 0.5, 0.15  # height of a knob, and its place from the middle, in those of its bar
_CELL = 2  # sides that are parts of rules


def oblongs(
    drawings: Sequence[Drawing], known: Sequence[Shape], around: Surroundings
) -> list[Shape]:
    """The oblong boxes of a page, beside the shapes that are ``known``."""
    low = [item for item in drawings if not item.image and _height(item.box) <= _TALLEST]
    found = [
        shape
        for shape in shapes(low, _LONGEST)
        if _is_oblong(shape.box, around)
        and not any(_disturbs(other.box, shape.box) for other in known)
    ]
    apart = [
        shape
        for shape in found
        if not any(_meet(shape.box, other.box) for other in found if other is not shape)
    ]
    return [
        shape
        for shape in apart
        if sum(_alike(shape.box, other.box) for other in apart) >= _FEWEST
        and not _is_cell(shape.box, drawings)
    ]


def within(one: Box, other: Box) -> bool:
    """True if a box, as that of a tick, lies in another."""
    across = other.x0 <= one.x0 and one.x1 <= other.x1
    return across and other.top <= one.top and one.bottom <= other.bottom


def _disturbs(other: Box, box: Box) -> bool:
    """True for a shape that touches a box from outside, or is a knob at an end of it."""
    if not within(other, box):
        return _meet(box, other)
    aside = abs(other.x0 + other.x1 - box.x0 - box.x1) / 2
    return _height(other) >= _KNOB * _height(box) and aside > _ASIDE * _width(box)


def _is_oblong(box: Box, around: Surroundings) -> bool:
    """True for a box that is wider than high, no higher than a line, before a text."""
    height = _height(box)
    if _width(box) <= MAX_ASPECT * height or height > _HIGHEST * around.type_size(box):
        return False
    return bool(around.inside(Box(box.x1, box.top, box.x1 + _BESIDE * height, box.bottom))[0])


def _is_cell(box: Box, drawings: Sequence[Drawing]) -> bool:
    """True if rules go on along two sides of a box or more."""
    x0, top, x1, bottom = box
    turned = Box(top, x0, bottom, x1)
    along: set[tuple[bool, float]] = set()
    for other, _, _ in drawings:
        along.update((True, side) for side in _along(box, other))
        upright = Box(other.top, other.x0, other.bottom, other.x1)
        along.update((False, side) for side in _along(turned, upright))
    return len(along) >= _CELL


def _along(box: Box, other: Box) -> list[float]:
    """The upper and lower side of a box, if an edge of a drawing goes on along it."""
    on = max(box.x0 - other.x0, other.x1 - box.x1)
    touches = other.x0 <= box.x1 + _TOUCH and other.x1 >= box.x0 - _TOUCH
    rule = _height(other) <= _RULE or (other.x0 <= box.x0 and other.x1 >= box.x1)
    if on < _ON * _width(box) or not touches or not rule:
        return []
    edges = other.top, other.bottom
    return [
        side for side in (box.top, box.bottom) if any(abs(edge - side) <= _EDGE for edge in edges)
    ]


def _width(box: Box) -> float:
    return box.x1 - box.x0


def _height(box: Box) -> float:
    return box.bottom - box.top


def _alike(one: Box, other: Box) -> bool:
    wide, high = abs(_width(one) - _width(other)), abs(_height(one) - _height(other))
    return wide <= _SAME * _width(one) and high <= _SAME * _height(one)


def _meet(one: Box, other: Box) -> bool:
    """True if nothing stands between two boxes."""
    across = max(one.x0 - other.x1, other.x0 - one.x1)
    return max(across, one.top - other.bottom, other.top - one.bottom) < _GAP
