"""Everything that is no section title, question or answer, each stretch with its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.segment.allot import Part
from pipeline.segment.recognise import Layout
from pipeline.types import Leftover, LeftoverType, Question, Section, Span

_TEXT = re.compile(r"[^\W_]")


def find(
    text: str,
    layout: Layout,
    parts: Sequence[Part],
    questions: Sequence[Question],
    sections: Sequence[Section],
) -> tuple[Leftover, ...]:
    """The leftovers by position."""
    table = layout.contents_span
    inside = table or Span(0, 0)
    named = [Leftover("contents", table)] if table else []
    named += [
        Leftover("running_header", span) for span in layout.furniture if not inside.contains(span)
    ]
    named += [Leftover("section_intro", span) for span in _intros(layout, parts)]
    claimed = [left.span for left in named]
    claimed += [section.span for section in sections if not inside.contains(section.span)]
    claimed += [span for question in questions for span in (question.span, question.answer)]
    named += _gaps(text, claimed, questions)
    return tuple(sorted(named, key=lambda left: left.span))


def _intros(layout: Layout, parts: Sequence[Part]) -> Iterator[Span]:
    """The lines between a section's title and its first question."""
    for part in parts:
        for title, after in pairwise([*part.titles, None]):
            begin = title.last + 1 if title else 0
            end = after.first if after else part.asked.heading.first
            own = [line for line in layout.lines[begin:end] if not line.is_rule]
            if title and own:
                yield Span(own[0].start, own[-1].end)


def _gaps(text: str, claimed: Sequence[Span], questions: Sequence[Question]) -> Iterator[Leftover]:
    """What lies between the claimed spans."""
    first = questions[0].span.start if questions else len(text)
    last = questions[-1].answer.end if questions else 0
    at = 0
    for span in [*sorted(claimed), Span(len(text), len(text))]:
        if span.start > at:
            gap = Span(at, span.start)
            yield Leftover(_gap_type(text, gap, first, last), gap)
        at = max(at, span.end)


def _gap_type(text: str, gap: Span, first: int, last: int) -> LeftoverType:
    if not _TEXT.search(text, *gap):
        return "separator"
    if gap.end <= first:
        return "cover"
    return "trailer" if gap.start >= last else "note"
