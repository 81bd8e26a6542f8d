"""The text around a place on a page: what stands in a box, how large type is there, labels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.page import PageText, TextLine
from pipeline.types import Box, Span

_TAB = re.compile(r"\t")
_WORD = re.compile(r"\S+")
_OVERLAP = 0.3  # of the heights of a line and a mark that stands in it
_SHORTEST = 2  # characters of a text that is no sign
_USUAL_TYPE = 11.0  # points, where a page has no text


def _share(line: Box, box: Box) -> float:
    """How much of the lower of two boxes lies beside the other."""
    height = min(line.bottom - line.top, box.bottom - box.top)
    return (min(line.bottom, box.bottom) - max(line.top, box.top)) / max(height, 1.0)


class Segment(NamedTuple):
    """A stretch of a line without a tab or mark in it: a label, a cell."""

    span: Span
    box: Box
    line: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Questions about the text of one page, in its reading coordinates."""

    text: PageText

    def type_size(self, box: Box) -> float:
        """Line height of the text nearest to a box."""
        y = (box.top + box.bottom) / 2
        near = min(
            self.text.lines,
            key=lambda line: (
                max(line.box.top - y, y - line.box.bottom, 0.0)
                + 0.2 * max(line.box.x0 - box.x1, box.x0 - line.box.x1, 0.0)
            ),
            default=None,
        )
        return near.box.bottom - near.box.top if near else _USUAL_TYPE

    def inside(self, box: Box) -> tuple[str, Span | None]:
        """The characters whose middle lies in a box, and their span if they are one."""
        for line in self.text.lines:
            y = (line.box.top + line.box.bottom) / 2
            if not box.top <= y <= box.bottom:
                continue
            at = self._within(line, box)
            if len(at):
                span = Span(int(at[0]), int(at[-1]) + 1)
                return self.text.text[span.start : span.end].strip(), span
        return "", None

    def block(self, box: Box) -> Span | None:
        """The text that a box holds, if it is one stretch of the page's text and nothing of it
        stands out of the box."""
        parts: list[Span] = []
        for line in self.text.lines:
            if not box.top <= (line.box.top + line.box.bottom) / 2 <= box.bottom:
                continue
            at = self._within(line, box)
            if not len(at):
                continue
            parts.append(Span(int(at[0]), int(at[-1]) + 1))
            before = self.text.text[line.span.start : parts[-1].start]
            after = self.text.text[parts[-1].end : line.span.end]
            if before.strip(" ")[-1:] not in ("", "\t") or after.strip(" ")[:1] not in ("", "\t"):
                return None
        if not parts or sum(end - start for start, end in parts) < _SHORTEST:
            return None
        between = sum(after.start - before.end for before, after in pairwise(parts))
        return Span(parts[0].start, parts[-1].end) if between < len(parts) else None

    def _within(self, line: TextLine, box: Box) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        x0, x1 = (
            values[line.span.start : line.span.end] for values in (self.text.x0, self.text.x1)
        )
        middle = (x0 + x1) / 2
        drawn = (x1 > x0) & (box.x0 <= middle) & (middle <= box.x1)
        return np.flatnonzero(drawn) + line.span.start

    def segments(self, marks: Sequence[tuple[Box, Span | None]]) -> list[Segment]:
        """The lines cut at tabs and at marks, which are not part of any segment."""
        found: list[Segment] = []
        own = {span.start for _, span in marks if span}
        for number, line in enumerate(self.text.lines):
            start = line.span.start
            for end in sorted({*self._cuts(line, marks), line.span.end}):
                segment = None if start in own else self.segment(Span(start, end), number)
                if segment:
                    found.append(segment)
                start = end
        return found

    def line(self, span: Span) -> int:
        """The number of the line that a stretch begins in."""
        starts = [line.span.start for line in self.text.lines]
        return bisect_right(starts, span.start) - 1

    def cells(self, number: int) -> list[Segment]:
        """The parts of a line between its tabs."""
        start, end = self.text.lines[number].span
        cuts = [found.start() for found in _TAB.finditer(self.text.text, start, end)]
        parts = (Span(*pair) for pair in pairwise((start, *cuts, end)))
        return [segment for part in parts if (segment := self.segment(part, number))]

    def words(self, row: Sequence[Candidate]) -> list[Segment]:
        """The words of the lines next to a row of marks."""
        reach = 4 * max(item.size for item in row)
        top, bottom = row[0].box.top - reach, row[0].box.bottom + reach
        found: list[Segment] = []
        for number, line in enumerate(self.text.lines):
            if line.box.bottom < top or line.box.top > bottom:
                continue
            for word in _WORD.finditer(self.text.text, *line.span):
                segment = self.segment(Span(*word.span()), number)
                if segment:
                    found.append(segment)
        return found

    def _cuts(self, line: TextLine, marks: Iterable[tuple[Box, Span | None]]) -> set[int]:
        """Offsets at which the line is cut; a mark's own characters are cut out."""
        start, end = line.span
        cuts = {found.start() for found in _TAB.finditer(self.text.text, start, end)}
        for box, span in marks:
            if span:
                if start <= span.start < end:
                    cuts |= {span.start, min(span.end, end)}
            elif _share(line.box, box) > _OVERLAP:
                x0, x1 = self.text.x0[start:end], self.text.x1[start:end]
                drawn, middle = x1 > x0, (x0 + x1) / 2
                right = np.flatnonzero(drawn & (middle > (box.x0 + box.x1) / 2))
                if len(right):
                    cuts.add(start + int(right[0]))
        return cuts

    def segment(self, span: Span, line: int) -> Segment | None:
        """A stretch of a line without the spaces around it."""
        text = self.text.text[span.start : span.end]
        start = span.start + len(text) - len(text.lstrip())
        end = span.end - len(text) + len(text.rstrip())
        if end <= start:
            return None
        x0, x1 = self.text.x0[start:end], self.text.x1[start:end]
        drawn = x1 > x0
        if not drawn.any():
            return None
        box = self.text.lines[line].box
        return Segment(
            Span(start, end),
            Box(float(x0[drawn].min()), box.top, float(x1[drawn].max()), box.bottom),
            line,
        )
