"""In which column of a page's text each mark stands: all of one come before those of the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.groups import alike, in_row
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import TextLine

_UP = 2.0  # line heights by which the first line of a column is higher than the last line read
_LEFT = 60.0  # points by which the first line after a column is further left than it
_HIGH = 150.0  # points: the height of a column of a page; a lower one is one of options, or a cell
_LEVEL = 0.8  # share of the marks of columns that stand beside others, in a table


def with_blocks(around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the numbers of their columns, if these are no columns of a table."""
    starts = _starts(around.text.lines)
    placed = [replace(item, block=bisect_right(starts, _at(item))) for item in found]
    first = min((item.block for item in placed), default=0)
    level = [_is_level(item, placed) for item in placed if item.block > first]
    return list(found) if sum(level) > _LEVEL * len(level) else placed


def merged(found: Sequence[Candidate], told: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, and among them the options that are told apart without a control: each,
    in the order of the text, before what stands lower in its column."""
    lower = [
        next((at for at, other in enumerate(found) if _is_lower(other, item)), len(found))
        for item in told
    ]
    order = [*((at, 1, item) for at, item in enumerate(found)),
             *((at, 0, item) for at, item in zip(lower, told, strict=True))]  # fmt: skip
    return [item for _, _, item in sorted(order, key=lambda entry: entry[:2])]


def _is_lower(item: Candidate, above: Candidate) -> bool:
    return item.block == above.block and item.centre[1] > above.box.bottom


def _is_level(item: Candidate, placed: Sequence[Candidate]) -> bool:
    """True if a mark of its make stands beside it in a column before its own."""
    return any(
        other.block < item.block and in_row(item, other) and alike(item, other) for other in placed
    )


def _starts(lines: Sequence[TextLine]) -> list[int]:
    """Where a column of the page begins in its text, and where what follows it begins."""
    starts: list[int] = []
    for number in range(1, len(lines)):
        above, first = lines[number - 1].box, lines[number].box
        if above.top - first.top <= _UP * (first.bottom - first.top):
            continue
        end = number + 1
        # What is read first may be a running head at the right edge.
        left = min(line.box.x0 for line in lines[number : number + 2])
        while end < len(lines) and (
            left - lines[end].box.x0 <= _LEFT and lines[end].box.top >= lines[end - 1].box.top
        ):
            end += 1
        if lines[end - 1].box.bottom - first.top >= _HIGH:
            starts += [lines[at].span.start for at in (number, end) if at < len(lines)]
    return sorted(starts)


def _at(item: Candidate) -> int:
    """Where a mark is in the text: with its row or its label, or by itself."""
    place = item.row or item.label or item.span
    return place.start if place else 0
