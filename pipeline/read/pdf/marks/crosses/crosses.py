"""A lone X or tick in a cell of a table, on a short line or under a head, and the empty cells or
lines like its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline import glyphs
from pipeline.read.pdf.marks.candidate import Candidate, holds
from pipeline.read.pdf.marks.crosses.columns import in_columns
from pipeline.read.pdf.marks.crosses.crossed import (
    CROSS,
    candidate,
    in_cells,
    is_beside_text,
    is_cell,
)
from pipeline.read.pdf.marks.crosses.replaced import replacing
from pipeline.read.pdf.marks.crosses.rules import SAME, Line, cell_around, lines, short_lines
from pipeline.read.pdf.marks.crosses.signs import are_even, drawn_signs, is_in_middle, is_sign
from pipeline.read.pdf.marks.groups import in_row
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import Page
from pipeline.types import Box, Span

_SIGNS = frozenset(glyphs.bare())  # that are candidates already, as characters
_MAX_CROSSES = 500  # on a page
_ON = 3.5  # points between a cross and the line that it stands on


def with_crosses(page: Page, around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, and the crosses and ticks in cells and on lines, and what was left
    without one."""
    more = _crosses(page, around, found)
    if not more:
        return list(found)
    own = {item.span for item in more if item.span}
    flat, upright = lines(page)
    return [
        *(
            item
            for item in found
            if (item.span is None or item.span not in own)
            and not (item.look and is_cell(item.box, more, flat, upright))
        ),
        *more,
    ]


def _crosses(page: Page, around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    taken = [
        item.span
        for item in found
        if item.span and not (item.encoding == "glyph" and item.inside in _SIGNS)
    ]
    written = [
        Span(*match.span())
        for match, _ in zip(CROSS.finditer(page.text.text), range(_MAX_CROSSES), strict=False)
        if not any(span.overlaps(Span(*match.span())) for span in taken)
    ]
    placed = [(span, page.chars.tight_box(at)) for span in written
              if (at := int(page.source[span.start])) >= 0]  # fmt: skip
    boxes = [(span, box) for span, box in placed if not _is_in_one(box, found)]
    seen = [*_written(page, around, boxes, found), *_drawn(page, around, found)]
    own = {item.span for item in seen}
    free = [(span, box) for span, box in boxes if span not in own]
    return [*seen, *replacing(page, around, free, found)]


def _drawn(page: Page, around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    """Crosses and other signs that are drawn in cells, and the empty cells like theirs."""
    signs = [box for box in drawn_signs(page, found) if not around.inside(box)[0]]
    if not signs:
        return []
    flat, upright = lines(page, signs)
    signs = [box for box in signs if is_in_middle(box, cell_around(box, flat, upright))]
    if not signs or not are_even(signs) or not all(is_sign(page, box) for box in signs):
        return []
    cells = in_cells(around, [(None, box) for box in signs], flat, upright)
    if any(_is_in_one(item.box, found) for item in cells):
        return []  # a table of controls: what is in one of its cells is the outline of another
    named = [bool(item.label) or is_beside_text(around, item.box, flat, upright) for item in cells]
    nameless = [item for item, known in zip(cells, named, strict=True) if not known]
    return [
        replace(item, encoding="vector")
        for item in cells
        if not any(in_row(item, other) for other in nameless)
    ]


def _written(
    page: Page,
    around: Surroundings,
    boxes: Sequence[tuple[Span, Box]],
    found: Sequence[Candidate],
) -> list[Candidate]:
    """Crosses and ticks that are typed in cells, on lines or under heads."""
    if not boxes:
        return []
    flat, upright = lines(page)
    seen = [
        *_on_lines(around, boxes, short_lines(flat, upright)),
        *(
            item
            for item in in_cells(around, boxes, flat, upright)
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


def _on_lines(
    around: Surroundings, boxes: Sequence[tuple[Span, Box]], short: Sequence[Line]
) -> list[Candidate]:
    """Crosses on short lines, and the short lines of that length with nothing on them."""
    held: dict[Line, tuple[Span, Box]] = {}
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
            found.append(candidate(place, held[line][0], on=True))
        elif abs(line.end - line.start - length) <= SAME and not around.inside(place)[0]:
            found.append(candidate(place, None, on=False))
    return found if len(found) > len(held) else []  # no line is empty
