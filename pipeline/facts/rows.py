"""Long rows of figures, in which nothing is told: "1, 2, 1, 7, …" over many lines.

Whatever searches a text for numbers or dates skips them, so that a dump of figures costs no
more time than prose of its size.
"""

from __future__ import annotations

import re

from pipeline.types import Span

MAX_ROW = 400  # characters; the longest lists of reports have a third of it
MARGIN = 50  # characters at either end of a row that may belong to the prose around it

# Figures with up to eight other characters between; no rows of a table, whose heads tell what
# their columns count. Possessive, so linear; begins with a set of characters, so fast.
_ROW = re.compile(r"\d(?<![\d.,].)[\d.,'’]*+(?:(?:[^\d\n]|\n(?!\|)){1,8}+\d[\d.,'’]*+){20,}+")


def outside(text: str) -> list[Span]:
    """The stretches of a text between its long rows of figures, in order: mostly one, all of it."""
    if len(text) <= MAX_ROW:
        return [Span(0, len(text))]
    stretches, at = [], 0
    for row in _ROW.finditer(text):
        start, end = row.span()
        if end - start > MAX_ROW:
            stretches.append(Span(at, start + MARGIN))
            at = end - MARGIN
    return [*stretches, Span(at, len(text))]
