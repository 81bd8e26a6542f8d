"""Crosses typed in the place of an empty control: others of their column or row have a ring or
box, or the letter o that stands for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.groups import in_column, in_row
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import Page
from pipeline.types import Box, Span

_RING = re.compile(r"(?<!\S)[oO](?!\S)")
_CONFIDENCE = 0.8
_NEAR = 3.5  # line heights from one control of a column to the next
_BESIDE = 9.0  # line heights from one control of a row to the next
_FEWEST = 2  # letters and crosses in a column or row
_MOST = 500  # of a page

Cross = tuple[Span, Box]


def replacing(
    page: Page, around: Surroundings, crosses: Sequence[Cross], found: Sequence[Candidate]
) -> list[Candidate]:
    """The letters that stand for rings, and the crosses in the place of such or of empty
    characters. The letters may be bullets, if there is no cross."""
    known = {item.span for item in found}  # in a symbol font an o is the code of a box
    rings = [
        Candidate(box, "text", "radio", "off", _CONFIDENCE, span, needs_partner=True)
        for span, box in _letters(page, around)
        if span not in known
    ]
    signs = [
        Candidate(box, "text", "checkbox", "on", _CONFIDENCE, span, inside="x")
        for span, box in crosses
        if _begins(page, around, span) or _is_alone(page, span)
    ]
    letters = [*rings, *signs]
    rings = [ring for ring in rings if _is_one_of_several(page, ring, letters, around)]
    empty = [item for item in found if item.encoding == "glyph" and item.state == "off"]
    ticked = [_in_place(sign, [*rings, *empty], around) for sign in signs]
    return [*rings, *(item for item in ticked if item)]


def _letters(page: Page, around: Surroundings) -> list[Cross]:
    """The letters o that begin a line or stand alone in a cell, as large as a cross is."""
    spans = [
        span
        for match, _ in zip(_RING.finditer(page.text.text), range(_MOST), strict=False)
        if _begins(page, around, span := Span(*match.span())) or _is_alone(page, span)
    ]
    return [
        (span, _square(page.chars.tight_box(at)))
        for span in spans
        if (at := int(page.source[span.start])) >= 0
    ]


def _square(box: Box) -> Box:
    """The place of a capital letter around a small one."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    half = max(box.x1 - box.x0, box.bottom - box.top) * 0.7
    return Box(x - half, y - half, x + half, y + half)


def _begins(page: Page, around: Surroundings, span: Span) -> bool:
    """True if a sign begins a line and something follows it there."""
    line = page.text.lines[around.line(span)].span
    return span.start == line.start and bool(page.text.text[span.end : line.end].strip())


def _is_alone(page: Page, span: Span) -> bool:
    """True if a sign is all of a cell."""
    text = page.text.text
    return text[: span.start][-1:] == "\t" and text[span.end :][:1] in {"\t", "\n", ""}


def _is_one_of_several(
    page: Page, ring: Candidate, signs: Sequence[Candidate], around: Surroundings
) -> bool:
    """True for a letter beside others; in a table an o and an x alone may mean anything."""
    fewest = _FEWEST + (ring.span is not None and _is_alone(page, ring.span))
    return sum(_belong(ring, other, around) for other in signs) >= fewest  # itself among them


def _in_place(
    cross: Candidate, empty: Sequence[Candidate], around: Surroundings
) -> Candidate | None:
    """The cross, as the control that it was put in the place of."""
    twins = [item for item in empty if _belong(cross, item, around)]
    if not twins:
        return None
    x, y = cross.centre
    twin = min(twins, key=lambda item: abs(item.centre[0] - x) + abs(item.centre[1] - y))
    half = twin.size / 2
    place = Box(x - half, y - half, x + half, y + half)
    return replace(cross, box=place, encoding=twin.encoding, kind=twin.kind)


def _belong(one: Candidate, other: Candidate, around: Surroundings) -> bool:
    """True if two controls stand under or beside one another, with no more than two lines or a
    column between them."""
    height = around.type_size(one.box)
    if in_column(one, other):
        return abs(one.centre[1] - other.centre[1]) <= _NEAR * height
    return in_row(one, other) and abs(one.centre[0] - other.centre[0]) <= _BESIDE * height
