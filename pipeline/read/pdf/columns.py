"""Columns of running text beside one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.lines import Run, rows
from pipeline.read.pdf.tables import within
from pipeline.types import Box

_MIN_LINES = 4  # of each of two columns
_MIN_FILL = 0.55  # share of a column's width that its middle line fills
_MIN_WORDS = 3  # in a line of a column
_FULL = 0.85  # share of a column's width that a line fills which goes on in the next
_CLOSE = 1.8  # line heights between such lines
_MIN_WRAPPED = 0.25  # share of such lines, where the middle line is short
_GUTTER = 6.0  # points between two columns
_NOTE = 0.28  # a column below this share of the width is a side note and read last
_OPTION = 20.0  # points from a mark to its option
_GRID = 3.0  # points within which lines begin at the same place


def columns(
    text: str, members: Sequence[Run], tables: Sequence[Box] = (), marks: Sequence[Box] = ()
) -> Iterator[list[Run]]:
    """The runs of each column and of what runs across, in reading order.

    Args:
        text: the page's characters.
        members: runs of an area, in any order.
        tables: rows of tables in it; they tell of no columns, and what has one that runs across
            all columns is not parted.
        marks: small drawings that may be check boxes; options side by side are no columns.
    """
    if not members:
        return
    prose = [
        run
        for run in members
        if not any(within(run, row) for row in tables)
        and not any(_follows(run, mark) for mark in marks)
    ]
    gutter = _gutter(text, prose)
    if gutter is None or any(row.x0 < gutter < row.x1 for row in tables):
        yield list(members)
        return
    for band in _bands(members, gutter):
        left = [run for run in band if run.x1 <= gutter]
        right = [run for run in band if run.x1 > gutter]
        if not left or not right or _spans(band[0], gutter):
            yield band
            continue
        is_note = _width(left) < _NOTE * _width(band)
        for side in (right, left) if is_note else (left, right):
            yield from columns(text, side, tables, marks)


def _follows(run: Run, mark: Box) -> bool:
    """True if a run begins behind a mark on its height."""
    gap = run.x0 - mark.x1
    return -_GRID < gap < _OPTION and run.top < (mark.top + mark.bottom) / 2 < run.bottom


def _gutter(text: str, members: Sequence[Run]) -> float | None:
    """Where a second column begins, if there are two: where most lines begin but the first."""
    starts = Counter(round(run.x0 / _GRID) for run in members)
    for at, times in starts.most_common():
        if times < _MIN_LINES:
            break
        edge = at * _GRID - _GUTTER
        left = [run for run in members if run.x1 <= edge]
        right = [run for run in members if run.x0 > edge]
        if len(left) < _MIN_LINES or len(right) < _MIN_LINES:
            continue
        top = max(min(run.top for run in side) for side in (left, right))
        bottom = min(max(run.bottom for run in side) for side in (left, right))
        left, right = (
            [run for run in side if top <= (run.top + run.bottom) / 2 <= bottom]
            for side in (left, right)
        )
        if _is_prose(text, left) and _is_prose(text, right):
            return edge
    return None


def _is_prose(text: str, side: Sequence[Run]) -> bool:
    """True if the runs are running text: its lines fill the column, or many go on below."""
    found = rows(side)
    if len(found) < _MIN_LINES:
        return False
    width = _width(side)
    shares = [(row[-1].x1 - row[0].x0) / width for row in found]
    words = median(text.count(" ", row[0].start, row[-1].end) + 1 for row in found)
    if median(shares) >= _MIN_FILL and words >= _MIN_WORDS:
        return True
    wrapped = sum(
        share >= _FULL and after[0].base - before[0].base <= _CLOSE * before[0].height
        for share, (before, after) in zip(shares, pairwise(found), strict=False)
    )
    return wrapped >= max(_MIN_LINES, _MIN_WRAPPED * len(found))


def _bands(members: Sequence[Run], gutter: float) -> list[list[Run]]:
    """Runs from top to bottom, parted where one runs across the gutter."""
    bands: list[list[Run]] = []
    for run in sorted(members, key=lambda run: (run.top, run.x0)):
        if bands and _spans(bands[-1][0], gutter) == _spans(run, gutter):
            bands[-1].append(run)
        else:
            bands.append([run])
    return bands


def _spans(run: Run, gutter: float) -> bool:
    return run.x0 < gutter < run.x1


def _width(members: Sequence[Run]) -> float:
    return max(run.x1 for run in members) - min(run.x0 for run in members)
