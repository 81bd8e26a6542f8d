"""Outlines of controls in the picture of a whole page or group: squares and rings, by the runs of
ink of their upper and lower edges.

A scan may be turned by a degree or two: its ink is made a pixel thicker up and down first, so that
a slanting edge is one run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.read.pdf.marks.look.ink import Mask, any_ink, share

_MOST_RUNS = 20_000  # of one picture: more is a halftone or a photograph
_NEW = 0.97  # of an edge, the most that has ink on the far side of it
_EVEN = 0.12  # of its length, by which the left ends of edges may be out of line
_OVER = 0.35  # the same of the right ends
_NEAREST = 3  # pixels by which they may be anyway
_SIDES = (0.8, 1.25)  # height in widths
_DEEP = 0.14  # of the width, within which an upright side lies
_DRAWN = 0.9  # of an upright side that is drawn
_ARC = (0.25, 0.8)  # of a ring's diameter, the length of its highest and lowest run
_CENTRED = 4  # half pixels by which the middles of these may be apart
_ANGLES = 24
_RADII = (0.8, 0.87, 0.94, 1.0)  # at which a ring may be drawn
_ROUND = 22  # angles at which it is
_CLEAR = (1.3, 20)  # a radius, and the angles at which nothing is drawn there
_OVERLAP = 0.5  # of the size, from the middle of one outline to that of the same one
_FAR = 2  # sizes within which paper around an outline is measured
_INNER = 8  # of a side, the part at each end that is left out then
_SQUARE = 1.13  # ratio of the sides of an even square
_STRAIGHT = (1.0, 0.035)  # pixels, and sizes for the slant of a scan, that a side may be from even
_AS_WIDE = (1.5, 0.08)  # the same by which a ring may be wider than high, or less wide

_Box = tuple[int, int, int, int]  # x0, top, x1, bottom
_Runs = NDArray[np.int64]  # y, x0, x1 of each


class Outline(NamedTuple):
    """A square or ring in a picture, in pixels, and the paper around it, in its sizes."""

    x0: int
    top: int
    x1: int
    bottom: int
    left: float  # paper to the left of it, as far as two sizes
    above: float
    right: float
    below: float
    ring: bool
    even: bool  # its sides are straight, or it is as wide as high if it is a ring


def outlines(ink: Mask, least: int, most: int) -> list[Outline]:
    """Squares and rings with sides of ``least`` to ``most`` pixels, the largest of what overlaps.

    None if the picture is so full of ink that it is no form.
    """
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    upper, lower = _edges(thick, round(_ARC[0] * least), most)
    if max(len(upper[0]), len(lower[0])) > _MOST_RUNS:
        return []
    squares = [(box, False) for box in _squares(ink, upper, lower, least)]
    rings = [(box, True) for box in _rings(ink, upper, lower, (least, most))]
    return [_placed(ink, box, ring=ring) for box, ring in _apart([*squares, *rings])]


def _is_even(ink: Mask) -> bool:
    """True if a square is as wide as high, and each side straight, from its outermost ink along
    it."""
    rows, columns = ink.shape
    if max(rows, columns) > _SQUARE * min(rows, columns):
        return False
    loose = _STRAIGHT[0] + _STRAIGHT[1] * max(rows, columns)
    row, column = rows // 10, columns // 10
    lying, upright = ink[:, column : columns - column], ink[row : rows - row]
    return all(
        bool(side.any(axis=0).all()) and np.ptp(side.argmax(axis=0)) <= loose
        for side in (lying, lying[::-1], upright.T, upright.T[::-1])
    )


def _is_as_wide(ink: Mask) -> bool:
    """True if a ring is as wide as high: a nought is not."""
    rows, _ = ink.shape
    across = np.flatnonzero(any_ink(ink[rows // 3 : rows - rows // 3], axis=0))
    wide = int(across[-1] - across[0]) + 1 if len(across) else 0
    return bool(abs(wide - rows) <= max(_AS_WIDE[0], _AS_WIDE[1] * rows))


def _edges(thick: Mask, least: int, most: int) -> tuple[_Runs, _Runs]:
    """Runs of ink that have none all along over them, and such that have none under them."""
    rows, columns = thick.shape
    steps = np.diff(np.pad(thick, ((0, 0), (1, 1))).astype(np.int8), axis=1).ravel()
    start, end = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    fits = (end - start >= least) & (end - start <= most)
    y, x0 = np.divmod(start[fits], columns + 1)
    x1 = x0 + (end - start)[fits]
    sums = np.zeros((rows, columns + 1), np.int32)
    np.cumsum(thick, axis=1, out=sums[:, 1:])
    runs = np.stack((y, x0, x1))
    sides = []
    for near in (np.maximum(y - 1, 0), np.minimum(y + 1, rows - 1)):
        edge = (near == y) | (sums[near, x1] - sums[near, x0] < _NEW * (x1 - x0))
        sides.append(runs[:, edge])
    return sides[0], sides[1]


def _squares(ink: Mask, upper: _Runs, lower: _Runs, least: int) -> Iterator[_Box]:
    """Upper and lower edges as long as each other, with both sides drawn between them."""
    upper, lower = (runs[:, runs[2] - runs[1] >= least] for runs in (upper, lower))
    one, other = _near(upper[1], lower[1], max(_NEAREST, int(_EVEN * _longest(upper))))
    (y0, x0, x1), (y1, left, right) = upper[:, one], lower[:, other]
    # A tick over a corner makes one of both edges longer to the right.
    wide, high = np.minimum(x1 - x0, right - left), y1 - y0
    fits = np.abs(x0 - left) <= np.maximum(_NEAREST, _EVEN * wide)
    fits &= np.abs(x1 - right) <= np.maximum(_NEAREST, _OVER * wide)
    fits &= (high >= _SIDES[0] * wide - 2) & (high <= _SIDES[1] * wide + 2)
    ends = np.where(
        np.abs(x1 - right) <= _EVEN * wide, np.maximum(x1, right), np.minimum(x1, right)
    )
    boxes = np.stack((np.minimum(x0, left), y0 + 1, ends, y1))
    for box in boxes[:, fits].T.tolist():
        if _has_sides(ink, box):
            yield box


def _longest(runs: _Runs) -> int:
    return int((runs[2] - runs[1]).max(initial=0))


def _near(
    ones: NDArray[np.int64], others: NDArray[np.int64], reach: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Numbers of the pairs whose values differ by no more than ``reach``."""
    order = np.argsort(others, kind="stable")
    sorted_others = others[order]
    first = np.searchsorted(sorted_others, ones - reach, "left")
    counts = np.searchsorted(sorted_others, ones + reach, "right") - first
    one = np.repeat(np.arange(len(ones)), counts)
    within = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts)
    return one, order[np.repeat(first, counts) + within]


def _has_sides(ink: Mask, box: _Box) -> bool:
    x0, top, x1, bottom = box
    deep = max(_NEAREST, int(_DEEP * (x1 - x0)))
    sides = ink[top:bottom, max(x0 - 1, 0) : x0 + deep], ink[top:bottom, x1 - deep : x1 + 1]
    return all(share(any_ink(side, axis=1)) >= _DRAWN for side in sides)


def _rings(ink: Mask, upper: _Runs, lower: _Runs, sizes: tuple[int, int]) -> Iterator[_Box]:
    """Short runs over one another, with ink all around the middle between them, and none a
    little further out. Their rows are those of the thickened ink, one outside of it each."""
    one, other = _near(upper[1] + upper[2], lower[1] + lower[2], _CENTRED)
    size = lower[0, other] - upper[0, one] - 1
    fits = (size >= sizes[0]) & (size <= sizes[1])
    for wide in ((upper[2] - upper[1])[one], (lower[2] - lower[1])[other]):
        fits &= (wide >= _ARC[0] * size) & (wide <= _ARC[1] * size)
    one, other, size = one[fits], other[fits], size[fits]
    x = (upper[1, one] + upper[2, one] + lower[1, other] + lower[2, other] - 2) / 4
    y, radius = (upper[0, one] + lower[0, other]) / 2, size / 2 - 0.5
    drawn = sum(_any_at(ink, x, y, radius, _RADII))
    clear = _ANGLES - sum(_any_at(ink, x, y, radius, _CLEAR[:1]))
    for at in np.flatnonzero((drawn >= _ROUND) & (clear >= _CLEAR[1])).tolist():
        edges = x[at] - radius[at], y[at] - radius[at], x[at] + radius[at], y[at] + radius[at]
        x0, top, x1, bottom = (round(float(edge)) for edge in edges)
        yield max(x0, 0), max(top, 0), x1 + 1, bottom + 1


def _any_at(
    ink: Mask, x: NDArray[np.float64], y: NDArray[np.float64],
    radius: NDArray[np.float64], shares: Sequence[float],
) -> Iterator[NDArray[np.int64]]:  # fmt: skip
    """For each angle, which of the points have ink there at any share of their radius."""
    rows, columns = ink.shape
    for angle in np.linspace(0, 2 * np.pi, _ANGLES, endpoint=False):
        seen = np.zeros(len(x), bool)
        for part in shares:
            at_x = np.clip(np.rint(x + part * radius * np.cos(angle)), 0, columns - 1)
            at_y = np.clip(np.rint(y + part * radius * np.sin(angle)), 0, rows - 1)
            seen |= ink[at_y.astype(np.intp), at_x.astype(np.intp)]
        yield seen.astype(np.int64)


def _apart(found: Sequence[tuple[_Box, bool]]) -> list[tuple[_Box, bool]]:
    """The boxes, the largest and squarest of those with about the same middle."""
    kept: list[tuple[_Box, bool]] = []
    for item in sorted(found, key=lambda item: _rank(item[0])):
        if not any(_is_same(one, item[0]) for one, _ in kept):
            kept.append(item)
    return kept


def _rank(box: _Box) -> tuple[int, int]:
    short, long = sorted((box[2] - box[0], box[3] - box[1]))
    return -short, long


def _is_same(one: _Box, other: _Box) -> bool:
    """True if the middle of a box lies near that of another, in sizes of that."""
    reach = 2 * _OVERLAP
    return (
        abs(other[0] + other[2] - one[0] - one[2]) < reach * (one[2] - one[0])
        and abs(other[1] + other[3] - one[1] - one[3]) < reach * (one[3] - one[1])
    )  # fmt: skip


def _placed(ink: Mask, box: _Box, *, ring: bool) -> Outline:
    """An outline and how much paper there is on each side of its middle part."""
    x0, top, x1, bottom = box
    size = max(x1 - x0, bottom - top)
    reach, end = _FAR * size, size // _INNER
    beside, along = ink[top + end : bottom - end], ink[:, x0 + end : x1 - end]
    left = any_ink(beside[:, max(x0 - 1 - reach, 0) : max(x0 - 1, 0)], axis=0)[::-1]
    right = any_ink(beside[:, x1 + 1 : x1 + 1 + reach], axis=0)
    above = any_ink(along[max(top - reach, 0) : top], axis=1)[::-1]
    below = any_ink(along[bottom : bottom + reach], axis=1)
    paper = [_paper(side, reach) for side in (left, right)]
    # A line stands over the next box where boxes touch, with paper on the other side of it.
    paper += [max(_paper(side[by:], reach) for by in (2, max(end, 2))) for side in (above, below)]
    beside_left, beside_right, over, under = (length / size for length in paper)
    inner = ink[top:bottom, x0:x1]
    even = _is_as_wide(inner) if ring else _is_even(inner)
    return Outline(*box, beside_left, over, beside_right, under, ring, even)


def _paper(side: Mask, reach: int) -> int:
    return int(side.argmax()) if side.any() else reach
