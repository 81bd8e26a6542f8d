"""Short texts that look like the options of a question though no control stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline import glyphs
from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.emphasis.dress import frame
from pipeline.read.pdf.marks.surroundings import Segment, Surroundings
from pipeline.read.pdf.page import Page, TextLine
from pipeline.types import Box, Span

_MAX_LABEL = 80  # characters
_MAX_OPTIONS = 12
_SAME = 1.0  # points by which frames of one make may differ
_FEWEST_WRAPPED = 3  # options of a row that goes on in the next
_INDENT = 3.0  # points by which the options' left edges may differ
_PITCH = 3.6  # line heights between two options
_ASKED = 2  # lines above the options in which the question must stand
_ASKED_SIGNED = 5  # the same of options some of which have a sign; or the page begins there
_STEPS = 3  # of the shortest row of numbers
_UNEVEN = 0.2  # line heights by which distances and sizes of options may differ
_ENDED = re.compile(r"[?:*]\s*$")
# Sentences, other questions, broken words, lines of contents, mere numbers.
_NO_OPTION = re.compile(r"[?:*.;,‐।。؟-]\s*$|\?|\s\d{1,3}\s*$|^\s*\d{1,2}[.)]\s|^[\W\d]*$")
_BULLET = re.compile(r"[•‣▪●◦○*–\uf0a7\uf0b7-]\s+")  # two as symbol fonts have them
_SIGN = rf"[xX{glyphs.bare()}➔➜➤►▶→]"
_SIGNED = re.compile(rf"(?P<before>{_SIGN})\s+(?=\w)|(?<=\w)\s*\s(?P<after>{_SIGN})$")


class Label(NamedTuple):
    """A text that may be an option, and the sign that stands alone before or after it."""

    span: Span
    box: Box
    sign: Span | None


def runs(
    page: Page, around: Surroundings, marked: Sequence[Candidate], frames: Sequence[Box] = ()
) -> Iterator[list[Label]]:
    """Options below one another, and options side by side, under a question without marks; and
    those that stand in frames of the make of ``frames``, whatever they stand under."""
    texts = [page.text.text[line.span.start : line.span.end] for line in page.text.lines]
    asks = [is_question(text) for text in texts]
    column: list[Label] = []
    known = False  # that a question stands near above the column
    for at, text in enumerate(texts):
        framed = _is_framed(page, at, frames)
        asked = framed or any(asks[max(at - _ASKED, 0) : at])
        near = asked or any(asks[max(at - _ASKED_SIGNED, 0) : at])
        near |= page.number > 1 and at <= _ASKED_SIGNED
        if not column and not near:
            continue
        label = _label(page, around, at, marked)
        if column and (label is None or not _follows(page, column, at, label)):
            yield from _whole(column, asked=known)
            column = []
        if label and (column or framed or (near and _begins(page, at))):
            known = known if column else asked
            column.append(label)
        elif asked and "\t" in text:
            row = _row(page, around, at, marked)
            yield from _whole(row + _wrapped(page, around, at, row, marked), asked=True)
    yield from _whole(column, asked=known)


def is_question(text: str) -> bool:
    """True for a line that asks, or ends with a colon, or with the star of what must be filled in
    (after a number it is one of a note)."""
    ended = text.rstrip()
    if "?" in text or ended.endswith(":"):
        return True
    before = ended[-2:-1]
    return ended.endswith("*") and before != "." and not before.isdecimal()


def _begins(page: Page, at: int) -> bool:
    """True if a line is no other line of a paragraph, unless this ends with the question."""
    if not at:
        return True
    before, after = page.text.lines[at - 1 : at + 1]
    goes_on = page.text.text[before.span.end : after.span.start] == "\n"
    return not goes_on or bool(_ENDED.search(page.text.text[slice(*before.span)]))


def _is_framed(page: Page, at: int, frames: Sequence[Box]) -> bool:
    """True if a line stands in a frame that is set as one of others, and as large."""
    line = page.text.lines[at].box
    own = frame(page, line, [line]) if frames else None
    return own is not None and any(
        max(abs(own.x0 - other.x0), abs(own.x1 - other.x1)) <= _SAME
        and abs(own.bottom - own.top - other.bottom + other.top) <= _SAME
        for other in frames
    )


def _whole(run: list[Label], *, asked: bool) -> Iterator[list[Label]]:
    """The run, if it is long enough for a question's options, and stands under one or has signs
    before some of its texts."""
    signs = sum(label.sign is not None for label in run)
    if 2 <= len(run) <= _MAX_OPTIONS and (asked or 0 < signs < len(run)):
        yield run


def _label(page: Page, around: Surroundings, at: int, marked: Sequence[Candidate]) -> Label | None:
    """The option that a line is, without its bullet and sign."""
    line = page.text.lines[at]
    text = page.text.text[line.span.start : line.span.end]
    if len(text) > _MAX_LABEL:
        return None
    span, mark = _without_sign(page, line.span)
    bare = page.text.text[span.start : span.end]
    if mark is None and (bullet := _BULLET.match(bare)):
        span = Span(span.start + bullet.end(), span.end)
        bare = bare[bullet.end() :]
    if "\t" in bare or _NO_OPTION.search(bare):
        return None
    if any(_is_on(line, item) and item.span != mark for item in marked):
        return None
    segment = around.segment(span, at)
    return Label(segment.span, segment.box, mark) if segment else None


def _without_sign(page: Page, span: Span) -> tuple[Span, Span | None]:
    """A stretch without the sign before or after it, and the sign."""
    found = _SIGNED.search(page.text.text[span.start : span.end])
    if found and found["before"] and found.start() == 0:
        start, end = found.span("before")
        return Span(span.start + found.end(), span.end), Span(span.start + start, span.start + end)
    if found and found["after"]:
        start, end = found.span("after")
        return (
            Span(span.start, span.start + found.start()),
            Span(span.start + start, span.start + end),
        )
    return span, None


def _is_on(line: TextLine, item: Candidate) -> bool:
    return line.box.top <= item.centre[1] <= line.box.bottom


def _row(page: Page, around: Surroundings, at: int, marked: Sequence[Candidate]) -> list[Label]:
    """The options that stand side by side on a line, unless it is one of a table; of those that a
    sign tells apart the numbers alone, if it is a scale between two poles."""
    line = page.text.lines[at]
    if any(
        "\t" in page.text.text[near.span.start : near.span.end]
        for near in (*page.text.lines[max(at - 1, 0) : at], *page.text.lines[at + 1 : at + 2])
    ):
        return []
    labels = [_cell(page, around, at, part) for part in around.cells(at)]
    signs = {label.sign for label in labels if label.sign}
    if any(_is_on(line, item) and item.span not in signs for item in marked):
        return []
    steps = [label for label in labels if signs and _text(page, label.span).isdecimal()]
    if len(steps) >= _STEPS and any(label.sign for label in steps):
        return steps
    return [] if any(is_no_option(_text(page, label.span)) for label in labels) else labels


def _cell(page: Page, around: Surroundings, at: int, part: Segment) -> Label:
    """A part of a line between tabs, and the sign that it has."""
    span, sign = _without_sign(page, part.span)
    bare = around.segment(span, at) if sign else part
    return Label(bare.span, bare.box, sign) if bare else Label(part.span, part.box, None)


def _text(page: Page, span: Span) -> str:
    return page.text.text[span.start : span.end]


def _wrapped(
    page: Page, around: Surroundings, at: int, row: Sequence[Label], marked: Sequence[Candidate]
) -> list[Label]:
    """The option that found no room in a row of framed ones, and stands alone in the next."""
    if len(row) < _FEWEST_WRAPPED or at + 1 >= len(page.text.lines):
        return []
    label = _label(page, around, at + 1, marked)
    boxes = [other.box for other in row]
    first = frame(page, boxes[0], boxes)
    own = frame(page, label.box, [label.box, *boxes]) if label else None
    if label is None or first is None or own is None:
        return []
    high = first.bottom - first.top
    under = abs(own.x0 - first.x0) <= _SAME and 0 <= own.top - first.bottom <= high
    return [label] if under and abs(own.bottom - own.top - high) <= _SAME else []


def is_no_option(text: str) -> bool:
    """True for a text that is too long for an option, or is a sentence, a question, a number."""
    return len(text) > _MAX_LABEL or bool(_NO_OPTION.search(text))


def _follows(page: Page, run: Sequence[Label], at: int, label: Label) -> bool:
    """True if a line is set below the run as its lines are below one another."""
    lines = page.text.lines
    before, after = lines[at - 1], lines[at]
    height = max(after.box.bottom - after.box.top, 1.0)
    pitch = _pitch(lines, at)
    joined = page.text.text[before.span.end : after.span.start] == "\n"
    return (
        (not joined or frame(page, label.box, [run[-1].box]) is not None)
        and abs(run[-1].box.x0 - label.box.x0) <= _INDENT
        and abs(height - (before.box.bottom - before.box.top)) <= _UNEVEN * height
        and pitch <= _PITCH * height
        and (len(run) < 2 or abs(pitch - _pitch(lines, at - 1)) <= _UNEVEN * height)
    )


def _pitch(lines: Sequence[TextLine], at: int) -> float:
    return lines[at].box.bottom - lines[at - 1].box.bottom
