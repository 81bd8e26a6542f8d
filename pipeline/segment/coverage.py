"""The parts of an outline in order: together they are the whole text, without overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pipeline.types import Outline, Span

Part = tuple[str, Span]  # "section s1", "question q1", "answer q1" or the leftover's type


def parts(outline: Outline) -> list[Part]:
    """Name and span of every part, by position.

    A leftover inside an answer or a heading (a page number) parts it: the pieces before and
    after it are listed, each under the same name.
    """
    leftovers = [(left.type, left.span) for left in outline.leftovers if left.span]
    cuts = sorted(span for _, span in leftovers)
    found: list[Part] = list(leftovers)
    for name, span in _owned(outline):
        inside = cuts[bisect_left(cuts, span) : bisect_left(cuts, Span(span.end, span.end))]
        found.extend((name, piece) for piece in _without(span, inside) if piece)
    return sorted(found, key=lambda part: part[1])


def _owned(outline: Outline) -> Iterator[Part]:
    contents = [left.span for left in outline.leftovers if left.type == "contents"]
    for section in outline.sections:
        if not any(span.contains(section.span) for span in contents):
            yield f"section {section.id}", section.span
    for question in outline.questions:
        yield f"question {question.id}", question.span
        yield f"answer {question.id}", question.answer


def _without(span: Span, cuts: list[Span]) -> Iterator[Span]:
    at = span.start
    for cut in cuts:
        yield Span(at, cut.start)
        at = cut.end
    yield Span(at, span.end)
