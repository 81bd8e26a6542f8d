"""Labels that may be options, each with its mark, from the lines of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.choices import columns, labels, marks
from pipeline.choices.marks import Token
from pipeline.forms import words
from pipeline.forms.wording import fold
from pipeline.glyphs import without_leader
from pipeline.types import Mark, Span

_EDGE = " \t\xa0|*_~`=→⇒➔➜←⇐"
_BULLET = re.compile(r"[ \t]*(?:>[ \t]*)*(?:\\?[-+•‣▪–—·➢➤►]|\*(?=[ \t]))[ \t]*")
_ALONE = re.compile(r"\|[\s|]*(?=[^\s|][^|]*[\s|]*$)")  # before a row's only cell that is not empty
_LETTER = re.compile(r"(?:\(?[a-z\d]{1,2}\\?[.)])[ \t]+(?=\S)")
_MAX_LABEL = 240
_MAX_PIECES = 20  # labels on one line
_OPEN_URL = re.compile(r"https?://\S*[/-]$", re.MULTILINE)
_SPLIT = re.compile(r"[ \t]{2,}|\t|[ \t]*[|/;,][ \t]*")


class Item(NamedTuple):
    """A label that may be an option's, with its mark."""

    span: Span
    token: Token | None
    listed: bool  # marked, or an item of a list


def find(
    text: str, lines: Sequence[Span], drawn: Sequence[Mark], known: dict[str, str]
) -> Iterator[Item]:
    """Labels with their marks, line by line."""
    if table := _columns(text, lines, drawn, known):
        yield from table
        return
    held: list[Item] = []
    waiting: Token | None = None  # a mark alone on its line, before its label
    for line in lines:
        found, lone = _on_line(text, line, drawn, known)
        if lone and not found:
            if held and held[-1].token is None and waiting is None and not _leads(held):
                held[-1] = held[-1]._replace(token=lone, listed=True)
            else:
                waiting = lone
            continue
        if found and waiting:
            found[0] = found[0]._replace(token=waiting, listed=True)
            waiting = None
        if held and len(found) == 1 and _continues(text, held[-1], found[0], known):
            held[-1] = Item(
                Span(held[-1].span.start, found[0].span.end),
                held[-1].token or found[0].token,
                held[-1].listed or found[0].listed,
            )
            continue
        held.extend(found)
    yield from held


def _leads(held: Sequence[Item]) -> bool:
    """True if marks alone on their lines have stood before labels so far."""
    return any(item.token and item.token.span < item.span for item in held)


def _continues(text: str, before: Item, item: Item, known: dict[str, str]) -> bool:
    """True if a line is the rest of the label before it, perhaps with the mark of both."""
    begins = item.listed and not (item.token and before.token is None)
    if before.span.end - before.span.start > _MAX_LABEL:
        return False
    if begins or _is_known(text, item.span, known):
        return False
    joined = fold(f"{labels.text_of(text, before.span)} {labels.text_of(text, item.span)}")
    if not _is_known(text, before.span, known):
        return labels.value(joined, known) is not None
    if _OPEN_URL.search(text, *before.span) and " " not in text[item.span.start : item.span.end]:
        return True
    return text.startswith(("http", "<http", "[", "(http"), item.span.start) or any(
        name.startswith(joined) for name in known
    )


def _on_line(
    text: str, line: Span, drawn: Sequence[Mark], known: dict[str, str]
) -> tuple[list[Item], Token | None]:
    """The labels of one line with their marks, or the mark that stands alone on it."""
    own = next((mark for mark in drawn if mark.label == line and mark.span is not None), None)
    if own and own.span is not None:
        sign = text[own.span.start : own.span.end].strip()
        return [Item(_trim(text, line), Token(own.span, own, sign), True)], None
    bullet = _BULLET.match(text, *line) or _ALONE.match(text, *line)
    if bullet and bullet.end() == line.end:
        return [], None
    begin = bullet.end() if bullet else line.start
    body = Span(_after_lead(text, begin, line.end), line.end)
    tokens = _usable(text, body, marks.find(text, body, drawn), known)
    if not tokens:
        return [Item(span, None, bullet is not None) for span in _split(text, body, known)], None
    chunks = _chunks(text, body, tokens)
    if not any(chunks):
        return [], tokens[0]
    if chunks[0]:
        pairs = [(span, tokens[at] if at < len(tokens) else None) for at, span in enumerate(chunks)]
    else:
        pairs = [(span, tokens[at - 1]) for at, span in enumerate(chunks) if at]
    return [Item(span, token, True) for span, token in pairs if span], None


def _after_lead(text: str, begin: int, end: int) -> int:
    """Where a line begins behind "Answer:", and behind the letter or number before a mark."""
    if label := _answer_label().match(text, begin, end):
        return label.end()
    letter = _LETTER.match(text, begin, end)
    return letter.end() if letter and marks.MARK.match(text, letter.end(), end) else begin


def _usable(text: str, body: Span, tokens: list[Token], known: dict[str, str]) -> list[Token]:
    """Marks without a lone letter X that is a word of the label."""
    if not any(token.span.end - token.span.start == 1 and token.sign == "[x]" for token in tokens):
        return tokens
    return tokens if len(text[body.start : body.end].strip(_EDGE)) < _MAX_LABEL else []


def _chunks(text: str, body: Span, tokens: Sequence[Token]) -> list[Span]:
    """What stands before, between and after the marks; the first and last may be empty."""
    edges = [body.start, *(edge for token in tokens for edge in token.span), body.end]
    return [_trim(text, Span(edges[at], edges[at + 1])) for at in range(0, len(edges), 2)]


def _trim(text: str, span: Span) -> Span:
    """The span without white space, markup, list letters and dots that lead to a mark."""
    start, end = span
    while start < end and text[start] in _EDGE + ":":
        start += 1
    while end > start and text[end - 1] in _EDGE + ";,\\":
        end -= 1
    end = start + len(without_leader(text[start:end]))
    letter = _LETTER.match(text, start, end)
    return Span(letter.end() if letter else start, end)


def _split(text: str, body: Span, known: dict[str, str]) -> list[Span]:
    """The labels of a line without marks: several that the form knows, or one."""
    whole = _trim(text, body)
    edges = [whole.start, *(e for m in _SPLIT.finditer(text, *whole) for e in m.span()), whole.end]
    pieces = [_trim(text, Span(edges[at], edges[at + 1])) for at in range(0, len(edges), 2)]
    pieces = [piece for piece in pieces if piece]
    if 1 < len(pieces) <= _MAX_PIECES and all(_is_known(text, piece, known) for piece in pieces):
        return pieces
    return [whole] if whole else []


def _is_known(text: str, span: Span, known: dict[str, str]) -> bool:
    return labels.value(labels.text_of(text, span), known) is not None


def _columns(
    text: str, lines: Sequence[Span], drawn: Sequence[Mark], known: dict[str, str]
) -> list[Item]:
    """A table with the labels in one row and the marks in the next."""
    cells = [(_trim(text, head), cell) for head, cell in columns.pairs(text, lines)]
    if not all(_is_known(text, head, known) for head, _ in cells):
        return []
    return [
        Item(head, next(iter(marks.find(text, cell, drawn)), None), True) for head, cell in cells
    ]


@cache
def _answer_label() -> re.Pattern[str]:
    word = words.alternatives(words.everywhere("answer_labels"))
    return re.compile(rf"(?:{word})\s*:[ \t]*(?=\S)", re.IGNORECASE)


def beside_marks(text: str, lines: Sequence[Span], drawn: Sequence[Mark]) -> list[Span]:
    """The lines put together to labels, where the reader says what each mark stands beside."""
    taken = sorted(mark.label for mark in drawn if mark.label)
    if not taken or len(taken) < len(drawn) or any(a.overlaps(b) for a, b in pairwise(taken)):
        return []
    cuts = sorted({*taken, *(mark.span for mark in drawn if mark.span)})
    found = list(taken)
    for line in lines:
        at = line.start
        for cut in cuts:
            if cut.overlaps(line):
                found.append(Span(at, cut.start))
                at = max(at, cut.end)
        found.append(Span(at, line.end))
    return sorted(span for span in found if any(map(str.isalnum, text[span.start : span.end])))
