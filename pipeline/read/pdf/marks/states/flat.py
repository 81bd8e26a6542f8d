"""States of a group in which nothing is empty: what is off is a pale filling without an outline."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.marks.candidate import Look
from pipeline.types import MarkState

_PALE = 0.25  # contrast to paper of a filling that stands for what is empty
_DARKER = 0.3  # by how much what is drawn on the others is darker
_DEEPER = 0.1  # the same, of their middle


def by_flat(seen: Sequence[Look]) -> list[tuple[MarkState, float]] | None:
    """``vector.flat``: the states, if some are pale and filled all over and all the others are far
    darker and hold something light, as a point or a tick: what has one tone has nothing in it,
    though there is less of the filling in the middle of the others; open, if these are hardly
    darker there. Where a dark one is filled all over as well, or the flat ones are not pale,
    nothing is said."""
    flat = [look for look in seen if look.solid]
    held = [look for look in seen if not look.solid]
    if not flat or not held or max(look.contrast for look in flat) > _PALE:
        return None
    pale, deep = max(look.contrast for look in flat), max(look.depth for look in flat)
    if min(look.contrast for look in held) < pale + _DARKER:
        return None
    if min(look.depth for look in held) < deep + _DEEPER:
        return [("unknown", 0.3) for _ in seen]
    return [("off" if look.solid else "on", 0.85) for look in seen]
