"""States of a group whose members all look the same: judged by the rest of the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.read.pdf.marks.candidate import Candidate, Look
from pipeline.read.pdf.marks.groups import alike, in_row
from pipeline.read.pdf.marks.states.differences import EMPTY, NOTHING, all_ink, core, holds, tone
from pipeline.read.pdf.marks.states.stated import bullets_or_not
from pipeline.types import MarkState

_SCALES = (5, 10)  # stars of a scale
_BY_COMPANY = 0.75  # confidence


def judged_alone(
    members: Sequence[Candidate], known: Sequence[tuple[Candidate, MarkState]]
) -> list[tuple[MarkState, float] | None]:
    """States of a group whose members all look the same: judged by the rest of the document."""
    first = members[0]
    if first.state is not None:
        return bullets_or_not(members, known)
    peers = [(item, state) for item, state in known if alike(first, item) and item.look]
    if first.kind == "number":
        row = len(members) > 2 and all(in_row(first, item) for item in members)
        chosen = any(state == "on" for _, state in peers)
        return [("off", 0.6) if row or chosen else None for _ in members]
    if any(state == "unknown" and not _is_emptier(members, item) for item, state in peers):
        return [("unknown", 0.3) for _ in members]
    decided = [_by_peers(item, peers) or _by_itself(item, members) for item in members]
    ons = [state is not None and state[0] == "on" for state in decided]
    listed = first.kind != "star" and sum(ons) > 1 and not peers
    if listed and all(on or not state for on, state in zip(ons, decided, strict=True)):
        return [("unknown", 0.3) for _ in members]  # a list with ticked boxes for bullets?
    return decided


def by_company(
    members: Sequence[Candidate], known: Sequence[tuple[Candidate, MarkState]]
) -> list[tuple[MarkState, float]] | None:
    """States of a group that differ among themselves, which says nothing if others in the
    document, on and off, differ far more: all are like those that are on, or all like the rest."""
    peers = [(item, state) for item, state in known if alike(members[0], item) and item.look]
    decided = [state for item in members if (state := _by_peers(item, peers))]
    same = len(decided) == len(members) and len({state for state, _ in decided}) == 1
    return [(state, _BY_COMPANY) for state, _ in decided] if same else None


def _is_emptier(members: Sequence[Candidate], other: Candidate) -> bool:
    """True if nothing at all is in marks, and something in another, whatever it is."""
    seen = [item.look for item in members]
    nothing = all(look is not None and look.core <= NOTHING for look in seen)
    return nothing and other.look is not None and other.look.core > EMPTY


def _by_peers(
    item: Candidate, peers: Sequence[tuple[Candidate, MarkState]]
) -> tuple[MarkState, float] | None:
    """The state of those elsewhere in the document that look most alike."""
    look = item.look
    distances: dict[MarkState, float] = {}
    measures: tuple[Callable[[Look], float], ...] = (core, tone, all_ink)
    for peer, state in peers:
        if look and peer.look and state != "unknown":
            distance = sum(abs(measure(look) - measure(peer.look)) for measure in measures)
            distances[state] = min(distance, distances.get(state, 9.0))
    if len(distances) < 2:
        return None
    nearest = min(distances, key=lambda state: distances[state])
    other = max(distances.values())
    return (nearest, 0.95) if distances[nearest] < 0.5 * other else None


def _by_itself(item: Candidate, members: Sequence[Candidate]) -> tuple[MarkState, float] | None:
    """What can be said without any other to compare with."""
    look = item.look
    if look is None or look.solid:
        return None
    if item.kind == "star":
        row = sum(in_row(item, other) for other in members)
        if look.core > 0.5:  # all are lit: of a known number, or an ornament
            return ("on", 0.6) if row in _SCALES else None
        return ("off", 0.6) if row > 2 else None
    if look.core <= EMPTY:
        return "off", 0.9
    if holds(look):
        return "on", 0.75
    return None
