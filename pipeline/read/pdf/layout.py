"""Where each character of a PDF's text stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pipeline.read.pdf.chars import Floats
from pipeline.read.pdf.frame import turn
from pipeline.types import Box, Region, Span


class PlacedLine(NamedTuple):
    """A line of the text: where its first character is, and what it has in common."""

    start: int
    page: int  # 1-based
    top: float
    bottom: float


class PageSize(NamedTuple):
    """Size of a page as it is read, and the quarter turns and scale that brought it there."""

    width: float
    height: float
    turns: int
    scale: float


class PageExtents(NamedTuple):
    """Where the characters of a page stand on their lines, from its first one at ``start``.

    ``x0`` and ``x1`` are as long as the page's text; characters that are not printed (line
    feeds, tabs between cells) have an empty extent.
    """

    size: PageSize
    start: int
    x0: Floats
    x1: Floats


@dataclass(frozen=True, slots=True, eq=False)
class TextLayout:
    """Implements :class:`pipeline.types.Layout` with two numbers for each character."""

    lines: tuple[PlacedLine, ...]
    pages: tuple[PageExtents, ...]

    def locate(self, span: Span) -> tuple[Region, ...]:
        """Regions of the span in page order, a box for each line; empty if nothing is drawn."""
        boxes: dict[int, list[Box]] = {}
        at = max(bisect_right(self.lines, span.start, key=lambda line: line.start) - 1, 0)
        for number in range(at, len(self.lines)):
            line = self.lines[number]
            if line.start >= span.end:
                break
            following = self.lines[number + 1].start if number + 1 < len(self.lines) else span.end
            page = self.pages[line.page - 1]
            part = slice(
                max(span.start, line.start) - page.start, min(span.end, following) - page.start
            )
            drawn = np.flatnonzero(page.x1[part] > page.x0[part]) + part.start
            if len(drawn):
                left, right = float(page.x0[drawn].min()), float(page.x1[drawn].max())
                box = Box(left, line.top, right, line.bottom)
                boxes.setdefault(line.page, []).append(_on_page(page.size, box))
        return tuple(Region(page, tuple(found)) for page, found in sorted(boxes.items()))


def _on_page(page: PageSize, box: Box) -> Box:
    """The box on the displayed page, to a hundredth of a point."""
    turned = turn((*box,), -page.turns, page.width, page.height)
    return Box(*(round(edge / page.scale, 2) for edge in turned))
