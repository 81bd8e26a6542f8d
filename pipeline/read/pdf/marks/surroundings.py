"""The text around a place on a page: what stands in a box, how large type is there, labels."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.glyphs import without_leader
from pipeline.read.pdf.chars import Floats
from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.page import PageText, TextLine
from pipeline.types import Box, Span

_TAB = re.compile(r"\t")
_WORD = re.compile(r"\S+")
_OVERLAP = 0.3  # of the heights of a line and a mark that stands in it
_SHORTEST = 2  # characters of a text that is no sign
_TALL = 2.5  # times the height of most of its characters
_USUAL_TYPE = 11.0  # points, where a page has no text


_Part = tuple[int, int, int]  # a stretch of the text, from where to where, and its line's number


class Segment(NamedTuple):
    """A stretch of a line without a tab or mark in it: a label, a cell.

    ``box`` holds the dots as well that lead from a label to its mark, ``span`` does not.
    """

    span: Span
    box: Box
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """Questions about the text of one page, in its reading coordinates.

    ``left``, ``right`` and ``middle`` are where each character begins, ends and has its middle;
    infinite, and for the middle no number, where nothing is drawn, as after the last character.
    ``edges`` are x0, top, x1 and bottom of the lines, ``starts`` the places in the text where these
    begin.
    """

    text: PageText
    left: Floats
    right: Floats
    middle: Floats
    edges: tuple[NDArray[np.float64], ...]
    starts: list[int]

    @classmethod
    def of(cls, text: PageText) -> Surroundings:
        """Those of a page's text."""
        x0, x1 = np.append(text.x0, np.float32(0)), np.append(text.x1, np.float32(0))
        drawn = x1 > x0
        infinite, none = np.float32(np.inf), np.float32(np.nan)
        return cls(
            text,
            np.where(drawn, x0, infinite),
            np.where(drawn, x1, -infinite),
            np.where(drawn, (x0 + x1) / 2, none),
            tuple(np.array([line.box for line in text.lines], float).reshape(-1, 4).T.copy()),
            [line.span.start for line in text.lines],
        )

    def type_size(self, box: Box) -> float:
        """Line height of the text nearest to a box."""
        if not self.starts:
            return _USUAL_TYPE
        x0, top, x1, bottom = self.edges
        y = (box.top + box.bottom) / 2
        above = np.maximum(np.maximum(top - y, y - bottom), 0.0)
        beside = np.maximum(np.maximum(x0 - box.x1, box.x0 - x1), 0.0)
        near = int((above + 0.2 * beside).argmin())
        height, most = float(bottom[near] - top[near]), self.text.lines[near].height
        # A word that is printed large across a page, as DRAFT, makes the line higher that it is in.
        return most if 0 < most < height / _TALL else height

    def _lines(self, box: Box) -> list[TextLine]:
        """The lines whose middle is as high as a box."""
        _, top, _, bottom = self.edges
        middle = (top + bottom) / 2
        inside = np.flatnonzero((box.top <= middle) & (middle <= box.bottom))
        return [self.text.lines[at] for at in inside.tolist()]

    def inside(self, box: Box) -> tuple[str, Span | None]:
        """The characters whose middle lies in a box, and their span without the spaces around."""
        for line in self._lines(box):
            at = self._within(line, box)
            if not len(at):
                continue
            start, end = int(at[0]), int(at[-1]) + 1
            text = self.text.text[start:end]
            if bare := text.strip():
                start += len(text) - len(text.lstrip())
                return bare, Span(start, start + len(bare))
        return "", None

    def texts(self, box: Box) -> list[Span]:
        """The stretches of lines, between tabs, of which something stands in a box."""
        return [
            part.span
            for number, line in enumerate(self.text.lines)
            if line.box.top <= (box.top + box.bottom) / 2 <= line.box.bottom
            for part in self.cells(number)
            if part.box.x0 < box.x1 and part.box.x1 > box.x0
        ]

    def block(self, box: Box) -> Span | None:
        """The text that a box holds, if it is one stretch of the page's text and no word of it
        stands out of the box."""
        parts: list[Span] = []
        for line in self._lines(box):
            at = self._within(line, box)
            if not len(at):
                continue
            parts.append(Span(int(at[0]), int(at[-1]) + 1))
            before = self.text.text[line.span.start : parts[-1].start]
            after = self.text.text[parts[-1].end : line.span.end]
            if before[-1:].strip() or after[:1].strip():
                return None
        if not parts or sum(end - start for start, end in parts) < _SHORTEST:
            return None
        between = sum(after.start - before.end for before, after in pairwise(parts))
        return Span(parts[0].start, parts[-1].end) if between < len(parts) else None

    def _within(self, line: TextLine, box: Box) -> NDArray[np.int64]:
        middle = self.middle[line.span.start : line.span.end]
        return np.flatnonzero((box.x0 <= middle) & (middle <= box.x1)) + line.span.start

    def segments(self, marks: Sequence[tuple[Box, Span | None]]) -> list[Segment]:
        """The lines cut at tabs and at marks, which are not part of any segment."""
        own = {span.start for _, span in marks if span}
        cuts = self._cuts(marks)
        parts: list[_Part] = []
        for number, line in enumerate(self.text.lines):
            ends = sorted({*cuts.get(number, ()), line.span.end})
            starts = (line.span.start, *ends[:-1])
            parts += [
                (start, end, number)
                for start, end in zip(starts, ends, strict=True)
                if start not in own
            ]
        return self._segments(parts)

    def line(self, span: Span) -> int:
        """The number of the line that a stretch begins in."""
        return bisect_right(self.starts, span.start) - 1

    def cells(self, number: int) -> list[Segment]:
        """The parts of a line between its tabs."""
        return self._segments(self._cells(number))

    def cells_like(self, pattern: re.Pattern[str]) -> list[Segment]:
        """The parts of all lines between tabs that a pattern matches whole."""
        parts = [part for number in range(len(self.text.lines)) for part in self._cells(number)]
        return self._segments(
            [part for part in parts if pattern.fullmatch(self.text.text[part[0] : part[1]].strip())]
        )

    def _cells(self, number: int) -> list[_Part]:
        start, end = self.text.lines[number].span
        cuts = [found.start() for found in _TAB.finditer(self.text.text, start, end)]
        return [(start, end, number) for start, end in pairwise((start, *cuts, end))]

    def words(self, row: Sequence[Candidate]) -> list[Segment]:
        """The words of the lines next to a row of marks."""
        reach = 4 * max(item.size for item in row)
        top, bottom = row[0].box.top - reach, row[0].box.bottom + reach
        return self._segments(
            [
                (*word.span(), number)
                for number, line in enumerate(self.text.lines)
                if line.box.bottom >= top and line.box.top <= bottom
                for word in _WORD.finditer(self.text.text, *line.span)
            ]
        )

    def _cuts(self, marks: Iterable[tuple[Box, Span | None]]) -> dict[int, set[int]]:
        """Offsets at which each line is cut; a mark's own characters are cut out."""
        cuts: dict[int, set[int]] = {}
        for found in _TAB.finditer(self.text.text):
            cuts.setdefault(self.line(Span(*found.span())), set()).add(found.start())
        for box, span in marks:
            if span:
                number = self.line(span)
                end = self.text.lines[number].span.end if number >= 0 else 0
                if span.start < end:
                    cuts.setdefault(number, set()).update((span.start, min(span.end, end)))
                continue
            for number in self._beside(box):
                start, end = self.text.lines[number].span
                right = self.middle[start:end] > (box.x0 + box.x1) / 2
                if right.any():
                    cuts.setdefault(number, set()).add(start + int(right.argmax()))
        return cuts

    def _beside(self, box: Box) -> list[int]:
        """Numbers of the lines in which a mark stands: the lower of both lies beside the other."""
        _, top, _, bottom = self.edges
        shared = np.minimum(bottom, box.bottom) - np.maximum(top, box.top)
        lower = np.maximum(np.minimum(bottom - top, box.bottom - box.top), 1.0)
        return np.flatnonzero(shared / lower > _OVERLAP).tolist()

    def segment(self, span: Span, line: int) -> Segment | None:
        """A stretch of a line without the spaces around it."""
        return next(iter(self._segments([(*span, line)])), None)

    def _segments(self, parts: Iterable[_Part]) -> list[Segment]:
        """Stretches of lines without the spaces around them, if anything is drawn there."""
        trimmed: list[_Part] = []
        for start, end, line in parts:
            text = self.text.text[start:end]
            if bare := text.strip():
                first = end - len(text.lstrip())
                trimmed.append((first, first + len(bare), line))
        if not trimmed:
            return []
        # What lies between two stretches is measured as well, and left out.
        bounds = np.array(trimmed)[:, :2].ravel()
        left = np.minimum.reduceat(self.left, bounds)[::2].tolist()
        right = np.maximum.reduceat(self.right, bounds)[::2].tolist()
        found: list[Segment] = []
        for (start, end, line), x0, x1 in zip(trimmed, left, right, strict=True):
            label = without_leader(self.text.text[start:end])
            if x0 < math.inf and label:
                _, top, _, bottom = self.text.lines[line].box
                span = Span(start, start + len(label))
                found.append(Segment(span, Box(x0, top, x1, bottom), line))
        return found
