"""Marks of one make that are drawn in one picture, such as a column of radio buttons."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.marks.find.shapes import MAX_SIZE, MIN_SIZE, Shape, is_square
from pipeline.read.pdf.marks.look import pictures
from pipeline.read.pdf.page import Page
from pipeline.types import Box

_MAX_PICTURES = 40  # pictures of a page that are taken apart
_UNEVEN = 1.25  # times as high may one of the marks in a picture be as another
_MAX_PARTS = 30
_MIN_PICTURE = 1.6  # length of a row of marks in one picture, in sizes of one


def strips(page: Page) -> list[Shape]:
    """The shapes in the pictures of a page that have the form of a row or column of marks."""
    found: list[Shape] = []
    wide = [item.box for item in page.drawings if item.image and _may_hold_marks(item.box)]
    for box in wide[:_MAX_PICTURES]:
        drawn = pictures.parts(page.handle, page.frame, page.chars.to_page(box))
        parts = [part for part in map(page.chars.from_page, drawn) if is_square(part)]
        if len(parts) > 1 and len(parts) > len(drawn) / 2 and _are_alike(parts):
            found += [Shape(part, True, 1) for part in parts[:_MAX_PARTS]]
    return found


def _are_alike(parts: Sequence[Box]) -> bool:
    """True if parts are about as high: controls are, letters and logos are not."""
    heights = [part.bottom - part.top for part in parts]
    return max(heights) <= _UNEVEN * min(heights)


def _may_hold_marks(box: Box) -> bool:
    """True for a picture of the form of a row or column of marks."""
    short, long = sorted((box.x1 - box.x0, box.bottom - box.top))
    return MIN_SIZE <= short <= MAX_SIZE and long > _MIN_PICTURE * short
