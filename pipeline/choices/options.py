"""The options of a choice question, and which of them are selected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz, process

from pipeline.choices import marks
from pipeline.choices.marks import Token
from pipeline.forms import FormOption
from pipeline.forms.index import Index
from pipeline.forms.wording import fold, plain, stems
from pipeline.types import Mark, Option, Span

_EDGE = " \t\xa0|*_~`"
_BULLET = re.compile(r"[ \t]*(?:>[ \t]*)*(?:[-+•‣▪–—·➢➤►]|\*(?=[ \t]))[ \t]*")
_ALONE = re.compile(r"\|[\s|]*(?=[^\s|][^|]*[\s|]*$)")  # before a row's only cell that is not empty
_LETTER = re.compile(r"(?:\(?[a-z\d]{1,2}\\?[.)])[ \t]+(?=\S)")
_MAX_LABEL = 240
_MAX_PIECES = 20  # labels on one line
_SIMILAR, _SURE_PREFIX = 84, 12  # per cent; folded characters of a label that text may follow
_SHARED, _MARGIN = 0.5, 0.15  # likeness of another wording, and its lead over the next option
_FOLLOWED = re.compile(r"\s*[:(,.;–—-]")
_OPEN_URL = re.compile(r"https?://\S*[/-]$", re.MULTILINE)
_BROKEN_URL = re.compile(r"(https?://\S*[/-]) (?=\S)")  # over the end of a line
_SPLIT = re.compile(r"[ \t]{2,}|\t|[ \t]*[|/;][ \t]*")


class _Item(NamedTuple):
    """A label that may be an option's, with its mark."""

    span: Span
    token: Token | None
    listed: bool  # marked, or an item of a list


class Expected(NamedTuple):
    """What is known of a choice question."""

    options: tuple[FormOption, ...]  # of the form; empty if it knows none
    language: str  # of the report
    single: bool  # whether at most one option can be selected


def find(
    text: str, lines: Sequence[Span], drawn: Sequence[Mark], expected: Expected
) -> tuple[Option, ...]:
    """The options in the lines of an answer, in order.

    Args:
        text: the whole source text.
        lines: the answer's lines.
        drawn: marks that the reader saw.
        expected: what the form says of the question.
    """
    known, language, single = expected
    labels = _labels(known, language)
    items, values = _best_items(text, lines, drawn, labels, expected)
    recognised = any(values)
    chosen = [
        (item, value)
        for item, value in zip(items, values, strict=True)
        if value or item.token or (item.listed and recognised)
    ]
    if _is_typed_answer(chosen, lines, labels, single=single):
        item, value = chosen[0]
        return (Option(_label(text, item.span), value, item.span, True),)
    states = marks.states([item.token for item, _ in chosen], single=single)
    return tuple(
        Option(
            _label(text, item.span),
            value,
            item.span,
            state,
            item.token.mark if item.token else None,
        )
        for (item, value), state in zip(chosen, states, strict=True)
    )


def _is_typed_answer(
    chosen: Sequence[tuple[_Item, str | None]],
    lines: Sequence[Span],
    labels: dict[str, str],
    *,
    single: bool,
) -> bool:
    """True if the answer is one of several labels and nothing else: somebody wrote it."""
    alone = single and len(chosen) == 1 and len(lines) == 1 and len(set(labels.values())) > 1
    return alone and chosen[0][1] is not None and chosen[0][0].token is None


def _label(text: str, span: Span) -> str:
    return _BROKEN_URL.sub(r"\1", plain(text[span.start : span.end]))


# --------------------------------------------------------------------------- labels


@cache
def _labels(known: tuple[FormOption, ...], language: str) -> dict[str, str]:
    """Folded label → value; the report's language goes before the others."""
    found: dict[str, str] = {}
    for option in known:
        for label in option.labels.get(language, ()):
            found.setdefault(fold(label), option.value)
    for option in known:
        for texts in option.labels.values():
            for label in texts:
                found.setdefault(fold(label), option.value)
    return found


def _value(label: str, labels: dict[str, str]) -> str | None:
    """The value of the option that a label is, or that it begins with and goes on after."""
    folded = fold(label)
    if not folded or folded in labels:
        return labels.get(folded)
    best = process.extractOne(folded, labels.keys(), scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    if best:
        return labels[best[0]]
    begun = [name for name in labels if folded.startswith(name + " ") and _may_go_on(label, name)]
    return labels[max(begun, key=len)] if begun else None


def _known_value(text: str, item: _Item, labels: dict[str, str], expected: Expected) -> str | None:
    """The value of the option that an item is: by its label, or by the words it shares.

    Only a marked or listed item is judged by words, and only if no other option comes near.
    """
    label = _label(text, item.span)
    value = _value(label, labels)
    if value or not item.listed or not expected.options:
        return value
    found = _index(expected.options, expected.language).match(stems(label))[:2]
    if not found or found[0].score < _SHARED:
        return None
    if len(found) > 1 and found[0].score - found[1].score < _MARGIN:
        return None
    return expected.options[found[0].position].value


@cache
def _index(known: tuple[FormOption, ...], language: str) -> Index:
    return Index([option.labels.get(language, ()) for option in known], {})


def _may_go_on(label: str, name: str) -> bool:
    """True if more text may follow the label: it is long, or punctuation comes first."""
    if len(name) >= _SURE_PREFIX:
        return True
    words = len(name.split())
    head = re.match(r"(?:\W*[^\W_]+){" + str(words) + "}", label)
    return bool(head and _FOLLOWED.match(label, head.end()))


# --------------------------------------------------------------------------- items


def _best_items(
    text: str,
    lines: Sequence[Span],
    drawn: Sequence[Mark],
    labels: dict[str, str],
    expected: Expected,
) -> tuple[list[_Item], list[str | None]]:
    """The items and the values that the form knows them by. Labels are those that the reader
    saw beside the marks, unless the form knows a greater share of what the lines alone give."""
    pieces = _by_label(text, lines, drawn)
    best: tuple[list[_Item], list[str | None]] = ([], [])
    for parts in (pieces, lines):
        items = list(_items(text, parts, drawn, labels))
        values = [_known_value(text, item, labels, expected) for item in items]
        if not best[0] or _share(values) > _share(best[1]):
            best = items, values
    return best


def _share(values: Sequence[str | None]) -> float:
    """How many of the items are different options of the form."""
    return len({*values} - {None}) / max(len(values), 1)


def _by_label(text: str, lines: Sequence[Span], drawn: Sequence[Mark]) -> list[Span]:
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


def _items(
    text: str, lines: Sequence[Span], drawn: Sequence[Mark], labels: dict[str, str]
) -> Iterator[_Item]:
    """Labels with their marks, line by line."""
    table = _columns(text, lines, drawn, labels)
    if table:
        yield from table
        return
    held: list[_Item] = []
    waiting: Token | None = None  # a mark alone on its line, before its label
    for line in lines:
        found, lone = _on_line(text, line, drawn, labels)
        if lone and not found:
            if held and held[-1].token is None and waiting is None and not _leads(held):
                held[-1] = held[-1]._replace(token=lone, listed=True)
            else:
                waiting = lone
            continue
        if found and waiting:
            found[0] = found[0]._replace(token=waiting, listed=True)
            waiting = None
        if held and len(found) == 1 and _continues(text, held[-1], found[0], labels):
            held[-1] = _Item(
                Span(held[-1].span.start, found[0].span.end),
                held[-1].token or found[0].token,
                held[-1].listed or found[0].listed,
            )
            continue
        held.extend(found)
    yield from held


def _leads(held: Sequence[_Item]) -> bool:
    """True if marks alone on their lines have stood before labels so far."""
    return any(item.token and item.token.span < item.span for item in held)


def _continues(text: str, before: _Item, item: _Item, labels: dict[str, str]) -> bool:
    """True if a line is the rest of the label before it, perhaps with the mark of both."""
    begins = item.listed and not (item.token and before.token is None)
    if begins or _value(_label(text, item.span), labels):
        return False
    joined = fold(f"{_label(text, before.span)} {_label(text, item.span)}")
    if _value(_label(text, before.span), labels) is None:
        return _value(joined, labels) is not None
    if _OPEN_URL.search(text, *before.span) and " " not in text[item.span.start : item.span.end]:
        return True
    return text.startswith(("http", "<http", "[", "(http"), item.span.start) or any(
        name.startswith(joined) for name in labels
    )


def _on_line(
    text: str, line: Span, drawn: Sequence[Mark], labels: dict[str, str]
) -> tuple[list[_Item], Token | None]:
    """The labels of one line with their marks, or the mark that stands alone on it."""
    own = next((mark for mark in drawn if mark.label == line and mark.span is not None), None)
    if own and own.span is not None:
        sign = text[own.span.start : own.span.end].strip()
        return [_Item(_trim(text, line), Token(own.span, own, sign), True)], None
    bullet = _BULLET.match(text, *line) or _ALONE.match(text, *line)
    if bullet and bullet.end() == line.end:
        return [], None
    start = bullet.end() if bullet else line.start
    body = Span(start, line.end)
    tokens = _usable(text, body, marks.find(text, body, drawn), labels)
    if not tokens:
        return [_Item(span, None, bullet is not None) for span in _split(text, body, labels)], None
    chunks = _chunks(text, body, tokens)
    if not any(chunks):
        return [], tokens[0]
    if chunks[0]:
        pairs = [(span, tokens[at] if at < len(tokens) else None) for at, span in enumerate(chunks)]
    else:
        pairs = [(span, tokens[at - 1]) for at, span in enumerate(chunks) if at]
    return [_Item(span, token, True) for span, token in pairs if span], None


def _usable(text: str, body: Span, tokens: list[Token], labels: dict[str, str]) -> list[Token]:
    """Marks without a lone letter X that is a word of the label."""
    if not any(token.span.end - token.span.start == 1 and token.sign == "[x]" for token in tokens):
        return tokens
    return tokens if len(text[body.start : body.end].strip(_EDGE)) < _MAX_LABEL else []


def _chunks(text: str, body: Span, tokens: Sequence[Token]) -> list[Span]:
    """What stands before, between and after the marks; the first and last may be empty."""
    edges = [body.start, *(edge for token in tokens for edge in token.span), body.end]
    return [_trim(text, Span(edges[at], edges[at + 1])) for at in range(0, len(edges), 2)]


def _trim(text: str, span: Span) -> Span:
    """The span without white space, markup and list letters around it."""
    start, end = span
    while start < end and text[start] in _EDGE + ":":
        start += 1
    while end > start and text[end - 1] in _EDGE + ";,\\":
        end -= 1
    letter = _LETTER.match(text, start, end)
    return Span(letter.end() if letter else start, end)


def _split(text: str, body: Span, labels: dict[str, str]) -> list[Span]:
    """The labels of a line without marks: several that the form knows, or one."""
    whole = _trim(text, body)
    edges = [whole.start, *(e for m in _SPLIT.finditer(text, *whole) for e in m.span()), whole.end]
    pieces = [_trim(text, Span(edges[at], edges[at + 1])) for at in range(0, len(edges), 2)]
    pieces = [piece for piece in pieces if piece]
    if 1 < len(pieces) <= _MAX_PIECES and all(_value(_label(text, p), labels) for p in pieces):
        return pieces
    return [whole] if whole else []


def _columns(
    text: str, lines: Sequence[Span], drawn: Sequence[Mark], labels: dict[str, str]
) -> list[_Item]:
    """A table with the labels in one row and the marks in the next."""
    if len(lines) != 2 or not all(text.startswith("|", line.start) for line in lines):
        return []
    heads, cells = ([*_cells(text, line)] for line in lines)
    spans = [_trim(text, head) for head in heads]
    if len(heads) != len(cells) or not all(_value(_label(text, s), labels) for s in spans):
        return []
    tokens = [next(iter(marks.find(text, cell, drawn)), None) for cell in cells]
    return [_Item(span, token, True) for span, token in zip(spans, tokens, strict=True)]


def _cells(text: str, line: Span) -> Iterator[Span]:
    end = line.end - 1 if text[line.end - 1] == "|" else line.end
    at = line.start + 1
    while at <= end:
        bar = text.find("|", at, end)
        stop = bar if bar >= 0 else end
        yield Span(at, stop)
        at = stop + 1
