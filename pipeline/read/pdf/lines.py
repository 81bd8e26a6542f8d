"""Characters to runs, runs to lines. A run is text set without a gap; a line, runs side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pipeline.read.pdf.chars import Chars
from pipeline.types import Box

# In heights of a character.
_GAP = 1.2  # a wider gap parts two runs: columns, table cells, a label and its mark
_BACK = 1.0  # so far may a character stand before the end of the one drawn before it
_SPACES = [code for code in range(0x3001) if chr(code).isspace()]
_OVERLAP = 0.45  # share of the height that characters of one line have in common


class Run(NamedTuple):
    """Characters ``start`` to ``end`` of a page, set without a gap on one line."""

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        """Line height of its tallest character."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Line:
    """Runs of one line from left to right, and the column that it was set in."""

    runs: tuple[Run, ...]
    column: int  # lines of different columns or cells are never one paragraph
    box: Box
    height: float  # of most of its characters: a symbol among them may be taller
    base: float  # where most of its characters end below


def runs(chars: Chars) -> list[Run]:
    """The runs of a page in the order in which they were drawn."""
    printed = _printed(chars)
    if not len(printed):
        return []
    x0, top, x1, bottom = (
        values[printed] for values in (chars.x0, chars.top, chars.x1, chars.bottom)
    )
    height = np.minimum((bottom - top)[:-1], (bottom - top)[1:])
    overlap = np.minimum(bottom[:-1], bottom[1:]) - np.maximum(top[:-1], top[1:])
    gap = x0[1:] - x1[:-1]
    broken = (overlap < _OVERLAP * height) | (gap > _GAP * height) | (gap < -_BACK * height)
    first = np.concatenate(([0], np.flatnonzero(broken) + 1))
    edges = zip(
        np.minimum.reduceat(x0, first).tolist(),
        np.minimum.reduceat(top, first).tolist(),
        np.maximum.reduceat(x1, first).tolist(),
        np.maximum.reduceat(bottom, first).tolist(),
        strict=True,
    )
    last = np.concatenate((first[1:], [len(printed)])) - 1
    starts, ends = printed[first].tolist(), (printed[last] + 1).tolist()
    return [Run(start, end, *box) for start, end, box in zip(starts, ends, edges, strict=True)]


def _printed(chars: Chars) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Where characters stand that are neither white space nor without a box."""
    codes = np.frombuffer(chars.text.encode("utf-32-le"), np.uint32)
    return np.flatnonzero(~np.isin(codes, _SPACES) & (chars.bottom > chars.top))


def rows(members: Iterable[Run]) -> list[list[Run]]:
    """Runs on the same height together, from top to bottom, each from left to right."""
    found: list[list[Run]] = []
    for run in sorted(members, key=lambda run: run.top + run.bottom):
        head = found[-1][0] if found else None
        if head and _side_by_side(head, run):
            found[-1].append(run)
        else:
            found.append([run])
    for row in found:
        row.sort(key=lambda run: run.x0)
    return found


def line(chars: Chars, members: Sequence[Run], column: int) -> Line:
    """The line that the runs of a row make."""
    longest = max(members, key=lambda run: run.end - run.start)
    bottom = chars.bottom[longest.start : longest.end]
    height = bottom - chars.top[longest.start : longest.end]
    drawn = np.flatnonzero(height > 0)
    usual = drawn[np.argsort(height[drawn])[len(drawn) // 2]]  # several times faster than median
    box = Box(
        members[0].x0,
        min(run.top for run in members),
        max(run.x1 for run in members),
        max(run.bottom for run in members),
    )
    return Line(
        tuple(members),
        column,
        box,
        float(height[usual]),
        float(bottom[usual]),
    )


def _side_by_side(one: Run, other: Run) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= _OVERLAP * min(one.height, other.height)
