"""Characters and brackets as candidates: by what they are, by their font, by their look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline import glyphs
from pipeline.glyphs import Glyph
from pipeline.read.pdf.codes import codes, spaces
from pipeline.read.pdf.marks.candidate import Candidate, holds
from pipeline.read.pdf.marks.find.drawn import STAR
from pipeline.read.pdf.marks.find.overlaid import with_overlaid
from pipeline.read.pdf.marks.find.sliders import typed
from pipeline.read.pdf.marks.find.symbols import by_font
from pipeline.read.pdf.marks.look import measure as looks
from pipeline.read.pdf.marks.look.colours import is_pale, tone
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import Page
from pipeline.types import Box, MarkKind, MarkState, Span

_TYPED = re.escape(glyphs.typed())
# What must not stand before is looked at after the first character, to which the search skips.
_BRACKETS = re.compile(
    rf"(?:\[(?<![\w\])].)[ \t\u00a0_]{{0,4}}(?P<square>[{_TYPED}]?)[ \t\u00a0_]{{0,4}}\]"
    rf"|\((?<![\w\])].)[ \t\u00a0_]{{0,4}}(?P<round>[{_TYPED}]?)[ \t\u00a0_]{{0,4}}\)"
    r"|_(?<![\w\])].)_{0,5}(?P<line>[xX✓✔_])_{1,6})(?![\w(\[])"
)
_FAR = re.compile(r"\([ \u00a0_]*\t[ \u00a0_]*\)")
_LIST = 3  # pairs of brackets of which each is a place to tick
_BEFORE = re.compile(r"\w[ \n]$")
_AFTER = re.compile(r"[ \n](?=\w)[^A-Z\d_]")
_UNKNOWN = "\ufffd"  # stands for a character without a text
_PRIVATE = ("\ue000", "\uf8ff")  # from and to: characters that mean what their font says
_UNKNOWN_WORD = re.compile(f"[{_UNKNOWN}{'-'.join(_PRIVATE)}]{{3}}")
_ROUND = frozenset("oO0")  # letters that look like a ring
_NEXT = re.compile(r"\s?\S")
_VARIANTS = ("\ufe0e", "\ufe0f")  # that a character is to be set as text, or as a picture
_OVERLAID = 0.15  # contrast by which what is seen of a character is darker than its own colour


def written(page: Page, around: Surroundings) -> list[Candidate]:
    """The candidates among characters and brackets, without what is printed white on white."""
    sliders = typed(page.text, lambda at: page.chars.box(int(page.source[at])), around)
    brackets = list(_BRACKETS.finditer(page.text.text))
    # What is in brackets says what these are, and is nothing where they stand in a sentence.
    free = [
        item
        for item in _characters(page)
        if not any(
            item.span and match.start() <= item.span.start < match.end() for match in brackets
        )
    ]
    found = (*_overlaid(free, _brackets(page, brackets)), *sliders)
    return with_overlaid(page, [item for item in found if _is_seen(page, item)])


def _overlaid(signs: Sequence[Candidate], brackets: Sequence[Candidate]) -> list[Candidate]:
    """Signs and brackets; those that a tick or cross was printed over hold it."""
    bare = [item for item in signs if glyphs.is_bare(item.inside)]
    over = {
        item.span: sign
        for item in brackets
        for sign in bare
        if item.state == "off" and holds(item.box, sign.centre)
    }
    taken = {sign.span for sign in over.values()}
    return [
        *(item for item in signs if item.span not in taken),
        *(
            replace(item, state="on", inside=over[item.span].inside, needs_partner=False)
            if item.span in over
            else item
            for item in brackets
        ),
    ]


def _is_seen(page: Page, item: Candidate) -> bool:
    at = int(page.source[item.span.start]) if item.span else -1
    if at < 0 or not is_pale(page.chars, at):
        return True
    return looks.look(page.handle, page.frame, page.chars.to_page(item.box)) is not None


def _characters(page: Page) -> list[Candidate]:
    """Characters that are marks by themselves or by their font."""
    characters = glyphs.characters()
    found: list[Candidate] = []
    for span in _alone_or_special(page.text.text):
        at = int(page.source[span.start])
        if at < 0:
            continue
        char = page.text.text[span.start]
        glyph = characters.get(char)
        font = "" if glyph else page.chars.font(at).name
        glyph = glyph or by_font(font, char)
        if glyph is None and (_is_unknown(char) or (not font and _is_drawing(page, span))):
            in_words = _is_in_words(page.text.text, span.start)
            found += [
                item for item in _by_look(page, at, span) if item.kind == "star" or not in_words
            ]
        if glyph:
            box = page.chars.tight_box(at)
            found.append(
                Candidate(
                    box, "glyph", glyph.kind, glyph.state, 0.95, span,
                    needs_partner=glyph.partner, inside=glyph.char or char,
                    tone=_tone(page, at, glyph, box),
                )
            )  # fmt: skip
    return found


def _tone(page: Page, at: int, glyph: Glyph, box: Box) -> float | None:
    """The tone of a character; of a lit star that which is seen, for another may lie on it."""
    said = tone(page.chars, at)
    if glyph.kind != "star" or glyph.state != "on":
        return said
    seen = looks.look(page.handle, page.frame, page.chars.to_page(box))
    if seen is None or said is None:
        return said
    return said if said / 2 <= seen.depth <= said + _OVERLAID else seen.depth


def _alone_or_special(text: str) -> Iterator[Span]:
    """Characters between spaces, those that are marks, private-use code points, and characters
    without text; each with what selects its variant."""
    points = codes(text)
    apart = np.concatenate(([True], spaces(points), [True]))
    alone = apart[:-2] & ~apart[1:-1] & apart[2:]
    special = _special()[np.minimum(points, len(_special()) - 1)]
    for at in np.flatnonzero(alone | special).tolist():
        yield Span(at, at + 2 if text[at + 1 : at + 2] in _VARIANTS else at + 1)


@cache
def _special() -> NDArray[np.bool_]:
    """Which code points are marks, or say nothing of what their characters are; beyond the last
    one none is."""
    known = sorted(map(ord, glyphs.characters()))
    table = np.zeros(max(known[-1], ord(_UNKNOWN)) + 2, np.bool_)
    table[[*known, ord(_UNKNOWN)]] = True
    table[ord(_PRIVATE[0]) : ord(_PRIVATE[1]) + 1] = True
    return table


def _is_unknown(char: str) -> bool:
    """True for a character of which the file does not say what it is."""
    return char == _UNKNOWN or _PRIVATE[0] <= char <= _PRIVATE[1]


def _is_in_words(text: str, at: int) -> bool:
    """True for a character on a line with words of which the file does not say what they are."""
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    return bool(_UNKNOWN_WORD.search(line))


def _is_drawing(page: Page, span: Span) -> bool:
    """True if a letter of a font without a name stands beside text of one with a name: such a font
    is made of drawings, and its letters mean nothing."""
    text = page.text.text
    beside = _NEXT.match(text, span.end)
    at = int(page.source[beside.end() - 1]) if beside else -1
    return text[span.start] not in _ROUND and at >= 0 and bool(page.chars.font(at).name)


def _by_look(page: Page, at: int, span: Span) -> list[Candidate]:
    """The candidate that an unknown character makes by its look, if any."""
    box = page.chars.tight_box(at)
    seen = looks.look(page.handle, page.frame, page.chars.to_page(box))
    if seen is None or not (seen.closed or seen.star >= STAR):
        return []
    kind: MarkKind = "star" if seen.star >= STAR else "radio" if seen.round else "checkbox"
    return [Candidate(box, "glyph", kind, None, 0.8, span, seen, needs_partner=seen.solid)]


def _brackets(page: Page, matches: Sequence[re.Match[str]]) -> list[Candidate]:
    """Brackets with a cross or nothing between them."""
    found: list[Candidate] = []
    for match in matches:
        span = Span(*match.span())
        line = next((line for line in page.text.lines if line.span.contains(span)), None)
        if line is None:
            continue
        x0, x1 = (values[span.start : span.end] for values in (page.text.x0, page.text.x1))
        drawn = x1 > x0
        box = Box(float(np.min(x0[drawn])), line.box.top, float(np.max(x1[drawn])), line.box.bottom)
        found.append(_bracketed(match, box, span))
    codes = [item for item in found if item.span and _is_code(page.text.text, item.span)]
    if len(codes) < _LIST:
        found = [item for item in found if item not in codes]
    if any(item.state == "off" for item in found):
        return found
    return [item for item in found if item.span and not _is_amid(page.text.text, item.span)]


def _is_code(text: str, span: Span) -> bool:
    """True for brackets far apart with no text beside them: the code of a telephone number goes
    there."""
    after = text[span.end : span.end + 1]
    return _FAR.fullmatch(text, *span) is not None and (not after or after in "\t\n")


def _is_amid(text: str, span: Span) -> bool:
    """True for brackets that stand in a sentence, as a word of it."""
    return bool(
        _BEFORE.search(text[max(span.start - 2, 0) : span.start]) and _AFTER.match(text, span.end)
    )


def _bracketed(match: re.Match[str], box: Box, span: Span) -> Candidate:
    """The candidate of brackets or of a written line; an empty line may be there to write on."""
    square, ring, line = (match.group(name) for name in ("square", "round", "line"))
    filled = (square or ring or line or "").strip("_")
    bullet = bool(ring) if line is None else not filled
    kind: MarkKind = "radio" if ring is not None else "checkbox"
    state: MarkState = "on" if filled else "off"
    return Candidate(box, "text", kind, state, 0.9, span, needs_partner=bullet, inside=filled)
