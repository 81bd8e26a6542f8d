"""Letters that are drawn: what stands in a row of drawings of other sizes is no control."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.objects import Drawing

# All in sizes of the candidate.
_TOUCH = 0.35  # between letters of a word
_CLOSE = 0.15  # the same, of letters that look like controls
_SQUARE, _CORNERS = 0.95, 0.6  # of the outline and corners of a box
_REACH = 2.0  # to the letters that are looked at, on both sides
_SMALLEST, _LARGEST = 0.2, 3.0  # of a letter
_THINNEST = 0.1
_OTHER = 0.12  # by which the size of another letter differs
_LEVEL = 0.5  # by which its middle may be higher or lower
_FEWEST = 2  # letters beside one


def without_letters(found: Sequence[Candidate], drawings: Sequence[Drawing]) -> list[Candidate]:
    """The drawn candidates that are no part of a word, a code or a picture."""
    if not found:
        return []
    boxes = np.array([item.box for item in drawings], float).reshape(-1, 4).T
    known = _held(found, boxes)
    letters = [item for item in found if item.kind != "star" and _is_letter(item, boxes, known)]
    rest = [item for item in found if item not in letters]
    while more := [item for item in rest if any(_touch(item, letter) for letter in letters)]:
        rest = [item for item in rest if item not in more]
        letters = more
    return rest


def _held(found: Sequence[Candidate], boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which drawings candidates are made of: their middle lies in one."""
    x, y = (boxes[0] + boxes[2]) / 2, (boxes[1] + boxes[3]) / 2
    held = np.zeros(len(x), bool)
    for x0, top, x1, bottom in (item.box for item in found):
        held |= (x0 - 1 <= x) & (x <= x1 + 1) & (top - 1 <= y) & (y <= bottom + 1)
    return held


def _touch(one: Candidate, other: Candidate) -> bool:
    """True if two stand as close as the letters of a word."""
    apart = max(one.box.x0 - other.box.x1, other.box.x0 - one.box.x1)
    level = abs(one.centre[1] - other.centre[1]) <= _LEVEL * other.size
    return level and apart <= _reach(one) * other.size


def _reach(item: Candidate) -> float:
    """How near a letter stands: no letter has an outline with four corners, as boxes
    before words that are drawn have."""
    look = item.look
    boxed = look is not None and look.square >= _SQUARE and look.corners >= _CORNERS
    return _CLOSE if boxed and not item.needs_partner else _TOUCH


def _is_letter(item: Candidate, boxes: NDArray[np.float64], known: NDArray[np.bool_]) -> bool:
    """True if a candidate touches a drawing that is none or of another size, and more are
    near, or another candidate touches it as letters do."""
    size = item.size
    apart = np.maximum(item.box.x0 - boxes[2], boxes[0] - item.box.x1)
    level = abs((boxes[1] + boxes[3]) / 2 - item.centre[1]) <= _LEVEL * size
    at = np.flatnonzero(level & (apart > -_TOUCH / 2 * size) & (apart <= _REACH * size))
    if len(at) < _FEWEST:
        return False
    x0, top, x1, bottom = near = boxes[:, at]
    width, height = x1 - x0, bottom - top
    differs = np.maximum(
        abs(width - (item.box.x1 - item.box.x0)), abs(height - (item.box.bottom - item.box.top))
    )
    short, long = np.minimum(width, height), np.maximum(width, height)
    beside = (
        (~known[at] | (differs > _OTHER * size))
        & ~_held([item], near)
        & (short > _THINNEST * size)
        & (long > _SMALLEST * size)
        & (long < _LARGEST * size)
    )
    touched = beside & (apart[at] <= _reach(item) * size)
    # Capitals of one word are of about one size.
    close = known[at] & ~beside & ~_held([item], near) & (apart[at] <= _CLOSE * size)
    return bool(touched.any()) and int(np.count_nonzero(beside | close)) >= _FEWEST
