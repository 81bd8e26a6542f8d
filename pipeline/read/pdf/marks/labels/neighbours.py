"""The nearest text on each side of a mark."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.groups import ALIGNED
from pipeline.read.pdf.marks.surroundings import Segment
from pipeline.types import Box

_NEAR = 3.5  # in line heights: a label this near on one side is the mark's own
_FAR = 600.0  # points, at the usual size of type
_ABOVE = 2.5  # in line heights
_LEVEL = 0.2  # line heights by which the middle of a mark may be over or under a line
SLACK = 2.5  # points by which a label may overlap its mark
_MUCH_NEARER = 0.5  # so much nearer must a label on the left be to be preferred
_FAR_WEIGHT = 0.25  # of a label that is not near
BESIDE = ("right", "left")
Point = tuple[float, float]


class _Neighbour(NamedTuple):
    segment: Segment
    distance: float


def nearest(
    item: Candidate, side: str, centres: Sequence[Point], segments: Sequence[Segment]
) -> _Neighbour | None:
    """The nearest segment on one side of a mark with none of the marks' centres between."""
    best: _Neighbour | None = None
    reach = _LEVEL if side in BESIDE else _ABOVE
    for segment in segments:
        _, top, _, bottom = segment.box
        if bottom + reach * (bottom - top) < item.box.top or (
            top - reach * (bottom - top) > item.box.bottom
        ):
            continue
        distance = _distance(item.box, segment.box, side)
        if distance is None or (best and distance >= best.distance):
            continue
        if not _is_cut_off(item, segment.box, side, centres):
            best = _Neighbour(segment, max(distance, 0.0))
    return best


def _distance(mark: Box, text: Box, side: str) -> float | None:
    """From the mark to a text on this side of it; ``None`` if it is not on this side."""
    height = text.bottom - text.top
    if side in BESIDE:
        middle = (mark.top + mark.bottom) / 2
        level = text.top - _LEVEL * height <= middle <= text.bottom + _LEVEL * height
        # A large box stands on the line, or hangs from it.
        if not level and not mark.top <= (text.top + text.bottom) / 2 <= mark.bottom:
            return None
        distance = text.x0 - mark.x1 if side == "right" else mark.x0 - text.x1
        return distance if -SLACK <= distance <= _FAR else None
    middle = (mark.x0 + mark.x1) / 2
    centred = abs((text.x0 + text.x1) / 2 - middle) <= max(mark.x1 - mark.x0, 12.0)
    if not centred and abs(text.x0 - mark.x0) > SLACK:
        return None
    distance = mark.top - text.bottom if side == "above" else text.top - mark.bottom
    return distance if -height / 2 <= distance <= _ABOVE * height else None


def _is_cut_off(item: Candidate, text: Box, side: str, centres: Sequence[Point]) -> bool:
    """True if another of the marks with these centres stands between the mark and the text."""
    x, y = item.centre
    if side in BESIDE:
        low, high = (x, text.x0 + 1) if side == "right" else (text.x1 - 1, x)
        return any(
            low < at_x < high and (abs(at_y - y) <= ALIGNED or text.top <= at_y <= text.bottom)
            for at_x, at_y in centres
        )
    low, high = (text.bottom, y) if side == "above" else (y, text.top)
    return any(abs(at_x - x) < item.size and low < at_y < high for at_x, at_y in centres)


def best_side(sides: dict[str, list[_Neighbour | None]]) -> str:
    """The side where more labels are near; of two such the right one, unless the left is
    nearer by far."""
    (right, right_distance), (left, left_distance) = (_score(sides[side]) for side in BESIDE)
    if left > right or (left == right and left_distance < _MUCH_NEARER * right_distance):
        return "left"
    return "right"


def _score(side: Sequence[_Neighbour | None]) -> tuple[float, float]:
    """How many have a label on this side, near ones first; then how near these are."""
    near = [
        neighbour.distance / max(neighbour.segment.box.bottom - neighbour.segment.box.top, 1.0)
        for neighbour in side
        if neighbour
    ]
    if not near:
        return 0.0, 0.0
    close = sum(distance <= _NEAR for distance in near)
    return close + _FAR_WEIGHT * (len(near) - close), median(near)
