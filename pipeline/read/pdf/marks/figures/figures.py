"""What looks like controls in figures: squares of a board, what wires lead to, days of a calendar,
the buttons of a window."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline import glyphs
from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.groups import alike, in_column, in_row
from pipeline.read.pdf.marks.surroundings import Segment, Surroundings
from pipeline.read.pdf.page import Page
from pipeline.types import Box

_TOUCH = 1.0  # points between squares of a board
_SHIFT = 2.0  # points by which those may be out of line
_FEWEST = 9  # squares of a board
_THIN = 2.0  # points: a wire, lying or standing
_WIRE = 0.5  # sizes of what it leads to: its least length
_END = 0.35  # sizes from the middle of a side to where a wire ends
_SIZES = 1.4  # ratio of sizes of controls of one make
_WEEKS = 4.0  # heights of a number to the one under or over it
_EDGE = 6.0  # points by which numbers of a column may be out of line
_SMALL = 0.62  # of the height of a line: the most that a bullet has
_HOLLOW = 0.02  # ink in the middle of an empty one
_LONG = 70  # characters of a label that is a sentence
_SENTENCE = re.compile(r"\w[.;]\s*$")
_FEW = 3  # members of a row


def without_figures(
    page: Page, around: Surroundings, found: Sequence[Candidate]
) -> list[Candidate]:
    """The candidates that are no part of a figure."""
    drawn = [item for item in found if item.look and item.encoding != "acroform"]
    out = {id(item) for item in (*_days(around, found), *_echoes(found), *_bullets(around, found))}
    if drawn:
        out |= {id(item) for item in (*_board(drawn), *_wired(page, drawn), *_buttons(drawn))}
    return [item for item in found if id(item) not in out]


def _board(drawn: Sequence[Candidate]) -> list[Candidate]:
    """Squares that touch others above or below them, and at their sides, and stand for no column
    of a row."""
    free = [item for item in drawn if not item.row and item.kind in {"checkbox", "number"}]
    if len(free) < _FEWEST:
        return []
    edges = {(round(item.box.x0), round(item.box.top)) for item in free}
    found = []
    for item in free:
        x0, top, x1, bottom = item.box
        wide, high = x1 - x0, bottom - top
        beside = any(_has(edges, x0 + sign * wide, top) for sign in (-1, 1))
        over = any(_has(edges, x0, top + sign * high) for sign in (-1, 1))
        if beside and over:
            found.append(item)
    return found if len(found) >= _FEWEST else []


def _has(edges: set[tuple[int, int]], x: float, y: float) -> bool:
    return any(
        (round(x) + right, round(y) + down) in edges for right in (-1, 0, 1) for down in (-1, 0, 1)
    )


def _wired(page: Page, drawn: Sequence[Candidate]) -> list[Candidate]:
    """Candidates to which a straight line leads, from anything but one of their make."""
    wires = [item.box for item in page.drawings if not item.image and _is_wire(item.box)]
    return [
        item
        for item in drawn
        if item.kind in {"checkbox", "radio"} and any(_leads(wire, item, drawn) for wire in wires)
    ]


def _is_wire(box: Box) -> bool:
    short, long = sorted((box.x1 - box.x0, box.bottom - box.top))
    return short <= _THIN < long


def _leads(wire: Box, item: Candidate, drawn: Sequence[Candidate]) -> bool:
    """True if a line stands on the middle of a candidate's upper or lower side, and goes away."""
    x, _ = item.centre
    upright = wire.x1 - wire.x0 <= _THIN
    if not upright or wire.bottom - wire.top < _WIRE * item.size:
        return False
    if abs((wire.x0 + wire.x1) / 2 - x) > _END * item.size / 2:
        return False
    if abs(wire.top - item.box.bottom) <= _SHIFT:
        end = wire.bottom
    elif abs(wire.bottom - item.box.top) <= _SHIFT:
        end = wire.top
    else:
        return False
    return not any(
        other is not item
        and _are_of_a_size(item, other)
        and abs(other.centre[0] - x) <= _SHIFT
        and other.box.top - _SHIFT <= end <= other.box.bottom + _SHIFT
        for other in drawn
    )


def _are_of_a_size(one: Candidate, other: Candidate) -> bool:
    sizes = one.size, other.size
    return max(sizes) <= _SIZES * min(sizes)


def _days(around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    """Numbers of a row that goes on, by as much for each, in the row of numbers under or over
    it."""
    numbers = [item for item in found if item.kind == "number" and item.inside.isdecimal()]
    if len(numbers) < _FEW:
        return []
    parts = [
        (part, int(text))
        for line in range(len(around.text.lines))
        for part in around.cells(line)
        if (text := around.text.text[part.span.start : part.span.end]).isdecimal() and len(text) < 4
    ]
    days: list[Candidate] = []
    for first in numbers:
        row = [item for item in numbers if in_row(first, item)]
        if len(row) < _FEW or first is not min(row, key=lambda item: item.box.x0):
            continue
        for sign in (-1, 1):
            steps = [_step(item, sign, parts) for item in row]
            known = [step for step in steps if step]
            if 2 * len(known) > len(row) and len(set(known)) == 1:
                days += row
                break
    return days


def _step(item: Candidate, sign: int, parts: Sequence[tuple[Segment, int]]) -> int:
    """By how much the nearest number of the column under (1) or over (-1) another differs."""
    x, y = item.centre
    height = item.box.bottom - item.box.top
    near = [
        (abs(_middle(part) - y), value)
        for part, value in parts
        if height / 2 < sign * (_middle(part) - y) <= _WEEKS * height
        and min(abs(part.box.x1 - item.box.x1), abs((part.box.x0 + part.box.x1) / 2 - x)) <= _EDGE
    ]
    return min(near)[1] - int(item.inside) if near else 0


def _middle(part: Segment) -> float:
    return (part.box.top + part.box.bottom) / 2


def _echoes(found: Sequence[Candidate]) -> list[Candidate]:
    """Ticks after a label before which a framed letter stands: they say again what it says."""
    numbers = [item for item in found if item.kind == "number" and item.look]
    return [
        item
        for item in found
        if item.encoding == "glyph"
        and glyphs.is_bare(item.inside)
        and item.label_before
        and any(
            in_row(item, one) and one.centre[0] < item.centre[0] and not one.inside.isdecimal()
            for one in numbers
        )
    ]


def _bullets(around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    """Small empty rings and squares before sentences, all of which look the same."""
    small = [
        item
        for item in found
        if item.look and item.kind in {"radio", "checkbox"} and item.look.core <= _HOLLOW
        and not item.inside and item.size <= _SMALL * around.type_size(item.box)
    ]  # fmt: skip
    bullets: list[Candidate] = []
    for first in small:
        column = [item for item in found if in_column(first, item) and alike(first, item)]
        if all(item in small and _is_before_sentence(around, item) for item in column):
            bullets.append(first)
    return bullets


def _is_before_sentence(around: Surroundings, item: Candidate) -> bool:
    label = item.label
    if label is None or item.label_before:
        return False
    text = around.text.text[label.start : label.end]
    return len(text) > _LONG or bool(_SENTENCE.search(text))


def _buttons(drawn: Sequence[Candidate]) -> list[Candidate]:
    """Boxes of a row without labels that hold other signs each: none is empty."""
    found: list[Candidate] = []
    bare = [item for item in drawn if not item.label and item.inside and item.kind != "number"]
    for first in bare:
        row = [item for item in drawn if in_row(first, item) and not item.label]
        signs = {item.inside for item in row}
        if len(row) >= _FEW and len(signs) == len(row) and "" not in signs:
            found += row
    return found
