"""The stages in order, with what each needs and gives: the only place that runs them.

::

    bytes ──read──▶ Source ──segment──▶ Outline ──choices──▶ Outline ──views──▶ texts
          ──link──▶ agencies, names, references ──facts──▶ dates, counts, events
          ──assemble──▶ Report ──validate──▶ Report
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline import nlp, read, report
from pipeline import types as t
from pipeline.assemble import Passage, assemble
from pipeline.choices import choose
from pipeline.errors import InputError, SchemaError
from pipeline.facts import counts, dates, events
from pipeline.link.agencies import Resolution, resolve
from pipeline.options import Options
from pipeline.read.view import View, view
from pipeline.segment import segment
from pipeline.write import validate

# Answers to choices and ratings are their marks; prose is looked at in these kinds only.
PROSE: frozenset[t.Kind] = frozenset({"narrative", "record"})


def extract(
    report_or_path: Path | str | bytes, *, name: str | None = None, options: Options | None = None
) -> report.Report:
    """One report as validated, grounded data.

    Args:
        report_or_path: a path; bytes of a file; or a string, which is the report itself if it
            holds a line break (or nothing at all) and a path if it does not.
        name: what to call the source; by default the file's name.
        options: language, country, form, password, limits; by default all is detected.

    Raises:
        InputError: the input is missing, empty, binary, damaged or encrypted.
        LimitError: a limit of ``options.limits`` was reached.
        SchemaError: the result breaks the contract, which is a mistake of this package.

    Example:
        >>> from pipeline import extract
        >>> report = extract("1. What progress has been made?\\n\\nThe Act was adopted in 2022.\\n")
        >>> report.events[0].date.edtf
        '2022'
    """
    options = options or Options()
    content, default = _content(report_or_path, options)
    return run(read.read(content, name or default, options), options)


def run(source: t.Source, options: Options) -> report.Report:
    """All stages after reading.

    Raises:
        SchemaError: the result breaks the contract, which is a mistake of this package.
    """
    made = _made(source, options)
    if problems := validate.problems(made.model_dump(mode="json")):
        raise SchemaError(problems[0], source.name)
    return made


def _made(source: t.Source, options: Options) -> report.Report:
    """The report that the stages make."""
    outline, odd = segment(source, options)
    source = _with_furniture(source, outline)
    outline, odd_choices = choose(source, outline)
    context = t.Context(outline.language, outline.country, outline.period)
    questions, views = _views(source, outline)
    texts = [one.text for one in views]
    names = resolve(
        texts,
        [question.prompt for question in outline.questions],
        context,
        options.agencies.rows if options.agencies else (),
        nlp.witnesses(texts, context.language, options.model),
    )
    found = _facts(texts, names, context)
    return assemble(
        source,
        outline,
        passages=[Passage(*parts) for parts in zip(questions, views, found, strict=True)],
        agencies=names.agencies,
        diagnostics=[*source.diagnostics, *odd, *odd_choices, *names.diagnostics],
        options=options,
    )


def _content(given: Path | str | bytes, options: Options) -> tuple[bytes, str]:
    """The bytes of whatever was given, and a name for them."""
    if isinstance(given, bytes):
        return given, "bytes"
    if isinstance(given, str) and ("\n" in given or not given.strip()):
        try:
            return given.encode(), "text"
        except UnicodeEncodeError as error:
            raise InputError(f"is no valid Unicode: {error.reason}", "text") from error
    path = Path(given)
    return read.load(path, options), path.name


def _with_furniture(source: t.Source, outline: t.Outline) -> t.Source:
    """The source with the running headers that only its outline could tell: views skip them."""
    found = {left.span for left in outline.leftovers if left.type == "running_header"}
    return replace(source, furniture=tuple(sorted({*source.furniture, *found})))


def _views(source: t.Source, outline: t.Outline) -> tuple[list[str], list[View]]:
    """Question id and view of each stretch of prose."""
    stretches = [
        (question.id, view(source, span))
        for question in outline.questions
        for span in prose(question)
    ]
    return [one for one, _ in stretches], [one for _, one in stretches]


def prose(question: t.Question) -> Iterator[t.Span]:
    """Where a question's prose stands: the labels of a record are the form's, not prose."""
    if not question.answered or question.kind not in PROSE:
        return
    if question.fields:
        yield from (field.span for field in question.fields if field.span)
    else:
        yield question.answer


def _facts(texts: Sequence[str], names: Resolution, context: t.Context) -> list[t.Extraction]:
    """All that each text tells, names already tied together over the report."""
    return [
        _told(text, mentions, references, context)
        for text, mentions, references in zip(texts, names.mentions, names.references, strict=True)
    ]


def _told(
    text: str,
    names: Sequence[t.NameMention],
    references: Sequence[t.ReferenceMention],
    context: t.Context,
) -> t.Extraction:
    when = dates.find(text, context)
    found = (when, counts.find(text, context, when), names)
    happened = events.find(text, context, *found)
    acting = events.doers(text, context, *found, happened)
    return t.Extraction(text, *found, references, happened, acting)
