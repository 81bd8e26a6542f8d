"""What was odd about a report's structure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.diagnostics import make
from pipeline.segment import languages
from pipeline.segment.numbers import ordinals
from pipeline.types import Diagnostic, Outline, Question, Section, Source, Span

_SAMPLE = 1_000  # characters of each answer that tell its language


def diagnose(source: Source, outline: Outline, contents: Span | None) -> Iterator[Diagnostic]:
    """The diagnostics of an outline; ``contents`` is where the table of contents stands."""
    other = languages.other(_prose(source, outline), outline.language)
    if other:
        yield make("other-language", language=outline.language, other=other)
    if not outline.questions:
        yield make("no-questions")
        return
    if outline.form is None:
        yield make("unknown-form")
    yield from _numbers(outline.questions)
    yield from _order(outline.questions)
    if outline.form:
        yield from _unknown(outline.questions)
    if contents:
        yield from _unprinted(outline.sections, contents)
    if not other:  # one warning says it of all paragraphs
        yield from _foreign(outline.questions)


def _prose(source: Source, outline: Outline) -> str:
    """How the answers begin, as prompts may be in another language; else the whole text."""
    answers = (one.answer for one in outline.questions)
    begun = [source.text[start : min(end, start + _SAMPLE)] for start, end in answers]
    return "\n".join(begun) or source.text


def _numbers(questions: Sequence[Question]) -> Iterator[Diagnostic]:
    times = Counter(question.number for question in questions if question.number)
    last = {question.number: question for question in questions}
    for number, count in times.items():
        if count > 1:
            found = last[number]
            yield make("duplicate-number", found.span, found.id, number=number, times=count)
    for question in questions:
        if question.number is None:
            yield make("missing-number", question.span, question.id)


def _order(questions: Sequence[Question]) -> Iterator[Diagnostic]:
    numbered = [(ordinals(question.number), question) for question in questions if question.number]
    for (before, _), (number, question) in pairwise(numbered):
        if number < before:
            yield make(
                "number-out-of-order",
                question.span,
                question.id,
                number=question.number,
                before=".".join(map(str, before)),
            )


def _unknown(questions: Sequence[Question]) -> Iterator[Diagnostic]:
    for question in questions:
        if question.key is None:
            yield make("unknown-question", question.span, question.id, number=question.number)


def _unprinted(sections: Sequence[Section], contents: Span) -> Iterator[Diagnostic]:
    for section in sections:
        if contents.contains(section.span):
            yield make("section-only-in-contents", section.span, title=section.title)


def _foreign(questions: Sequence[Question]) -> Iterator[Diagnostic]:
    for question in questions:
        for block in question.blocks:
            if block.type == "note":
                yield make("foreign-paragraph", block.span, question.id)
