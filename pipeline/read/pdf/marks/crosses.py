"""A lone X or tick in a cell of a table, on a short line or under a head, and the empty cells or
lines like its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline import glyphs
from pipeline.read.pdf.marks.candidate import Candidate, holds
from pipeline.read.pdf.marks.columns import in_columns
from pipeline.read.pdf.marks.groups import in_row
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import Page
from pipeline.types import Box, Span

_SIGNS = frozenset(glyphs.bare())  # that are candidates already, as characters
_CROSS = re.compile(rf"[xX{glyphs.bare()}](?<!\S.)(?!\S)")
_CONFIDENCE = 0.7
_WIDER = 5.0  # times a crossed cell: the widest other cell of its row
_NEXT = 1.6  # heights of a cell to the middle of the one under or over it
_LIKE = 0.15  # share by which the widths of columns of one kind may differ
_MAX_CROSSES = 500  # on a page
_MAX_ROWS = 100  # over a cell, up to the head of its column
_THIN = 2.5  # points
_LINE = (14.0, 60.0)  # points: length of a line to put a cross on
_SIDE = 8.0  # points: the shortest side of a cell
_CELL = (320.0, 60.0)  # points: the widest and highest cell that a cross alone may stand in
_ON = 3.5  # points between a cross and the line that it stands on
_SAME = 2.0  # points by which cells of one column may differ


class _Line(NamedTuple):
    """A straight line: where it is across, from where to where along."""

    at: float
    start: float
    end: float

    def passes(self, place: float) -> bool:
        return self.start - _SAME <= place <= self.end + _SAME


def with_crosses(page: Page, around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, and the crosses and ticks in cells and on lines, and what was left
    without one."""
    more = _crosses(page, around, found)
    own = {item.span for item in more if item.span}
    return [*(item for item in found if item.span not in own), *more]


def _crosses(page: Page, around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    taken = [
        item.span
        for item in found
        if item.span and not (item.encoding == "glyph" and item.inside in _SIGNS)
    ]
    written = [
        Span(*match.span())
        for match, _ in zip(_CROSS.finditer(page.text.text), range(_MAX_CROSSES), strict=False)
        if not any(span.overlaps(Span(*match.span())) for span in taken)
    ]
    placed = [(span, page.chars.tight_box(at)) for span in written
              if (at := int(page.source[span.start])) >= 0]  # fmt: skip
    boxes = [(span, box) for span, box in placed if not _is_in_one(box, found)]
    if not boxes:
        return []
    flat, upright = _lines(page)
    seen = [
        *_on_lines(around, boxes, _alone(flat, upright)),
        *(
            item
            for item in _in_cells(around, boxes, flat, upright)
            if not _is_in_one(item.box, found)
        ),
    ]
    own = {item.span for item in seen}
    return [*seen, *in_columns(around, [(span, box) for span, box in boxes if span not in own])]


def _is_in_one(box: Box, found: Sequence[Candidate]) -> bool:
    """True if a control is drawn where a cross or an empty cell is: it is what the control holds,
    or its outline."""
    middle = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return any(item.span is None and holds(item.box, middle) for item in found)


def _lines(page: Page) -> tuple[list[_Line], list[_Line]]:
    """Horizontal and vertical lines, edges of boxes among them."""
    flat: list[_Line] = []
    upright: list[_Line] = []
    for x0, top, x1, bottom in (item.box for item in page.drawings if not item.image):
        width, height = x1 - x0, bottom - top
        if height <= _THIN < width:
            flat.append(_Line((top + bottom) / 2, x0, x1))
        elif width <= _THIN < height:
            upright.append(_Line((x0 + x1) / 2, top, bottom))
        elif min(width, height) >= _SIDE:
            flat += (_Line(top, x0, x1), _Line(bottom, x0, x1))
            upright += (_Line(x0, top, bottom), _Line(x1, top, bottom))
    return flat, upright


def _alone(flat: Sequence[_Line], upright: Sequence[_Line]) -> list[_Line]:
    """Short lines that are no side of a box and no dash, each once."""
    ends = {(round(line.at / 4), round(edge / 4)) for line in upright for edge in line[1:]}
    found: dict[tuple[int, int], _Line] = {}
    for line in flat:
        if _LINE[0] <= line.end - line.start <= _LINE[1]:
            found.setdefault((round(line.at / 2), round(line.start / 2)), line)
    near = (-1, 0, 1)
    return [
        line
        for line in found.values()
        if not any(
            (round(x / 4) + right, round(line.at / 4) + down) in ends
            for x in (line.start, line.end)
            for right in near
            for down in near
        )
    ]


def _on_lines(
    around: Surroundings, boxes: Sequence[tuple[Span, Box]], short: Sequence[_Line]
) -> list[Candidate]:
    """Crosses on short lines, and the short lines of that length with nothing on them."""
    held: dict[_Line, tuple[Span, Box]] = {}
    for line in short:
        for span, box in boxes:
            middle = (box.x0 + box.x1) / 2
            over = Box(line.start, box.top, line.end, line.at)
            on_it = line.start <= middle <= line.end and -1 <= line.at - box.bottom <= _ON
            if on_it and around.inside(over)[1] == span:
                held[line] = span, box
    if not held or len(held) == len(short):
        return []
    length = next(iter(held)).end - next(iter(held)).start
    height = max(box.bottom - box.top for _, box in held.values())
    found = []
    for line in short:
        place = Box(line.start, line.at - height, line.end, line.at)
        if line in held:
            found.append(_candidate(place, held[line][0]))
        elif abs(line.end - line.start - length) <= _SAME and not around.inside(place)[0]:
            found.append(_candidate(place, None))
    return found if len(found) > len(held) else []  # no line is empty


def _in_cells(
    around: Surroundings,
    boxes: Sequence[tuple[Span, Box]],
    flat: Sequence[_Line],
    upright: Sequence[_Line],
) -> list[Candidate]:
    """Crosses that are alone in a cell, and the empty cells of their columns."""
    found: dict[tuple[int, int], Candidate] = {}
    cells: list[Box] = []
    columns: dict[tuple[int, int], list[tuple[Span, Box]]] = {}
    for span, box in boxes:
        cell = _cell(box, flat, upright)
        if cell and around.inside(cell)[1] == span:
            columns.setdefault((round(cell.x0), round(cell.x1)), []).append((span, cell))
    for crossed in columns.values():
        own = {span for span, _ in crossed}
        for column in _columns(crossed[0][1], flat, upright):
            for cell, held in _held(around, column, own):
                found[round(cell.x0), round(cell.top)] = _candidate(_middle(cell), held)
                cells += [cell] if held else []
    for cell in cells:
        _fill_row(around, cell, flat, upright, found)
    if len({item.state for item in found.values()}) < 2:
        return []  # no cell is empty: the crosses may be anything
    return _named(around, list(found.values()), flat, upright)


def _held(
    around: Surroundings, column: Sequence[Box], crosses: Collection[Span]
) -> list[tuple[Box, Span | None]]:
    """The cells of a column that are empty or hold one of the crosses, and which; none if it is a
    column of texts, one of which may be an x."""
    held = [around.inside(cell) for cell in column]
    found = [(cell, span) for cell, (text, span) in zip(column, held, strict=True)
             if not text or span in crosses]  # fmt: skip
    texts = [text for text, _ in held if text and not _CROSS.fullmatch(text)]
    crossed = sum(span is not None for _, span in found)
    return found if len(texts) - 1 < max(crossed, 1) else []  # but for its head


def _columns(crossed: Box, flat: Sequence[_Line], upright: Sequence[_Line]) -> list[list[Box]]:
    """The cells over and under a crossed one, those of each table from top to bottom."""
    left, _, right, _ = crossed
    middle = (left + right) / 2
    edges = sorted({round(line.at, 1) for line in flat if line.passes(middle)})
    columns: list[list[Box]] = []
    for top, bottom in pairwise(edges):
        cell = Box(left, top, right, bottom)
        beside = any(
            abs(line.at - left) <= _SAME and line.passes((top + bottom) / 2) for line in upright
        )
        if not beside or not _SIDE <= bottom - top <= _CELL[1]:
            continue
        if columns and top - columns[-1][-1].bottom < _SIDE:
            columns[-1].append(cell)
        else:
            columns.append([cell])
    return columns


def _fill_row(
    around: Surroundings,
    crossed: Box,
    flat: Sequence[_Line],
    upright: Sequence[_Line],
    found: dict[tuple[int, int], Candidate],
) -> None:
    """Add the empty cells of a crossed cell's row: those as wide as it, or all if no cell of its
    column is empty, so that the row is all there is."""
    width, height = crossed.x1 - crossed.x0, crossed.bottom - crossed.top
    middle = (crossed.top + crossed.bottom) / 2
    alone = not any(
        item.state == "off"
        and crossed.x0 < item.centre[0] < crossed.x1
        and abs(item.centre[1] - middle) < _NEXT * height
        for item in found.values()
    )
    edges = sorted({round(line.at, 1) for line in upright if line.passes(middle)})
    for left, right in pairwise(edges):
        cell = Box(left, crossed.top, right, crossed.bottom)
        alike = abs(right - left - width) <= _LIKE * width
        fits = _SIDE <= right - left <= _WIDER * width and (alike or alone)
        free = not any(holds(cell, item.centre) for item in found.values())
        closed = all(
            any(abs(line.at - at) <= _SAME and line.passes((left + right) / 2) for line in flat)
            for at in (crossed.top, crossed.bottom)
        )
        if fits and free and closed and not around.inside(cell)[0]:
            found[round(left), round(crossed.top)] = _candidate(_middle(cell), None)


def _named(
    around: Surroundings,
    found: Sequence[Candidate],
    flat: Sequence[_Line],
    upright: Sequence[_Line],
) -> list[Candidate]:
    """The candidates of rows of several with the text over their column, and that of their row;
    the label of one that is alone in its row, or parted from the others by text, is beside it."""
    named: list[Candidate] = []
    for item in found:
        row = sorted((other for other in found if in_row(item, other)), key=lambda one: one.box.x0)
        between = Box(row[0].box.x1, item.box.top, row[-1].box.x0, item.box.bottom)
        marks = {other.span for other in row}
        texts = [text for text in around.texts(between) if text not in marks]
        head = None if len(row) < 2 or texts else _head(around, item, flat, upright)
        left = around.texts(between._replace(x0=0.0, x1=row[0].box.x0)) if head else []
        side = next((text for text in reversed(left) if text not in marks), None)
        named.append(replace(item, label=head, row=side) if head else item)
    return named


def _head(
    around: Surroundings, item: Candidate, flat: Sequence[_Line], upright: Sequence[_Line]
) -> Span | None:
    """The text of the nearest cell over a candidate's that holds more than a cross."""
    cell = _cell(item.box, flat, upright)
    for _ in range(_MAX_ROWS):
        above = cell and cell._replace(top=cell.top - 2, bottom=cell.top - 1)
        cell = above and _cell(above, flat, upright)
        if cell is None:
            return None
        text = around.inside(cell)[0]
        if text and not _CROSS.fullmatch(text):
            return around.block(cell)
    return None


def _cell(box: Box, flat: Sequence[_Line], upright: Sequence[_Line]) -> Box | None:
    """The cell around a cross."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    left = max((line.at for line in upright if line.passes(y) and line.at < x), default=None)
    right = min((line.at for line in upright if line.passes(y) and line.at > x), default=None)
    top = max((line.at for line in flat if line.passes(x) and line.at < y), default=None)
    bottom = min((line.at for line in flat if line.passes(x) and line.at > y), default=None)
    if left is None or right is None or top is None or bottom is None:
        return None
    cell = Box(left, top, right, bottom)
    return cell if right - left <= _CELL[0] and bottom - top <= _CELL[1] else None


def _middle(cell: Box) -> Box:
    """A square in the middle of a cell, of the size of a mark."""
    x, y = (cell.x0 + cell.x1) / 2, (cell.top + cell.bottom) / 2
    half = min(cell.bottom - cell.top, cell.x1 - cell.x0, 12.0) / 2
    return Box(x - half, y - half, x + half, y + half)


def _candidate(box: Box, span: Span | None) -> Candidate:
    state, inside = ("on", "x") if span else ("off", "")
    return Candidate(box, "text", "checkbox", state, _CONFIDENCE, span, inside=inside)  # type: ignore[arg-type]
