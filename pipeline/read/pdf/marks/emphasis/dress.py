"""Options told apart by what is drawn around or behind them: pills, cards, frames, highlights."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.read.pdf.marks.look import pictures
from pipeline.read.pdf.page import Page
from pipeline.types import Box, MarkState

Tones = NDArray[np.float32]

_HEIGHTS = (0.7, 4.5)  # of a frame, in heights of its label
_WIDTH = 0.8  # of a frame, at least, in widths of its label
_CLOSE = 3.0  # heights: a frame that reaches further is a band across the page
_SCALE = 2.0  # pixels for a point
_BAND = 3  # pixels on both sides of a frame
_GROUND = 0.05  # difference of the tone of fillings
_ANY = 0.03  # difference of ink along the edge, where some have a frame and some have none
_THICKER = 0.6  # difference of the thickness of frames, in pixels of full ink
_ALONG = 35  # per cent of a side that may have no line, at round corners
_STRAIGHT = 0.25  # pixels of full ink: the least of two straight lines
_DEPTH = 10  # pixels from the edge within which a frame is drawn


def dressed(page: Page, labels: Sequence[Box]) -> list[MarkState] | None:
    """States of options by their frames and fillings; ``None`` if all are dressed alike."""
    frames = [frame(page, label, labels) for label in labels]
    known = [(own, label) for own, label in zip(frames, labels, strict=True) if own]
    if not known or (len(known) < len(labels) and any(_is_band(*pair) for pair in known)):
        return None
    first, label = known[0]
    around = (
        first.x0 - label.x0, first.top - label.top, first.x1 - label.x1, first.bottom - label.bottom
    )  # fmt: skip
    areas = [
        own or Box(*(edge + gap for edge, gap in zip(other, around, strict=True)))
        for own, other in zip(frames, labels, strict=True)
    ]
    seen = _seen(page, areas)
    if not seen:
        return None
    some = len(known) < len(labels)
    for measure, gap in ((0, _GROUND), (1, _ANY) if some else (2, _THICKER)):
        values = sorted(look[measure] for look in seen)
        widest = max((high - low, (low + high) / 2) for low, high in pairwise(values))
        chosen = [look[measure] > widest[1] for look in seen]
        # A ring around one label may reach into the lines beside it, which have none.
        stray = some and any(on and own is None for on, own in zip(chosen, frames, strict=True))
        bent = measure == 2 and values[0] < _STRAIGHT  # rings: how thick these are is not known
        if widest[0] >= gap and not stray and not bent:
            return ["on" if on else "off" for on in chosen]
    return None


def frame(page: Page, label: Box, labels: Sequence[Box]) -> Box | None:
    """What is drawn around a label and no other one: the largest of it."""
    height = label.bottom - label.top
    found = [
        item.box
        for item in page.drawings
        if _HEIGHTS[0] * height <= item.box.bottom - item.box.top <= _HEIGHTS[1] * height
        and item.box.x1 - item.box.x0 >= _WIDTH * (label.x1 - label.x0)
        and _covers(item.box, label)
        and not any(other is not label and _covers(item.box, other) for other in labels)
    ]
    return max(found, key=lambda box: (box.x1 - box.x0) * (box.bottom - box.top), default=None)


def _covers(box: Box, label: Box) -> bool:
    x, y = (label.x0 + label.x1) / 2, (label.top + label.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _is_band(own: Box, label: Box) -> bool:
    beyond = max(label.x0 - own.x0, own.x1 - label.x1)
    return beyond > _CLOSE * (label.bottom - label.top)


def _seen(page: Page, areas: Sequence[Box]) -> list[tuple[float, float, float]]:
    """Contrast to paper of the filling of each area, of its edge, and how thick this is."""
    seen = [
        pictures.picture(page.handle, page.frame, page.chars.to_page(area), _SCALE)
        for area in areas
    ]
    drawn = [pixels for pixels in seen if pixels is not None]
    if len(drawn) < len(areas):
        return []
    # What is next to one area may be the filling of another: the paper is that of most.
    paper = np.median([pictures.paper(pixels) for pixels in drawn], axis=0)
    return [_contrasts(pictures.contrasts(pixels, paper)) for pixels in drawn]


def _contrasts(tones: Tones) -> tuple[float, float, float]:
    """Those of the inside of a picture with a margin and of a band along its edge, and the
    thickness of the lines that run along its top and bottom."""
    inside = tones[pictures.MARGIN : -pictures.MARGIN, pictures.MARGIN : -pictures.MARGIN]
    outer = pictures.MARGIN - _BAND
    edge = tones[outer:-outer, outer:-outer]
    ring = np.ones(edge.shape, bool)
    ring[2 * _BAND : -2 * _BAND, 2 * _BAND : -2 * _BAND] = False
    along = np.percentile(edge, _ALONG, axis=1)  # that of a ring is on a short way there
    thickness = along[:_DEPTH].sum() + along[-_DEPTH:].sum()
    return float(np.median(inside)), float(edge[ring].mean()), float(thickness)
