"""Text that PDFium draws nothing for, although the file has it: codes that it finds no shape for.

So it is with the codes of an embedded Type 1 font of symbols that is marked as one of letters and
has no encoding (ISO 32000-1, 9.6.6.2: then that of the font itself counts, and others show it).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.read.pdf import fast
from pipeline.read.pdf.frame import Frame
from pipeline.types import Box

_POINT = 0.01  # points: what is no wider and no higher has no size


def undrawn(page: pdfium.PdfPage, frame: Frame) -> list[Box]:
    """The places, as displayed, of text that has no size, in fonts of the file's own of which no
    text on the page has any: where a font is drawn elsewhere, the text is empty."""
    places: dict[int | None, list[Box]] = {}
    seen: set[int | None] = set()
    for place in fast.texts(page.raw, raw.FPDFPage_CountObjects(page.raw)):
        font = fast.font(place)
        if font in seen:
            continue
        left, bottom, right, top = _bounds(ctypes.cast(place, raw.FPDF_PAGEOBJECT))
        if right - left > _POINT or top - bottom > _POINT:
            seen.add(font)
        else:
            places.setdefault(font, []).append(frame.box(left, bottom, right, top))
    own = [font for font in places if font and font not in seen and _is_own(font)]
    return [box for font in own for box in places[font]]


def _is_own(font: int) -> bool:
    """True for a font that is in the file."""
    return bool(raw.FPDFFont_GetIsEmbedded(ctypes.cast(font, raw.FPDF_FONT)) == 1)


def _bounds(handle: Any) -> Iterator[float]:
    """Left, bottom, right and top in user space; zeros if PDFium does not say."""
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(handle, *map(ctypes.byref, edges))
    return (edge.value for edge in edges)
