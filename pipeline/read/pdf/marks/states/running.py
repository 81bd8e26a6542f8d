"""Drawings at the same place in the upper or lower margin of several pages: logos and rules of
running headers and footers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.groups import Place

_MARGIN = 0.1  # of the height of a page
_FEWEST = 2  # pages
_PARTS = 400  # of a page's height, to which places are the same


def on_several(pages: Sequence[Sequence[Candidate]], heights: Sequence[float]) -> set[Place]:
    """Where candidates are that stand at one place of a margin on several pages."""
    marginal = {
        (page, at): _corners(item, height)
        for page, (found, height) in enumerate(zip(pages, heights, strict=True))
        for at, item in enumerate(found)
        if _is_marginal(item, height)
    }
    times = Counter(corners for _, corners in {(page, box) for (page, _), box in marginal.items()})
    return {place for place, corners in marginal.items() if times[corners] >= _FEWEST}


def _is_marginal(item: Candidate, height: float) -> bool:
    """True for a drawing in a margin; what is said of a field is no drawing."""
    y = item.centre[1]
    drawn = item.look is not None and item.encoding != "acroform"
    return drawn and not _MARGIN * height <= y <= (1 - _MARGIN) * height


def _corners(item: Candidate, height: float) -> tuple[int, ...]:
    return tuple(round(_PARTS * edge / (height or 1.0)) for edge in item.box)
