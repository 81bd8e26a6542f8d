"""From an outline to the same outline with options, scales and fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline import diagnostics, forms
from pipeline.choices import fields, lines, options, scales
from pipeline.forms import Form, FormQuestion, words
from pipeline.types import Diagnostic, Mark, Outline, Question, Source, Span

_FEWEST, _MOST = 2, 60  # options of a question that the form does not know


def choose(source: Source, outline: Outline) -> tuple[Outline, tuple[Diagnostic, ...]]:
    """The outline with the options, scale and fields of each question filled in.

    A choice or scale is answered if something is selected, a record if a field has a value.
    A question that no form knows is a choice if its answer is a list of marked options.
    """
    form = next((f for f in forms.load() if outline.form and f.id == outline.form.id), None)
    cuts = lines.furniture(outline)
    questions = tuple(
        _question(source, question, form, outline.language, cuts) for question in outline.questions
    )
    found = tuple(
        diagnostics.make("several-selected", question.answer, question.id, count=count)
        for question in questions
        if question.kind == "single_choice"
        and (count := sum(option.selected is True for option in question.options)) > 1
    )
    return replace(outline, questions=questions), found


def _question(
    source: Source, question: Question, form: Form | None, language: str, cuts: Sequence[Span]
) -> Question:
    known = form.by_key.get(question.key) if form and question.key else None
    drawn = [
        mark
        for mark in source.marks
        if mark.span is not None
        and question.answer.start <= mark.span.start <= question.answer.end
    ]
    own = lines.of(source.text, question.answer, cuts)
    if question.kind == "scale":
        return _scale(source, question, known, drawn, language)
    if question.kind == "record" and known and form:
        return _record(source, question, known, form, own, language)
    if question.kind in {"single_choice", "multi_choice"}:
        return _choice(source, question, known, drawn, own, language)
    return question if known else _guess(source, question, drawn, own, language)


def _choice(
    source: Source,
    question: Question,
    known: FormQuestion | None,
    drawn: Sequence[Mark],
    own: Sequence[Span],
    language: str,
) -> Question:
    found = options.find(
        source.text,
        own,
        drawn,
        known.options if known else (),
        language,
        single=question.kind == "single_choice",
    )
    answered = any(option.selected for option in found)
    return replace(question, options=found, answered=answered)


def _guess(
    source: Source, question: Question, drawn: Sequence[Mark], own: Sequence[Span], language: str
) -> Question:
    """A question of an unknown form: a choice if every line of its answer is a marked option."""
    if not _FEWEST <= len(own) <= _MOST:
        return question
    found = options.find(source.text, own, drawn, (), language, single=False)
    marked = [option for option in found if option.mark]
    if len(marked) < len(own):
        return question
    several = sum(option.selected is True for option in found) > 1
    answered = any(option.selected for option in found)
    kind = "multi_choice" if several else "single_choice"
    return replace(question, kind=kind, options=found, answered=answered)


def _scale(
    source: Source,
    question: Question,
    known: FormQuestion | None,
    drawn: Sequence[Mark],
    language: str,
) -> Question:
    scale = scales.find(
        source.text, question.answer, drawn, known.scale if known else None, language
    )
    return replace(question, scale=scale, answered=scale.value is not None)


def _record(
    source: Source,
    question: Question,
    known: FormQuestion,
    form: Form,
    own: Sequence[Span],
    language: str,
) -> Question:
    found = fields.find(source.text, own, known.fields, form, language)
    answered = (
        any(words.is_answer(source.quote(field.span)) for field in found)
        if found
        else question.answered
    )
    return replace(question, fields=found, answered=answered)
