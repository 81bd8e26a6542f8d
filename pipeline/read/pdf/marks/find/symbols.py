"""What characters of symbol fonts mean: there a digit or a letter may be the code of a tick."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from pipeline import glyphs
from pipeline.glyphs import Glyph
from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import Page
from pipeline.types import Box, Span

_FONTS = 256  # whose names are kept
_SIGN = "✔"  # stands for whatever sign a code means


def by_font(font: str, char: str) -> Glyph | None:
    """The mark that a code means in a symbol font."""
    code = ord(char)
    known = _of_font(font)
    if known is not None:
        return known.get(code) or known.get(code & 0xFF if code >> 8 in {0x00, 0xF0} else -1)
    # A symbol font that was renamed or replaced: the codes are nearly always those of Wingdings.
    return glyphs.fonts()["wingdings"].get(code & 0xFF) if code >> 8 == 0xF0 else None


@lru_cache(maxsize=_FONTS)
def _of_font(name: str) -> dict[int, Glyph] | None:
    """The marks of the symbol font with this name; ``None`` if it is none."""
    plain = name.lower().replace(" ", "").replace("-", "")
    return next((known for part, known in glyphs.fonts().items() if part in plain), None)


def read_as_signs(page: Page, found: Iterable[Candidate]) -> Page:
    """The page with ticks and crosses that are codes of symbol fonts read as such, so that what is
    looked for in its text is found; nothing in it moves."""
    text = page.text.text
    signs = {
        item.span.start: item.inside
        for item in found
        if item.encoding == "glyph" and item.span and glyphs.is_bare(item.inside)
    }
    if all(text[at] == sign for at, sign in signs.items()):
        return page
    letters = list(text)
    for at, sign in signs.items():
        letters[at] = sign
    return replace(page, text=replace(page.text, text="".join(letters)))


def held(page: Page, around: Surroundings, box: Box) -> tuple[str, Span | None]:
    """The text in a box, and its span if it is one character; a sign instead of a letter or digit
    that is its code in a symbol font."""
    text, span = around.inside(box)
    if len(text) != 1 or not text.isalnum() or span is None:
        return text, span
    at = int(page.source[span.start])
    glyph = by_font(page.chars.font(at).name, text) if at >= 0 else None
    return (_SIGN if glyph and glyph.state == "on" else text), span
