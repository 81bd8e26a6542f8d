"""What a mark stands for: the text beside, above or below it, as its group as a whole shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.groups import groups, in_row
from pipeline.read.pdf.marks.surroundings import Segment, Surroundings
from pipeline.read.pdf.page import PageText
from pipeline.types import Box, Span

_NEAR = 3.5  # in line heights: a label this near on one side is the mark's own
_FAR = 420.0  # points
_ABOVE = 2.5  # in line heights
_SLACK = 2.5  # points by which a label may overlap its mark
_MUCH_NEARER = 0.5
_MAX_WRAPPED = 5  # lines of a label

_SIDES = ("right", "left", "above", "below")


class _Neighbour(NamedTuple):
    segment: Segment
    distance: float


def label(text: PageText, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a page with their labels."""
    around = Surroundings(text)
    segments = around.segments([(item.box, item.span) for item in found])
    labelled = list(found)
    for group in groups([found], [0.0]):
        members = [at for _, at in group]
        for side_members in _rows_or_all([found[at] for at in members], members):
            if found[side_members[0]].kind == "star":
                continue  # a star counts; it has no label of its own
            chosen = _labels([found[at] for at in side_members], found, segments)
            for at, segment in zip(side_members, chosen, strict=True):
                if segment:
                    span = _wrapped(text, segment, found[at].box, found)
                    before = segment.box.x1 <= found[at].centre[0]
                    labelled[at] = replace(found[at], label=span, label_before=before)
    return labelled


def _rows_or_all(group: Sequence[Candidate], numbers: Sequence[int]) -> list[list[int]]:
    """The group's rows if it is made of rows of three or more, else the whole group."""
    rows: list[list[int]] = []
    for item, number in zip(group, numbers, strict=True):
        row = next((row for row in rows if in_row(group[numbers.index(row[0])], item)), None)
        if row is None:
            rows.append([number])
        else:
            row.append(number)
    return rows if all(len(row) > 2 for row in rows) else [list(numbers)]


def _labels(
    members: Sequence[Candidate], found: Sequence[Candidate], segments: Sequence[Segment]
) -> list[Segment | None]:
    """The label of each member, all on the side where most have theirs nearest."""
    sides = {side: [_neighbour(item, side, found, segments) for item in members] for side in _SIDES}
    row = len(members) > 1 and all(in_row(members[0], item) for item in members[1:])
    order = _SIDES
    if row and sum(bool(near) for near in sides["right"]) < len(members):
        between = sum(bool(near) for near in sides["left"])
        if between < len(members):
            order = ("above", "below", "right", "left")
    best = _best(members, sides, order)
    chosen = sides[best]
    fallback = [sides[side] for side in order if side != best and side in {"right", "left"}]
    if len(members) > 2 and row and best in {"above", "below"}:
        fallback = []
    return [
        near.segment if near else next((_only(side[at]) for side in fallback if side[at]), None)
        for at, near in enumerate(chosen)
    ]


def _best(
    members: Sequence[Candidate],
    sides: dict[str, list[_Neighbour | None]],
    order: Sequence[str],
) -> str:
    """The side on which most have a label near; of two such, the usual one unless the other
    is nearer by far."""
    scores = {side: _score(members, sides[side]) for side in order}
    best = order[0]
    for side in order[1:]:
        more = scores[side][0] - scores[best][0]
        if more > 0 or (more == 0 and scores[side][1] < _MUCH_NEARER * scores[best][1]):
            best = side
    return best


def _only(near: _Neighbour | None) -> Segment | None:
    return near.segment if near else None


def _score(members: Sequence[Candidate], side: Sequence[_Neighbour | None]) -> tuple[float, float]:
    """How many have a label on this side, near ones first; then how near these are."""
    near = [
        neighbour.distance / max(neighbour.segment.box.bottom - neighbour.segment.box.top, 1.0)
        for neighbour in side
        if neighbour
    ]
    if not near:
        return 0.0, 0.0
    close = sum(distance <= _NEAR for distance in near)
    return close + 0.25 * (len(near) - close), median(near)


def _neighbour(
    item: Candidate, side: str, found: Sequence[Candidate], segments: Sequence[Segment]
) -> _Neighbour | None:
    """The nearest segment on one side of a mark with no other mark between."""
    best: _Neighbour | None = None
    for segment in segments:
        distance = _distance(item.box, segment.box, side)
        if distance is None or (best and distance >= best.distance):
            continue
        if not _is_cut_off(item, segment.box, side, found):
            best = _Neighbour(segment, max(distance, 0.0))
    return best


def _distance(mark: Box, text: Box, side: str) -> float | None:
    """From the mark to a text on this side of it; ``None`` if it is not on this side."""
    height = text.bottom - text.top
    if side in {"right", "left"}:
        middle = (mark.top + mark.bottom) / 2
        if not text.top - 0.2 * height <= middle <= text.bottom + 0.2 * height:
            return None
        distance = text.x0 - mark.x1 if side == "right" else mark.x0 - text.x1
        return distance if -_SLACK <= distance <= _FAR else None
    middle = (mark.x0 + mark.x1) / 2
    if not min(text.x0, mark.x0) <= middle <= max(text.x1, mark.x1):
        return None
    if abs((text.x0 + text.x1) / 2 - middle) > max(mark.x1 - mark.x0, 12.0):
        return None
    distance = mark.top - text.bottom if side == "above" else text.top - mark.bottom
    return distance if -height / 2 <= distance <= _ABOVE * height else None


def _is_cut_off(item: Candidate, text: Box, side: str, found: Sequence[Candidate]) -> bool:
    """True if another mark stands between the mark and the text."""
    x, y = item.centre
    for other in found:
        if other is item:
            continue
        at_x, at_y = other.centre
        if side in {"right", "left"} and text.top <= at_y <= text.bottom:
            low, high = (x, text.x0 + 1) if side == "right" else (text.x1 - 1, x)
            if low < at_x < high:
                return True
        elif side in {"above", "below"} and abs(at_x - x) < item.size:
            low, high = (text.bottom, y) if side == "above" else (y, text.top)
            if low < at_y < high:
                return True
    return False


def _wrapped(text: PageText, segment: Segment, mark: Box, found: Sequence[Candidate]) -> Span:
    """The label with the lines that it goes on in: same paragraph, no mark, and indented as
    the label or as its mark."""
    start, end = segment.span
    for number in range(segment.line + 1, min(segment.line + _MAX_WRAPPED, len(text.lines))):
        before, line = text.lines[number - 1], text.lines[number]
        follows = text.text[end : line.span.start] == "\n" and end == before.span.end
        height = line.box.bottom - line.box.top
        indents = abs(line.box.x0 - segment.box.x0), abs(line.box.x0 - mark.x0)
        if not follows or min(indents) > height:
            break
        if any(line.box.top <= item.centre[1] <= line.box.bottom for item in found):
            break
        end = line.span.end
    return Span(start, end)
