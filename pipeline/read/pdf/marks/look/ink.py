"""Shares, middles and extents of the ink of a picture."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.float32]
Mask = NDArray[np.bool_]


def share(mask: Mask) -> float:
    """The share that is true."""
    return int(np.count_nonzero(mask)) / mask.size


def mean(tones: Pixels) -> float:
    """The mean. Pictures are so small that ``numpy.mean`` takes five times as long."""
    return float(tones.sum() / tones.size)


def percentile(tones: Pixels, share: int) -> float:
    """The tone below which a share of the pixels, in per cent, is."""
    place = round(share / 100 * (tones.size - 1))
    return float(np.partition(tones, place, axis=None)[place])


def any_ink(ink: Mask, axis: int) -> Mask:
    """Whether there is any ink in each column (axis 0) or row (axis 1)."""
    return np.asarray(np.logical_or.reduce(ink, axis=axis))


def _filled(line: Mask) -> slice:
    """From the first true value to the last."""
    return slice(int(line.argmax()), len(line) - int(line[::-1].argmax()))


def extent(ink: Mask) -> tuple[slice, slice]:
    """The rows and columns from the first ink to the last: a picture may have a wide edge."""
    rows, columns = any_ink(ink, axis=1), any_ink(ink, axis=0)
    return _filled(rows), _filled(columns)


def middle_half(values: NDArray[Any]) -> NDArray[Any]:
    """The middle half in both directions."""
    rows, columns = values.shape[-2:]
    return values[..., rows // 4 : rows - rows // 4, columns // 4 : columns - columns // 4]


def reduced(tones: Pixels, side: int) -> Pixels:
    """The means of squares of pixels; what is left over at the right and below is left out."""
    rows, columns = (length // side for length in tones.shape)
    strips = tones[: rows * side, : columns * side].reshape(rows, side, columns * side).sum(axis=1)
    return np.asarray(strips.reshape(rows, columns, side).sum(axis=2) / np.float32(side**2))
