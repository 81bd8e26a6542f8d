"""What a mark stands for: the text beside, above or below it, as its group as a whole shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.read.pdf.marks import matrices
from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.groups import groups, in_row
from pipeline.read.pdf.marks.headed import heads
from pipeline.read.pdf.marks.neighbours import BESIDE, Point, best_side, nearest
from pipeline.read.pdf.marks.surroundings import Segment, Surroundings
from pipeline.read.pdf.marks.wrapped import ended_label, has_mark, whole
from pipeline.read.pdf.page import PageText
from pipeline.types import Span

_TYPE = 11.0  # points: height of usual lines
_LINES = 2.5  # sizes of a mark or line within which the labels over or under a row of marks begin
_OVER = ("above", "below")


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
    if ended := ended_label(around, item, found):
        return replace(item, label=ended, label_before=True)
    if segment is None:
        return item
    before = segment.box.x1 <= item.centre[0]
    return replace(item, label=whole(around.text, segment, item, found, segments),
                   label_before=before)  # fmt: skip


def _placed(text: PageText, item: Candidate) -> Candidate:
    """The candidate with its place in the text: at its label, else after what it stands after."""
    if item.label:
        at = item.label.end if item.label_before else item.label.start
        return replace(item, span=Span(at, at))
    return replace(item, span=_place(text, *item.centre))


def _place(text: PageText, x: float, y: float) -> Span:
    """The place in the text after what stands left of a point, on the line nearest to it; after
    the lines above it, if none is as high."""
    level = [line for line in text.lines if line.box.top <= y <= line.box.bottom]
    if level:
        line = min(level, key=lambda line: max(line.box.x0 - x, x - line.box.x1))
        start, end = line.span
        left, right = text.x0[start:end], text.x1[start:end]
        before = np.flatnonzero((right > 0) & ((left + right) / 2 < x))
        at = start + (int(before[-1]) + 1 if len(before) else 0)
    else:
        at = max((line.span.end for line in text.lines if line.box.bottom <= y), default=0)
    return Span(at, at)


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


def _labels(
    members: Sequence[Candidate],
    found: Sequence[Candidate],
    segments: Sequence[Segment],
    around: Surroundings,
) -> list[Segment | None]:
    """The label of each member, all on the side where most have theirs nearest."""
    centres = [item.centre for item in found]
    sides = {side: [nearest(item, side, centres, segments) for item in members] for side in BESIDE}
    level = len(members) > 1 and all(in_row(members[0], item) for item in members[1:])
    row = level and len(members) > 2
    bare = all(2 * side.count(None) >= len(members) for side in sides.values())
    if level and bare and (named := heads(members, segments, around.text)):
        return list(named)
    if row and bare:
        # Text stands only at the ends of the row: these are poles, not labels.
        cells = [matrices.over(members, side) for side in _sides(members, segments)]
        whole = max(cells, key=lambda cell: len(cell) - cell.count(None))
        if None not in whole:
            return whole
        words = around.words(members)
        over = [[nearest(item, side, centres, words) for item in members] for side in _OVER]
        most = max(over, key=lambda side: sum(near is not None for near in side))
        return [near.segment if near else None for near in most]
    sparse = all(2 * side.count(None) > len(members) for side in sides.values())
    if sparse and not row and len(members) > 1:
        return _over(members, centres, segments)
    best = best_side(sides)
    other = BESIDE[1 - BESIDE.index(best)]
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
    members: Sequence[Candidate], centres: Sequence[Point], segments: Sequence[Segment]
) -> list[Segment | None]:
    """Labels that stand under or over each mark of a column, on one side for all of them."""
    sides = [[nearest(item, side, centres, segments) for item in members] for side in _OVER]
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
    if first is None or has_mark(first.box, found, until=first.box.x0):
        return None
    return first
