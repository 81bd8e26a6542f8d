"""Paragraphs that go on over the end of a page or of a column.

The text cannot show it where the next line begins with a name; print does: the last line is full,
and the next one is set alike and not indented. A sentence that ended may have ended its paragraph
too, so nothing is said then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from pipeline.read.pdf.page import PageText, TextLine
from pipeline.read.pdf.paragraphs import (
    CLOSED,
    INDENT,
    LISTED,
    OTHER_SIZE,
    SPACE,
    WORD,
    goes_on,
    is_hyphenated,
)
from pipeline.types import Box

_MIN_MEASURE = 0.55, 0.25  # share of the page's width that one column has at least, or several
_NUMBERED = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})+|[A-Za-z])[.)]?\s*[.)]\s")
_CELLS = re.compile(r"\t|[.…·_]{3,}\s*\d*\s*$")  # rows of a table or of the contents


class _Edges(NamedTuple):
    """How far the lines of a column reach."""

    x0: float
    x1: float


class _Printed(NamedTuple):
    """A line of the body, its page's text and its column."""

    number: int  # of the page
    page: PageText
    line: TextLine
    column: _Edges

    @property
    def text(self) -> str:
        """The line's characters."""
        return self.page.text[slice(*self.line.span)]

    @property
    def indent(self) -> float:
        """How far it is from the column's left edge, in line heights."""
        return (self.line.box.x0 - self.column.x0) / max(self.line.height, 1.0)


def continued(
    pages: Sequence[PageText], widths: Sequence[float], furniture: Sequence[set[int]]
) -> list[list[int]]:
    """For each page the beginnings of the lines that go on in another column's paragraph.

    Args:
        pages: the text of each.
        widths: of the pages.
        furniture: the numbers of the lines that are running headers and the like.
    """
    ends = [
        printed
        for number, (page, width, skipped) in enumerate(zip(pages, widths, furniture, strict=True))
        for printed in _ends(number, page, width, skipped)
    ]
    found: list[list[int]] = [[] for _ in pages]
    for before, after in pairwise(ends):
        if _is_over_break(before, after) and _continues(before, after):
            found[after.number].append(after.line.span.start)
    return found


def _ends(number: int, page: PageText, width: float, skipped: set[int]) -> Iterator[_Printed]:
    """The first and last lines of its columns, in reading order, without furniture."""
    lines = [line for at, line in enumerate(page.lines) if at not in skipped]
    columns: dict[int, list[Box]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line.box)
    least = _MIN_MEASURE[len(columns) > 1] * width
    edges = {column: _edges(boxes, least) for column, boxes in columns.items()}
    for column, group in groupby(lines, key=lambda line: line.column):
        first, *others = group
        for line in (first, *others[-1:]):
            yield _Printed(number, page, line, edges[column])


def _edges(boxes: Sequence[Box], least: float) -> _Edges:
    """The edges of a column from its lines, at least so far apart."""
    x0 = min(box.x0 for box in boxes)
    return _Edges(x0, max(*(box.x1 for box in boxes), x0 + least))


def _is_over_break(before: _Printed, after: _Printed) -> bool:
    """True if the second line stands on the next page or at the top of the next column."""
    if before.number != after.number:
        return True
    above = after.line.box.top < before.line.box.top
    return above and after.line.column != before.line.column and after.column.x0 > before.column.x1


def _continues(before: _Printed, after: _Printed) -> bool:
    """True if the second line goes on in the first one's paragraph."""
    one, other = before.line, after.line
    larger = max(one.height, other.height)
    if (
        one.in_table
        or other.in_table
        or one.bold != other.bold
        or abs(one.height - other.height) > OTHER_SIZE * larger
    ):
        return False
    text, following = before.text, after.text
    if CLOSED.search(text) or LISTED.match(following) or _NUMBERED.match(following):
        return False
    if _CELLS.search(text) or _CELLS.search(following):
        return False
    hangs = LISTED.match(text) and after.indent >= before.indent
    if not hangs and abs(after.indent - before.indent) > INDENT:
        return False
    return is_hyphenated(text) or goes_on(following) or _is_full(before, after, following)


def _is_full(before: _Printed, after: _Printed, following: str) -> bool:
    """True if the second line's first word had no room on the first line."""
    word = WORD.search(following)
    if word is None:
        return False
    start = after.line.span.start
    x0, x1 = after.page.x0, after.page.x1
    wide = float(x1[start + word.end() - 1] - x0[start + word.start()])
    letter = (after.line.box.x1 - after.line.box.x0) / len(following)
    return before.line.box.x1 + wide + SPACE * letter >= before.column.x1
