"""Options told apart by nothing but how they are set: bold, highlighted or struck through.

This is weak evidence, and reported as such. It is looked for only in short lines of one
indent under a question, where no mark is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.page import Page, TextLine
from pipeline.types import Box, MarkState, Span

_CONFIDENCE = 0.4
_MAX_LABEL = 80  # characters
_MAX_OPTIONS = 12
_INDENT = 3.0  # points by which the options' left edges may differ
_PITCH = 2.6  # line heights between two options
_ASKED = 2  # lines above the options in which the question must stand
_UNEVEN = 0.2  # line heights by which distances and sizes of options may differ
_COVERED = 0.8  # share of a label that a highlight or a strike covers
_STRIKE = (0.3, 0.75)  # where a strike crosses a line, in heights from its top
_THIN = 1.6  # points: thickness of a strike
_QUESTION = re.compile(r"[?:*]\s*$|\?")
# Sentences, other questions, lines of contents, cells.
_NO_OPTION = re.compile(r"[?:*.;,]\s*$|[?\t]|\s\d{1,3}\s*$|^\s*\d{1,2}[.)]\s")
_BULLET = re.compile(r"[•‣▪●◦○*–-]\s+")


def emphasis(page: Page, marked: Sequence[Candidate]) -> list[Candidate]:
    """The options of a page that are told apart by emphasis alone, with their labels."""
    found: list[Candidate] = []
    for run in _runs(page, marked):
        states = _states(page, [page.text.lines[at] for at in run])
        if states:
            found += [
                _candidate(page, page.text.lines[at], state)
                for at, state in zip(run, states, strict=True)
            ]
    return found


def _runs(page: Page, marked: Sequence[Candidate]) -> list[list[int]]:
    """Numbers of lines that look like the options of a question."""
    lines = page.text.lines
    runs: list[list[int]] = []
    for at, line in enumerate(lines):
        if not _may_be_option(page, line, marked):
            continue
        if runs and runs[-1][-1] == at - 1 and _follows(page, runs[-1], at):
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if 2 <= len(run) <= _MAX_OPTIONS and _is_asked(page, run[0])]


def _may_be_option(page: Page, line: TextLine, marked: Sequence[Candidate]) -> bool:
    text = page.text.text[line.span.start : line.span.end]
    if len(text) > _MAX_LABEL or _NO_OPTION.search(text):
        return False
    return not any(line.box.top <= item.centre[1] <= line.box.bottom for item in marked)


def _follows(page: Page, run: Sequence[int], at: int) -> bool:
    """True if a line is set below the run as its lines are below one another."""
    lines = page.text.lines
    before, after = lines[at - 1], lines[at]
    height = max(after.box.bottom - after.box.top, 1.0)
    pitch = _pitch(lines, at)
    return (
        page.text.text[before.span.end : after.span.start] != "\n"
        and abs(after.box.x0 - before.box.x0) <= _INDENT
        and abs(height - (before.box.bottom - before.box.top)) <= _UNEVEN * height
        and pitch <= _PITCH * height
        and (len(run) < 2 or abs(pitch - _pitch(lines, at - 1)) <= _UNEVEN * height)
    )


def _pitch(lines: Sequence[TextLine], at: int) -> float:
    return lines[at].box.bottom - lines[at - 1].box.bottom


def _is_asked(page: Page, first: int) -> bool:
    """True if a question stands shortly before."""
    above = page.text.lines[max(first - _ASKED, 0) : first]
    return any(_QUESTION.search(page.text.text[line.span.start : line.span.end]) for line in above)


def _states(page: Page, options: Sequence[TextLine]) -> list[MarkState] | None:
    """What the emphasis says, if some of the options have it and some do not."""
    struck = [_is_struck(page, line) for line in options]
    if any(struck) and not all(struck):
        if struck.count(False) == 1:  # all but one were deleted
            return ["off" if deleted else "on" for deleted in struck]
        return ["unknown" for _ in struck]
    for test in (_is_highlighted, _is_bold):
        set_off = [test(page, line) for line in options]
        if any(set_off) and not all(set_off):
            return ["on" if chosen else "off" for chosen in set_off]
    return None


def _is_bold(page: Page, line: TextLine) -> bool:
    """True if the line is bold, at its middle: a bullet may be set in another font."""
    at = int(page.text.source[(line.span.start + line.span.end) // 2])
    return at >= 0 and page.chars.font(at).bold


def _is_highlighted(page: Page, line: TextLine) -> bool:
    """True if a box of about the line's height lies behind it."""
    height = line.box.bottom - line.box.top
    for drawing in page.drawings:
        box = drawing.box
        if (
            0.7 * height <= box.bottom - box.top <= 1.8 * height
            and box.top <= (line.box.top + line.box.bottom) / 2 <= box.bottom
            and _covers(box, line)
        ):
            return True
    return False


def _is_struck(page: Page, line: TextLine) -> bool:
    """True if a thin line crosses it."""
    height = line.box.bottom - line.box.top
    low, high = (line.box.top + share * height for share in _STRIKE)
    for drawing in page.drawings:
        box = drawing.box
        middle = (box.top + box.bottom) / 2
        if box.bottom - box.top <= _THIN and low <= middle <= high and _covers(box, line):
            return True
    return False


def _covers(box: Box, line: TextLine) -> bool:
    """True if the box covers the line, and not much more than it."""
    width = line.box.x1 - line.box.x0
    shared = min(box.x1, line.box.x1) - max(box.x0, line.box.x0)
    return shared >= _COVERED * width and box.x1 - box.x0 <= width + 2 * (
        line.box.bottom - line.box.top
    )


def _candidate(page: Page, line: TextLine, state: MarkState) -> Candidate:
    text = page.text.text[line.span.start : line.span.end]
    bullet = _BULLET.match(text)
    start = line.span.start + (bullet.end() if bullet else 0)
    return Candidate(
        line.box,
        "emphasis",
        "radio",
        state,
        _CONFIDENCE,
        Span(start, start),
        label=Span(start, line.span.end),
    )
