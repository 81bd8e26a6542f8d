"""Labels that go on over lines, before and after the one beside their mark."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.labels.neighbours import SLACK
from pipeline.read.pdf.marks.surroundings import Segment, Surroundings
from pipeline.read.pdf.page import PageText
from pipeline.types import Box, Span

_INLINE = 2.0  # in line heights: a mark this near after a text was set with it
_MAX_WRAPPED = 5  # lines of a label


def whole(
    text: PageText,
    segment: Segment,
    mark: Candidate,
    found: Sequence[Candidate],
    segments: Sequence[Segment],
) -> Span:
    """The label with the lines of its paragraph that it goes on in and that it came from."""
    end = _last(text, segment, mark, found, segments)
    return Span(_first(text, segment, mark, found), end)


def _last(
    text: PageText,
    segment: Segment,
    mark: Candidate,
    found: Sequence[Candidate],
    segments: Sequence[Segment],
) -> int:
    """Where the label ends: on a following line that is indented as it, its line or its mark."""
    end = segment.span.end
    for number in range(segment.line + 1, min(segment.line + _MAX_WRAPPED, len(text.lines))):
        before, line = text.lines[number - 1], text.lines[number]
        follows = end == before.span.end and text.text[end : line.span.start] == "\n"
        height = line.box.bottom - line.box.top
        indents = (segment.box.x0, mark.box.x0, _left(text.lines[segment.line].box, found))
        indented = min(abs(line.box.x0 - indent) for indent in indents) <= height
        ends_alike = abs(line.box.x1 - segment.box.x1) <= SLACK and line.box.x1 <= mark.box.x0
        if not follows or not (indented or ends_alike):
            break
        first = next((part for part in segments if part.line == number), None)
        if first is None or has_mark(line.box, found, until=first.box.x0):
            break
        if mark.centre[0] > segment.box.x1 and has_mark(line.box, found):
            break
        end = first.span.end
    return end


def _first(text: PageText, segment: Segment, mark: Candidate, found: Sequence[Candidate]) -> int:
    """Where the label begins: on a line before, if the mark stands after or amid its lines."""
    start = segment.span.start
    beside = mark.box.x0 - segment.box.x1
    after = 0 <= beside + SLACK <= _INLINE * (segment.box.bottom - segment.box.top)
    for number in range(segment.line - 1, max(segment.line - _MAX_WRAPPED, -1), -1):
        line, below = text.lines[number], text.lines[number + 1]
        height = line.box.bottom - line.box.top
        follows = start == below.span.start and text.text[line.span.end : start] == "\n"
        amid = mark.centre[1] < (segment.box.top + segment.box.bottom) / 2 - 0.25 * height
        if (
            not follows
            or not (after or amid)
            or min(abs(line.box.x0 - below.box.x0), abs(line.box.x1 - below.box.x1)) > height
            or has_mark(line.box, found)
        ):
            break
        start = line.span.start
    return start


def ended_label(around: Surroundings, item: Candidate, found: Sequence[Candidate]) -> Span | None:
    """The label that a mark alone on its line ends, if others of its make stand after theirs:
    the lines of the paragraph before it."""
    text, lines = around.text, around.text.lines
    if item.span is None or not any(_is_last(around, other) for other in found
                                    if other.encoding == item.encoding):  # fmt: skip
        return None
    last = first = around.line(item.span)
    if text.text[slice(*lines[last].span)].strip() != text.text[slice(*item.span)].strip():
        return None
    marked = {around.line(other.span) for other in found if other.span}
    while first > max(last - _MAX_WRAPPED, 0) and first - 1 not in marked and (
        text.text[lines[first - 1].span.end : lines[first].span.start] == "\n"
    ):  # fmt: skip
        first -= 1
    return Span(lines[first].span.start, lines[last - 1].span.end) if first < last else None


def _is_last(around: Surroundings, item: Candidate) -> bool:
    """True if a typed mark stands after a text, at the end of its line."""
    if item.span is None:
        return False
    start, end = around.text.lines[around.line(item.span)].span
    text = around.text.text
    return bool(text[start : item.span.start].strip()) and not text[item.span.end : end].strip()


def _left(line: Box, found: Sequence[Candidate]) -> float:
    """Where a line begins, with the mark that it may begin with."""
    marks = (item.box.x0 for item in found if line.top <= item.centre[1] <= line.bottom)
    return min([line.x0, *marks])


def has_mark(line: Box, found: Sequence[Candidate], until: float = float("inf")) -> bool:
    """True if a mark stands on the line, left of ``until``."""
    return any(
        line.top <= item.centre[1] <= line.bottom and item.centre[0] < until for item in found
    )
