"""States of controls in a picture with their words, a scan perhaps: by the ink in their middles
alone, for the rest of what is drawn there varies with the paper."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.read.pdf.marks.candidate import Candidate, Look
from pipeline.read.pdf.marks.states.differences import EMPTY, FULL
from pipeline.types import MarkState

_HEAVY = 0.12  # ink in all that an empty outline may have more than others
_SURE = 0.8


def in_picture(members: Sequence[Candidate]) -> list[tuple[MarkState, float]] | None:
    """States of a group in a picture; ``None`` for any other group."""
    looks = [item.look for item in members if item.look and item.pictured]
    if len(looks) < len(members):
        return None
    usual = median([look.total for look in looks if look.core <= EMPTY] or [1.0])
    return [_state(look, usual) for look in looks]


def _state(look: Look, usual: float) -> tuple[MarkState, float]:
    """On with something in the middle; off with nothing there, and no more around it than others
    have."""
    if look.core <= EMPTY and look.total <= usual + _HEAVY:
        return "off", _SURE
    if look.core >= FULL and not look.bar:
        return "on", _SURE
    return "unknown", 0.3
