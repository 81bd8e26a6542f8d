"""States of a group whose members look different, by what sets them apart most."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

import numpy as np
from numpy.typing import NDArray

from pipeline.read.pdf.marks.candidate import Candidate, Look
from pipeline.read.pdf.marks.states.flat import by_flat
from pipeline.read.pdf.marks.states.patterns import same
from pipeline.types import MarkState

EMPTY = 0.05  # ink in the middle of what is surely empty
FULL = 0.12  # ink in the middle of what surely holds something
_HOLLOW = 0.5  # all ink of an outline with a tick or cross in it
_SAME_COLOUR = 0.12
_TOUCHED = 0.06  # difference of ink in the middle between what is empty and what is on
_APART = 0.15  # the same, if even what is off is not empty
_TRACE = 0.025  # the same: what an empty box may have more than another
_EVEN = 0.4  # share by which that may differ
_HEAVY = 0.1  # the same, if nothing of it is in the middle
_HAIR = 0.2  # ink in all, times its contrast, of outlines that are hardly drawn
_MARKED = 0.05  # ink in all that a mark adds
DARKER = 0.3  # relative difference in tone between off and on, where both are filled
_SAME = (0.05, 0.1, 0.25)  # differences in ink and contrast within which looks are the same
NOTHING = 0.01  # ink in the middle of what nothing at all is in
_FILLED = 0.1  # contrast of the middle to paper that only a filling has
LIKELY = 0.7  # confidence in a mark that stands alone
_SOLID = 0.5  # difference of all ink between a frame with a letter and a filling with one
_REACHED = 0.3  # share of the room around a letter into which it reaches
_CORNER = 0.14  # of a size: where these places are
_CROSSED = 0.25  # contrast to paper that a cross adds between the corners of a frame and its letter
_THICKER = 0.15  # difference of all ink between a thin and a thick outline


def separated(members: Sequence[Candidate]) -> list[tuple[MarkState, float]] | None:
    """States of a group whose members look different, by what sets them apart most."""
    looks = [item.look for item in members]
    if len(looks) < 2 or any(look is None for look in looks):
        return None
    seen = [look for look in looks if look]
    if members[0].kind == "number" or all(look.solid for look in seen):
        return _by_ground(seen) if members[0].kind == "number" else _by_colour(seen)
    filled = by_flat(seen) if members[0].kind != "star" else None
    if filled is not None:
        return filled
    limit = core_limit(seen)
    if limit is not None:
        # A star is lit or not, and cut from its neighbours.
        return _by_core(seen, limit, limit if members[0].kind == "star" else None)
    return _by_outline(seen)


def _by_outline(seen: Sequence[Look]) -> list[tuple[MarkState, float]] | None:
    """States by the tone of the filling, else by the thickness of the outline."""
    if _are_hairs(seen):
        return None
    unfilled = min(look.depth for look in seen) <= EMPTY
    for measure, gap in ((tone, _FILLED if unfilled else DARKER), (all_ink, _THICKER)):
        limit = first_gap([measure(look) for look in seen], gap)
        if limit is not None:
            return [("on" if measure(look) > limit else "off", 0.85) for look in seen]
    return [("unknown", 0.3) for _ in seen] if _differ(seen) else None


def _by_ground(seen: Sequence[Look]) -> list[tuple[MarkState, float]] | None:
    """States of framed digits or letters, some of which have more ink than others: by what lies
    between them and their frame, else by a cross from corner to corner, else by the frame."""
    measures = ((_ground, DARKER), (_ground, _FILLED), (_diagonals, _CROSSED), (_frame, _THICKER))
    for measure, gap in measures:
        limit = first_gap([measure(look) for look in seen], gap)
        if limit is not None:
            return [("on" if measure(look) > limit else "off", 0.85) for look in seen]
    return None


def _by_core(
    seen: Sequence[Look], limit: float, trace: float | None = None
) -> list[tuple[MarkState, float]]:
    """On where there is ink in the middle, but a bar says neither yes nor no. Where there is a
    trace of it beside what is empty, as of a pen stroke that misses the middle, there is more ink
    in all as well."""
    least = min(look.core for look in seen)
    trace = trace or (least + _TRACE if least <= EMPTY else limit)
    clean = max(look.total for look in seen if look.core <= trace)
    weight = median_low(_weight(look) for look in seen if look.core <= trace)
    found: list[tuple[MarkState, float]] = []
    for look in seen:
        if look.core > limit:
            found.append(("unknown", 0.3) if look.bar else ("on", 0.97))
        elif look.core <= trace:
            heavy = _weight(look) > weight + _HEAVY
            if least > EMPTY:  # no box is empty, so that none can be called so
                heavy = look.closed and holds(look)
            found.append(("unknown", 0.3) if heavy else ("off", 0.97))
        elif look.total >= clean + _MARKED:
            found.append(("on", LIKELY))
        elif look.total <= clean and any(other is not look and same(look, other) for other in seen):
            found.append(("off", LIKELY))  # the empty one of another make: no two strokes are alike
        else:
            found.append(("unknown", 0.3))
    if least > EMPTY and _are_reversed(seen, found):
        return [("unknown", 0.3) for _ in seen]
    return found


def _are_reversed(seen: Sequence[Look], found: Sequence[tuple[MarkState, float]]) -> bool:
    """True if, where none is empty, what is on is paler than what is off, by whatever measure."""
    sides = [[look for look, (state, _) in zip(seen, found, strict=True) if state == side]
             for side in ("on", "off")]  # fmt: skip
    return all(sides) and all(
        max(measure(look) for look in sides[0]) < min(measure(look) for look in sides[1])
        for measure in (tone, all_ink)
    )


def _by_colour(seen: Sequence[Look]) -> list[tuple[MarkState, float]] | None:
    """States of filled shapes: on and off if there are just two colours, one much paler. Else
    they are the key to a chart, or bullets."""
    limit = first_gap([look.depth for look in seen], DARKER)
    if limit is None:
        return None
    sides = [[look.colour for look in seen if (look.depth > limit) == on] for on in (False, True)]
    if len(seen) < 3 or any(_distance(side) > _SAME_COLOUR for side in sides):
        return None
    return [("on" if look.depth > limit else "off", 0.8) for look in seen]


def holds(look: Look) -> bool:
    """True for a thin square outline with something in it, whatever others hold."""
    return look.core >= FULL and look.total < _HOLLOW and not look.round


def core_limit(seen: Sequence[Look]) -> float | None:
    """Ink in the middle that parts off from on: a little beside what is empty, more else."""
    cores = [look.core for look in seen]
    if min(cores) <= EMPTY:
        return first_gap(cores, _TOUCHED)
    return first_gap(cores, _APART)


def first_gap(values: Sequence[float], gap: float) -> float | None:
    """The middle of the first gap between values that is wide enough: below it are those that
    are off, above it there may be several ways of being on."""
    gaps = ((low, high) for low, high in pairwise(sorted(values)) if high - low >= gap)
    return next(((low + high) / 2 for low, high in gaps), None)


def _differ(seen: Sequence[Look]) -> bool:
    """True if the looks are not all the same, so that none can be said to be the usual one. Of
    empty boxes the outlines may be of any thickness, as where they overlap, if no gap parts them.
    """
    if max(map(core, seen)) <= NOTHING and first_gap([*map(all_ink, seen)], _SAME[1]) is None:
        return False
    measures = (core, all_ink, _contrast)
    return any(
        max(map(measure, seen)) - min(map(measure, seen)) > limit
        for measure, limit in zip(measures, _SAME, strict=True)
    )


def _are_hairs(seen: Sequence[Look]) -> bool:
    """True for empty outlines that are so thin that one is drawn dark and thin and another pale
    and thick, with as much ink: that is how fine lines come out on a picture."""
    weights = [_weight(look) for look in seen]
    empty = all(look.core <= EMPTY and look.depth <= EMPTY for look in seen)
    return empty and max(weights) <= _HAIR and max(weights) - min(weights) <= _EVEN * max(weights)


def _distance(colours: Sequence[tuple[float, ...]]) -> float:
    """The widest difference of any part of the colours."""
    parts: list[tuple[float, ...]] = list(zip(*colours, strict=True))
    return max(max(part) - min(part) for part in parts)


def _weight(look: Look) -> float:
    """All ink, pale or dark."""
    return look.contrast * look.total


def _contrast(look: Look) -> float:
    return look.contrast


def _ground(look: Look) -> float:
    """Contrast to paper of what lies between a frame and what stands in the middle; a large letter
    reaches into less than a third of it."""
    ring = np.sort(_ring(look, 0.2))
    return float(ring[int(_REACHED * len(ring))])


def _diagonals(look: Look) -> float:
    """Contrast to paper of what is palest of the four places between the corners of a frame and
    what stands in the middle."""
    if look.pattern is None:
        return 0.0
    rows, columns = look.pattern.shape
    down, across = round(_CORNER * rows), round(_CORNER * columns)
    ends = look.pattern[np.ix_((down, -1 - down), (across, -1 - across))]
    return float(ends.min())


def _frame(look: Look) -> float:
    """Contrast to paper of the frame."""
    return float(_ring(look, 0.0).mean())


def _ring(look: Look, depth: float) -> NDArray[np.float32]:
    """The places of a picture along its edge, at a depth that is a share of its size."""
    if look.pattern is None:
        return np.zeros(1, np.float32)
    rows, columns = look.pattern.shape
    down, across = round(depth * rows), round(depth * columns)
    part = look.pattern[down : rows - down, across : columns - across]
    return np.concatenate((part[0], part[-1], part[1:-1, 0], part[1:-1, -1]))


def core(look: Look) -> float:
    """Ink in the middle."""
    return look.core


def tone(look: Look) -> float:
    """Contrast of the middle to the paper."""
    return look.depth


def all_ink(look: Look) -> float:
    """Ink in all."""
    return look.total
