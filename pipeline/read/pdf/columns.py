"""Columns of running text beside one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from pipeline.read.pdf.lines import Run

_MIN_LINES = 4  # of each of two columns
_MIN_FILL = 0.55  # share of a column's width that its middle line fills
_MIN_WORDS = 3  # in a line of a column
_GUTTER = 6.0  # points between two columns
_NOTE = 0.28  # a column below this share of the width is a side note and read last
_GRID = 3.0  # points within which lines begin at the same place


def columns(text: str, members: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of each column and of what runs across, in reading order.

    Args:
        text: the page's characters.
        members: runs of an area without a table, in any order.
    """
    if not members:
        return
    gutter = _gutter(text, members)
    if gutter is None:
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
            yield from columns(text, side)


def _gutter(text: str, members: Sequence[Run]) -> float | None:
    """Where a second column begins, if there are two."""
    starts = Counter(round(run.x0 / _GRID) for run in members)
    candidates = sorted(at * _GRID for at, times in starts.items() if times >= _MIN_LINES)
    for start in candidates[1:]:
        edge = start - _GUTTER
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
    """True if the runs are lines of running text that fill their column."""
    if len(side) < _MIN_LINES:
        return False
    width = _width(side)
    filled = median(run.x1 - run.x0 for run in side) >= _MIN_FILL * width
    words = median(text.count(" ", run.start, run.end) + 1 for run in side)
    return filled and words >= _MIN_WORDS


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
