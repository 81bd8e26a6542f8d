"""States of numbers in cells that touch: a cell has the borders of its neighbours too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.types import MarkState

_GAP = 1.0  # points between cells that share a border


def one_at_most(
    members: Sequence[Candidate], decided: list[tuple[MarkState, float]] | None
) -> list[tuple[MarkState, float]] | None:
    """The states; open where several of a row of touching numbers look as if they were on: of a
    scale one is, and borders alone make cells look different."""
    if decided is None or sum(state == "on" for state, _ in decided) < 2 or not _touch(members):
        return decided
    return [("unknown", 0.3) for _ in decided]


def _touch(members: Sequence[Candidate]) -> bool:
    boxes = sorted((item.box for item in members), key=lambda box: (round(box.top), box.x0))
    numbers = all(item.kind == "number" for item in members)
    return numbers and any(0 <= after.x0 - before.x1 + _GAP <= 2 * _GAP
                           for before, after in pairwise(boxes))  # fmt: skip
