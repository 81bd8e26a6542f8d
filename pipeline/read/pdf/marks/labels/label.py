"""What a mark stands for: the text beside, above or below it, as its group as a whole shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress
from operator import not_

import numpy as np

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.groups import groups, in_row
from pipeline.read.pdf.marks.labels import matrices
from pipeline.read.pdf.marks.labels.headed import heads
from pipeline.read.pdf.marks.labels.neighbours import BESIDE, Point, best_side, nearest
from pipeline.read.pdf.marks.labels.wrapped import ended_label, has_mark, whole
from pipeline.read.pdf.marks.surroundings import Segment, Surroundings
from pipeline.read.pdf.page import PageText
from pipeline.types import Box, Span

_TYPE = 11.0  # points: height of usual lines
_LINES = 2.5  # sizes of a mark or line within which the labels over or under a row of marks begin
_REACH = 150.0  # points from a mark without a label to the line that it stands in
_STEP = 2  # characters of the number of a step
_OVER = ("above", "below")


def label(around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a page with their labels. What stands in a picture has its words there,
    but for those that OCR found."""
    text = around.text
    inner = [item.pictured and not text.invisible for item in found]
    named = iter(_labelled(around, list(compress(found, map(not_, inner)))))
    return [_placed(text, item) if own else next(named)
            for item, own in zip(found, inner, strict=True)]  # fmt: skip


def _labelled(around: Surroundings, found: Sequence[Candidate]) -> list[Candidate]:
    if not found:
        return []
    text = around.text
    signs = [(item.box, item.over) for item in found if item.over]
    segments = around.segments([*((item.box, item.span) for item in found), *signs])
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
    """The candidate with its place in the text: at its label, else after what it stands after,
    beside it or else over it in its own column of text."""
    if item.label:
        at = item.label.end if item.label_before else item.label.start
        return replace(item, span=Span(at, at))
    x, y = item.centre
    level = [line for line in text.lines if line.box.top <= y <= line.box.bottom]
    beside = min(level, key=lambda line: _gap(item.box, line.box), default=None)
    if beside and _gap(item.box, beside.box) <= _REACH:
        start, end = beside.span
        middle = (text.x0[start:end] + text.x1[start:end]) / 2
        before = np.flatnonzero((text.x1[start:end] > 0) & (middle < x))
        at = start + (int(before[-1]) + 1 if len(before) else 0)
    else:
        over = [line for line in text.lines if line.box.bottom <= y]
        own = [line for line in over if line.box.x0 <= item.box.x1 and item.box.x0 <= line.box.x1]
        at = max((line.span.end for line in own or over), default=0)
    return replace(item, span=Span(at, at))


def _gap(mark: Box, line: Box) -> float:
    """Points between a mark and a line on its height."""
    return max(line.x0 - mark.x1, mark.x0 - line.x1, 0.0)


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
        words = [word for word in around.words(members) if _is_step(around.text, word)]
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


def _is_step(text: PageText, word: Segment) -> bool:
    """True for the number or letter of a step; longer words over a row of marks are a prompt's."""
    sign = text.text[word.span.start : word.span.end]
    return len(sign) <= _STEP and sign.isalnum()


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
