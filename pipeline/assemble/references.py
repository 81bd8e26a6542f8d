"""URLs and named things that are no organisations."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import report as out
from pipeline import types as t
from pipeline.assemble.passages import Placed


def references(
    source: t.Source, outline: t.Outline, placed: Sequence[Placed[t.ReferenceMention]]
) -> tuple[out.Reference, ...]:
    """What the passages name, and the targets of links, which a view does not show."""
    named = [
        _reference(one.mention.type, one.mention.value, one.passage.question, one.span)
        for one in placed
    ]
    urls = [one.span for one in placed if one.mention.type == "url"]
    linked = [
        _reference("url", target, question, span)
        for span, target in source.links
        if (question := _question(outline, span)) and not any(map(span.overlaps, urls))
    ]
    return tuple(sorted([*named, *linked], key=lambda one: (one.start, one.end, one.type)))


def _reference(kind: t.ReferenceType, value: str, question: str, span: t.Span) -> out.Reference:
    return out.Reference(type=kind, value=value, question=question, start=span.start, end=span.end)


def _question(outline: t.Outline, span: t.Span) -> str | None:
    return next((one.id for one in outline.questions if one.answer.contains(span)), None)
