"""Empty boxes and rings of a font on which another character is typed: a sign of the same font or
of another, as TeX and programs that fill in forms have it. They are one mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline import glyphs
from pipeline.read.pdf.marks.candidate import Candidate, holds
from pipeline.read.pdf.marks.find.symbols import by_font
from pipeline.read.pdf.page import Page
from pipeline.types import Box, Span

_NEAR = 0.4  # of a size, by which the middle of the room of a character may be out of the box
_LEAST = 0.3  # of a size, of a drawing that is no speck
_MOST = 1.8


def with_overlaid(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """The written candidates, each outline with what lies on it as one mark."""
    outlines = [item for item in found if _is_outline(item)]
    if not outlines:
        return list(found)
    middles = _middles(page)
    overlaid = {id(item): _overlaid(page, item, middles) for item in outlines}
    covered = [item.over for item in overlaid.values() if item.over]
    return [overlaid.get(id(item), item) for item in found if item.span not in covered]


def _is_outline(item: Candidate) -> bool:
    return item.encoding == "glyph" and item.kind != "star" and item.state in {"off", None}


def _middles(page: Page) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """x and y of the middle of each character of the page's text; none for what is not drawn."""
    at = np.maximum(page.source, 0)
    x = (page.chars.x0[at] + page.chars.x1[at]) / 2
    y = (page.chars.top[at] + page.chars.bottom[at]) / 2
    nothing = (page.source < 0) | (page.chars.x1[at] <= page.chars.x0[at])
    return np.where(nothing, np.float32(np.nan), np.stack((x, y)))


def _overlaid(
    page: Page, item: Candidate, middles: np.ndarray[tuple[int, int], np.dtype[np.float32]]
) -> Candidate:
    """An outline with the character that lies on it; on if that is a sign. ``overdrawn`` looks at
    what any other makes of it."""
    over = _over(page, item, middles)
    if item.state is None:
        return replace(item, over=over)
    if over and _is_sign(page, over):
        return replace(item, state="on", over=over, needs_partner=False)
    return replace(item, over=over) if over else item


def _over(
    page: Page, item: Candidate, middles: np.ndarray[tuple[int, int], np.dtype[np.float32]]
) -> Span | None:
    """The character whose middle lies in an outline."""
    (x, y), near = item.centre, (0.5 + _NEAR) * item.size
    for at in np.flatnonzero((abs(middles[0] - x) <= near) & (abs(middles[1] - y) <= near)):
        span = Span(int(at), int(at) + 1)
        own = item.span is not None and item.span.start <= at < item.span.end
        if own or page.text.text[at].isspace():
            continue
        box = page.chars.tight_box(int(page.source[at]))
        if _lies_on(box, item):
            return span
    return None


def _lies_on(box: Box, item: Candidate) -> bool:
    """True if the middle of something lies on an outline, and it is about as large."""
    wide, high = box.x1 - box.x0, box.bottom - box.top
    middle = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return _LEAST * item.size <= max(wide, high) <= _MOST * item.size and holds(item.box, middle)


def _is_sign(page: Page, span: Span) -> bool:
    """True for a character that means on, wherever it stands."""
    char = page.text.text[span.start]
    known = glyphs.characters().get(char) or by_font(
        page.chars.font(int(page.source[span.start])).name, char
    )
    return char in glyphs.typed() or (known is not None and known.state == "on")
