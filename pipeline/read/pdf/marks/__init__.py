"""Selection marks of PDF pages, whatever they are drawn with, as one type.

``find`` finds candidates on a page and ``crosses`` lone crosses; ``look`` measures how they look.
``figures`` are none. ``labels`` says what they stand beside in the text (``surroundings``),
``emphasis`` adds options that are told apart without a control, and ``states`` decides in the
company of their ``groups`` which of them are on. docs/marks.md lists the ways of showing a choice
that are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.crosses.crosses import with_crosses
from pipeline.read.pdf.marks.emphasis.emphasis import with_emphasis
from pipeline.read.pdf.marks.figures.charts import without_points
from pipeline.read.pdf.marks.figures.figures import without_figures
from pipeline.read.pdf.marks.find.collect import by_position, collect
from pipeline.read.pdf.marks.find.symbols import read_as_signs
from pipeline.read.pdf.marks.labels.blocks import merged, with_blocks
from pipeline.read.pdf.marks.labels.label import label
from pipeline.read.pdf.marks.states.decide import decide
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.widgets import Widget

__all__ = ["Candidate", "candidates", "decide"]


def candidates(page: Page, widgets: Sequence[Widget]) -> list[Candidate]:
    """What may be a mark on an open page, with labels; ``decide`` says what is one."""
    around = Surroundings.of(page.text)
    found = collect(page, around, widgets)
    page = read_as_signs(page, found)
    around = replace(around, text=page.text)
    found = label(around, by_position(with_crosses(page, around, found)))
    found = without_figures(page, around, without_points(around, found))
    found, told = with_emphasis(page, around, found)
    placed = with_blocks(around, [*found, *told])
    return merged(placed[: len(found)], placed[len(found) :])
