"""Pictures of parts of a page, and the colours of their pixels."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

from pipeline.read.pdf.frame import Frame
from pipeline.read.pdf.marks.look.ink import Mask, Pixels, any_ink
from pipeline.types import Box

Tones = NDArray[np.uint8]

_SIDE = 40  # pixels for the longer side of a candidate
MARGIN = 6  # pixels of paper around it
_MAX_SCALE = 40.0
_PART_SCALE = 3.0  # pixels for a point when a picture is taken apart
_MAX_SIDE = 1500.0  # pixels of such a picture
INK = 0.45  # share of the candidate's contrast that counts as ink
FAINT = 0.04  # contrast below which nothing can be seen


def picture(
    page: pdfium.PdfPage, frame: Frame, box: Box, scale: float | None = None
) -> Pixels | None:
    """Colours (0–1) of the area and a margin, a plane each for blue, green and red; by default at
    the scale at which candidates are looked at."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    if width <= 0 or height <= 0:
        return None
    table = _drawn(page, frame, box, scale or min(_SIDE / max(width, height), _MAX_SCALE))
    return None if table is None else _colours(table)


def tones(page: pdfium.PdfPage, frame: Frame, box: Box, scale: float) -> Tones | None:
    """Lightness (0–255) of the area and a margin, in pixels of ``1 / scale`` points."""
    table = _drawn(page, frame, box, scale)
    if table is None:
        return None
    # The usual weights of the colours, in parts of 256.
    blue, green, red = (table[:, :, at].astype(np.uint16) for at in range(3))
    return np.asarray((29 * blue + 150 * green + 77 * red) >> 8, np.uint8)


def _drawn(page: pdfium.PdfPage, frame: Frame, box: Box, scale: float) -> Tones | None:
    """The pixels of the area and a margin: rows, columns, and four bytes for each."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    columns, rows = (max(round(side * scale), 4) + 2 * MARGIN for side in (width, height))
    bitmap = raw.FPDFBitmap_CreateEx(columns, rows, raw.FPDFBitmap_BGRx, None, 0)
    if not bitmap:
        return None
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(
            bitmap,
            page.raw,
            MARGIN - round(box.x0 * scale),
            MARGIN - round(box.top * scale),
            round(frame.width * scale),
            round(frame.height * scale),
            0,
            raw.FPDF_NO_CATCH,
        )
        stride = raw.FPDFBitmap_GetStride(bitmap)
        content = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * rows)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    table = np.frombuffer(content, np.uint8).reshape(rows, stride)[:, : columns * 4]
    return table.reshape(rows, columns, 4)


def _colours(table: Tones) -> Pixels:
    planes = table.transpose(2, 0, 1)[:3]
    return planes.astype(np.float32, order="C") / np.float32(255)


def parts(page: pdfium.PdfPage, frame: Frame, box: Box) -> list[Box]:
    """The boxes of what is drawn apart in an area: rows parted by paper, and in them columns."""
    scale = min(_PART_SCALE, _MAX_SIDE / max(box.x1 - box.x0, box.bottom - box.top))
    pixels = picture(page, frame, box, scale)
    if pixels is None:
        return []
    apart = contrasts(pixels, paper(pixels))
    ink = apart > INK * max(float(apart.max()), FAINT)
    found = []
    for top, bottom in _stretches(any_ink(ink, axis=1)):
        for left, right in _stretches(any_ink(ink[top:bottom], axis=0)):
            rows = np.flatnonzero(ink[top:bottom, left:right].any(axis=1))
            edges = (left, top + rows[0], right, top + rows[-1] + 1)
            x0, y0, x1, y1 = (float(edge - MARGIN) / scale for edge in edges)
            found.append(Box(box.x0 + x0, box.top + y0, box.x0 + x1, box.top + y1))
    return found


def _stretches(filled: Mask) -> list[tuple[int, int]]:
    """Where runs of true values begin and end."""
    steps = np.flatnonzero(np.diff(np.concatenate(([False], filled, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(steps[::2], steps[1::2], strict=True)]


def paper(pixels: Pixels) -> Pixels:
    """The colour around the candidate: that of the margin's outer pixels if these are alike. Else
    a line runs along two sides, as in a cell or bar, and the paper is the lighter pair of sides;
    or all sides are mixed, and it is their median."""
    across = np.concatenate((pixels[:, :2], pixels[:, -2:]), axis=1).reshape(3, -1)
    along = np.concatenate((pixels[:, :, :2], pixels[:, :, -2:]), axis=2).reshape(3, -1)
    around = np.concatenate((across, along), axis=1)
    if (around == around[:, :1]).all():
        return around[:, 0]
    pairs = [np.median(pair, axis=1) for pair in (across, along)]
    if np.abs(pairs[0] - pairs[1]).max() > FAINT:
        return np.asarray(max(pairs, key=np.sum), np.float32)
    return np.asarray(np.median(around, axis=1), np.float32)


def contrasts(pixels: Pixels, around: Pixels) -> Pixels:
    """How far each pixel is from a colour, in the part of it that differs most."""
    return np.asarray(np.abs(pixels - around[:, None, None]).max(axis=0))
