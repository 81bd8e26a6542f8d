"""From an outline to the same outline with options, scales and fields."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from pipeline import diagnostics, forms
from pipeline.choices import fields, lines, options, pictured, scales
from pipeline.choices.labels import Expected
from pipeline.forms import Form, FormQuestion, words
from pipeline.types import Diagnostic, Kind, Mark, Outline, Question, Source, Span

_FEWEST, _MOST = 2, 60  # options of a question that the form does not know


def choose(source: Source, outline: Outline) -> tuple[Outline, tuple[Diagnostic, ...]]:
    """The outline with the options, scale and fields of each question filled in.

    A choice or scale is answered if something is selected, a record if a field has a value.
    A question that no form knows is a choice if its answer is a list of marked options.
    """
    form = next((f for f in forms.load() if outline.form and f.id == outline.form.id), None)
    report = _Report(source, form, outline.language, lines.furniture(outline))
    questions = tuple(_question(report, question) for question in outline.questions)
    found = tuple(
        diagnostics.make("several-selected", question.answer, question.id, count=count)
        for question in questions
        if question.kind == "single_choice"
        and (count := sum(option.selected is True for option in question.options)) > 1
    )
    ordered = tuple(
        diagnostics.make(
            "options-by-order", question.answer, question.id, count=len(question.options)
        )
        for question in questions
        if pictured.are_by_order(question.options)
    )
    return replace(outline, questions=questions), (*found, *ordered)


class _Report(NamedTuple):
    """What all questions of a report share."""

    source: Source
    form: Form | None
    language: str
    cuts: tuple[Span, ...]  # furniture


class _Answer(NamedTuple):
    """What an answer consists of."""

    lines: list[Span]
    drawn: list[Mark]  # marks that the reader saw


def _question(report: _Report, question: Question) -> Question:
    known = report.form.by_key.get(question.key) if report.form and question.key else None
    if known and question.kind == "narrative":
        return question
    start, end = question.answer
    answer = _Answer(
        lines.of(report.source.text, question.answer, report.cuts),
        [
            mark
            for mark in report.source.marks
            if mark.span is not None and start <= mark.span.start <= end
        ],
    )
    if question.kind == "scale":
        return _scale(report, question, known, answer)
    if question.kind == "record" and known and report.form:
        return _record(report, question, known, answer)
    if question.kind in {"single_choice", "multi_choice"}:
        return _choice(report, question, known, answer)
    return _guess(report, question, answer)


def _choice(
    report: _Report, question: Question, known: FormQuestion | None, answer: _Answer
) -> Question:
    expected = Expected(
        known.options if known else (), report.language, question.kind == "single_choice"
    )
    found = options.find(report.source.text, answer.lines, answer.drawn, expected)
    found = found or pictured.by_order(answer.drawn, expected)
    return replace(question, options=found, answered=any(option.selected for option in found))


def _guess(report: _Report, question: Question, answer: _Answer) -> Question:
    """A question of an unknown form: a choice if every line of its answer is a marked option."""
    if not _FEWEST <= len(answer.lines) <= _MOST:
        return question
    expected = Expected((), report.language, single=False)
    found = options.find(report.source.text, answer.lines, answer.drawn, expected)
    if sum(option.mark is not None for option in found) < len(answer.lines):
        return question
    selected = sum(option.selected is True for option in found)
    kind: Kind = "multi_choice" if selected > 1 else "single_choice"
    return replace(question, kind=kind, options=found, answered=selected > 0)


def _scale(
    report: _Report, question: Question, known: FormQuestion | None, answer: _Answer
) -> Question:
    scale = scales.find(
        report.source.text,
        question.answer,
        answer.drawn,
        known.scale if known else None,
        report.language,
    )
    return replace(question, scale=scale, answered=scale.value is not None)


def _record(report: _Report, question: Question, known: FormQuestion, answer: _Answer) -> Question:
    source, form, language = report.source, report.form, report.language
    found = fields.find(source.text, answer.lines, known.fields, form, language)
    if not found:
        return question
    answered = any(words.is_answer(source.quote(field.span)) for field in found)
    return replace(question, fields=found, answered=answered)
