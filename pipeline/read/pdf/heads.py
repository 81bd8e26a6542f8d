"""Labels that stand over or under a row of marks and wrap: each is read as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.pdf.chars import Chars
from pipeline.read.pdf.lines import Block, Row, Run
from pipeline.types import Box

_FEWEST = 2  # marks in a row
_LEVEL = 3.0  # points by which the middles of marks in a row may differ
_NEAR = 4.5  # line heights from the marks to the nearest line of their labels
_CLOSE = 1.9  # line heights between the lines of a label
_AXIS = 2.5  # points by which a label may stand off the middle or the left edge of its mark
_WORD = re.compile(r"\S+")


def heads(chars: Chars, members: Block, marks: Sequence[Box]) -> Iterator[tuple[Block, bool]]:
    """The rows of a column in stretches; true for the labels of a row of marks, one by one.

    Args:
        chars: the page's characters.
        members: the column's rows.
        marks: small drawings that may be check boxes.
    """
    found = sorted(_labels(chars, members, list(_mark_rows(members, marks))))
    start = 0
    for first, end, cells in found:
        if first < start:
            continue
        yield members[start:first], False
        for cell in cells:
            yield cell, True
        start = end
    yield members[start:], False


def _mark_rows(members: Block, marks: Sequence[Box]) -> Iterator[list[Box]]:
    """Marks side by side with no text beside them."""
    rows: list[list[Box]] = []
    for mark in sorted(marks, key=lambda box: (box.top + box.bottom, box.x0)):
        if rows and abs(_middle(rows[-1][0]) - _middle(mark)) <= _LEVEL:
            rows[-1].append(mark)
        else:
            rows.append([mark])
    for row in rows:
        y = _middle(row[0])
        beside = any(run.top < y < run.bottom for line in members for run in line)
        if not beside and len(apart := _apart(row)) >= _FEWEST:
            yield apart


def _apart(row: Sequence[Box]) -> list[Box]:
    """The marks of a row from left to right; of drawings on one another the first."""
    found: list[Box] = []
    for mark in sorted(row, key=lambda box: box.x0):
        if not found or mark.x0 > found[-1].x1:
            found.append(mark)
    return found


def _labels(
    chars: Chars, members: Block, rows: Sequence[Sequence[Box]]
) -> Iterator[tuple[int, int, list[Block]]]:
    """First and last line (exclusive) of labels that wrap, and the lines of each label."""
    for marks in rows:
        y = _middle(marks[0])
        above = [at for at, line in enumerate(members) if line[0].bottom <= y]
        under = [at for at, line in enumerate(members) if line[0].top >= y]
        for order in (above[::-1], under):
            cut = list(_aligned(chars, [members[at] for at in order], marks))
            numbers = sorted(order[: len(cut)])
            if len(cut) > 1:
                in_order = cut if order is under else cut[::-1]
                cells = [[line[at] for line in in_order if line[at]] for at in range(len(marks))]
                yield numbers[0], numbers[-1] + 1, [cell for cell in cells if cell]
                break


def _aligned(chars: Chars, lines: Sequence[Row], marks: Sequence[Box]) -> Iterator[Sequence[Row]]:
    """Line by line away from the marks, the words that stand at each, while all stand at one."""
    y = _middle(marks[0])
    for before, line in pairwise([None, *lines]):
        if line is None:
            return
        distance = abs(_line_middle(line) - (y if before is None else _line_middle(before)))
        if distance > (_NEAR if before is None else _CLOSE) * line[0].height:
            return
        parts = _parts(chars, line, marks)
        if not any(
            all(_stands_at(part, mark, edge) for part, mark in zip(parts, marks, strict=True))
            for edge in ("middle", "left")
        ):
            return
        yield parts


def _parts(chars: Chars, line: Row, marks: Sequence[Box]) -> Sequence[Row]:
    """The words of a line at the mark that each is nearest to."""
    centres = [(mark.x0 + mark.x1) / 2 for mark in marks]
    found: list[list[Run]] = [[] for _ in marks]
    for run in line:
        for word in _words(chars, run):
            x = (word.x0 + word.x1) / 2
            nearest = min(range(len(marks)), key=lambda at: abs(centres[at] - x))
            own = found[nearest]
            if own and own[-1].start >= run.start:
                own[-1] = own[-1]._replace(end=word.end, x1=word.x1)
            else:
                own.append(word)
    return found


def _words(chars: Chars, run: Run) -> Iterator[Run]:
    for word in _WORD.finditer(chars.text, run.start, run.end):
        start, end = word.span()
        yield run._replace(
            start=start, end=end, x0=float(chars.x0[start]), x1=float(chars.x1[end - 1])
        )


def _stands_at(part: Row, mark: Box, edge: str) -> bool:
    if not part:
        return True
    if edge == "left":
        return abs(part[0].x0 - mark.x0) <= _AXIS
    return abs((part[0].x0 + part[-1].x1) - (mark.x0 + mark.x1)) / 2 <= _AXIS


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _line_middle(line: Row) -> float:
    return (line[0].top + line[0].bottom) / 2
