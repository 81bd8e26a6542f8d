"""Stretches that may be a question's heading, and what they say.

A heading is only taken apart here; whether it is one is decided in ``match``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from pipeline.forms import words
from pipeline.forms.index import Index
from pipeline.forms.wording import heading, stems
from pipeline.segment import numbers
from pipeline.segment.growth import BOLD, MAX_LENGTH, grow, is_ended
from pipeline.segment.lines import Line

_UPPER = re.compile(r"[¿¡\"“«]?[A-ZÀ-Ý]")
_BULLET = re.compile(r"\A[-+•–]\s+")
_MOST = 10_000  # lines that are tried; a questionnaire has a few dozen questions
_TAIL = 24  # characters of a heading that show whether it asks
_PROMPT_END = re.compile(r"[?？]\W*$")
_MIN_LENGTH = 4  # characters of a heading without its number
_MIN_LINE = 12  # characters of a heading's first line that has no number
_BEGINNING, _FIRST_WORDS = 120, 12  # characters and words of a line that are judged
_KNOWN_WORDS, _KNOWN_IN_REQUEST = 0.6, 0.4  # share of those words that its form must use


@dataclass(frozen=True, slots=True)
class Heading:
    """A stretch of lines ``first``…``last`` that may be a question's heading."""

    first: int
    last: int
    number: str | None
    parts: tuple[int, ...]  # of the number; the last grows from one question to the next
    text: str  # one line: no markup, number or star
    required: bool
    marked: bool  # a Markdown heading or set off by emphasis
    in_list: bool = False  # a neighbour in an uninterrupted numbered list
    offers: bool = False  # options stand under it

    @property
    def ordinal(self) -> int | None:
        """The part of the number that grows from one question to the next."""
        return self.parts[-1] if self.parts else None

    @property
    def requests(self) -> bool:
        """True if it begins as a request does ("Please describe …") and is no item of a list."""
        return not self.in_list and _request().match(self.text) is not None

    @property
    def asks(self) -> bool:
        """True if it ends as a question does, or carries a star."""
        tail = max(0, len(self.text) - _TAIL)
        return self.required or _PROMPT_END.search(self.text, tail) is not None


@cache
def _request() -> re.Pattern[str]:
    word = words.alternatives(words.everywhere("request_words"))
    return re.compile(rf"(?:[^,.?]{{2,40}},\s+)?(?:{word})(?:(?<=['’])|(?!\w))", re.IGNORECASE)


def find(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """All numbered stretches, in order."""
    found = []
    after = 0
    numbered = (at for at, line in enumerate(lines) if numbers.leads(line.raw))
    for at in islice(numbered, _MOST):
        if at >= after and (one := at_line(lines, at)) and one.number:
            found.append(one)
            after = one.last + 1
    return tuple(_with_lists(found, lines))


def unnumbered(
    lines: Sequence[Line], taken: Sequence[Heading], index: Index, body: range
) -> Iterator[Heading]:
    """Stretches without a number, or with a letter, that begin with words of the form."""
    used = {at for one in taken for at in range(one.first, one.last + 1)}
    for at in body:
        line = lines[at]
        if at in used or len(line.raw) < _MIN_LINE or not _may_begin(lines, at, used):
            continue
        found = at_line(lines, at) if _begins_like(line.raw, index) else None
        if found and used.isdisjoint(range(found.first, found.last + 1)):
            yield found


def asking(lines: Sequence[Line], body: range) -> Iterator[Heading]:
    """Headings of Markdown or in bold that ask or request, whatever their words and numbers."""
    for at in body:
        if lines[at].is_heading or lines[at].is_emphasised:
            found = at_line(lines, at)
            if found and (found.asks or found.requests):
                yield found


def at_line(lines: Sequence[Line], first: int) -> Heading | None:
    """The heading that begins in a line; ``None`` if it says nothing or never ends."""
    last, raw = grow(lines, first)
    text, required = heading(raw[: MAX_LENGTH + 1])
    number = numbers.parse(text)
    bare = text[number.end :] if number else _BULLET.sub("", text)
    if not _MIN_LENGTH <= len(bare) <= MAX_LENGTH:
        return None
    marked = lines[first].is_heading or lines[first].is_headline or raw.startswith((*BOLD, "*"))
    if last + 1 < len(lines) and lines[last + 1].underlines:
        last, marked = last + 1, True
    printed, parts = (number.printed, number.parts) if number else (None, ())
    return Heading(first, last, printed, parts, bare, required, marked)


def _may_begin(lines: Sequence[Line], at: int, used: set[int]) -> bool:
    """True where a paragraph begins; in a text without blank lines, after a full sentence."""
    line = lines[at]
    if line.is_item and not numbers.is_lettered(line.raw):
        return False
    if line.after_blank:
        return True
    if at - 1 in used:
        return False  # the rest of a numbered heading, or its answer
    if line.is_emphasised or line.is_heading:
        return True
    before = lines[at - 1]
    return bool(_UPPER.match(line.raw)) and (before.is_item or is_ended(before.raw))


def _begins_like(raw: str, index: Index) -> bool:
    text = heading(raw[:_BEGINNING])[0]
    first = stems(text)[:_FIRST_WORDS]
    share = _KNOWN_IN_REQUEST if _request().match(text) or "?" in text else _KNOWN_WORDS
    return len(first) > 2 and index.knows(first) >= share * len(first)


def _with_lists(found: Sequence[Heading], lines: Sequence[Line]) -> Iterator[Heading]:
    """The same, those marked that stand in an uninterrupted numbered list."""
    for at, item in enumerate(found):
        before = found[at - 1] if at else None
        after = found[at + 1] if at + 1 < len(found) else None
        if (before and _adjoin(before, item, lines)) or (after and _adjoin(item, after, lines)):
            yield replace(item, in_list=True)
        else:
            yield item


def _adjoin(one: Heading, other: Heading, lines: Sequence[Line]) -> bool:
    """True for neighbours that count on, neither of them with a word before its number."""
    follows = one.ordinal is not None and other.ordinal == one.ordinal + 1
    named = any(lines[item.first].raw[0].isalpha() for item in (one, other))
    return follows and not named and other.first == one.last + 1
