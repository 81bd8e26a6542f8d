"""What a mark stands for: the text beside, above or below it, as its group as a whole shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

import numpy as np

from pipeline.read.pdf.marks import matrices
from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.groups import ALIGNED, groups, in_row
from pipeline.read.pdf.marks.surroundings import Segment, Surroundings
from pipeline.read.pdf.page import PageText
from pipeline.types import Box, Span

_NEAR = 3.5  # in line heights: a label this near on one side is the mark's own
_FAR = 600.0  # points, at the usual size of type
_ABOVE = 2.5  # in line heights
_LEVEL = 0.2  # line heights by which the middle of a mark may be over or under a line
_SLACK = 2.5  # points by which a label may overlap its mark
_MUCH_NEARER = 0.5  # so much nearer must a label on the left be to be preferred
_FAR_WEIGHT = 0.25  # of a label that is not near
_INLINE = 2.0  # in line heights: a mark this near after a text was set with it
_MAX_WRAPPED = 5  # lines of a label

_TYPE = 11.0  # points: height of usual lines
_LINES = 2.5  # sizes of a mark or line within which the labels over or under a row of marks begin

_BESIDE = ("right", "left")
_OVER = ("above", "below")


_Point = tuple[float, float]


class _Neighbour(NamedTuple):
    segment: Segment
    distance: float


def label(around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a page with their labels."""
    if not found:
        return []
    text = around.text
    segments = around.segments([(item.box, item.span) for item in found])
    labelled = list(found)
    for group in groups([found], [0.0]):
        grid = matrices.names([found[at] for _, at in group], segments)
        for number, names in grid.items():
            at = group[number][1]
            labelled[at] = replace(found[at], label=names.column.span, row=names.row.span)
        if grid:
            continue
        for part in _parts(found, [at for _, at in group]):
            chosen = _labels([found[at] for at in part], found, segments, around)
            for at, segment in zip(part, chosen, strict=True):
                labelled[at] = _named(found[at], segment, found, segments, around)
    return [item if item.span is not None else _placed(text, item) for item in labelled]


def _named(
    item: Candidate,
    segment: Segment | None,
    found: Sequence[Candidate],
    segments: Sequence[Segment],
    around: Surroundings,
) -> Candidate:
    """The candidate with the label that begins or goes on in a segment."""
    if item.kind in {"star", "slider"} or item.label:
        return item  # a star counts, a slider has its number, a cell its head
    if item.kind == "number" and not (item.inside.isalpha() and segment):
        return replace(item, label=item.span)
    if ended := _ended(around, item, found):
        return replace(item, label=ended, label_before=True)
    if segment is None:
        return item
    before = segment.box.x1 <= item.centre[0]
    return replace(item, label=_whole(around.text, segment, item, found, segments),
                   label_before=before)  # fmt: skip


def _placed(text: PageText, item: Candidate) -> Candidate:
    """The candidate with its place in the text: at its label, else after what it stands after."""
    if item.label:
        at = item.label.end if item.label_before else item.label.start
        return replace(item, span=Span(at, at))
    x, y = item.centre
    at = 0
    for line in text.lines:
        if line.box.top <= y <= line.box.bottom:
            middle = (
                text.x0[line.span.start : line.span.end] + text.x1[line.span.start : line.span.end]
            ) / 2
            drawn = text.x1[line.span.start : line.span.end] > 0
            before = np.flatnonzero(drawn & (middle < x))
            at = line.span.start + (int(before[-1]) + 1 if len(before) else 0)
            break
        if line.box.bottom <= y:
            at = max(at, line.span.end)
    return replace(item, span=Span(at, at))


def _parts(found: Sequence[Candidate], numbers: Sequence[int]) -> list[list[int]]:
    """The group's rows of three or more, and the rest of it."""
    rows: list[list[int]] = []
    for number in numbers:
        row = next((row for row in rows if in_row(found[row[0]], found[number])), None)
        if row is None:
            rows.append([number])
        else:
            row.append(number)
    long = [row for row in rows if len(row) > 2]
    rest = [number for row in rows if len(row) <= 2 for number in row]
    return [*long, rest] if rest else long


# --------------------------------------------------------------------------- on which side


def _labels(
    members: Sequence[Candidate],
    found: Sequence[Candidate],
    segments: Sequence[Segment],
    around: Surroundings,
) -> list[Segment | None]:
    """The label of each member, all on the side where most have theirs nearest."""
    centres = [item.centre for item in found]
    sides = {
        side: [_neighbour(item, side, centres, segments) for item in members] for side in _BESIDE
    }
    row = len(members) > 2 and all(in_row(members[0], item) for item in members[1:])
    if row and all(2 * side.count(None) >= len(members) for side in sides.values()):
        # Text stands only at the ends of the row: these are poles, not labels.
        cells = [matrices.over(members, side) for side in _sides(members, segments)]
        whole = max(cells, key=lambda cell: len(cell) - cell.count(None))
        if None not in whole:
            return whole
        words = around.words(members)
        over = [[_neighbour(item, side, centres, words) for item in members] for side in _OVER]
        most = max(over, key=lambda side: sum(near is not None for near in side))
        return [near.segment if near else None for near in most]
    sparse = all(2 * side.count(None) > len(members) for side in sides.values())
    if sparse and not row and len(members) > 1:
        return _over(members, centres, segments)
    best = _best(sides)
    other = _BESIDE[1 - _BESIDE.index(best)]
    chosen = [
        near.segment if near else beside.segment if beside else None
        for near, beside in zip(sides[best], sides[other], strict=True)
    ]
    if best == "right":
        # A mark at the very end of a line: its label begins the next one.
        chosen = [
            _next_line(item, found, segments) if sides["right"][at] is None and row else segment
            for at, (item, segment) in enumerate(zip(members, chosen, strict=True))
        ]
    return chosen


def _over(
    members: Sequence[Candidate], centres: Sequence[_Point], segments: Sequence[Segment]
) -> list[Segment | None]:
    """Labels that stand under or over each mark of a column, on one side for all of them."""
    sides = [[_neighbour(item, side, centres, segments) for item in members] for side in _OVER]
    whole = [[near for near in side if near] for side in sides]
    whole = [side for side in whole if len(side) == len(members)]
    best = min(whole, key=lambda side: sum(near.distance for near in side), default=[])
    return [near.segment for near in best] or [None for _ in members]


def _sides(row: Sequence[Candidate], segments: Sequence[Segment]) -> list[list[Segment]]:
    """The segments of the lines just under and just over a row of marks."""
    y, size = row[0].centre[1], max(row[0].size, _TYPE)
    under, above = (
        [part for part in segments if low < (part.box.top + part.box.bottom) / 2 < high]
        for low, high in ((y, y + _LINES * size), (y - _LINES * size, y))
    )
    return [under, above]


def _next_line(
    item: Candidate, found: Sequence[Candidate], segments: Sequence[Segment]
) -> Segment | None:
    """The first text of the line below a mark, if no mark stands before it."""
    below = [
        part
        for part in segments
        if 0 < part.box.top - item.box.top < 2.5 * (part.box.bottom - part.box.top)
    ]
    first = min(below, key=lambda part: (part.line, part.box.x0), default=None)
    if first is None or _has_mark(first.box, found, until=first.box.x0):
        return None
    return first


def _best(sides: dict[str, list[_Neighbour | None]]) -> str:
    """The side where more labels are near; of two such the right one, unless the left is
    nearer by far."""
    (right, right_distance), (left, left_distance) = (_score(sides[side]) for side in _BESIDE)
    if left > right or (left == right and left_distance < _MUCH_NEARER * right_distance):
        return "left"
    return "right"


def _score(side: Sequence[_Neighbour | None]) -> tuple[float, float]:
    """How many have a label on this side, near ones first; then how near these are."""
    near = [
        neighbour.distance / max(neighbour.segment.box.bottom - neighbour.segment.box.top, 1.0)
        for neighbour in side
        if neighbour
    ]
    if not near:
        return 0.0, 0.0
    close = sum(distance <= _NEAR for distance in near)
    return close + _FAR_WEIGHT * (len(near) - close), median(near)


def _neighbour(
    item: Candidate, side: str, centres: Sequence[_Point], segments: Sequence[Segment]
) -> _Neighbour | None:
    """The nearest segment on one side of a mark with none of the marks' centres between."""
    best: _Neighbour | None = None
    reach = _LEVEL if side in _BESIDE else _ABOVE
    for segment in segments:
        _, top, _, bottom = segment.box
        if bottom + reach * (bottom - top) < item.box.top or (
            top - reach * (bottom - top) > item.box.bottom
        ):
            continue
        distance = _distance(item.box, segment.box, side)
        if distance is None or (best and distance >= best.distance):
            continue
        if not _is_cut_off(item, segment.box, side, centres):
            best = _Neighbour(segment, max(distance, 0.0))
    return best


def _distance(mark: Box, text: Box, side: str) -> float | None:
    """From the mark to a text on this side of it; ``None`` if it is not on this side."""
    height = text.bottom - text.top
    if side in _BESIDE:
        middle = (mark.top + mark.bottom) / 2
        level = text.top - _LEVEL * height <= middle <= text.bottom + _LEVEL * height
        # A large box stands on the line, or hangs from it.
        if not level and not mark.top <= (text.top + text.bottom) / 2 <= mark.bottom:
            return None
        distance = text.x0 - mark.x1 if side == "right" else mark.x0 - text.x1
        return distance if -_SLACK <= distance <= _FAR else None
    middle = (mark.x0 + mark.x1) / 2
    centred = abs((text.x0 + text.x1) / 2 - middle) <= max(mark.x1 - mark.x0, 12.0)
    if not centred and abs(text.x0 - mark.x0) > _SLACK:
        return None
    distance = mark.top - text.bottom if side == "above" else text.top - mark.bottom
    return distance if -height / 2 <= distance <= _ABOVE * height else None


def _is_cut_off(item: Candidate, text: Box, side: str, centres: Sequence[_Point]) -> bool:
    """True if another of the marks with these centres stands between the mark and the text."""
    x, y = item.centre
    if side in _BESIDE:
        low, high = (x, text.x0 + 1) if side == "right" else (text.x1 - 1, x)
        return any(
            low < at_x < high and (abs(at_y - y) <= ALIGNED or text.top <= at_y <= text.bottom)
            for at_x, at_y in centres
        )
    low, high = (text.bottom, y) if side == "above" else (y, text.top)
    return any(abs(at_x - x) < item.size and low < at_y < high for at_x, at_y in centres)


# --------------------------------------------------------------------------- over lines


def _whole(
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
        if not follows or min(abs(line.box.x0 - indent) for indent in indents) > height:
            break
        first = next((part for part in segments if part.line == number), None)
        if first is None or _has_mark(line.box, found, until=first.box.x0):
            break
        if mark.centre[0] > segment.box.x1 and _has_mark(line.box, found):
            break
        end = first.span.end
    return end


def _ended(around: Surroundings, item: Candidate, found: Sequence[Candidate]) -> Span | None:
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


def _first(text: PageText, segment: Segment, mark: Candidate, found: Sequence[Candidate]) -> int:
    """Where the label begins: on a line before, if the mark stands after or amid its lines."""
    start = segment.span.start
    beside = mark.box.x0 - segment.box.x1
    after = 0 <= beside + _SLACK <= _INLINE * (segment.box.bottom - segment.box.top)
    for number in range(segment.line - 1, max(segment.line - _MAX_WRAPPED, -1), -1):
        line, below = text.lines[number], text.lines[number + 1]
        height = line.box.bottom - line.box.top
        follows = start == below.span.start and text.text[line.span.end : start] == "\n"
        amid = mark.centre[1] < (segment.box.top + segment.box.bottom) / 2 - 0.25 * height
        if (
            not follows
            or not (after or amid)
            or abs(line.box.x0 - below.box.x0) > height
            or _has_mark(line.box, found)
        ):
            break
        start = line.span.start
    return start


def _has_mark(line: Box, found: Sequence[Candidate], until: float = float("inf")) -> bool:
    """True if a mark stands on the line, left of ``until``."""
    return any(
        line.top <= item.centre[1] <= line.bottom and item.centre[0] < until for item in found
    )
