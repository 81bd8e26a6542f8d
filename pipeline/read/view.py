"""A cleaned view of a stretch of text, with an exact map back to the source.

What a view does: markup, running headers and invisible characters are left out, lines of a
paragraph are joined, a sentence broken by a page is made whole, hyphenation is undone, white
space is folded. Paragraphs, list items and table rows are separated by one line feed.

The view is built from pieces. A piece either copies source characters one for one or stands
for a source range that it replaces by a single character (a joint, an entity); so every
span of the view has an exact source span, whose first and last characters are those of
the view.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline import data
from pipeline.read.markup import Piece, clean
from pipeline.types import Source, Span


@dataclass(frozen=True, slots=True)
class View:
    """Cleaned text and its map back. Made by :func:`view`."""

    text: str
    offsets: tuple[int, ...]  # view offset at which each piece begins
    pieces: tuple[Piece, ...]

    def to_source(self, span: Span) -> Span:
        """The source span of a non-empty view span.

        Raises:
            ValueError: the span is empty or outside the view.
        """
        if not 0 <= span.start < span.end <= len(self.text):
            raise ValueError(f"{span} is empty or outside a view of {len(self.text)} characters")
        first = bisect_right(self.offsets, span.start) - 1
        last = bisect_right(self.offsets, span.end - 1) - 1
        return Span(self._source(first, span.start).start, self._source(last, span.end - 1).end)

    def _source(self, index: int, offset: int) -> Span:
        piece = self.pieces[index]
        if not piece.copies:
            return piece.source
        at = piece.source.start + offset - self.offsets[index]
        return Span(at, at + 1)


def view(source: Source, span: Span) -> View:
    """The view of ``source.text`` at ``span``, without the source's furniture."""
    markup = source.media_type.startswith("text/")
    pieces: list[Piece] = []
    previous: _Line | None = None
    for line in _lines(source, span, markup):
        if previous:
            _join(pieces, previous, line, source)
        pieces.extend(line.pieces)
        previous = line
    offsets: list[int] = []
    at = 0
    for piece in pieces:
        offsets.append(at)
        at += len(piece.text)
    return View("".join(piece.text for piece in pieces), tuple(offsets), tuple(pieces))


# --------------------------------------------------------------------------- lines


class _Line(NamedTuple):
    pieces: list[Piece]
    text: str
    after_blank: bool  # a blank line or page break parts it from what is before
    starts_block: bool  # a list item, heading or table row: never joined to what is before
    closed: bool  # a heading or table row: nothing is joined to it


_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029](?:(?<=\r)\n)?")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_BULLET = re.compile(
    r"[ \t]*(?:(?:[-*+•‣▪●◦○–—·][ \t]+|\d{1,2}\\?[.)][ \t]+(?=\D)|[a-z]\\?\)[ \t]+|[-•‣▪●◦]$)"
    r"(?:\[[ xX]?\][ \t]+)?)"
)
_ROW = re.compile(r"[ \t]*\|")
_RULE = re.compile(
    r"[ \t]*(?:\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?|[-*_=]{3,})[ \t]*$"
)


def _lines(source: Source, span: Span, markup: bool) -> Iterator[_Line]:
    """The lines of the stretch that hold text, cleaned."""
    blank = False
    for line in _physical_lines(source, span):
        if markup and _RULE.match(source.text, *line):
            blank = True
            continue
        start, block, closed = _opening(source.text, line, markup)
        pieces = clean(source.text, Span(start, line.end), markup)
        if pieces:
            parted = blank and line.start not in source.continued
            yield _Line(pieces, "".join(piece.text for piece in pieces), parted, block, closed)
        blank = not pieces


def _opening(text: str, line: Span, markup: bool) -> tuple[int, bool, bool]:
    """Where the line's content begins, whether it starts a block, whether it is closed."""
    start, block, closed = line.start, False, False
    if markup:
        if quoted := _QUOTE.match(text, *line):
            start = quoted.end()
        if heading := _HEADING.match(text, start, line.end):
            start, block, closed = heading.end(), True, True
    if bullet := _BULLET.match(text, start, line.end):
        start, block = bullet.end(), True
    if markup and _ROW.match(text, start, line.end):
        block = closed = True
    return start, block, closed


def _physical_lines(source: Source, span: Span) -> Iterator[Span]:
    """Line spans of the stretch. Furniture is cut out and counts as a blank line."""
    at = span.start
    for cut in _furniture(source, span):
        yield from _split(source.text, Span(at, max(at, cut.start)))
        yield Span(cut.start, cut.start)
        at = max(at, cut.end)
    yield from _split(source.text, Span(at, max(at, span.end)))


def _furniture(source: Source, span: Span) -> Iterator[Span]:
    """The pieces of furniture that touch the stretch, clipped to it."""
    first = bisect_right(source.furniture, span.start, key=lambda cut: cut.end)
    for cut in source.furniture[first:]:
        if cut.start >= span.end:
            return
        yield Span(max(cut.start, span.start), min(cut.end, span.end))


def _split(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    for found in _BREAK.finditer(text, *span):
        yield Span(at, found.start())
        if found.group() == "\f":
            yield Span(found.end(), found.end())  # a page break parts like a blank line
        at = found.end()
    yield Span(at, span.end)


# --------------------------------------------------------------------------- joining lines

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”»’)\]]*$")
_LAST_WORD = re.compile(r"[\w.º°]+[’']?$")
# What no space follows: hyphens, strokes, and French elisions (not the English "farmers'").
_GLUED = re.compile(r"(?:[-‐/]|(?<!\w)(?:[cdjlmnst]|\w{0,5}qu)['’])$", re.IGNORECASE)
_HYPHEN = re.compile(r"[^\W\d_][-‐]$")
_LETTERS = re.compile(r"[^\W\d_]+")
_END = 24  # characters of a line that show how it ends
_LONG_WORD = 60
_BROKEN = 0.01  # share of the lines of a text that breaks words; compounds end far fewer
_COMPOUND = re.compile(r"\b[^\W\d_]+-[^\W\d_]+")


@cache
def _open_words() -> frozenset[str]:
    """Words of any language that cannot end a sentence."""
    files = (data.language_file(language, "text") for language in data.languages())
    return frozenset(word for content in files for word in content["open_words"])


def _join(pieces: list[Piece], before: _Line, after: _Line, source: Source) -> None:
    """Put between two lines what belongs there: a line feed, a space or nothing."""
    gap = Span(pieces[-1].source.end, after.pieces[0].source.start)
    if not _continues(before, after):
        pieces.append(Piece("\n", gap))
    elif _is_broken_word(before.text, after.text, source):
        last = pieces.pop()
        if len(last.text) > 1:
            pieces.append(last.cut(0, len(last.text) - 1))
    elif not _GLUED.search(before.text, _tail(before.text)):
        pieces.append(Piece(" ", gap))


def _tail(text: str, length: int = _END) -> int:
    """Where the last characters of a line begin."""
    return max(0, len(text) - length)


def _is_broken_word(before: str, after: str, source: Source) -> bool:
    """True if the hyphen between two lines is only there because of the break.

    One that stands in the same word elsewhere in the text belongs to it ("sous-direction"), and
    so do typed ones in print that hardly breaks words.
    """
    if not (before[-1] in "-‐" and _HYPHEN.search(before)):
        return False
    if not (after[0].islower() or (before[-1] == "‐" and after[0].isupper())):
        return False
    if before[-1] == "-" and source.pages and not _breaks_words(source.text):
        return False
    left, right = _LETTERS.findall(before.rpartition(" ")[2]), _LETTERS.findall(after[:_LONG_WORD])
    return "-".join([*left[-1:], *right[:1]]).casefold() not in _hyphenated(source.text)


@lru_cache(maxsize=1)
def _breaks_words(text: str) -> bool:
    """True if so many lines of a text end with a hyphen that words are broken in it."""
    return text.count("-\n") >= _BROKEN * text.count("\n")


@lru_cache(maxsize=1)
def _hyphenated(text: str) -> frozenset[str]:
    """The words of a text that are written with a hyphen."""
    hyphened = [word for word in text.split() if "-" in word]
    return frozenset(word.casefold() for word in _COMPOUND.findall(" ".join(hyphened)))


def _continues(before: _Line, after: _Line) -> bool:
    """True if the second line goes on in the first one's paragraph."""
    if after.starts_block or before.closed:
        return False
    return not after.after_blank or _is_broken_sentence(before.text, after.text)


def _is_broken_sentence(before: str, after: str) -> bool:
    """True if the words over a blank line are one sentence, cut by the end of a page."""
    if _SENTENCE_END.search(before, _tail(before)):
        return False
    last = _LAST_WORD.search(before, _tail(before, _LONG_WORD))
    if before[-1] in ",(«“-–—/" or (last and last.group().lower() in _open_words()):
        return True
    if after[0].isdigit():
        return before[-1].isdigit() or before[-1].islower()
    return after[0].islower()
