"""What might be a mark: where it is, how it looks, and what is known of its state."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipeline.types import Box, Encoding, MarkKind, MarkState, Span


@dataclass(frozen=True, slots=True)
class Look:
    """How a candidate looks, measured on a picture of it. All numbers are shares (0–1).

    ``contrast`` is that of its darkest part to the paper; the others are of the candidate's
    own range of tones, so that grey print and pale controls look as black ones do.
    """

    contrast: float
    core: float  # ink in the inner half, on top of a pale filling
    total: float  # ink in the whole box
    depth: float  # contrast of the inner half to the paper, not of the candidate's own range
    square: float  # how much of a square outline is drawn, of its weakest side
    circle: float  # how much of a circular outline is drawn
    corners: float  # ink in the corners
    star: float  # likeness to a five-pointed star
    full: float  # what lies between its ink: of a disc three quarters, of a square all
    colour: tuple[float, float, float]  # of the inner half: blue, green, red
    flat: float  # height of the ink in the inner half, in widths of it: a bar has little
    sunken: bool  # there is a square outline all around, two sides of it perhaps pale
    cornered: bool  # its four corners are drawn, and nothing else of its outline
    framed: bool  # there is an outline or filling all around, however pale
    margins: tuple[float, float, float, float]  # paper left, above, right and below, in sizes
    pattern: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
    """Contrast to the paper of the whole box, place by place."""

    @property
    def round(self) -> bool:
        """True if the outline is a circle."""
        return self.circle >= 0.85 and self.corners < 0.3 and self.full <= 0.88

    @property
    def closed(self) -> bool:
        """True if there is an outline all around."""
        return self.round or self.square >= 0.8

    @property
    def bar(self) -> bool:
        """True if it holds a bar, as browsers show what is neither on nor off."""
        return self.closed and self.core > 0.1 and self.flat <= 0.5

    @property
    def solid(self) -> bool:
        """True if it is filled all over, so that no outline can be told from a filling."""
        return self.core >= 0.9 and self.total >= (0.7 if self.round else 0.9)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something on a page that may be a mark.

    ``box`` is in the page's reading coordinates, spans are in the page's text. ``state`` is
    set where the encoding itself says it (a field's value, a ticked-box character).
    """

    box: Box
    encoding: Encoding
    kind: MarkKind
    state: MarkState | None
    confidence: float
    span: Span | None = None  # the mark's own characters
    look: Look | None = None
    needs_partner: bool = False  # a disc may be a bullet: it is a mark only beside an empty one
    inside: str = ""  # text inside the outline
    undrawn: bool = False  # there is text in it for which nothing can be drawn
    tone: float | None = None  # contrast of a character to white paper
    conflict: str | None = None  # what the file says against what is drawn
    over: Span | None = None  # the character of a sign that lies on it
    unshown: str | None = None  # what the file says of a field that shows no state
    label: Span | None = None
    row: Span | None = None  # the label of its row in a matrix, whose columns have ``label``
    label_before: bool = False  # the label stands before the mark in reading order
    pictured: bool = False  # in a picture that has its label in it as well
    block: int = 0  # number of the column of text that it belongs to, in reading order

    @property
    def size(self) -> float:
        """The longer side, in points."""
        return max(self.box.x1 - self.box.x0, self.box.bottom - self.box.top)

    @property
    def centre(self) -> tuple[float, float]:
        """x and y of the middle."""
        return (self.box.x0 + self.box.x1) / 2, (self.box.top + self.box.bottom) / 2


def holds(box: Box, point: tuple[float, float]) -> bool:
    """True if a point lies in a box, or just beside it."""
    x, y = point
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1
