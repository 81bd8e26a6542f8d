"""Crosses in columns that no line parts: each stands under one of the heads of a row of heads."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.surroundings import Segment, Surroundings
from pipeline.types import Box, Span

_CONFIDENCE = 0.6
_FEWEST = 2  # heads, and rows with a cross
_NEAR = 3.0  # line heights from the heads to the first row, and from row to row
_SLACK = 6.0  # points by which a cross may stand out of its column

Cross = tuple[Span, Box]


def in_columns(around: Surroundings, crosses: Sequence[Cross]) -> list[Candidate]:
    """The crosses of tables without rules, and the places of their rows without one."""
    rows: dict[int, list[Cross]] = {}
    for span, box in crosses:
        rows.setdefault(around.line(span), []).append((span, box))
    found: list[Candidate] = []
    for table in _tables(around, sorted(rows)):
        heads = _heads(around, table[0], [box for row in table for _, box in rows[row]])
        if len(table) >= _FEWEST and heads:
            found += [item for row in table for item in _row(around, row, rows[row], heads)]
    return found


def _tables(around: Surroundings, rows: Sequence[int]) -> list[list[int]]:
    """Numbers of lines with crosses, those near one another together."""
    tables: list[list[int]] = []
    for row in rows:
        box = around.text.lines[row].box
        last = around.text.lines[tables[-1][-1]].box if tables else None
        if last and box.top - last.bottom <= _NEAR * (box.bottom - box.top):
            tables[-1].append(row)
        else:
            tables.append([row])
    return tables


def _heads(around: Surroundings, first: int, crosses: Sequence[Box]) -> list[Segment]:
    """The heads on the line over the first row, if each cross stands under just one."""
    if not first:
        return []
    heads = around.cells(first - 1)
    above, below = (around.text.lines[at].box for at in (first - 1, first))
    under = [[head for head in heads if _is_under(box, head)] for box in crosses]
    near = 0 <= below.top - above.bottom <= _NEAR * (above.bottom - above.top)
    if not near or len(heads) < _FEWEST or any(len(found) != 1 for found in under):
        return []
    return heads


def _is_under(box: Box, head: Segment) -> bool:
    middle = (box.x0 + box.x1) / 2
    return head.box.x0 - _SLACK <= middle <= head.box.x1 + _SLACK


def _row(
    around: Surroundings, number: int, crosses: Sequence[Cross], heads: Sequence[Segment]
) -> list[Candidate]:
    """The places of a row that begins with a label."""
    label = next(iter(around.cells(number)), None)
    if label is None or label.box.x1 > heads[0].box.x0:
        return []
    line = around.text.lines[number].box
    found = []
    for head in heads:
        own = next(((span, box) for span, box in crosses if _is_under(box, head)), None)
        middle = (head.box.x0 + head.box.x1) / 2
        half = (line.bottom - line.top) / 2
        place = own[1] if own else Box(middle - half, line.top, middle + half, line.bottom)
        found.append(
            Candidate(
                place, "text", "checkbox", "on" if own else "off", _CONFIDENCE,
                own[0] if own else None, inside="x" if own else "",
                label=head.span, row=label.span,
            )
        )  # fmt: skip
    return found
