"""Reading order of a page: columns and ruled tables are told from lines that run across.

The order in which a file draws its text is no order to read it in: running footers come
first, table cells by column. So runs are put in order by where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.read.pdf.columns import columns
from pipeline.read.pdf.lines import Block, Line, Run, line, rows
from pipeline.read.pdf.options import options
from pipeline.read.pdf.tables import cells, table_rows, within
from pipeline.types import Box


def lines(
    text: str, members: Sequence[Run], rules: Sequence[Box], openers: Sequence[Box]
) -> list[Line]:
    """The lines of a page in reading order.

    Args:
        text: the page's characters.
        members: its runs, in any order.
        rules: thin boxes of the lines drawn on it, in the same coordinates.
        openers: small square drawings, with which an option may begin.
    """
    return [
        line(row, number, in_table=in_table)
        for number, (block, in_table) in enumerate(_blocks(text, members, rules, openers))
        for row in block
    ]


def _blocks(
    text: str, members: Sequence[Run], rules: Sequence[Box], openers: Sequence[Box]
) -> Iterator[tuple[Block, bool]]:
    """Columns, cells and what stands between them, from top to bottom; true for cells."""
    bands = table_rows(rules, members)
    areas = columns(text, members, bands) if bands else (members,)
    for area in areas:
        yield from _tabled(text, area, bands, rules, openers)


def _tabled(
    text: str,
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
        yield from ((block, False) for block in _untabled(text, above, openers))
        yield from ((block, True) for block in cells(bands[at], inside[at], rules))
    yield from ((block, False) for block in _untabled(text, rest, openers))


def _untabled(text: str, members: Sequence[Run], openers: Sequence[Box]) -> Iterator[Block]:
    """The columns of an area without table rows."""
    for column in columns(text, members):
        yield from options(text, rows(column), openers)


def _middle(run: Run) -> float:
    return (run.top + run.bottom) / 2
