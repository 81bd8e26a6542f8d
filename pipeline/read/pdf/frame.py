"""Coordinates: from a PDF's user space (y up, any origin) to points from the page's top left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from pipeline.types import Box

Number = TypeVar("Number", float, NDArray[np.float32])


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page and how it is turned for display.

    ``width`` and ``height`` are those of the page as displayed, in points.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int  # quarter turns clockwise

    @property
    def width(self) -> float:
        """Displayed width."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Displayed height."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def edges(
        self, left: Number, bottom: Number, right: Number, top: Number
    ) -> tuple[Number, Number, Number, Number]:
        """User space edges as ``x0, top, x1, bottom`` of the displayed page."""
        upright = (
            left - self.left,
            self.top - top,
            right - self.left,
            self.top - bottom,
        )
        return turn(upright, self.turns, self.right - self.left, self.top - self.bottom)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The same for one rectangle, as a box."""
        x0, upper, x1, lower = self.edges(left, bottom, right, top)
        return Box(min(x0, x1), min(upper, lower), max(x0, x1), max(upper, lower))


def turn(
    edges: tuple[Number, Number, Number, Number], turns: int, width: float, height: float
) -> tuple[Number, Number, Number, Number]:
    """``x0, top, x1, bottom`` on a page of the given size after clockwise quarter turns."""
    x0, top, x1, bottom = edges
    match turns % 4:
        case 1:
            return height - bottom, x0, height - top, x1
        case 2:
            return width - x1, height - bottom, width - x0, height - top
        case 3:
            return top, width - x1, bottom, width - x0
    return edges


def of(page: pdfium.PdfPage) -> Frame:
    """The frame of a page."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)
