"""Characters to runs, runs to lines. A run is text set without a gap; a line, runs side by side."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.read.pdf.chars import Chars, Floats
from pipeline.read.pdf.codes import codes, spaces
from pipeline.types import Box

# In heights of a character.
_GAP = 1.2  # a wider gap parts two runs: columns, table cells, a label and its mark
_BACK = 1.0  # so far may a character stand before the end of the one drawn before it
_UNSPACED = 0.25  # … and parts two words that the file has no space between …
_LETTERS = 0.12  # … if the letters on both sides of it stand closer than this: not letterspaced
_CROSSES = "xX"  # letters that are set over boxes as signs …
_SYMBOLS = ("So", "Sm", "Co")  # … and Unicode's categories of other signs
_OVERLAP = 0.45  # share of the height that characters of one line have in common


class Run(NamedTuple):
    """Characters ``start`` to ``end`` of a page, set without a gap on one line.

    ``usual`` is the line height of most of its characters, ``base`` where those end below: a
    symbol among them may be taller.
    """

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    usual: float
    base: float

    @property
    def height(self) -> float:
        """Line height of its tallest character."""
        return self.bottom - self.top


Places = NDArray[np.int64]
Row = Sequence[Run]  # on one height, from left to right
Block = Sequence[Row]  # rows of one column or cell, from top to bottom


class Line(NamedTuple):
    """Runs of one line from left to right, and the column that it was set in."""

    runs: tuple[Run, ...]
    longest: Run
    column: int  # lines of different columns or cells are never one paragraph
    box: Box
    height: float  # of most of its characters
    base: float  # where most of its characters end below
    in_table: bool  # in a row between rules, or a label over a row of marks


def runs(chars: Chars) -> list[Run]:
    """The runs of a page in the order in which they were drawn."""
    printed = _printed(chars)
    if not len(printed):
        return []
    x0, top, x1, bottom = (
        values[printed] for values in (chars.x0, chars.top, chars.x1, chars.bottom)
    )
    height = bottom - top
    lower = np.minimum(height[:-1], height[1:])
    overlap = np.minimum(bottom[:-1], bottom[1:]) - np.maximum(top[:-1], top[1:])
    gap = x0[1:] - x1[:-1]
    broken = (overlap < _OVERLAP * lower) | (gap > _GAP * lower) | (gap < -_BACK * lower)
    broken |= _unspaced(gap / lower) & (np.diff(printed) == 1)
    first = np.concatenate(([0], np.flatnonzero(broken) + 1))
    after = np.concatenate((first[1:], [len(printed)]))
    middle = _middle(height, first, after)
    columns = (
        printed[first],
        printed[after - 1] + 1,
        np.minimum.reduceat(x0, first),
        np.minimum.reduceat(top, first),
        np.maximum.reduceat(x1, first),
        np.maximum.reduceat(bottom, first),
        height[middle],
        bottom[middle],
    )
    found = list(map(Run, *(column.tolist() for column in columns)))
    return _parted(chars, found)


def _parted(chars: Chars, found: list[Run]) -> list[Run]:
    """The runs, each cut where a sign was set over it later, as a tick over a printed box."""
    over = [run for run in found if run.end - run.start == 1 and _is_sign(chars.text[run.start])]
    if not over:
        return found
    parted: list[Run] = []
    for run in found:
        signs = [sign for sign in over if _lies_over(sign, run)]
        parted += _cut(chars, run, signs) if signs else [run]
    return parted


def _is_sign(character: str) -> bool:
    return character in _CROSSES or unicodedata.category(character) in _SYMBOLS


def _lies_over(sign: Run, run: Run) -> bool:
    """True for a sign that was drawn after a run and stands over it, but not over all of it."""
    if sign.start < run.end or not _side_by_side(sign, run):
        return False
    return run.x0 - sign.height <= sign.x0 and sign.x1 < run.x1 and sign.x1 > run.x0


def _cut(chars: Chars, run: Run, signs: Sequence[Run]) -> list[Run]:
    """The parts of a run between the signs over it."""
    x0, x1 = chars.x0[run.start : run.end], chars.x1[run.start : run.end]
    middle = np.where(x1 > x0, (x0 + x1) / 2, -np.inf)
    beyond = [int((middle > sign.x1).argmax()) for sign in signs if (middle > sign.x1).any()]
    parts = [_part(chars, run, *pair) for pair in pairwise(sorted({0, *beyond, len(middle)}))]
    return [part for part in parts if part]


def _part(chars: Chars, run: Run, first: int, after: int) -> Run | None:
    """The part of a run from one of its characters to another, without the spaces around it."""
    text = chars.text[run.start + first : run.start + after]
    start = run.start + after - len(text.lstrip())
    end = start + len(text.strip())
    if start >= end:
        return None
    return run._replace(
        start=start, end=end, x0=float(chars.x0[start]), x1=float(chars.x1[end - 1])
    )


def _middle(height: Floats, first: Places, after: Places) -> Places:
    """For each run the place of a character that half of the run is no higher than."""
    middle = (first + after) // 2
    uneven = np.minimum.reduceat(height, first) < np.maximum.reduceat(height, first)
    for at in np.flatnonzero(uneven).tolist():
        by_height = np.argsort(height[first[at] : after[at]], kind="stable")
        middle[at] = first[at] + by_height[len(by_height) // 2]
    return middle


def _unspaced(gap: Floats) -> NDArray[np.bool_]:
    """Where a word ends although no space is written, by the gaps between letters in heights."""
    close = np.concatenate(([True], gap < _LETTERS, [True]))
    return (gap > _UNSPACED) & close[:-2] & close[2:]


def _printed(chars: Chars) -> Places:
    """Where characters stand that are neither white space nor without a box."""
    return np.flatnonzero(~spaces(codes(chars.text)) & (chars.bottom > chars.top))


def rows(members: Iterable[Run]) -> list[Row]:
    """Runs on the same height together, from top to bottom, each from left to right."""
    found: list[list[Run]] = []
    for run in sorted(members, key=lambda run: run.top + run.bottom):
        head = found[-1][0] if found else None
        if head and _side_by_side(head, run):
            found[-1].append(run)
        else:
            found.append([run])
    return [sorted(row, key=lambda run: run.x0) for row in found]


def line(row: Row, column: int, *, in_table: bool) -> Line:
    """The line that the runs of a row make."""
    if len(row) == 1:
        (run,) = row
        box = Box(run.x0, run.top, run.x1, run.bottom)
        return Line((run,), run, column, box, run.usual, run.base, in_table)
    longest = max(row, key=lambda run: run.end - run.start)
    box = Box(
        row[0].x0,
        min(run.top for run in row),
        max(run.x1 for run in row),
        max(run.bottom for run in row),
    )
    return Line(tuple(row), longest, column, box, longest.usual, longest.base, in_table)


def _side_by_side(one: Run, other: Run) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= _OVERLAP * min(one.height, other.height)
