"""States of a group by what is drawn on some members on top of what all of them show.

An empty control is drawn in all of a group; a tick, a filling or a stroke comes on top of it. So
if every member shows what the emptiest one shows, those that show more are on.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.read.pdf.marks.candidate import Candidate, Look
from pipeline.read.pdf.marks.look.ink import mean, middle_half
from pipeline.types import MarkState

_SLACK = 0.08  # contrast by which places may differ
_SAME = 0.004  # mean contrast that is added to what is the same
_MORE = 0.008  # the same, to what is on
_LOST = 0.25  # share of what is added that may be missing from what all show
_FLAT = 0.15  # contrast within the middle of what nothing stands in, be it filled or not
_SIZES = 1.08  # ratio of sizes within which places are the same places
_OUTLINE = 0.2  # depth of the outline, as a share of the size
_ALONG = 0.6  # of a side, along which a line is drawn
_CONFIDENCE = 0.9

_Pattern = NDArray[np.float32]
Decided = list[tuple[MarkState, float]]


def by_pattern(members: Sequence[Candidate]) -> list[MarkState] | None:
    """The states, if every member shows what the emptiest one does, and some clearly more."""
    patterns = [
        item.look.pattern for item in members if item.look and item.look.pattern is not None
    ]
    sizes = [item.size for item in members]
    if len(patterns) < max(len(members), 2) or len({pattern.shape for pattern in patterns}) > 1:
        return None
    if max(sizes) > _SIZES * min(sizes):
        return None
    empty = min(patterns, key=mean)
    if float(np.ptp(middle_half(empty))) > _FLAT:
        return None
    states: list[MarkState] = []
    for pattern in patterns:
        added, lost = _beyond(pattern, empty), _beyond(empty, pattern)
        if mean(lost) > max(_LOST * mean(added), _SAME):
            return None
        more = mean(_without_sides(added))
        states.append("off" if more <= _SAME else "on" if more >= _MORE else "unknown")
    return states if "on" in states else None


def same(one: Look, other: Look) -> bool:
    """True if two drawings look the same, place by place."""
    if one.pattern is None or other.pattern is None or one.pattern.shape != other.pattern.shape:
        return False
    pairs = ((one.pattern, other.pattern), (other.pattern, one.pattern))
    return all(mean(_beyond(*pair)) <= _SAME for pair in pairs)


def _without_sides(added: _Pattern) -> _Pattern:
    """What is added, without lines along a side: an outline is thicker where another overlaps it,
    or where the rule of a table runs along it."""
    kept = added.copy()
    rows, columns = (max(round(side * _OUTLINE), 1) for side in added.shape)
    for band, axis in (
        (kept[:rows], 1), (kept[-rows:], 1), (kept[:, :columns], 0), (kept[:, -columns:], 0),
    ):  # fmt: skip
        lines = (band > 0).mean(axis=axis, keepdims=True) >= _ALONG
        band[np.broadcast_to(lines, band.shape)] = 0
    return kept


def with_patterns(members: Sequence[Candidate], decided: Decided | None) -> Decided | None:
    """The states, where they are open, by the patterns; and all of them, if what was taken for on
    shows no more than the emptiest one: it may be filled, and what is on be drawn on the filling.
    """
    if members[0].kind in {"number", "star"}:
        return decided
    looks = [item.look for item in members if item.look]
    if decided is None and all(look.solid for look in looks):
        return None
    states = by_pattern(members)
    if states is None:
        return decided
    seen = [(state, _CONFIDENCE if state != "unknown" else 0.3) for state in states]
    if decided is None:
        return seen
    pairs = list(zip(decided, seen, strict=True))
    if any(own[0] == "on" and other[0] == "off" for own, other in pairs):
        return seen
    return [
        other if own[0] == "unknown" and not look.bar else own
        for (own, other), look in zip(pairs, looks, strict=True)
    ]


def _beyond(one: _Pattern, other: _Pattern) -> _Pattern:
    """By how much one pattern is darker than another at its place or next to it."""
    rows = np.maximum(np.maximum(other[:-2], other[1:-1]), other[2:])
    near = np.maximum(np.maximum(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])
    return np.asarray(np.maximum(one[1:-1, 1:-1] - near - _SLACK, 0))
