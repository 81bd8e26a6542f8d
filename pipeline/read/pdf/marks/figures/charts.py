"""What looks like controls in charts: points beside an axis of numbers, and the key to colours."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from pipeline.read.pdf.marks.candidate import Candidate, Look
from pipeline.read.pdf.marks.groups import alike, in_column
from pipeline.read.pdf.marks.surroundings import Segment, Surroundings
from pipeline.types import Box

_NUMBER = re.compile(r"[-−]?\d[\d  .,]{0,14}\s?%?")
_GROUPED = re.compile(r"[   .,](?=\d{3}(?!\d))")
_FEWEST = 4  # numbers of an axis
_EDGE = 4.0  # points by which its numbers may be out of line
_EVEN = 0.02  # share of its length by which a number may be from its place
_MOST = 30  # numbers of a column that are looked at
_COLUMNS = 3  # in which points stand, at least: the steps of a scale stand in one
_SAME_COLOUR = 0.12
_ALIKE = 0.15  # differences of ink between what looks the same


class _Tick(NamedTuple):
    """A number and where it stands."""

    box: Box
    value: float


def without_points(around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are no points of a chart, and no signs of its key."""
    drawn = [item for item in found if item.look and not item.row]
    if len(drawn) < _COLUMNS:
        return list(found)
    points: list[Candidate] = []
    for axis in _axes(around):
        beside = [item for item in drawn if _is_beside(item, axis)]
        columns: list[Candidate] = []
        for item in beside:
            if not any(in_column(item, other) for other in columns):
                columns.append(item)
        if len(columns) >= _COLUMNS:
            points += beside
    return [item for item in found if item not in points and not _is_like_any(item, points)]


def is_key(members: Sequence[Candidate]) -> bool:
    """True for a group of fillings of which most are solid and none of one colour."""
    solid = [item.look for item in members if item.look and item.look.solid]
    if len(solid) < 2 or 2 * len(solid) <= len(members) or members[0].kind == "star":
        return False
    return all(_distance(one, other) > _SAME_COLOUR for one, other in combinations(solid, 2))


def _distance(one: Look, other: Look) -> float:
    return max(abs(a - b) for a, b in zip(one.colour, other.colour, strict=True))


def _is_like_any(item: Candidate, points: Sequence[Candidate]) -> bool:
    look = item.look
    return look is not None and any(
        other.look
        and alike(item, other)
        and abs(look.core - other.look.core) <= _ALIKE
        and abs(look.total - other.look.total) <= _ALIKE
        and _distance(look, other.look) <= _SAME_COLOUR
        for other in points
    )


def _is_beside(item: Candidate, axis: Sequence[_Tick]) -> bool:
    """True if a candidate stands right of an axis, no higher or lower than it."""
    x, y = item.centre
    step = axis[1].box.top - axis[0].box.top
    return x > axis[0].box.x1 and axis[0].box.top - step <= y <= axis[-1].box.bottom + step


def _axes(around: Surroundings) -> list[list[_Tick]]:
    """Columns of numbers that are axes, each from top to bottom."""
    ticks = [tick for part in around.cells_like(_NUMBER) if (tick := _tick(around, part))]
    columns: list[list[_Tick]] = []
    for tick in sorted(ticks, key=lambda tick: tick.box.top):
        column = next((one for one in columns if _is_in_line(one[-1].box, tick.box)), None)
        if column is None:
            columns.append([tick])
        else:
            column.append(tick)
    return [run for column in columns if (run := _longest(column))]


def _tick(around: Surroundings, part: Segment) -> _Tick | None:
    text = around.text.text[part.span.start : part.span.end]
    plain = _GROUPED.sub("", text).rstrip("% ").replace("−", "-").replace(",", ".")
    try:
        return _Tick(part.box, float(plain))
    except ValueError:
        return None


def _is_in_line(one: Box, other: Box) -> bool:
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1)) <= _EDGE


def _longest(column: Sequence[_Tick]) -> list[_Tick]:
    """The longest run of a column that is an axis; empty if there is none."""
    column = column[:_MOST]
    for length in range(len(column), _FEWEST - 1, -1):
        for start in range(len(column) - length + 1):
            run = column[start : start + length]
            if _is_axis(run):
                return list(run)
    return []


def _is_axis(run: Sequence[_Tick]) -> bool:
    """True if values fall as evenly as they stand, or their logarithms do."""
    values = [tick.value for tick in run]
    if any(after >= before for before, after in pairwise(values)):
        return False
    places = [tick.box.top for tick in run]
    scales = [values]
    if values[-1] > 0:
        scales.append([math.log(value) for value in values])
    return any(_fits(scale, places) for scale in scales)


def _fits(values: Sequence[float], places: Sequence[float]) -> bool:
    """True if values lie on a straight line by their places."""
    span, rise = places[-1] - places[0], values[-1] - values[0]
    return span > 0 and all(
        abs((value - values[0]) / rise - (place - places[0]) / span) <= _EVEN
        for value, place in zip(values, places, strict=True)
    )
