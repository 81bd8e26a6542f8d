"""The characters of a page with their boxes, in the order in which the file draws them.

PDFium answers for one character at a time: the boxes are read with one call each, fonts and
colours only where somebody asks.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

from pipeline.read.pdf import fast
from pipeline.read.pdf.codes import characters, spelled
from pipeline.read.pdf.frame import Frame, turn
from pipeline.types import Box

Floats = NDArray[np.float32]

USUAL_HEIGHT = 11.5  # points from the top to the bottom of a line of 10 point type
_BOLD = 600  # weight of a font; PDFium takes it from the stems, which lie in slanted type
_ITALIC = 64  # a font's flag (ISO 32000-1, table 123)
TINY = 1.0  # points: smaller type cannot be read


class Font(NamedTuple):
    """How a character is set."""

    name: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Chars:
    """``text[i]`` stands at ``x0[i], top[i], x1[i], bottom[i]``.

    These reading coordinates are those of the displayed page turned by ``turns`` quarters, so
    that most of its lines run from left to right, and times ``scale``, so that most of its
    lines are about as high as those of 10 point type: what is set small or large, or printed
    two pages on one, is judged alike. ``to_page`` brings a box back. ``index[i]`` is PDFium's
    number of the character. Line feeds and spaces that PDFium added have empty boxes.
    """

    text: str
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    index: NDArray[np.int32]
    width: float
    height: float
    turns: int
    scale: float
    textpage: pdfium.PdfTextPage  # open as long as its page
    pointer: Any  # to that, as ``fast`` takes it
    frame: Frame
    fonts: dict[int | None, Font]  # those asked for so far, by PDFium's font object

    def to_page(self, box: Box) -> Box:
        """A box of these coordinates on the displayed page."""
        x0, top, x1, bottom = turn((*box,), -self.turns, self.width, self.height)
        return Box(x0 / self.scale, top / self.scale, x1 / self.scale, bottom / self.scale)

    def from_page(self, box: Box) -> Box:
        """A box of the displayed page in these coordinates."""
        sides = (self.height, self.width) if self.turns % 2 else (self.width, self.height)
        edges = (box.x0, box.top, box.x1, box.bottom)
        x0, top, x1, bottom = (edge * self.scale for edge in edges)
        return Box(*turn((x0, top, x1, bottom), self.turns, *sides))

    def box(self, at: int) -> Box:
        """The box of one character."""
        return Box(
            float(self.x0[at]), float(self.top[at]), float(self.x1[at]), float(self.bottom[at])
        )

    def tight_box(self, at: int) -> Box:
        """The box of what one character draws, without the room around it."""
        index = int(self.index[at])
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        edges = (ctypes.byref(edge) for edge in (left, right, bottom, top))
        if not raw.FPDFText_GetCharBox(self.textpage.raw, index, *edges):
            return self.box(at)
        box = self.frame.box(left.value, bottom.value, right.value, top.value)
        return self.from_page(box) if box.x1 > box.x0 and box.bottom > box.top else self.box(at)

    def font(self, at: int) -> Font:
        """The font of one character."""
        item = self._object(at)
        key = fast.font(item) if item else None
        if key not in self.fonts:
            self.fonts[key] = self._font(int(self.index[at]))
        return self.fonts[key]

    def _font(self, index: int) -> Font:
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(self.textpage.raw, index, buffer, 128, ctypes.byref(flags))
        name = buffer.value.decode("utf-8", "replace")
        weight = raw.FPDFText_GetFontWeight(self.textpage.raw, index)
        heavy = weight >= _BOLD and not flags.value & _ITALIC
        return Font(name, heavy or "bold" in name.lower() or "black" in name.lower())

    def is_drawn(self, at: int) -> bool:
        """False for a character that is set in a mode that draws nothing, as OCR leaves it."""
        item = self._object(at)
        return not item or fast.render_mode(item) != raw.FPDF_TEXTRENDERMODE_INVISIBLE

    def _object(self, at: int) -> int | None:
        """The address of what draws a character."""
        return fast.text_object(self.pointer, int(self.index[at]))


def read_chars(textpage: pdfium.PdfTextPage, frame: Frame) -> Chars:
    """All characters of a page."""
    handle = textpage.raw
    count = max(raw.FPDFText_CountChars(handle), 0)
    text, index = characters(handle, count)
    boxes = _boxes(handle, count)
    edges = frame.edges(*(boxes if len(index) == count else boxes[:, index]))
    turns = (_turns(handle, text, index) - frame.turns) % 4
    x0, top, x1, bottom = turn(edges, turns, frame.width, frame.height)
    width, height = frame.width, frame.height
    if turns % 2:
        width, height = height, width
    text, repeats = spelled(text)
    if repeats is not None:
        x0, x1 = _share(x0, x1, repeats)
        top, bottom, index = (np.repeat(values, repeats) for values in (top, bottom, index))
    x0, x1 = _unstacked(x0, x1, top, bottom)
    scale = _scale(bottom - top)
    x0, top, x1, bottom = (values * np.float32(scale) for values in (x0, top, x1, bottom))
    width, height = width * scale, height * scale
    pointer = fast.pointer(handle)
    return Chars(
        text, x0, top, x1, bottom, index, width, height, turns, scale, textpage, pointer, frame, {}
    )


def _unstacked(x0: Floats, x1: Floats, top: Floats, bottom: Floats) -> tuple[Floats, Floats]:
    """Characters that share one box side by side: PDFium gives each letter of a ligature all."""
    same = (x0[1:] == x0[:-1]) & (x1[1:] == x1[:-1]) & (top[1:] == top[:-1])
    same &= (bottom[1:] == bottom[:-1]) & (x1[1:] > x0[1:])
    if not same.any():
        return x0, x1
    first = np.flatnonzero(np.concatenate(([True], ~same)))
    return _share(x0[first], x1[first], np.diff(first, append=len(x0)))


def _scale(heights: Floats) -> float:
    """What makes most of the lines as high as usual."""
    drawn = heights[heights > TINY]
    if not len(drawn):
        return 1.0
    middle = len(drawn) // 2
    drawn.partition((middle - 1 + len(drawn) % 2, middle))
    return USUAL_HEIGHT / float(drawn[middle - 1 + len(drawn) % 2 : middle + 1].mean())


def _boxes(handle: Any, count: int) -> Floats:
    """Rows left, bottom, right, top in user space, a column for each character."""
    left, top, right, bottom = fast.loose_boxes(handle, count).T
    return np.stack(
        (
            np.minimum(left, right),
            np.minimum(top, bottom),
            np.maximum(left, right),
            np.maximum(top, bottom),
        )
    )


def _turns(handle: Any, text: str, index: NDArray[np.int32]) -> int:
    """Quarter turns clockwise after which most of the text is upright in user space."""
    step = max(len(text) // 40, 1)
    sample = [int(index[at]) for at in range(0, len(text), step) if not text[at].isspace()]
    angles = map(fast.angle, repeat(fast.pointer(handle)), sample)
    # PDFium counts clockwise.
    turns = Counter(-round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)
    return turns.most_common(1)[0][0] if turns else 0


def _share(x0: Floats, x1: Floats, repeats: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Each box cut into as many equal slices as its character became."""
    width = np.repeat((x1 - x0) / np.maximum(repeats, 1), repeats)
    first = np.repeat(np.cumsum(repeats) - repeats, repeats)
    start = np.repeat(x0, repeats) + (np.arange(len(width)) - first) * width
    return start.astype(np.float32), (start + width).astype(np.float32)
