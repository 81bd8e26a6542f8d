"""Measuring how a candidate looks: the page is drawn around it and its pixels are read.

Whatever a control was made of (borders, clipped fills, gradients, pictures, glyphs of
unknown fonts), a reader judges what it looks like. So does this module.
"""

from __future__ import annotations

import pypdfium2 as pdfium

from pipeline.read.pdf.frame import Frame
from pipeline.read.pdf.marks.candidate import Look
from pipeline.read.pdf.marks.look.ink import (
    Mask,
    Pixels,
    extent,
    mean,
    middle_half,
    percentile,
    reduced,
    share,
)
from pipeline.read.pdf.marks.look.outlines import (
    corner_ink,
    is_cornered,
    roundness,
    silhouette_of,
    squareness,
    star_likeness,
)
from pipeline.read.pdf.marks.look.pictures import (
    FAINT,
    INK,
    MARGIN,
    contrasts,
    paper,
    picture,
)
from pipeline.types import Box

_HAIR = 1  # pixels by which a thin outline may stand outside its box
_PALE_EDGE = 0.25  # the same for an outline: sunken boxes have two pale sides
_MAX_ASPECT = 2.2  # of what is drawn
_STAR = 0.5  # likeness above which it is a star, with nothing drawn in it
_FILLED = 20  # per cent of the middle that shows the filling under a tick or disc
_DEEP = 0.6  # share of the contrast above which a filling is no pale one
_CORNERED = 0.5  # share of ink in the corners above which it is no star
_AROUND = 0.85
_PLACE = 3  # pixels: the side of a place of a pattern
_LITTLE = 0.08  # share of ink that is a trace of something else


def look(page: pdfium.PdfPage, frame: Frame, box: Box) -> Look | None:
    """How the area ``box`` of the displayed page looks; ``None`` if nothing is drawn there."""
    pixels = picture(page, frame, box)
    return measure(pixels) if pixels is not None else None


def measure(pixels: Pixels) -> Look | None:
    """How a picture with a margin looks; ``None`` if nothing can be seen on it."""
    edge = MARGIN - _HAIR
    inner = pixels[:, edge:-edge, edge:-edge]
    whole = tones = contrasts(inner, paper(pixels))
    contrast = percentile(tones, 98)
    if contrast < FAINT:
        return None
    ink = tones > INK * contrast
    drawn = extent(ink)
    if _is_long(ink[drawn]):
        ink = tones > FAINT  # a digit on a pale disc
        drawn = extent(ink)
    ink, tones = ink[drawn], tones[drawn]
    if _is_long(ink):
        return None  # a line, whatever its box
    corners, full = corner_ink(ink), 1.0
    star = 0.0
    if corners < _CORNERED:
        silhouette = silhouette_of(ink)
        star, full = star_likeness(silhouette), share(silhouette)
    base = _filling(tones, contrast) if star < _STAR else 0.0
    middle = middle_half(tones)
    core = middle > base + INK * (contrast - base)
    held = share(core)
    square, circle = squareness(ink), roundness(ink)
    return Look(
        contrast=round(contrast, 3),
        core=round(held, 3),
        total=round(share(ink), 3),
        depth=round(mean(middle), 3),
        square=round(square, 3),
        circle=round(circle, 3),
        corners=round(corners, 3),
        star=round(star, 3),
        full=round(full, 3),
        colour=_colour(inner[:, *drawn]),
        flat=round(min(_flat(core), _flat(~core)), 3) if held > _LITTLE else 1.0,
        sunken=square >= _AROUND or squareness(tones > _PALE_EDGE * contrast) >= _AROUND,
        cornered=square < _AROUND and is_cornered(ink),
        framed=max(square, circle) >= _AROUND or _is_framed(tones > FAINT),
        margins=_margins(whole),
        pattern=reduced(whole, _PLACE),
    )


def _filling(tones: Pixels, contrast: float) -> float:
    """The tone of a pale filling on which a tick or disc may lie."""
    rows, columns = tones.shape
    middle = tones[rows // 5 : rows - rows // 5, columns // 5 : columns - columns // 5]
    base = percentile(middle, _FILLED)
    return base if base < _DEEP * contrast else 0.0


def _margins(tones: Pixels) -> tuple[float, float, float, float]:
    """The shares of a picture without anything in them left, above, right and below."""
    high, wide = extent(tones > FAINT)  # what is pale belongs to it
    rows, columns = tones.shape
    return (
        wide.start / columns, high.start / rows, 1 - wide.stop / columns, 1 - high.stop / rows
    )  # fmt: skip


def _is_long(ink: Mask) -> bool:
    """True if ink that reaches from edge to edge makes a line."""
    return bool(max(ink.shape) > _MAX_ASPECT * min(ink.shape))


def _is_framed(ink: Mask) -> bool:
    """True if there is an outline or a filling all around, however pale."""
    return squareness(ink) >= _AROUND or roundness(ink) >= _AROUND


def _flat(ink: Mask) -> float:
    """Height of the ink in its widths; 1 if there is hardly any."""
    if share(ink) < _LITTLE:
        return 1.0
    rows, columns = extent(ink)
    return float((rows.stop - rows.start) / (columns.stop - columns.start))


def _colour(pixels: Pixels) -> tuple[float, float, float]:
    """The mean colour of the middle half."""
    planes = middle_half(pixels).reshape(3, -1)
    means = planes.sum(axis=1) / planes.shape[1]
    blue, green, red = (round(value, 3) for value in means.tolist())
    return blue, green, red
