"""Tables of two rows: what stands in the second row belongs to the cell above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.types import Span


def pairs(text: str, lines: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Each cell of the first row with the one under it; empty if the lines are no such table."""
    if len(lines) != 2 or not all(text.startswith("|", line.start) for line in lines):
        return []
    heads, cells = ([*_cells(text, line)] for line in lines)
    return list(zip(heads, cells, strict=True)) if len(heads) == len(cells) else []


def _cells(text: str, line: Span) -> Iterator[Span]:
    end = line.end - 1 if text[line.end - 1] == "|" else line.end
    at = line.start + 1
    while at <= end:
        bar = text.find("|", at, end)
        stop = bar if bar >= 0 else end
        yield Span(at, stop)
        at = stop + 1
