"""Controls in a picture that has their words in it as well: a scanned page, a group as one image.

Nothing says what a picture shows. So a square or ring in one is a control only if it stands free
like a sign and not like a letter, beside ink that may be words, in the company of others
(``company``).
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np
from pypdfium2 import raw

from pipeline import glyphs
from pipeline.read.pdf.marks.candidate import Candidate, holds
from pipeline.read.pdf.marks.find.company import Seen, in_company
from pipeline.read.pdf.marks.look import measure as looks
from pipeline.read.pdf.marks.look.ink import Mask
from pipeline.read.pdf.marks.look.outlined import outlines
from pipeline.read.pdf.marks.look.pictures import MARGIN, Tones, tones
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.objects import Drawing
from pipeline.read.pdf.page import Page
from pipeline.types import Box, MarkKind

_SCALE = 150 / 72  # pixels for a point
_LEAST = 1.0  # the same on a page so large that nothing can be told on it
_PIXELS = 5_000_000  # of all pictures of a page
_MOST = 12  # pictures of a page
_STORED = 50_000_000  # pixels of a picture in the file: an A4 page at 600 dpi has 35
_SIDES = (40.0, 10.0)  # points: least width and height of a picture with words in it
_COVERED = 0.5  # share of a page that its pictures cover, if it is a scan
_WRITTEN = 800  # characters on a picture that is a background
_NEAR = 1.0  # points from an outline to a path that may be a side of it
_LIGHT = 128  # lightness of paper
_PAPER = (24, 0.5)  # range of lightness, and the share of a picture in it: else it is a photograph
_DARKEST = 60  # pixels that are darker than what counts as ink
_CONTRAST = 50  # between them and paper
_INK = 0.25  # of it
_SIZES = (6.5, 24.0)  # points: sizes of a control


def pictured(page: Page, around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    """The controls in the pictures of a page that ``found`` has not."""
    seen: list[Candidate] = []
    areas = _pictures(page, around)[:_MOST]
    scale = min(_SCALE, (_PIXELS / max(sum(map(_area, areas)), 1.0)) ** 0.5)
    if scale < _LEAST:
        return []
    for area in areas:
        seen += _controls(page, area, scale)
    return [
        item
        for item in seen
        if not any(holds(one.box, item.centre) for one in found)
        and not _is_drawn(page, item.box)
        and not _is_written(around, item.box)
    ]


def _is_drawn(page: Page, box: Box) -> bool:
    """True if a path, and not the picture, makes an outline or a side of it."""
    return any(not item.image and _makes(item.box, box) for item in page.drawings)


def _makes(path: Box, box: Box) -> bool:
    """True if a path reaches into a box or to its sides, and does not lie all around it."""
    x0, top, x1, bottom = box
    reaches = (
        path.x0 < x1 + _NEAR and path.x1 > x0 - _NEAR
        and path.top < bottom + _NEAR and path.bottom > top - _NEAR
    )  # fmt: skip
    encloses = (
        path.x0 < x0 - _NEAR and path.x1 > x1 + _NEAR
        and path.top < top - _NEAR and path.bottom > bottom + _NEAR
    )  # fmt: skip
    return reaches and not encloses


def _is_written(around: Surroundings, box: Box) -> bool:
    """True if a character makes an outline: none but a sign stands in one."""
    inside, _ = around.inside(box)
    return not around.text.invisible and inside not in {"", *glyphs.typed()}


def _pictures(page: Page, around: Surroundings) -> list[Box]:
    """Where pictures may have words in them, in reading coordinates; the whole page if it is a
    scan, of which some are made of strips."""
    whole = Box(0.0, 0.0, page.chars.width, page.chars.height)
    boxes = [
        _common(item.box, whole) for item in page.drawings if item.image and _may_be_read(item)
    ]
    boxes = [box for box in boxes if _is_large(box)]
    if not boxes:
        return []
    if sum(map(_area, boxes)) >= _COVERED * _area(whole):
        boxes = [whole]
    return [box for box in dict.fromkeys(boxes) if not _is_written_on(around, box)]


def _may_be_read(picture: Drawing) -> bool:
    """True if a picture is not too large to be decoded."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    known = raw.FPDFImageObj_GetImagePixelSize(picture.handle, wide, high)
    return not known or wide.value * high.value <= _STORED


def _common(one: Box, other: Box) -> Box:
    return Box(
        max(one.x0, other.x0), max(one.top, other.top),
        min(one.x1, other.x1), min(one.bottom, other.bottom),
    )  # fmt: skip


def _is_large(box: Box) -> bool:
    """True if there is room for words."""
    return box.x1 - box.x0 >= _SIDES[0] and box.bottom - box.top >= _SIDES[1]


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _is_written_on(around: Surroundings, box: Box) -> bool:
    """True if so much is written over a picture that it is a background."""
    if around.text.invisible:
        return False
    inside = (line for line in around.text.lines if holds(box, _middle(line.box)))
    return sum(line.span.end - line.span.start for line in inside) > _WRITTEN


def _middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def _controls(page: Page, area: Box, scale: float) -> list[Candidate]:
    """The controls in one picture."""
    shown = page.chars.to_page(area)
    drawn = tones(page.handle, page.frame, shown, scale)
    ink = _ink(drawn) if drawn is not None else None
    if ink is None:
        return []
    least, most = (round(size * scale) for size in _SIZES)
    seen: list[Seen] = []
    for outline in outlines(ink, least, most):
        x0, top, x1, bottom = ((edge - MARGIN) / scale for edge in outline[:4])
        box = Box(shown.x0 + x0, shown.top + top, shown.x0 + x1, shown.top + bottom)
        look = looks.look(page.handle, page.frame, box)
        if look and look.closed and look.round == outline.ring:
            place = page.chars.from_page(box)
            kind: MarkKind = "radio" if look.round else "checkbox"
            item = Candidate(place, "image", kind, None, 0.8, look=look, pictured=True)
            seen.append(Seen(item, outline, look))
    return [item.item for item in in_company(seen)]


def _ink(drawn: Tones) -> Mask | None:
    """What is darker than paper; ``None`` if the picture is no writing on light paper."""
    counts = np.bincount(drawn.ravel(), minlength=256)
    paper, dark = int(counts.argmax()), int(np.searchsorted(np.cumsum(counts), _DARKEST))
    near = counts[max(paper - _PAPER[0], 0) : paper + _PAPER[0] + 1].sum() / drawn.size
    if paper < _LIGHT or paper - dark < _CONTRAST or near < _PAPER[1]:
        return None
    return np.asarray(drawn < paper - _INK * (paper - dark))
