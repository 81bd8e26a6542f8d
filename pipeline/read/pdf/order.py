"""Reading order of a page: columns and ruled tables are told from lines that run across.

The order in which a file draws its text is no order to read it in: running footers come
first, table cells by column. So runs are put in order by where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.read.pdf.chars import Chars
from pipeline.read.pdf.columns import columns
from pipeline.read.pdf.heads import heads
from pipeline.read.pdf.lines import Block, Line, Run, line, rows
from pipeline.read.pdf.options import options
from pipeline.read.pdf.tables import cells, table_rows, within
from pipeline.types import Box


def lines(
    chars: Chars, members: Sequence[Run], rules: Sequence[Box], openers: Sequence[Box]
) -> list[Line]:
    """The lines of a page in reading order.

    Args:
        chars: the page's characters.
        members: its runs, in any order.
        rules: thin boxes of the lines drawn on it, in the same coordinates.
        openers: small square drawings, with which an option may begin.
    """
    return [
        line(row, number, in_table=in_table)
        for number, (block, in_table) in enumerate(_blocks(chars, members, rules, openers))
        for row in block
    ]


def _blocks(
    chars: Chars, members: Sequence[Run], rules: Sequence[Box], openers: Sequence[Box]
) -> Iterator[tuple[Block, bool]]:
    """Columns, cells and what stands between them, from top to bottom; true for cells."""
    bands = table_rows(rules, members)
    areas = columns(chars.text, members, bands, openers) if bands else (members,)
    for area in areas:
        yield from _tabled(chars, area, bands, rules, openers)


def _tabled(
    chars: Chars,
    members: Sequence[Run],
    bands: Sequence[Box],
    rules: Sequence[Box],
    openers: Sequence[Box],
) -> Iterator[tuple[Block, bool]]:
    """The same in an area whose table rows, if any, run across all of it."""
    inside: dict[int, list[Run]] = {}
    rest: list[Run] = []
    for run in members:
        at = next((at for at, band in enumerate(bands) if within(run, band)), None)
        (rest if at is None else inside.setdefault(at, [])).append(run)
    for at in sorted(inside):
        above = [run for run in rest if _middle(run) < bands[at].bottom]
        rest = [run for run in rest if _middle(run) >= bands[at].bottom]
        yield from _untabled(chars, above, openers)
        yield from ((block, True) for block in cells(bands[at], inside[at], rules))
    yield from _untabled(chars, rest, openers)


def _untabled(
    chars: Chars, members: Sequence[Run], openers: Sequence[Box]
) -> Iterator[tuple[Block, bool]]:
    """The columns of an area without table rows; true for the labels over a row of marks."""
    for column in columns(chars.text, members, marks=openers):
        for block, is_label in heads(chars, rows(column), openers):
            parts = [block] if is_label else options(chars.text, block, openers)
            yield from ((part, is_label) for part in parts)


def _middle(run: Run) -> float:
    return (run.top + run.bottom) / 2
