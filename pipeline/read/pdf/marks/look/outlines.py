"""What the outline of a picture of a control is: a square, a circle, four corners, a star."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.read.pdf.marks.look.ink import Mask, any_ink, share

_BAND = 0.24  # depth of the outline, as a share of the size
_CORNER = 0.1
_END = 0.15  # of a side, where a corner is drawn
_DIAMOND = 0.85  # likeness to a square on a corner, above which it is no star
_DASH = 7  # pixels between the dashes of a line
_FEWEST_DASHES = 2
_ANGLES = 48
_SIZES = 512  # of models that are kept


def squareness(ink: Mask) -> float:
    """Share of the weakest side along which ink is drawn near the edge."""
    return min(_drawn_along(side) for side in _sides(ink, _BAND))


def _sides(ink: Mask, depth: float) -> tuple[Mask, Mask, Mask, Mask]:
    """Where ink is drawn along each side, as near to it as a share of the size."""
    rows, columns = ink.shape
    deep, wide = max(int(rows * depth), 1), max(int(columns * depth), 1)
    return (
        any_ink(ink[:deep], axis=0),
        any_ink(ink[-deep:], axis=0),
        any_ink(ink[:, :wide], axis=1),
        any_ink(ink[:, -wide:], axis=1),
    )


def _drawn_along(side: Mask) -> float:
    """Share of a side's length that has ink at any depth, gaps of a dashed line included; its
    ends may be rounded."""
    length = len(side)
    drawn = side[length // 10 : length - length // 10]
    gaps = [len(gap) for gap in drawn.tobytes().split(b"\1") if gap]
    bridged = [gap for gap in gaps if gap <= _DASH]
    if len(bridged) >= _FEWEST_DASHES:
        gaps = [gap for gap in gaps if gap > _DASH]
    return (drawn.size - sum(gaps)) / drawn.size


def is_cornered(ink: Mask) -> bool:
    """True if each side is drawn at both ends, and not between."""
    return all(_has_ends(side) for side in _sides(ink, _CORNER))


def _has_ends(side: Mask) -> bool:
    """True if both ends of a side are drawn, and what is between is not."""
    end, third = max(int(len(side) * _END), 1), len(side) // 3
    middle = side[len(side) // 2 - third // 2 : len(side) // 2 + third // 2]
    return bool(side[:end].all() and side[-end:].all() and not middle.any())


def roundness(ink: Mask) -> float:
    """Share of directions in which ink is drawn near the inscribed ellipse."""
    return share(any_ink(ink[_ellipse(*ink.shape)], axis=0))


@lru_cache(maxsize=_SIZES)
def _ellipse(rows: int, columns: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Places near the ellipse in a box: rows and columns of some radii in all directions."""
    angle = np.linspace(0, 2 * np.pi, _ANGLES, endpoint=False)
    radius = np.linspace(0.68, 1.0, 10)[:, None]
    x = ((columns - 1) / 2 * (1 + radius * np.cos(angle))).round().astype(np.intp)
    y = ((rows - 1) / 2 * (1 + radius * np.sin(angle))).round().astype(np.intp)
    return y, x


def corner_ink(ink: Mask) -> float:
    """Share of ink in the four corners."""
    rows, columns = ink.shape
    deep, wide = max(int(rows * _CORNER), 1), max(int(columns * _CORNER), 1)
    corners = (ink[:deep, :wide], ink[:deep, -wide:], ink[-deep:, :wide], ink[-deep:, -wide:])
    return sum(map(share, corners)) / len(corners)


def star_likeness(silhouette: Mask) -> float:
    """Overlap of a silhouette with that of a five-pointed star, as a share of both; none if
    it is a diamond."""
    star = _overlap(silhouette, _star_model(*silhouette.shape))
    return 0.0 if _overlap(silhouette, _diamond_model(*silhouette.shape)) >= _DIAMOND else star


def _overlap(one: Mask, other: Mask) -> float:
    """What two shapes have in common, as a share of both."""
    common, both = (int(np.count_nonzero(mask)) for mask in (one & other, one | other))
    return common / max(both, 1)


def silhouette_of(ink: Mask) -> Mask:
    """Pixels with ink on both sides, in their row and in their column."""
    seen = np.logical_or.accumulate
    row = seen(ink, axis=1) & seen(ink[:, ::-1], axis=1)[:, ::-1]
    column = seen(ink, axis=0) & seen(ink[::-1], axis=0)[::-1]
    return np.asarray(row & column)


@lru_cache(maxsize=_SIZES)
def _diamond_model(rows: int, columns: int) -> Mask:
    """A square that stands on a corner."""
    y, x = (np.abs(np.linspace(-1, 1, side)) for side in (rows, columns))
    return np.asarray(y[:, None] + x[None, :] <= 1)


@lru_cache(maxsize=_SIZES)
def _star_model(rows: int, columns: int) -> Mask:
    """The silhouette of a five-pointed star in a box."""
    turn = np.pi / 2 + np.arange(10) * np.pi / 5
    radius = np.where(np.arange(10) % 2 == 0, 1.0, 0.382)
    x, y = radius * np.cos(turn), -radius * np.sin(turn)
    x = (x - x.min()) / (x.max() - x.min()) * (columns - 1)
    y = (y - y.min()) / (y.max() - y.min()) * (rows - 1)
    at_y, at_x = np.mgrid[:rows, :columns]
    inside = np.zeros((rows, columns), bool)
    for one, other in zip(range(10), [*range(1, 10), 0], strict=True):
        crosses = (y[one] > at_y) != (y[other] > at_y)
        slope = (x[other] - x[one]) / (y[other] - y[one] or 1e-9)
        inside ^= crosses & (at_x < x[one] + slope * (at_y - y[one]))
    return silhouette_of(inside)
