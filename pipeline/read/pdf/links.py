"""Link annotations and the text that they lie on."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.read.pdf.frame import Frame
from pipeline.read.pdf.page import Page
from pipeline.types import Box, Span

_SCHEMES = ("http://", "https://", "mailto:")
_MAX_LINKS = 2_000  # on a page


def targets(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, frame: Frame
) -> list[tuple[Box, str]]:
    """Box and target of the page's links to somewhere outside the document."""
    found: list[tuple[Box, str]] = []
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    for _ in range(_MAX_LINKS):
        if not raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
            break
        action = raw.FPDFLink_GetAction(link)
        area = raw.FS_RECTF()
        if not action or not raw.FPDFLink_GetAnnotRect(link, ctypes.byref(area)):
            continue
        target = _target(document, action)
        if target.startswith(_SCHEMES):
            found.append((frame.box(area.left, area.bottom, area.right, area.top), target))
    return found


def links(page: Page, found: Sequence[tuple[Box, str]]) -> list[tuple[Span, str]]:
    """Spans of the page's text under the link annotations."""
    placed = ((_covered(page, page.chars.from_page(box)), target) for box, target in found)
    return sorted((span, target) for span, target in placed if span)


def _target(document: pdfium.PdfDocument, action: raw.FPDF_ACTION) -> str:
    size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document.raw, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")


def _covered(page: Page, box: Box) -> Span | None:
    """From the first to the last character of a line whose middle lies in the box."""
    middle = (page.text.x0 + page.text.x1) / 2
    for line in page.text.lines:
        if box.top <= (line.box.top + line.box.bottom) / 2 <= box.bottom:
            part = middle[line.span.start : line.span.end]
            inside = np.flatnonzero((box.x0 <= part) & (part <= box.x1))
            if len(inside):
                start = line.span.start
                return Span(start + int(inside[0]), start + int(inside[-1]) + 1)
    return None
