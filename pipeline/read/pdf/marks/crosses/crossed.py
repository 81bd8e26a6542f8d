"""Crosses that are alone in cells of a table, and the empty cells like theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline import glyphs
from pipeline.read.pdf.marks.candidate import Candidate, holds
from pipeline.read.pdf.marks.crosses.rules import (
    SAME,
    SIDE,
    Line,
    cell_around,
    cell_columns,
    middle_of,
)
from pipeline.read.pdf.marks.groups import in_row
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.types import Box, Span

CROSS = re.compile(rf"[xX{glyphs.bare()}](?<!\S.)(?!\S)")
_CONFIDENCE = 0.7
_WIDER = 5.0  # times a crossed cell: the widest other cell of its row
_NARROWER = 0.5  # the narrowest, in a row with labels
_NEXT = 1.6  # heights of a cell to the middle of the one under or over it
_LIKE = 0.15  # share by which the widths of columns of one kind may differ
_MAX_ROWS = 100  # over a cell, up to the head of its column


def in_cells(
    around: Surroundings,
    boxes: Sequence[tuple[Span | None, Box]],
    flat: Sequence[Line],
    upright: Sequence[Line],
) -> list[Candidate]:
    """Crosses that are alone in a cell, typed or drawn, and the empty cells of their columns."""
    found: dict[tuple[int, int], Candidate] = {}
    cells: list[Box] = []
    columns: dict[tuple[int, int], list[tuple[Span | None, Box]]] = {}
    for span, box in boxes:
        cell = cell_around(box, flat, upright)
        if cell and around.inside(cell)[1] == span:
            columns.setdefault((round(cell.x0), round(cell.x1)), []).append((span, box))
    for crossed in columns.values():
        first = cell_around(crossed[0][1], flat, upright)
        for column in cell_columns(first, flat, upright) if first else ():
            for cell, held in _held(around, column, crossed):
                on = held is not None
                own = held[0] if held else None
                found[round(cell.x0), round(cell.top)] = candidate(middle_of(cell), own, on=on)
                cells += [cell] if on else []
    for cell in cells:
        _fill_row(around, cell, flat, upright, found)
    if len({item.state for item in found.values()}) < 2:
        return []  # no cell is empty: the crosses may be anything
    return _named(around, list(found.values()), flat, upright)


def _held(
    around: Surroundings, column: Sequence[Box], crosses: Sequence[tuple[Span | None, Box]]
) -> list[tuple[Box, tuple[Span | None, Box] | None]]:
    """The cells of a column that are empty or hold one of the crosses, and which; none if it is a
    column of texts, one of which may be an x."""
    found: list[tuple[Box, tuple[Span | None, Box] | None]] = []
    texts = crossed = 0
    for cell in column:
        text, span = around.inside(cell)
        own = next((one for one in crosses if one[0] == span and _is_in(one[1], cell)), None)
        if own or not text:
            found.append((cell, own))
            crossed += own is not None
        else:
            texts += not CROSS.fullmatch(text)
    return found if texts - 1 < max(crossed, 1) else []  # but for its head


def _is_in(box: Box, cell: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom


def _fill_row(
    around: Surroundings,
    crossed: Box,
    flat: Sequence[Line],
    upright: Sequence[Line],
    found: dict[tuple[int, int], Candidate],
) -> None:
    """Add the empty cells of a crossed cell's row: those as wide as it; all if no cell of its
    column is empty, so that the row is all there is, and no labels stand between them."""
    width, height = crossed.x1 - crossed.x0, crossed.bottom - crossed.top
    middle = (crossed.top + crossed.bottom) / 2
    alone = not any(
        item.state == "off"
        and crossed.x0 < item.centre[0] < crossed.x1
        and abs(item.centre[1] - middle) < _NEXT * height
        for item in found.values()
    )
    edges = sorted({round(line.at, 1) for line in upright if line.passes(middle)})
    row = [Box(left, crossed.top, right, crossed.bottom) for left, right in pairwise(edges)]
    texts = [around.inside(cell)[0] for cell in row]
    labelled = any(text and not CROSS.fullmatch(text) for text in texts)
    narrowest = max(SIDE, _NARROWER * width) if labelled else SIDE
    empty = [
        cell
        for cell in row
        if narrowest <= cell.x1 - cell.x0 <= _WIDER * width and _is_empty(around, cell, flat, found)
    ]
    alike = [cell for cell in empty if abs(cell.x1 - cell.x0 - width) <= _LIKE * width]
    if alone and not (labelled and alike):
        alike = empty
    for cell in alike:
        if not any(holds(cell, item.centre) for item in found.values()):
            found[round(cell.x0), round(cell.top)] = candidate(middle_of(cell), None, on=False)


def _is_empty(
    around: Surroundings,
    cell: Box,
    flat: Sequence[Line],
    found: Mapping[tuple[int, int], Candidate],
) -> bool:
    """True if a cell is closed above and below, and holds neither text nor a cross."""
    x = (cell.x0 + cell.x1) / 2
    closed = all(
        any(abs(line.at - at) <= SAME and line.passes(x) for line in flat)
        for at in (cell.top, cell.bottom)
    )
    crossed = any(item.state == "on" and holds(cell, item.centre) for item in found.values())
    return closed and not crossed and not around.inside(cell)[0]


def _named(
    around: Surroundings,
    found: Sequence[Candidate],
    flat: Sequence[Line],
    upright: Sequence[Line],
) -> list[Candidate]:
    """The candidates of rows of several with the text over their column, and that of their row;
    those that texts part with the text of the cell beside them, on the side where each has one."""
    named: list[Candidate] = []
    for item in found:
        row = sorted((other for other in found if in_row(item, other)), key=lambda one: one.box.x0)
        between = Box(row[0].box.x1, item.box.top, row[-1].box.x0, item.box.bottom)
        marks = {other.span for other in row}
        if any(text not in marks for text in around.texts(between)):
            named.append(replace(item, label=_beside(around, item, row, flat, upright)))
            continue
        head = None if len(row) < 2 else _head(around, item, flat, upright)
        left = around.texts(between._replace(x0=0.0, x1=row[0].box.x0)) if head else []
        side = next((text for text in reversed(left) if text not in marks), None)
        named.append(replace(item, label=head, row=side) if head else item)
    return named


def _beside(
    around: Surroundings,
    item: Candidate,
    row: Sequence[Candidate],
    flat: Sequence[Line],
    upright: Sequence[Line],
) -> Span | None:
    """The text of the cell beside a candidate's, if only one side has a text for all its row."""
    sides = [
        [_next_cell(around, other, flat, upright, right=right) for other in row]
        for right in (False, True)
    ]
    whole = [side for side in sides if None not in side]
    return whole[0][list(row).index(item)] if len(whole) == 1 else None


def _next_cell(
    around: Surroundings,
    item: Candidate,
    flat: Sequence[Line],
    upright: Sequence[Line],
    *,
    right: bool,
) -> Span | None:
    """The text of the cell right or left of a candidate's."""
    cell = cell_around(item.box, flat, upright)
    if cell is None:
        return None
    edge = cell.x1 if right else cell.x0 - 3 * SAME
    beside = cell_around(cell._replace(x0=edge + SAME, x1=edge + 2 * SAME), flat, upright)
    return around.block(beside) if beside else None


def _head(
    around: Surroundings, item: Candidate, flat: Sequence[Line], upright: Sequence[Line]
) -> Span | None:
    """The text of the nearest cell over a candidate's that holds more than a cross."""
    cell = cell_around(item.box, flat, upright)
    for _ in range(_MAX_ROWS):
        above = cell and cell._replace(top=cell.top - 2, bottom=cell.top - 1)
        cell = above and cell_around(above, flat, upright)
        if cell is None:
            return None
        text, span = around.inside(cell)
        if text and not CROSS.fullmatch(text):
            return span if text.isdecimal() else around.block(cell)
    return None


def is_cell(
    box: Box, cells: Sequence[Candidate], flat: Sequence[Line], upright: Sequence[Line]
) -> bool:
    """True if a box is a cell itself, as high as one with a cross in its row."""
    rows = (cell_around(item.box, flat, upright) for item in cells)
    return any(
        cell and abs(cell.top - box.top) <= SAME and abs(cell.bottom - box.bottom) <= SAME
        for cell in rows
    )


def is_beside_text(
    around: Surroundings, place: Box, flat: Sequence[Line], upright: Sequence[Line]
) -> bool:
    """True if the cell left or right of the one around a place holds a text."""
    cell = cell_around(place, flat, upright)
    if cell is None:
        return False
    sides = (
        cell._replace(x0=cell.x0 - 2 * SAME, x1=cell.x0 - SAME),
        cell._replace(x0=cell.x1 + SAME, x1=cell.x1 + 2 * SAME),
    )
    cells = (cell_around(side, flat, upright) for side in sides)
    return any(other and around.inside(other)[0] for other in cells)


def candidate(box: Box, span: Span | None, *, on: bool) -> Candidate:
    """The candidate of a cell or line with a cross, or of an empty one."""
    return Candidate(
        box, "text", "checkbox", "on" if on else "off", _CONFIDENCE, span, inside="x" if on else ""
    )
