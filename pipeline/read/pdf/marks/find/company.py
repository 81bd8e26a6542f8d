"""Which outlines in a picture are controls: by the paper around each, and by others of its size.

At least one of a size has to be empty: what is on can be told from that, and a code or the key to a
chart has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.read.pdf.marks.candidate import Candidate, Look
from pipeline.read.pdf.marks.groups import in_column, in_row
from pipeline.read.pdf.marks.look.outlined import Outline

_ALIKE = 1.22  # ratio of sides of controls of one make
_CLEAN = 0.02  # ink in the middle of what may be empty
_NOTHING = 0.005  # the same of one that others are compared with
_PALE = 0.12  # contrast of its middle to paper, as a share of that of its line
_MANY = 4  # empty ones of a size: then others need not be in line with one
_THIN = 0.58  # all ink of an empty one
_OUTLINE = 0.58  # ink without what is in the middle, of an outline with something in it
_HAIR = 0.3  # the same of one that is drawn finer than any letter
_FINE = 0.2  # the same of a line so fine that it is little even of a corner
_CORNERS = 0.5  # ink in the corners of a square
_THICK = (0.45, 0.75)  # all ink of an empty one whose line fills its corners, and ink in these
_FREE = 0.04  # sizes of paper over and under a control, as letters have not
_APART = 0.12  # sizes of paper between a control and its label, or what stands before it
_RING_APART = (0.25, 1.0)  # the same of a ring, on the side of its label and on the other
_WORDS = 2.0  # sizes within which a label begins


class Seen(NamedTuple):
    """A candidate and the outline in the picture that it comes from."""

    item: Candidate
    outline: Outline
    look: Look


def in_company(seen: Sequence[Seen]) -> Iterator[Seen]:
    """What stands like a control, and has others of its size in its column or row, or many of
    them anywhere; some of them are empty, or else it is itself."""
    standing = [item for item in seen if _stands_free(item)]
    empty = [item for item in standing if _is_empty(item)]
    for one in standing:
        alike = [item for item in standing if item is not one and _are_alike(one.item, item.item)]
        void = [item for item in alike if item in empty]
        near = alike if one in empty else void
        if len(void) >= _MANY or any(_are_in_line(one.item, item.item) for item in near):
            yield one


def _are_alike(one: Candidate, other: Candidate) -> bool:
    sides = [(box.x1 - box.x0, box.bottom - box.top) for box in (one.box, other.box)]
    return one.kind == other.kind and all(
        max(pair) <= _ALIKE * min(pair) for pair in zip(*sides, strict=True)
    )


def _are_in_line(one: Candidate, other: Candidate) -> bool:
    return in_column(one, other) or in_row(one, other)


def _is_empty(seen: Seen) -> bool:
    """True for an outline in which there is nothing, as no letter is drawn."""
    look = seen.look
    clear = look.total <= _THICK[0] or look.round or look.corners >= _THICK[1]
    unfilled = look.core <= _NOTHING and look.depth <= _PALE * look.contrast
    return seen.outline.even and unfilled and look.total <= _THIN and clear


def _stands_free(seen: Seen) -> bool:
    """True if there is paper around an outline as around a control, and words beside that, and the
    outline is drawn finer than letters, all the more if others are close to it."""
    outline, look = seen.outline, seen.look
    near, far = sorted((outline.left, outline.right))
    over, under = sorted((outline.above, outline.below))
    drawn = look.total - look.core / 4  # the middle is a quarter of all
    if near >= _WORDS or not (drawn <= _OUTLINE or look.solid):
        return False
    if look.round:
        return near >= _RING_APART[0] and far >= _RING_APART[1]
    free = over if look.core <= _CLEAN else under  # a tick may stand out of its box
    apart = far >= _APART or drawn <= _HAIR
    cornered = look.corners >= _CORNERS or drawn <= _FINE
    return cornered and free >= _FREE and apart
