"""Labels that stand over or under each mark of a row, perhaps of several lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.surroundings import Segment
from pipeline.read.pdf.page import PageText
from pipeline.types import Box, Span

_NEAR = 5.0  # line heights between a mark and its label, which may be shorter than its neighbours
_CLOSE = 1.9  # line heights between the lines of a label
_AXIS = 3.0  # points by which a label may stand off the middle or the left edge of its mark


def heads(
    row: Sequence[Candidate], segments: Sequence[Segment], text: PageText
) -> list[Segment] | None:
    """The label of each mark of a row, all over it or all under it; ``None`` if one has none.

    Args:
        row: marks side by side.
        segments: the page's lines, cut at tabs and marks, in reading order.
        text: the page's text, in which each label must be one stretch.
    """
    for is_over in (True, False):
        found = [_head(item, row, segments, text, is_over=is_over) for item in row]
        whole = [label for label in found if label]
        if len(whole) == len(row):
            return whole
    return None


def _head(
    item: Candidate,
    row: Sequence[Candidate],
    segments: Sequence[Segment],
    text: PageText,
    *,
    is_over: bool,
) -> Segment | None:
    """The lines that stand at a mark and at no other of its row, from the nearest on."""
    y = item.centre[1]
    column = [
        part
        for part in segments
        if _stands_at(part.box, item, row)
        and (part.box.bottom <= y if is_over else part.box.top >= y)
    ]
    column.sort(key=lambda part: abs(_middle(part.box) - y))
    if not column or _gap(item.box, column[0].box) > _NEAR * _height(column[0].box):
        return None
    lines = column[:1]
    for before, after in pairwise(column):
        first, last = (after, before) if is_over else (before, after)
        between = text.text[first.span.end : last.span.start]
        close = abs(_middle(after.box) - _middle(before.box)) <= _CLOSE * _height(before.box)
        if not close or between.strip() or "\n\n" in between or not between:
            break
        lines.append(after)
    ends = sorted(lines)
    box = Box(
        min(part.box.x0 for part in ends),
        ends[0].box.top,
        max(part.box.x1 for part in ends),
        ends[-1].box.bottom,
    )
    return Segment(Span(ends[0].span.start, ends[-1].span.end), box, ends[-1].line)


def _stands_at(box: Box, item: Candidate, row: Sequence[Candidate]) -> bool:
    """True if a text is centred over a mark, or begins with it, and reaches over no other."""
    off = min(abs((box.x0 + box.x1) / 2 - item.centre[0]), abs(box.x0 - item.box.x0))
    others = (other.centre[0] for other in row if other is not item)
    return off <= _AXIS and not any(box.x0 <= x <= box.x1 for x in others)


def _gap(mark: Box, text: Box) -> float:
    return max(mark.top - text.bottom, text.top - mark.bottom)


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _height(box: Box) -> float:
    return box.bottom - box.top
