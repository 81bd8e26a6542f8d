"""Measuring how a candidate looks: the page is drawn around it and its pixels are read.

Whatever a control was made of (borders, clipped fills, gradients, pictures, glyphs of
unknown fonts), a reader judges what it looks like. So does this module.
"""

from __future__ import annotations

import ctypes
from functools import lru_cache
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

from pipeline.read.pdf.frame import Frame
from pipeline.read.pdf.marks.candidate import Look
from pipeline.types import Box

Pixels = NDArray[np.float32]
Mask = NDArray[np.bool_]

_SIDE = 40  # pixels for the longer side of a candidate
MARGIN = 6  # pixels of paper around it
_HAIR = 1  # pixels by which a thin outline may stand outside its box
_MAX_SCALE = 40.0
_PART_SCALE = 3.0  # pixels for a point when a picture is taken apart
_MAX_SIDE = 1500.0  # pixels of such a picture
_INK = 0.45  # share of the candidate's contrast that counts as ink
_PALE_EDGE = 0.25  # the same for an outline: sunken boxes have two pale sides
_FAINT = 0.04  # contrast below which nothing can be seen
_MAX_ASPECT = 2.2  # of what is drawn
_STAR = 0.5  # likeness above which it is a star, with nothing drawn in it
_FILLED = 20  # per cent of the middle that shows the filling under a tick or disc
_DEEP = 0.6  # share of the contrast above which a filling is no pale one
_BAND = 0.24  # depth of the outline, as a share of the size
_CORNER = 0.1
_END = 0.15  # of a side, where a corner is drawn
_CORNERED = 0.5  # share of ink in the corners above which it is no star
_DIAMOND = 0.85  # likeness to a square on a corner, above which it is no star
_DASH = 7  # pixels between the dashes of a line
_FEWEST_DASHES = 2
_ANGLES = 48
_AROUND = 0.85
_SIZES = 512  # of models that are kept
_LITTLE = 0.08  # share of ink that is a trace of something else


def look(page: pdfium.PdfPage, frame: Frame, box: Box) -> Look | None:
    """How the area ``box`` of the displayed page looks; ``None`` if nothing is drawn there."""
    pixels = picture(page, frame, box)
    return measure(pixels) if pixels is not None else None


def parts(page: pdfium.PdfPage, frame: Frame, box: Box) -> list[Box]:
    """The boxes of what is drawn apart in an area: rows parted by paper, and in them columns."""
    scale = min(_PART_SCALE, _MAX_SIDE / max(box.x1 - box.x0, box.bottom - box.top))
    pixels = picture(page, frame, box, scale)
    if pixels is None:
        return []
    tones = contrasts(pixels, paper(pixels))
    ink = tones > _INK * max(float(tones.max()), _FAINT)
    found = []
    for top, bottom in _stretches(_any(ink, axis=1)):
        for left, right in _stretches(_any(ink[top:bottom], axis=0)):
            rows = np.flatnonzero(ink[top:bottom, left:right].any(axis=1))
            edges = (left, top + rows[0], right, top + rows[-1] + 1)
            x0, y0, x1, y1 = (float(edge - MARGIN) / scale for edge in edges)
            found.append(Box(box.x0 + x0, box.top + y0, box.x0 + x1, box.top + y1))
    return found


def _stretches(filled: Mask) -> list[tuple[int, int]]:
    """Where runs of true values begin and end."""
    steps = np.flatnonzero(np.diff(np.concatenate(([False], filled, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(steps[::2], steps[1::2], strict=True)]


def picture(
    page: pdfium.PdfPage, frame: Frame, box: Box, scale: float | None = None
) -> Pixels | None:
    """Colours (0–1) of the area and a margin, a plane each for blue, green and red; by default at
    the scale at which candidates are looked at."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    if width <= 0 or height <= 0:
        return None
    scale = scale or min(_SIDE / max(width, height), _MAX_SCALE)
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
        return _colours(bitmap, rows, columns)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _colours(bitmap: Any, rows: int, columns: int) -> Pixels:
    stride = raw.FPDFBitmap_GetStride(bitmap)
    address = raw.FPDFBitmap_GetBuffer(bitmap)
    content = ctypes.string_at(address, stride * rows)
    table = np.frombuffer(content, np.uint8).reshape(rows, stride)[:, : columns * 4]
    planes = table.reshape(rows, columns, 4).transpose(2, 0, 1)[:3]
    return planes.astype(np.float32, order="C") / np.float32(255)


def measure(pixels: Pixels) -> Look | None:
    """How a picture with a margin looks; ``None`` if nothing can be seen on it."""
    edge = MARGIN - _HAIR
    inner = pixels[:, edge:-edge, edge:-edge]
    tones = contrasts(inner, paper(pixels))
    contrast = _percentile(tones, 98)
    if contrast < _FAINT:
        return None
    ink = tones > _INK * contrast
    drawn = _extent(ink)
    if _is_long(ink[drawn]):
        ink = tones > _FAINT  # a digit on a pale disc
        drawn = _extent(ink)
    ink, tones = ink[drawn], tones[drawn]
    if _is_long(ink):
        return None  # a line, whatever its box
    corners, full = _corners(ink), 1.0
    star = 0.0
    if corners < _CORNERED:
        silhouette = _silhouette(ink)
        star, full = _star(silhouette), _part(silhouette)
    base = _filling(tones, contrast) if star < _STAR else 0.0
    middle = _core(tones)
    core = middle > base + _INK * (contrast - base)
    held = _part(core)
    square, circle = _square(ink), _circle(ink)
    return Look(
        contrast=round(contrast, 3),
        core=round(held, 3),
        total=round(_part(ink), 3),
        depth=round(float(middle.mean()), 3),
        square=round(square, 3),
        circle=round(circle, 3),
        corners=round(corners, 3),
        star=round(star, 3),
        full=round(full, 3),
        colour=_colour(inner[:, *drawn]),
        flat=round(min(_flat(core), _flat(~core)), 3) if held > _LITTLE else 1.0,
        ground=round(_percentile(middle, _FILLED), 3),
        sunken=square >= _AROUND or _square(tones > _PALE_EDGE * contrast) >= _AROUND,
        cornered=square < _AROUND and _is_cornered(ink),
        framed=max(square, circle) >= _AROUND or _is_framed(tones > _FAINT),
    )


def contrasts(pixels: Pixels, around: Pixels) -> Pixels:
    """How far each pixel is from a colour, in the part of it that differs most."""
    return np.asarray(np.abs(pixels - around[:, None, None]).max(axis=0))


def _part(mask: Mask) -> float:
    """The share that is true."""
    return int(np.count_nonzero(mask)) / mask.size


def _percentile(tones: Pixels, share: int) -> float:
    """The tone below which a share of the pixels, in per cent, is."""
    place = round(share / 100 * (tones.size - 1))
    return float(np.partition(tones, place, axis=None)[place])


def _filling(tones: Pixels, contrast: float) -> float:
    """The tone of a pale filling on which a tick or disc may lie."""
    rows, columns = tones.shape
    middle = tones[rows // 5 : rows - rows // 5, columns // 5 : columns - columns // 5]
    base = _percentile(middle, _FILLED)
    return base if base < _DEEP * contrast else 0.0


def _extent(ink: Mask) -> tuple[slice, slice]:
    """The rows and columns from the first ink to the last: a picture may have a wide edge."""
    rows, columns = _any(ink, axis=1), _any(ink, axis=0)
    return _filled(rows), _filled(columns)


def _any(ink: Mask, axis: int) -> Mask:
    """Whether there is any ink in each column (axis 0) or row (axis 1)."""
    return np.asarray(np.logical_or.reduce(ink, axis=axis))


def _filled(line: Mask) -> slice:
    """From the first true value to the last."""
    return slice(int(line.argmax()), len(line) - int(line[::-1].argmax()))


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
    if np.abs(pairs[0] - pairs[1]).max() > _FAINT:
        return np.asarray(max(pairs, key=np.sum), np.float32)
    return np.asarray(np.median(around, axis=1), np.float32)


def _core(values: NDArray[Any]) -> NDArray[Any]:
    """The middle half in both directions."""
    rows, columns = values.shape[-2:]
    return values[..., rows // 4 : rows - rows // 4, columns // 4 : columns - columns // 4]


def _is_long(ink: Mask) -> bool:
    """True if ink that reaches from edge to edge makes a line."""
    return bool(max(ink.shape) > _MAX_ASPECT * min(ink.shape))


def _is_framed(ink: Mask) -> bool:
    """True if there is an outline or a filling all around, however pale."""
    return _square(ink) >= _AROUND or _circle(ink) >= _AROUND


def _flat(ink: Mask) -> float:
    """Height of the ink in its widths; 1 if there is hardly any."""
    if _part(ink) < _LITTLE:
        return 1.0
    rows, columns = _extent(ink)
    return float((rows.stop - rows.start) / (columns.stop - columns.start))


def _colour(pixels: Pixels) -> tuple[float, float, float]:
    """The mean colour of the middle half."""
    means = _core(pixels).reshape(3, -1).mean(axis=1)
    blue, green, red = (round(value, 3) for value in means.tolist())
    return blue, green, red


def _square(ink: Mask) -> float:
    """Share of the weakest side along which ink is drawn near the edge."""
    rows, columns = ink.shape
    deep, wide = max(int(rows * _BAND), 1), max(int(columns * _BAND), 1)
    sides = (
        _any(ink[:deep], axis=0),
        _any(ink[-deep:], axis=0),
        _any(ink[:, :wide], axis=1),
        _any(ink[:, -wide:], axis=1),
    )
    return min(_drawn_along(side) for side in sides)


def _drawn_along(side: Mask) -> float:
    """Share of a side's length that has ink at any depth, gaps of a dashed line included; its
    ends may be rounded."""
    length = len(side)
    drawn = side[length // 10 : length - length // 10]
    gaps = [len(gap) for gap in drawn.tobytes().split(b"\1") if gap]
    bridged = [gap for gap in gaps if gap <= _DASH]
    if len(bridged) >= _FEWEST_DASHES:
        gaps = [gap for gap in gaps if gap > _DASH]
    return (drawn.size - sum(gaps)) / drawn.size


def _is_cornered(ink: Mask) -> bool:
    """True if each side is drawn at both ends, and not between."""
    rows, columns = ink.shape
    deep, wide = max(int(rows * _CORNER), 1), max(int(columns * _CORNER), 1)
    sides = (
        _any(ink[:deep], axis=0),
        _any(ink[-deep:], axis=0),
        _any(ink[:, :wide], axis=1),
        _any(ink[:, -wide:], axis=1),
    )
    return all(_has_ends(side) for side in sides)


def _has_ends(side: Mask) -> bool:
    """True if both ends of a side are drawn, and what is between is not."""
    end, third = max(int(len(side) * _END), 1), len(side) // 3
    middle = side[len(side) // 2 - third // 2 : len(side) // 2 + third // 2]
    return bool(side[:end].all() and side[-end:].all() and not middle.any())


def _circle(ink: Mask) -> float:
    """Share of directions in which ink is drawn near the inscribed ellipse."""
    return _part(_any(ink[_ellipse(*ink.shape)], axis=0))


@lru_cache(maxsize=_SIZES)
def _ellipse(rows: int, columns: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Places near the ellipse in a box: rows and columns of some radii in all directions."""
    angle = np.linspace(0, 2 * np.pi, _ANGLES, endpoint=False)
    radius = np.linspace(0.68, 1.0, 10)[:, None]
    x = ((columns - 1) / 2 * (1 + radius * np.cos(angle))).round().astype(np.intp)
    y = ((rows - 1) / 2 * (1 + radius * np.sin(angle))).round().astype(np.intp)
    return y, x


def _corners(ink: Mask) -> float:
    """Share of ink in the four corners."""
    rows, columns = ink.shape
    deep, wide = max(int(rows * _CORNER), 1), max(int(columns * _CORNER), 1)
    corners = (ink[:deep, :wide], ink[:deep, -wide:], ink[-deep:, :wide], ink[-deep:, -wide:])
    return sum(map(_part, corners)) / len(corners)


def _star(silhouette: Mask) -> float:
    """Overlap of a silhouette with that of a five-pointed star, as a share of both; none if
    it is a diamond."""
    star = _overlap(silhouette, _star_model(*silhouette.shape))
    return 0.0 if _overlap(silhouette, _diamond_model(*silhouette.shape)) >= _DIAMOND else star


def _overlap(one: Mask, other: Mask) -> float:
    """What two shapes have in common, as a share of both."""
    common, both = (int(np.count_nonzero(mask)) for mask in (one & other, one | other))
    return common / max(both, 1)


def _silhouette(ink: Mask) -> Mask:
    """Pixels with ink on both sides, in their row and in their column."""
    seen = np.logical_or.accumulate
    row = seen(ink, axis=1) & seen(ink[:, ::-1], axis=1)[:, ::-1]
    column = seen(ink, axis=0) & seen(ink[::-1], axis=0)[::-1]
    return np.asarray(row & column)


@lru_cache(maxsize=_SIZES)
def _diamond_model(rows: int, columns: int) -> Mask:
    """A square that stands on a corner."""
    y, x = (np.abs(np.linspace(-1, 1, side)) for side in (rows, columns))
    return np.asarray(y[:, None] + x[None, :] <= 1)


@lru_cache(maxsize=_SIZES)
def _star_model(rows: int, columns: int) -> Mask:
    """The silhouette of a five-pointed star in a box."""
    turn = np.pi / 2 + np.arange(10) * np.pi / 5
    radius = np.where(np.arange(10) % 2 == 0, 1.0, 0.382)
    x, y = radius * np.cos(turn), -radius * np.sin(turn)
    x = (x - x.min()) / (x.max() - x.min()) * (columns - 1)
    y = (y - y.min()) / (y.max() - y.min()) * (rows - 1)
    at_y, at_x = np.mgrid[:rows, :columns]
    inside = np.zeros((rows, columns), bool)
    for one, other in zip(range(10), [*range(1, 10), 0], strict=True):
        crosses = (y[one] > at_y) != (y[other] > at_y)
        slope = (x[other] - x[one]) / (y[other] - y[one] or 1e-9)
        inside ^= crosses & (at_x < x[one] + slope * (at_y - y[one]))
    return _silhouette(inside)
