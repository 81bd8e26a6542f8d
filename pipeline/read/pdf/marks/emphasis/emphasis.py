"""Options told apart by how they are set alone, or by a sign before some of them.

A sign is fair evidence. How a text is set (in a frame or on a filling, highlighted, bold,
underlined, coloured, struck through) is weak evidence, and reported as such. Both are looked
for only in short texts of one make under a question, where no control is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.emphasis.cells import in_filled_cells
from pipeline.read.pdf.marks.emphasis.dress import dressed, frame
from pipeline.read.pdf.marks.emphasis.inline import inline_runs
from pipeline.read.pdf.marks.emphasis.labelled import Label, runs
from pipeline.read.pdf.marks.look.colours import colour
from pipeline.read.pdf.marks.surroundings import Surroundings
from pipeline.read.pdf.page import Page
from pipeline.types import Box, MarkState, Span

_WEAK = 0.4  # confidence in how a text is set
_SIGNED = 0.6  # confidence in a sign that some options have
_COVERED = 0.8  # share of a label that a line covers
_STRIKE = (0.3, 0.75)  # where a strike crosses a label, in heights from its top
_UNDER = (0.75, 1.2)  # where an underline is
_THIN = 2.5  # points: thickness of both
_SAMPLE = 5  # characters of a label that are asked for their font
_PALER = 0.25  # difference of tone between what is greyed out and what is not
_FACE = re.compile(r"bold|regular|roman|[^a-z]")  # of the name of a font beside its family
_COLOURED = 0.3  # difference between the parts of a colour that is no grey


def with_emphasis(
    page: Page, around: Surroundings, found: Sequence[Candidate]
) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates, and the options of the page that are told apart without a control."""
    more: list[Candidate] = []
    for run in runs(page, around, found):
        more += _signed(page, run) or _emphasised(page, run)
    for run in inline_runs(page, around, [*found, *more]):
        more += _emphasised(page, run)
    chosen = [item.box for item in more if item.encoding == "emphasis"]
    frames = [own for box in chosen if (own := frame(page, box, chosen))]
    if frames:
        for run in runs(page, around, [*found, *more], frames):
            more += _emphasised(page, run)
    more += in_filled_cells(page, around, [*found, *more])
    more.sort(key=lambda item: item.label or Span(0, 0))
    signs = {item.span for item in more if item.encoding != "emphasis"}
    return [item for item in found if item.span not in signs], more


def _signed(page: Page, run: Sequence[Label]) -> list[Candidate]:
    """Candidates of a run where some options have a sign and others none."""
    signs = [label.sign for label in run if label.sign]
    if not signs or len(signs) == len(run):
        return []
    first = page.chars.tight_box(int(page.source[signs[0].start]))
    found = []
    for label in run:
        at = label.sign or Span(label.span.start, label.span.start)
        char = page.text.text[at.start : at.end]
        place = Box(first.x0, label.box.top, first.x1, label.box.bottom)
        found.append(
            Candidate(
                place,
                "text" if page.text.text[signs[0].start].isalpha() else "glyph",
                "checkbox",
                "on" if label.sign else "off",
                _SIGNED,
                at,
                inside=char,
                label=label.span,
            )
        )
    return found


def _emphasised(page: Page, run: Sequence[Label]) -> list[Candidate]:
    """Candidates of a run where some options are set otherwise than the others."""
    states = _by_strike(page, run) or dressed(page, [label.box for label in run])
    tests: tuple[Callable[[Page, Label], bool], ...] = (_is_underlined, _is_bold)
    for test in tests:
        states = states or _parted([test(page, label) for label in run])
    states = states or _by_face(page, run) or _by_colour(page, run)
    return [
        Candidate(
            label.box, "emphasis", "radio", state, _WEAK,
            Span(label.span.start, label.span.start), label=label.span,
        )
        for label, state in zip(run, states or (), strict=bool(states))
    ]  # fmt: skip


def _parted(chosen: Sequence[bool]) -> list[MarkState] | None:
    """What it says that some are set off, if not all are."""
    if not any(chosen) or all(chosen):
        return None
    return ["on" if one else "off" for one in chosen]


def _by_strike(page: Page, run: Sequence[Label]) -> list[MarkState] | None:
    """Off is what was deleted; if less than half was, the rest need not be chosen."""
    struck = [_has_line(page, label.box, _STRIKE) for label in run]
    if not any(struck) or all(struck):
        return None
    if 2 * sum(struck) < len(struck):
        return ["unknown" for _ in struck]
    return ["off" if deleted else "on" for deleted in struck]


def _is_underlined(page: Page, label: Label) -> bool:
    return _has_line(page, label.box, _UNDER)


def _has_line(page: Page, label: Box, heights: tuple[float, float]) -> bool:
    """True if thin lines between these heights cover a label, and not much more than it."""
    height = label.bottom - label.top
    low, high = (label.top + share * height for share in heights)
    lines = [
        item.box
        for item in page.drawings
        if item.box.bottom - item.box.top <= _THIN
        and low <= (item.box.top + item.box.bottom) / 2 <= high
        and item.box.x0 >= label.x0 - height
        and item.box.x1 <= label.x1 + height
    ]
    covered = sum(max(min(box.x1, label.x1) - max(box.x0, label.x0), 0.0) for box in lines)
    return covered >= _COVERED * (label.x1 - label.x0)


def _characters(page: Page, label: Label) -> list[int]:
    """Numbers of some of the label's characters that can be seen."""
    start, end = label.span
    drawn = [at for at in range(start, end) if not page.text.text[at].isspace()]
    numbers = (int(page.source[at]) for at in drawn[:: max(len(drawn) // _SAMPLE, 1)])
    return [number for number in numbers if number >= 0]


def _is_bold(page: Page, label: Label) -> bool:
    fonts = [page.chars.font(at).bold for at in _characters(page, label)]
    return 2 * sum(fonts) > len(fonts)


def _by_face(page: Page, run: Sequence[Label]) -> list[MarkState] | None:
    """Which labels are in the face of a family that is named bold: the weights of both may be
    reckoned from the width of stems, which some producers make up."""
    faces = [{page.chars.font(at).name.lower() for at in _characters(page, label)} for label in run]
    if any(len(names) != 1 for names in faces):
        return None
    names = [name for own in faces for name in own]
    if len({_FACE.sub("", name) for name in names}) > 1:
        return None
    return _parted(["bold" in name for name in names])


def _by_colour(page: Page, run: Sequence[Label]) -> list[MarkState] | None:
    """Of two colours, on is the darker or, if both are dark, the one that is no grey."""
    colours = []
    for label in run:
        seen = {colour(page.chars, at) for at in _characters(page, label)}
        if len(seen) > 1 or None in seen or not seen:
            return None
        colours.append(seen.pop() or (0, 0, 0))
    if len(set(colours)) != 2:
        return None
    paleness = [min(parts) / 255 for parts in colours]
    vividness = [(max(parts) - min(parts)) / 255 for parts in colours]
    if max(vividness) - min(vividness) >= _COLOURED:
        middle = (max(vividness) + min(vividness)) / 2
        return _parted([value > middle for value in vividness])
    if max(paleness) - min(paleness) >= _PALER:
        middle = (max(paleness) + min(paleness)) / 2
        return _parted([value < middle for value in paleness])
    return None
