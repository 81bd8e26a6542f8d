"""Matrices: marks in rows and columns, each named by the text left of its row and by the text
over its column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.groups import in_column, in_row
from pipeline.read.pdf.marks.surroundings import Segment

_Same = Callable[[Candidate, Candidate], bool]

_FEWEST = 2  # rows, and columns
_HEAD = 12.0  # line heights over the first row in which the heads of the columns stand
_WIDER = 0.6  # of the distance of two columns: how far a head may be from the middle of its own


class Names(NamedTuple):
    """What a mark of a matrix is named by."""

    column: Segment
    row: Segment


def names(members: Sequence[Candidate], segments: Sequence[Segment]) -> dict[int, Names]:
    """The names of the members of a group, by their number; empty if it is no matrix."""
    rows = _lines(members, in_row)
    columns = _lines(members, in_column)
    if min(len(rows), len(columns)) < _FEWEST or any(len(row) < _FEWEST for row in rows):
        return {}
    if any(_parted(members, row, segments) for row in rows):
        return {}
    first = [members[at] for at in rows[0]]
    heads = over(first, [part for part in segments if part.box.bottom <= first[0].centre[1]])
    sides = [_left(members[row[0]], segments) for row in rows]
    if len(first) != len(columns) or None in heads or None in sides:
        return {}
    found: dict[int, Names] = {}
    for row, side in zip(rows, sides, strict=True):
        for at in row:
            column = next(n for n, top in enumerate(first) if in_column(top, members[at]))
            head = heads[column]
            if head and side:
                found[at] = Names(head, side)
    return found


def over(row: Sequence[Candidate], segments: Sequence[Segment]) -> list[Segment | None]:
    """For each mark of a row the nearest segment that is over or under it and no other mark."""
    found: list[Segment | None] = []
    for at, item in enumerate(row):
        x, y = item.centre
        gaps = [abs(other.centre[0] - x) for n, other in enumerate(row) if n != at]
        reach = _WIDER * min(gaps, default=0.0)
        near = [
            (abs((part.box.top + part.box.bottom) / 2 - y), part)
            for part in segments
            if _is_at(part, x, reach, row, item)
        ]
        distance, best = min(near, key=lambda pair: pair[0], default=(0.0, None))
        fits = best and distance <= _HEAD * (best.box.bottom - best.box.top)
        found.append(best if fits else None)
    return found


def _is_at(
    part: Segment, x: float, reach: float, row: Sequence[Candidate], item: Candidate
) -> bool:
    middle = (part.box.x0 + part.box.x1) / 2
    covers = part.box.x0 - item.size <= x <= part.box.x1 + item.size
    others = any(
        part.box.x0 <= other.centre[0] <= part.box.x1 for other in row if other is not item
    )
    aligned = abs(part.box.x0 - item.box.x0) <= item.size
    return covers and not others and (aligned or abs(middle - x) <= reach)


def _lines(members: Sequence[Candidate], same: _Same) -> list[list[int]]:
    """Numbers of the members by row or column, those of a row from left to right."""
    found: list[list[int]] = []
    for at in sorted(range(len(members)), key=lambda at: members[at].centre):
        line = next((line for line in found if same(members[line[0]], members[at])), None)
        if line is None:
            found.append([at])
        else:
            line.append(at)
    return sorted(found, key=lambda line: members[line[0]].centre[1])


def _parted(members: Sequence[Candidate], row: Sequence[int], segments: Sequence[Segment]) -> bool:
    """True if text stands between the marks of a row, or after them."""
    first, last = members[row[0]], members[row[-1]]
    y = first.centre[1]
    return any(
        part.box.top <= y <= part.box.bottom and part.box.x0 >= first.box.x0 + first.size / 2
        for part in segments
        if part.box.x0 < last.box.x1 + 20 * last.size
    )


def _left(item: Candidate, segments: Sequence[Segment]) -> Segment | None:
    """The text left of a row."""
    y = item.centre[1]
    return max(
        (p for p in segments if p.box.top <= y <= p.box.bottom and p.box.x1 <= item.centre[0]),
        key=lambda part: part.box.x1,
        default=None,
    )
