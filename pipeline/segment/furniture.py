"""Running headers, footers and page numbers of a text that has no pages.

Only what proves itself by repetition is taken: lines that are the same but for a growing page
number, and lone numbers that grow through the report.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import pairwise, zip_longest

from pipeline.forms import words
from pipeline.forms.wording import fold
from pipeline.segment.lines import Line
from pipeline.types import Span

_EDGE_NUMBER = re.compile(r"^\W{0,4}(\d{1,4})\b|\b(\d{1,4})(?:[ \t]*/[ \t]*\d{1,4})?\W{0,4}$")
_LONE_NUMBER = re.compile(r"[-–—|\[( \t]{0,4}(\d{1,4})(?:[ \t]*/[ \t]*\d{1,4})?[-–—|\]) \t]{0,4}$")
_DIGITS = re.compile(r"\d+")
_MAX_LENGTH = 160
_MAX_NUMBER = 24  # characters of "Page 12 of 40" in any language
_MIN_LETTERS = 8  # of a line that repeats; shorter ones are answers such as "Sí"
_MIN_AFTER_PAGE = 4  # the same where each stands first on a page
_MIN_PAGE = 120  # characters between two page numbers; nearer ones are the steps of a scale
_SENTENCE_END = (".", "?", ":", ";", "!")


def find(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Spans of the lines that are page furniture, by position."""
    pages = _page_numbers(lines)
    edges = {line.start for line in pages}
    found = {*pages, *_repeated(lines, edges)}
    return tuple(sorted(line.span for line in found))


def _repeated(lines: Sequence[Line], edges: Container[int]) -> Iterator[Line]:
    """Lines that stand on several pages, the same but for their page number.

    Args:
        lines: all lines.
        edges: where the lines of only a page number start.
    """
    groups: dict[str, list[tuple[Line, bool]]] = defaultdict(list)
    for at, line in enumerate(lines):
        if len(line.raw) > _MAX_LENGTH or _is_content(line):
            continue
        neighbours = lines[max(0, at - 1) : at + 2]
        at_edge = line.after_page or any(other.start in edges for other in neighbours)
        if at_edge or line.after_blank:
            groups[_DIGITS.sub("", line.raw)].append((line, at_edge))
    for key, group in groups.items():
        after_pages = all(line.after_page for line, _ in group)
        least = _MIN_AFTER_PAGE if after_pages else _MIN_LETTERS
        if len(group) > 1 and len(fold(key)) >= least and _is_running(group):
            yield from (line for line, _ in group)


def _is_content(line: Line) -> bool:
    return line.is_item or line.is_row or line.raw.startswith(("#", "**"))


def _is_running(group: Sequence[tuple[Line, bool]]) -> bool:
    numbers = [number for line, _ in group if (number := _edge_number(line.raw)) is not None]
    if len(numbers) == len(group) and all(a < b for a, b in pairwise(numbers)):
        return True
    if len({line.raw for line, _ in group}) > 1:
        return False
    return all(at_edge for _, at_edge in group) or (
        len(group) > 2 and _stands_alone(group[0][0].raw)
    )


def _stands_alone(raw: str) -> bool:
    """True for the words of a running header: a title, not a sentence, label or option."""
    return not raw.endswith(_SENTENCE_END) and ("8.7" in raw or bool(re.search(r"\b20\d\d\b", raw)))


def _edge_number(raw: str) -> int | None:
    found = _EDGE_NUMBER.search(raw)
    return int(found.group(1) or found.group(2)) if found else None


def _page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Lines of only a page number: the longest series of them that grows."""
    numbered = []
    edges = set()
    paged = any(line.after_page for line in lines[1:])
    for line, following in zip_longest(lines, lines[1:]):
        if len(line.raw) > _MAX_NUMBER:
            continue
        found = _lone_number().match(line.raw)
        ends_page = following.after_page if following else paged
        if found and (ends_page or line.after_blank or line.raw[0].isalpha()):
            numbered.append((int(next(filter(None, found.groups()))), line))
            if ends_page or line.after_page:
                edges.add(line.start)
    series = _growing(_pages_apart(numbered, edges))
    return [line for _, line in series] if len(series) > 1 else []


def _pages_apart(
    numbered: Sequence[tuple[int, Line]], edges: Container[int]
) -> list[tuple[int, Line]]:
    """The numbers at the edge of a page, and those with a page's text on either side."""
    near = {
        start
        for (_, one), (_, other) in pairwise(numbered)
        if other.start - one.end < _MIN_PAGE
        for start in (one.start, other.start)
    }
    return [
        (number, line) for number, line in numbered if line.start in edges or line.start not in near
    ]


@cache
def _lone_number() -> re.Pattern[str]:
    word = words.alternatives(words.everywhere("page_words"))
    return re.compile(
        rf"{_LONE_NUMBER.pattern}|(?:{word})\.?[ \t]*(\d{{1,4}})"
        rf"(?:[ \t]*(?:/|{word})[ \t]*\d{{1,4}})?$",
        re.IGNORECASE,
    )


def _growing(numbered: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """The longest strictly growing subsequence (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    previous: list[int | None] = []
    for index, (number, _) in enumerate(numbered):
        pile = bisect_left(tops, number)
        previous.append(ends[pile - 1] if pile else None)
        if pile == len(tops):
            tops.append(number)
            ends.append(index)
        else:
            tops[pile] = number
            ends[pile] = index
    chain: list[tuple[int, Line]] = []
    at = ends[-1] if ends else None
    while at is not None:
        chain.append(numbered[at])
        at = previous[at]
    return chain[::-1]
