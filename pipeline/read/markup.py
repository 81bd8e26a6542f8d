"""What is left of one line when its markup, invisible characters and extra spaces are gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from pipeline.types import Span


class Piece(NamedTuple):
    """``text`` of a view stands for ``source``: copied if as long, else replaced."""

    text: str
    source: Span

    @property
    def copies(self) -> bool:
        """True if each character of the text is one of the source."""
        return len(self.text) == self.source.end - self.source.start

    def cut(self, start: int, end: int) -> Piece:
        """A part of a copying piece."""
        base = self.source.start
        return Piece(self.text[start:end], Span(base + start, base + end))


def clean(text: str, span: Span, markup: bool) -> list[Piece]:
    """The pieces of ``text[span]``, which holds no line break.

    Args:
        text: the whole source text.
        span: a line or a part of one.
        markup: whether Markdown and HTML markup is markup here or text.
    """
    raw = text[span.start : span.end]
    start = span.end - len(raw.lstrip())
    end = start + len(raw.strip())
    if start >= end:
        return []
    if not (_MARKED if markup else _ODD).search(text, start, end):
        return [Piece(text[start:end], Span(start, end))]  # as it is: nearly every line
    return _merge(_fold(_strip(text, start, end, markup)))


# What may have to be taken out of a line: invisible characters, white space that is no single
# space, and markup, by its first characters.
_INVISIBLE = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_ODD = re.compile(rf"[{_INVISIBLE}]|[^\S ]|\s{{2}}")
_SIGNS = r"\\<!*_~\[&"
_MARKED = re.compile(rf"[{_INVISIBLE}{_SIGNS}]|[^\S ]|\s{{2}}")
_ESCAPED = r"\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|<>~&])"
_TAG = (
    r"</?(?:a|b|big|br|center|code|del|div|em|font|hr|i|ins|li|mark|ol|p|s|small|span|strong|sub|"
    r"sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>\n]{0,300})?/?>|<!--[^\n]{0,300}?-->"
)
# The look ahead at its first character makes the search ten times as fast.
_MARKUP = re.compile(
    rf"(?=[{_INVISIBLE}{_SIGNS}])(?:"
    + _ESCAPED
    + r"|<(?P<autolink>(?:https?://|mailto:)[^<>\s]{1,2000})>"
    + r"|(?P<drop>!\[[^\[\]\n]{0,300}\]\([^()\s]{0,2000}\)"
    + rf"|{_TAG}|\*{{1,3}}(?=\S)|(?<=\S)\*{{1,3}}|(?<!\w)_{{1,3}}(?=\S)|(?<=\S)_{{1,3}}(?!\w)|~~)"
    + r"|\[(?P<link>[^\[\]\n]{1,1000})\]\(<?(?:https?://|mailto:|#)[^\s<>()]{0,2000}>?\)"
    + r"|&(?P<entity>amp|lt|gt|quot|apos|nbsp|#\d{1,6});"
    + rf"|(?P<invisible>[{_INVISIBLE}]+))"
)
_PLAIN = re.compile(rf"(?P<invisible>[{_INVISIBLE}]+)")


def _strip(text: str, start: int, end: int, markup: bool) -> Iterator[Piece]:
    """What is left of a line without its markup."""
    at = start
    for found in (_MARKUP if markup else _PLAIN).finditer(text, start, end):
        if found.start() < at:
            continue
        if found.start() > at:
            yield Piece(text[at : found.start()], Span(at, found.start()))
        kind = found.lastgroup or "drop"
        if kind == "entity":
            yield Piece(unescape(found.group()), Span(*found.span()))
        elif kind == "link":
            yield from _strip(text, *found.span(kind), markup)
        elif kind in {"escaped", "autolink"}:
            yield Piece(found.group(kind), Span(*found.span(kind)))
        at = found.end()
    if at < end:
        yield Piece(text[at:end], Span(at, end))


# White space that folding changes or that stands at an end: not a single inner space, which
# is by far the most frequent and is left inside its piece.
_FOLDED = re.compile(r"^\s+|\s+$|\s{2,}|[^\S ]")


def _fold(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without white space at the ends and with single spaces within."""
    space: Span | None = None  # pending white space; stays None until the first word
    begun = False
    for word in _words(pieces):
        if word.text.isspace():
            space = Span(space.start if space else word.source.start, word.source.end)
            continue
        if space and begun:
            yield Piece(" ", space)
        yield word
        space, begun = None, True


def _words(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces cut where white space begins and ends; single spaces stay inside."""
    for piece in pieces:
        if not piece.copies:
            yield piece
            continue
        at = 0
        for found in _FOLDED.finditer(piece.text):
            if found.start() > at:
                yield piece.cut(at, found.start())
            yield piece.cut(*found.span())
            at = found.end()
        if at < len(piece.text):
            yield piece.cut(at, len(piece.text)) if at else piece


def _merge(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours that copy neighbouring characters become one piece."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and last.copies and piece.copies and last.source.end == piece.source.start:
            joined = Span(last.source.start, piece.source.end)
            merged[-1] = Piece(last.text + piece.text, joined)
        else:
            merged.append(piece)
    return merged
