"""The table of contents: the stretch of lines that the body then repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from pipeline.forms import words
from pipeline.forms.wording import fold, heading, plain
from pipeline.segment.headings import Heading
from pipeline.segment.lines import Line

_PAGE = re.compile(r"(?:[\s.…·_|]{2,}|\s)\d{1,4}\s*$")
_CELLS = re.compile(r"\s*[|\t]\s*")
_AT_PAGE = re.compile(r"\S\s+\d{1,3}\s*$")
_KEY, _MIN_KEY = 28, 10  # characters of a line's beginning that must be the same
_ENOUGH = 48  # characters of a line that mostly give as many without markup
_MAX_LINE = 160  # longer lines are answers, unless they begin with a number
_FIRST_ENTRIES = 4  # the body begins where one of these comes again
_FIRST_LINE_ENTRIES, _TWICE = 12, 2
_CONFIRMED = 0.6  # share of the entries that the body must repeat if there is no title
_LOOK_BACK = 6  # lines of a section's title and introduction before its first question


class Contents(NamedTuple):
    """Line indices: from the title (or first entry) to the first line of the body."""

    first: int
    end: int


def body(found: Contents | None, headings: Sequence[Heading], count: int) -> range:
    """The lines of the body: those after the contents, or before one at the report's end.

    Args:
        found: the contents.
        headings: all numbered headings, in order.
        count: of all lines.
    """
    if found is None:
        return range(count)
    if found.end == count and headings and headings[0].first < found.first:
        return range(found.first)
    return range(found.end, count)


def bare(line: Line) -> str:
    """A line's plain text without a page number at its end."""
    return _without_page(plain(line.content)).rstrip(" .…·_")


def is_paged(line: Line) -> bool:
    """True for a line with a page number at its end."""
    return _AT_PAGE.search(plain(line.content)) is not None


def entry(lines: Sequence[Line], heading: Heading) -> Iterator[int]:
    """The lines of a question in the contents: they end with its page number."""
    for at in range(heading.first, heading.last + 1):
        yield at
        if is_paged(lines[at]):
            return


def wordings(
    found: Contents | None, lines: Sequence[Line], headings: Sequence[Heading]
) -> Iterator[str]:
    """The questions of the contents as they stand there, folded: with their help texts.

    One ends with its page number; without any, it is only what was taken for its heading.
    """
    if found is None:
        return
    inside = [one for one in headings if found.first <= one.first < found.end]
    for one, after in zip_longest(inside, inside[1:]):
        rows = range(one.first, after.first if after else found.end)
        last = next((at for at in rows if is_paged(lines[at])), one.last)
        rest = (heading(bare(lines[at]))[0] for at in range(one.last + 1, last + 1))
        yield fold(" ".join([one.text, *rest]))


def key(content: str) -> str:
    """What is compared of a line or a heading: its beginning."""
    text = plain(content[:120])
    begun = fold(text[:_ENOUGH])
    if len(begun) <= _KEY:
        begun = fold(_without_page(text))  # a page number, or the leaders before it, may be near
    return begun[:_KEY].strip()


def begun(lines: Sequence[Line], heading: Heading) -> str:
    """The beginning of a heading, with the next line of one that is set in a narrow column."""
    first = lines[heading.first].content
    if len(first) >= _ENOUGH or heading.last == heading.first:
        return first
    return f"{first} {lines[heading.first + 1].content}"


def _without_page(text: str) -> str:
    """A text without the page number at its end."""
    return _PAGE.sub("", text) if text[-1:].isdigit() else text


def find(lines: Sequence[Line], headings: Sequence[Heading]) -> Contents | None:
    """The contents, or ``None`` if there is none."""
    title = next(_titles(lines), None)
    if title is None and not headings:
        return None
    if title is not None and _repeats(lines, headings, title):
        return Contents(title, len(lines))
    starts = {heading.first: begun(lines, heading) for heading in headings}
    keys = {
        at: found
        for at, line in enumerate(lines)
        if (at in starts or (title is not None and len(line.raw) <= _MAX_LINE))
        and len(found := key(starts.get(at, line.content))) >= _MIN_KEY
        and not _heads_columns(line)
    }
    first = title if title is not None else _first_entry(headings, keys)
    if first is None:
        return None
    begin = first + 1 if title is not None else first
    again = [later for at in _entries(headings, keys, begin) if (later := _next(keys, at))]
    if not again:
        return None
    end = min(again)
    if title is None and not _is_confirmed(headings, keys, end):
        return None
    return Contents(first, _with_section(lines, headings, end))


def _entries(headings: Sequence[Heading], keys: dict[int, str], begin: int) -> list[int]:
    """The first lines of the contents; of those without numbers, which only the body repeats."""
    numbered = [heading.first for heading in headings if heading.first >= begin]
    unnumbered = range(begin, min([begin + _FIRST_LINE_ENTRIES, *numbered[:1]]))
    times = Counter(keys.values())
    return [
        *(at for at in unnumbered if times[keys.get(at, "")] == _TWICE),
        *numbered[:_FIRST_ENTRIES],
    ]


def _titles(lines: Sequence[Line]) -> Iterator[int]:
    names = words.folded("contents_titles")
    for at, line in enumerate(lines):
        if len(line.raw) < 60 and fold(bare(line)) in names:
            yield at


def _heads_columns(line: Line) -> bool:
    """True for "Contents | Page", which a table prints on each of its pages."""
    if "|" not in line.raw and "\t" not in line.raw:
        return False
    first, *others = _CELLS.split(line.raw.strip("| "))
    return bool(others) and fold(plain(first)) in words.folded("contents_titles")


def _repeats(lines: Sequence[Line], headings: Sequence[Heading], title: int) -> bool:
    """True for the title of a contents at the end: each heading after it is one before it."""
    before = {key(begun(lines, one)) for one in headings if one.first < title}
    after = {key(begun(lines, one)) for one in headings if one.first > title}
    return bool(after) and after <= before


def _first_entry(headings: Sequence[Heading], keys: dict[int, str]) -> int | None:
    """The first heading that comes again."""
    return next((h.first for h in headings[:3] if _next(keys, h.first) is not None), None)


def _next(keys: dict[int, str], at: int) -> int | None:
    """The next line that begins as line ``at`` does."""
    wanted = keys.get(at)
    if wanted is None:
        return None
    return next(
        (other for other, found in keys.items() if other > at and found == wanted),
        None,
    )


def _is_confirmed(headings: Sequence[Heading], keys: dict[int, str], end: int) -> bool:
    before = {keys.get(heading.first) for heading in headings if heading.first < end}
    after = {keys.get(heading.first) for heading in headings if heading.first >= end}
    return len(before) > 1 and len(before & after) >= _CONFIRMED * len(before)


def _with_section(lines: Sequence[Line], headings: Sequence[Heading], end: int) -> int:
    """The body's first line: a section title that stands before its first question counts."""
    last = max((heading.last for heading in headings if heading.first < end), default=0)
    for at in range(end - 1, max(last, end - 1 - _LOOK_BACK), -1):
        line = lines[at]
        if is_paged(line):
            break
        if line.is_heading or line.is_emphasised or _is_words(line):
            end = at
    return end


def _is_words(line: Line) -> bool:
    """True for the beginning of a plain paragraph that may be a title."""
    return line.after_blank and not line.is_item and not line.raw.endswith((".", "?", ":"))
