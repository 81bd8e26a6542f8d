"""Straight lines of a page, and the cells between them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.pdf.page import Page
from pipeline.types import Box

_THIN = 2.5  # points
_LINE = (14.0, 60.0)  # points: length of a line to put a cross on
SIDE = 8.0  # points: the shortest side of a cell
_CELL = (320.0, 60.0)  # points: the widest and highest cell that a cross alone may stand in
SAME = 2.0  # points by which cells of one column may differ


class Line(NamedTuple):
    """A straight line: where it is across, from where to where along."""

    at: float
    start: float
    end: float

    def passes(self, place: float) -> bool:
        """True if the line is drawn at a place along it."""
        return self.start - SAME <= place <= self.end + SAME


def lines(page: Page, without: Collection[Box] = ()) -> tuple[list[Line], list[Line]]:
    """Horizontal and vertical lines, edges of boxes among them; but for the drawings left out."""
    flat: list[Line] = []
    upright: list[Line] = []
    boxes = (item.box for item in page.drawings if not item.image and item.box not in without)
    for x0, top, x1, bottom in boxes:
        width, height = x1 - x0, bottom - top
        if height <= _THIN < width:
            flat.append(Line((top + bottom) / 2, x0, x1))
        elif width <= _THIN < height:
            upright.append(Line((x0 + x1) / 2, top, bottom))
        elif min(width, height) >= SIDE:
            flat += (Line(top, x0, x1), Line(bottom, x0, x1))
            upright += (Line(x0, top, bottom), Line(x1, top, bottom))
    return flat, upright


def short_lines(flat: Sequence[Line], upright: Sequence[Line]) -> list[Line]:
    """Short lines that are no side of a box and no dash, each once."""
    ends = {(round(line.at / 4), round(edge / 4)) for line in upright for edge in line[1:]}
    found: dict[tuple[int, int], Line] = {}
    for line in _joined(flat):
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


def _joined(flat: Sequence[Line]) -> list[Line]:
    """The lines, those made whole that are drawn piece by piece: word processors underline each
    space of a blank, each piece reaching into the next."""
    whole: list[Line] = []
    for line in sorted(flat, key=lambda line: (round(line.at, 1), line.start)):
        last = whole[-1] if whole else None
        if last and round(last.at, 1) == round(line.at, 1) and line.start <= last.end:
            whole[-1] = last._replace(end=max(last.end, line.end))
        else:
            whole.append(line)
    return whole


def cell_columns(crossed: Box, flat: Sequence[Line], upright: Sequence[Line]) -> list[list[Box]]:
    """The cells over and under a crossed one, those of each table from top to bottom."""
    left, _, right, _ = crossed
    middle = (left + right) / 2
    edges = sorted({round(line.at, 1) for line in flat if line.passes(middle)})
    columns: list[list[Box]] = []
    for top, bottom in pairwise(edges):
        cell = Box(left, top, right, bottom)
        beside = all(
            any(abs(line.at - side) <= SAME and line.passes((top + bottom) / 2) for line in upright)
            for side in (left, right)
        )
        if not beside or not SIDE <= bottom - top <= _CELL[1]:
            continue
        if columns and top - columns[-1][-1].bottom < SIDE:
            columns[-1].append(cell)
        else:
            columns.append([cell])
    return columns


def cell_around(box: Box, flat: Sequence[Line], upright: Sequence[Line]) -> Box | None:
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


def middle_of(cell: Box) -> Box:
    """A square in the middle of a cell, of the size of a mark."""
    x, y = (cell.x0 + cell.x1) / 2, (cell.top + cell.bottom) / 2
    half = min(cell.bottom - cell.top, cell.x1 - cell.x0, 12.0) / 2
    return Box(x - half, y - half, x + half, y + half)
