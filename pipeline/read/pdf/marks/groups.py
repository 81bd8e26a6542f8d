"""Which candidates belong together: set alike, in a column or a row, over a page break too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from pipeline import glyphs
from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.types import Box

ALIGNED = 4.0  # points
_SIZES = 1.4  # ratio of sizes within a group
_CHARACTERS = 2.0  # the same of characters that are known: a full disc may be small
_BELOW = 9.0  # in sizes: distance of the next one in a column
_BESIDE = 260.0  # points: distance of the next one in a row
_MIN_REACH = 60.0  # points
_BOTTOM, _TOP = 0.55, 0.3  # where a group breaks off and goes on, as shares of the page

Place = tuple[int, int]  # page, number on the page


def groups(pages: Sequence[Sequence[Candidate]], heights: Sequence[float]) -> list[list[Place]]:
    """Places of the candidates of each group, groups and members in reading order."""
    parent: dict[Place, Place] = {
        (page, at): (page, at) for page, found in enumerate(pages) for at in range(len(found))
    }

    def root(place: Place) -> Place:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for page, found in enumerate(pages):
        for at, one in enumerate(found):
            furthest = one.box.top + _reach(one) + one.size
            for other in range(at + 1, len(found)):
                if found[other].box.top > furthest:
                    break
                if _adjacent(one, found[other]) and alike(one, found[other]):
                    parent[root((page, other))] = root((page, at))
        if page and found and pages[page - 1]:
            _continue(pages, heights, page, parent, root)
    members: defaultdict[Place, list[Place]] = defaultdict(list)
    for place in parent:
        members[root(place)].append(place)
    return sorted(sorted(places) for places in members.values())


def alike(one: Candidate, other: Candidate) -> bool:
    """True if two candidates are of one make and about one size."""
    if one.encoding != other.encoding:
        return False
    drawn = one.look is not None and {one.kind, other.kind} == {"radio", "checkbox"}
    sizes = one.size, other.size
    typed = one.encoding == "glyph" and {one.inside, other.inside} <= glyphs.characters().keys()
    most = _CHARACTERS if typed else _SIZES
    return (one.kind == other.kind or drawn) and max(sizes) <= most * min(sizes)


def in_column(one: Candidate, other: Candidate) -> bool:
    """True if one stands under the other."""
    lefts = abs(one.box.x0 - other.box.x0) <= ALIGNED
    return lefts or abs(one.centre[0] - other.centre[0]) <= ALIGNED


def in_row(one: Candidate, other: Candidate) -> bool:
    """True if one stands beside the other."""
    middles = one.box.top + one.box.bottom, other.box.top + other.box.bottom
    return abs(middles[0] - middles[1]) <= 2 * ALIGNED


def _reach(one: Candidate) -> float:
    return max(_BELOW * one.size, _MIN_REACH)


def _below(one: Candidate, other: Candidate) -> bool:
    """True if one stands under the other, or both are typed at the ends of their lines."""
    ends = one.label_before and other.label_before and one.encoding == "text"
    return ends or in_column(one, other)


def _adjacent(one: Candidate, other: Candidate) -> bool:
    if _below(one, other):
        return other.box.top - one.box.bottom <= _reach(one)
    return in_row(one, other) and abs(other.box.x0 - one.box.x0) <= _BESIDE


def _continue(pages, heights, page, parent, root) -> None:  # type: ignore[no-untyped-def]
    """Join groups of the last row of the page before with those of the first row of this one
    that go on in it. Pages of one size have coordinates of their own, by the size of their type."""
    scale = heights[page] / (heights[page - 1] or 1.0)
    last, first = pages[page - 1], pages[page]
    ends = {at: _scaled(item, scale) for at, item in enumerate(last) if in_row(item, last[-1])}
    starts = {at: item for at, item in enumerate(first) if in_row(item, first[0])}
    for (before, one), (after, other) in product(ends.items(), starts.items()):
        if (
            alike(one, other)
            and _below(one, other)
            and one.box.top > _BOTTOM * heights[page]
            and other.box.top < _TOP * heights[page]
        ):
            parent[root((page, after))] = root((page - 1, before))


def _scaled(item: Candidate, scale: float) -> Candidate:
    return replace(item, box=Box(*(edge * scale for edge in item.box)))
