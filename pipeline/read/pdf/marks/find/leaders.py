"""Dots and dashes that lead from a label to its control: each may be a drawing of its own.

A page of them has more drawings than a chart, though none is a piece of a control: what is smaller
than a mark, and stands in a level row that is longer than a mark, belongs to a line.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.objects import Drawing

_LEVEL = 0.1  # points by which the dots of a line may be higher than others
_GAP = 4.0  # points between two dots of a line


def without_leaders(drawings: Sequence[Drawing], least: float, longest: float) -> Sequence[Drawing]:
    """The drawings without rows longer than ``longest`` points of such as have no side of ``least``
    points."""
    dots = [
        item
        for item in drawings
        if not item.image and max(item.box.x1 - item.box.x0, item.box.bottom - item.box.top) < least
    ]
    dots.sort(key=lambda item: (round(item.box.top / _LEVEL), item.box.x0))
    rows: list[list[Drawing]] = []
    for dot in dots:
        if rows and _goes_on(rows[-1][-1], dot):
            rows[-1].append(dot)
        else:
            rows.append([dot])
    lines = [row for row in rows if row[-1].box.x1 - row[0].box.x0 > longest]
    in_lines = {id(dot) for row in lines for dot in row}
    return [item for item in drawings if id(item) not in in_lines] if in_lines else drawings


def _goes_on(before: Drawing, dot: Drawing) -> bool:
    level = abs(before.box.top - dot.box.top) <= _LEVEL
    return level and dot.box.x0 - before.box.x1 <= _GAP
