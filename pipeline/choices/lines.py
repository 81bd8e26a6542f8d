"""The lines of an answer, without the page furniture in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.segment.lines import LINE
from pipeline.types import Outline, Span

_RULE = re.compile(r"(?:[-_=*][ \t]*){3,}$|(?:\|[ \t]*:?-+:?[ \t]*)+\|?$")


def of(text: str, span: Span, cuts: Sequence[Span]) -> list[Span]:
    """Spans of the lines in a stretch, without white space around them and without rules."""
    return [line for line in _lines(text, span, cuts) if not _RULE.match(text, *line)]


def furniture(outline: Outline) -> tuple[Span, ...]:
    """What to leave out of answers."""
    return tuple(left.span for left in outline.leftovers if left.type == "running_header")


def _lines(text: str, span: Span, cuts: Sequence[Span]) -> Iterator[Span]:
    inside = [cut for cut in cuts if span.start <= cut.start < span.end]
    for found in LINE.finditer(text, *span):
        start, end = found.start(), found.start() + len(found.group().rstrip())
        if not any(cut.start <= start and end <= cut.end for cut in inside):
            yield Span(start, end)
