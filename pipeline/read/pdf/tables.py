"""Rows of ruled tables, and their cells in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.lines import Block, Run, rows
from pipeline.types import Box

_SAME = 3.0  # points by which edges may differ that were meant to be the same
_MAX_ROW = 260.0  # points: rules further apart do not enclose a row of a table
_MIN_RULES = 3  # of one extent: two enclose a box, not a table


def table_rows(rules: Sequence[Box], members: Sequence[Run]) -> list[Box]:
    """Areas between neighbouring horizontal rules of the same extent, at least two of them.

    Rules that underline or strike the runs ``members`` enclose nothing.
    """
    level = [rule for rule in rules if rule.x1 - rule.x0 > rule.bottom - rule.top]
    groups: dict[tuple[int, int], list[Box]] = {}
    for rule in _merged([rule for rule in level if not _is_decoration(rule, members)]):
        key = next(
            (key for key in groups if abs(key[0] - rule.x0) < _SAME > abs(key[1] - rule.x1)),
            (round(rule.x0), round(rule.x1)),
        )
        groups.setdefault(key, []).append(rule)
    bands = [
        Box(upper.x0, upper.top, upper.x1, lower.bottom)
        for group in groups.values()
        if len(group) >= _MIN_RULES
        for upper, lower in pairwise(sorted(group, key=lambda rule: rule.top))
        if _SAME < lower.top - upper.bottom < _MAX_ROW
    ]
    return sorted(bands, key=lambda band: (band.top, band.x0))


def within(run: Run, band: Box) -> bool:
    """True if the middle of a run lies in a table row."""
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    return band.x0 - _SAME < x < band.x1 + _SAME and band.top < y < band.bottom


def cells(band: Box, inside: Sequence[Run], rules: Sequence[Box]) -> list[Block]:
    """The runs of a table row: one line if no cell wraps, else cell after cell."""
    middle = (band.top + band.bottom) / 2
    cuts = [
        rule.x0
        for rule in rules
        if rule.bottom - rule.top > rule.x1 - rule.x0
        and rule.top < middle < rule.bottom
        and band.x0 + _SAME < rule.x0 < band.x1 - _SAME
    ]
    found: dict[int, list[Run]] = {}
    for run in inside:
        found.setdefault(sum(cut < (run.x0 + run.x1) / 2 for cut in cuts), []).append(run)
    split = [rows(found[at]) for at in sorted(found)]
    if all(len(cell) == 1 for cell in split):
        return [[[run for cell in split for run in cell[0]]]]
    return list(split)


def _is_decoration(rule: Box, members: Sequence[Run]) -> bool:
    """True if a rule underlines or strikes a run of text."""
    return any(
        run.top <= rule.top <= run.bottom + _SAME
        and run.x0 - _SAME <= rule.x0
        and rule.x1 <= run.x1 + _SAME
        for run in members
    )


def _merged(level: Sequence[Box]) -> list[Box]:
    """Horizontal rules with the pieces of one rule, drawn cell by cell, put together."""
    merged: list[Box] = []
    for rule in sorted(level, key=lambda rule: (round(rule.top), rule.x0)):
        last = merged[-1] if merged else None
        if last and abs(last.top - rule.top) < _SAME and rule.x0 <= last.x1 + _SAME:
            merged[-1] = Box(last.x0, last.top, max(last.x1, rule.x1), last.bottom)
        else:
            merged.append(rule)
    return merged
