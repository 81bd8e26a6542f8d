"""Options of one line under a question: parted by strokes or dots, or each a text of its own in the
line, as chips are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.emphasis.dress import frame
from pipeline.read.pdf.marks.emphasis.labelled import Label, is_no_option, is_question
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import Page
from pipeline.types import Box, Span

_BETWEEN = re.compile(r"\s+[/|·•]\s+")
_ASKED = 5  # lines above, in which the question must stand: a note may come between
_MOST = 8  # options of a line
_LEVEL = 2.0  # points by which texts in a line may be higher than others


def inline_runs(
    page: Page, around: Surroundings, marked: Sequence[Candidate]
) -> Iterator[list[Label]]:
    """The options of each line under a question that has no marks."""
    lines = page.text.lines
    texts = [page.text.text[slice(*line.span)] for line in lines]
    asks = [is_question(text) for text in texts]
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _is_level(lines[at].box, lines[end].box):
            end += 1
        if any(asks[max(at - _ASKED, 0) : at]):
            run = _beside(page, around, at, end) if end > at + 1 else _parted(page, around, at)
            free = not any(_is_in(item, label) for item in marked for label in run)
            if 2 <= len(run) <= _MOST and free and not any(_is_none(page, label) for label in run):
                yield run
        at = end


def _is_level(one: Box, other: Box) -> bool:
    """True if a text follows another on its line."""
    level = abs(one.top - other.top) <= _LEVEL and abs(one.bottom - other.bottom) <= _LEVEL
    return level and other.x0 > one.x0


def _beside(page: Page, around: Surroundings, start: int, end: int) -> list[Label]:
    """Texts that are lines of their own, side by side, if each is in a frame: heads are not."""
    found = _labels(around, [(page.text.lines[at].span, at) for at in range(start, end)])
    boxes = [label.box for label in found]
    return found if all(frame(page, box, boxes) for box in boxes) else []


def _parted(page: Page, around: Surroundings, at: int) -> list[Label]:
    """The parts of a line between strokes or dots."""
    start, end = page.text.lines[at].span
    cuts = [found.span() for found in _BETWEEN.finditer(page.text.text, start, end)]
    starts = [start, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), end]
    return _labels(around, [(Span(*part), at) for part in zip(starts, ends, strict=True)])


def _labels(around: Surroundings, parts: Sequence[tuple[Span, int]]) -> list[Label]:
    segments = [around.segment(span, at) for span, at in parts]
    return [Label(part.span, part.box, None) for part in segments if part]


def _is_none(page: Page, label: Label) -> bool:
    text = page.text.text[slice(*label.span)]
    return "\t" in text or is_no_option(text)


def _is_in(item: Candidate, label: Label) -> bool:
    return label.box.top <= item.centre[1] <= label.box.bottom
