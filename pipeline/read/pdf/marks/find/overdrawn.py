"""Printed characters that somebody drew or typed on: an empty ring or box of a font, and a tick on
it that was put there by hand, in a viewer, or with a drawing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from pipeline import glyphs
from pipeline.read.pdf.chars import Chars
from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.look import measure as looks
from pipeline.read.pdf.page import Page
from pipeline.types import Box

_Cover = Literal["sign", "line"]  # what lies on a character
_SIGN = re.compile(f"[{re.escape(glyphs.typed())}]")
_MAX_SIZE = 4.0  # times the size of the character: what is longer is no tick on it
_THIN = 2.5  # points: what is no thicker is a line, which may be longer
_TRACE = 0.03  # ink in the middle that an untouched one does not have
_TOUCHED = 0.06  # the same, of what surely holds something


def overdrawn(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """The empty characters on which something lies, with their states: on where there is more in
    the middle than in that of one on which nothing lies. Without such a one nobody knows what the
    empty one looks like."""
    empty = [item for item in found if item.state == "off" and item.encoding == "glyph"
             and item.kind != "star"]  # fmt: skip
    covers = _covers(page) if empty else None
    lying: list[_Cover | None] = [
        "sign" if item.over else covers(item.box) if covers else None for item in empty
    ]
    if not any(lying):
        return []
    bare = {item.inside: item for item, cover in zip(empty, lying, strict=True) if not cover}
    plain = {item.inside: _core(page, item) for item in bare.values()}
    judged = [
        _drawn_on(item, _core(page, item) - plain[item.inside], cover)
        for item, cover in zip(empty, lying, strict=True)
        if cover and item.inside in plain
    ]
    return [item for item in judged if item.state != "off"]


def _covers(page: Page) -> Callable[[Box], _Cover | None] | None:
    """What lies across the middle of a box: something of the size of a mark, drawn or typed, or
    a longer line; ``None`` if nothing could be on the page."""
    drawn = np.array([item.box for item in page.drawings], float).reshape(-1, 4)
    signs = _signs(page.chars)
    if not len(drawn) and not len(signs):
        return None
    x0, top, x1, bottom = drawn.T
    long, thin = np.maximum(x1 - x0, bottom - top), np.minimum(x1 - x0, bottom - top) <= _THIN

    def cover(box: Box) -> _Cover | None:
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        size = max(box.x1 - box.x0, box.bottom - box.top)
        across = (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
        within = (box.x0 <= signs[:, 0]) & (signs[:, 0] <= box.x1)
        within &= (box.top <= signs[:, 1]) & (signs[:, 1] <= box.bottom)
        if (across & (long <= _MAX_SIZE * size)).any() or within.any():
            return "sign"
        return "line" if (across & thin).any() else None

    return cover


def _signs(chars: Chars) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """The middles of the typed ticks and crosses of a page."""
    places = [match.start() for match in _SIGN.finditer(chars.text)]
    x = (chars.x0[places] + chars.x1[places]) / 2
    y = (chars.top[places] + chars.bottom[places]) / 2
    return np.stack((x, y), axis=1).astype(np.float64)


def _core(page: Page, item: Candidate) -> float:
    """Ink in the middle of a character, with all that lies on it."""
    seen = looks.look(page.handle, page.frame, page.chars.to_page(item.box))
    return seen.core if seen else 0.0


def _drawn_on(item: Candidate, more: float, cover: _Cover) -> Candidate:
    """An empty character with so much more ink in its middle than one that is left empty. A line
    that goes on may strike it out, with its label."""
    if more < _TRACE:
        return item
    sure = more >= _TOUCHED and cover == "sign"
    return replace(item, state="on" if sure else "unknown", confidence=0.9 if sure else 0.3)
