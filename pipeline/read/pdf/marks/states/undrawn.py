"""States of outlines some of which hold text that cannot be drawn."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.states.differences import NOTHING
from pipeline.types import MarkState


def by_undrawn(members: Sequence[Candidate]) -> list[tuple[MarkState, float]] | None:
    """``vector.undrawn``: the states, if some hold such text: what cannot be seen is not known to
    be empty. Where all look empty and others hold no text at all, the text is what somebody put
    in."""
    texts = [item.undrawn for item in members]
    if not any(texts):
        return None
    empty = all(item.look is not None and item.look.core <= NOTHING for item in members)
    if all(texts) or not empty:
        return [("unknown", 0.3) for _ in members]
    return [("on" if text else "off", 0.6) for text in texts]
