"""Options that stand side by side and go on below: each is read as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.read.pdf.lines import Block, Row, Run
from pipeline.types import Box

_SAME = 3.0  # points by which edges may differ that were meant to be the same
_CLOSE = 1.9  # line heights between the lines of one option
_HANG = 30.0  # points from a mark to its label's other lines
_MIN_OPTION = 40.0  # points: width of an option
_OPENER = re.compile(r"(?:[^\w\s]|[\[(][^\])]{0,4}[\])])\s")


def options(text: str, members: Block, openers: Sequence[Box]) -> Iterator[Block]:
    """The rows of a column, where options side by side that wrap are read one by one.

    Args:
        text: the page's characters.
        members: the column's rows.
        openers: small square drawings, with which an option may begin.
    """
    block: list[Row] = []
    at = 0
    while at < len(members):
        starts = _starts(text, members[at], openers)
        end = at + 1
        while len(starts) > 1 and end < len(members) and _goes_on(
            text, members[end - 1 : end + 1], starts, openers
        ):  # fmt: skip
            end += 1
        if end == at + 1:
            block.append(members[at])
        else:
            yield block
            yield from _split(members[at:end], starts)
            block = []
        at = end
    yield block


def _starts(text: str, row: Row, openers: Sequence[Box]) -> list[float]:
    """Where the options of a row begin, by the marks that stand before or in their text."""
    drawn = [box.x0 for box in openers if row[0].top <= (box.top + box.bottom) / 2 <= row[0].bottom]
    written = [run.x0 for run in row if _OPENER.match(text, run.start, run.end)]
    found: list[float] = []
    for start in sorted((*drawn, *written)):
        if not found or start - found[-1] > _MIN_OPTION:
            found.append(start)
    return found


def _goes_on(text: str, pair: Block, starts: Sequence[float], openers: Sequence[Box]) -> bool:
    """True if a row has no mark of its own and begins under the options of the row before."""
    before, row = pair
    close = row[0].bottom - before[0].bottom <= _CLOSE * before[0].height
    beneath = all(_fits(run, starts) for run in row)
    return close and beneath and not _starts(text, row, openers)


def _fits(run: Run, starts: Sequence[float]) -> bool:
    """True if a run begins under an option and does not reach into the next."""
    own = [start for start in starts if start <= run.x0 + _SAME]
    after = [start for start in starts if start > run.x0 + _SAME]
    return bool(own) and run.x0 - own[-1] <= _HANG and (not after or run.x1 < after[0])


def _split(members: Block, starts: Sequence[float]) -> list[Block]:
    """For each option, its runs row by row."""
    cells: list[list[Row]] = [[] for _ in starts]
    for row in members:
        parts: dict[int, list[Run]] = {}
        for run in row:
            at = max(sum(start <= run.x0 + _SAME for start in starts) - 1, 0)
            parts.setdefault(at, []).append(run)
        for at, part in parts.items():
            cells[at].append(part)
    return list(cells)
