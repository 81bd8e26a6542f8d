"""Tables of the form: reports, sections, questions, and what was chosen and filled in."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.feeds import wide
from pipeline.feeds.documents import Document
from pipeline.feeds.model import Item, Table, field
from pipeline.feeds.tables.columns import (
    QUESTION_ID,
    QUESTION_KEY,
    REPORT_ID,
    TO_QUESTION,
    TO_REPORT,
    YEAR,
    fields,
    link,
    own_link,
    quote,
    seq,
    text,
    to,
)
from pipeline.feeds.tables.items import itself, listed, listed_within

# Part of every fingerprint: with a new one, all reports are exported anew.
VERSION = "1"


def _scales(document: Document) -> Iterator[Item]:
    for question in document.report.questions:
        if question.scale:
            yield Item(document, question.scale, parent=question)


REPORTS = Table(
    "reports",
    "The reports, one row for each.",
    itself,
    (
        REPORT_ID,
        *(
            field("Source", path, f"source_{path}", of="own.source")
            for path in ("name", "media_type", "sha256", "bytes", "pages", "text_layer")
        ),
        link(lambda _: ()),
        field("ReportInfo", "title", of="own.report"),
        field("ReportInfo", "country.code", "country", of="own.report"),
        field("ReportInfo", "country.name", of="own.report"),
        field("ReportInfo", "language", of="own.report"),
        YEAR,
        *fields(
            "ReportInfo",
            "period.edtf",
            "period.start",
            "period.end",
            "form.id",
            "form.edition",
            "form.coverage",
            of="own.report",
        ),
        field("Generator", "version", "generator_version", of="own.generator"),
        text(
            "fingerprint",
            "Changes whenever the rows of this report may have.",
            lambda item: item.document.fingerprint(VERSION),
        ),
    ),
    ("report_id",),
)

SECTIONS = Table(
    "sections",
    "Titled groups of questions.",
    listed("sections"),
    (
        REPORT_ID,
        field("Section", "id", "section_id"),
        seq("sections"),
        *fields("Section", "title", "start", "end"),
        own_link(),
    ),
    ("report_id", "section_id"),
    (TO_REPORT,),
)

QUESTIONS = Table(
    "questions",
    "Questions with their answers. `key` is the same in every language, country and year.",
    listed("questions"),
    (
        REPORT_ID,
        field("Question", "id", "question_id"),
        *fields("Question", "seq", "number", "key", "kind", "required"),
        field("Question", "section", "section_id"),
        *fields("Question", "prompt", "start", "end"),
        *fields("Question", "subject.type", "subject.number", "subject.title"),
        field("Question", "answer.answered", "answered"),
        text(
            "answer",
            "The answer as it stands in the source, markup included.",
            lambda item: item.document.report.text[item.own.answer.start : item.own.answer.end],
        ),
        *fields("Question", "answer.start", "answer.end"),
        link(lambda item: (item.own.start, item.own.answer.end)),
    ),
    ("report_id", "question_id"),
    (TO_REPORT, to("sections", "section_id")),
)

CHOICES = Table(
    "choices",
    "Options of choice questions, selected or not.",
    listed_within("questions", "options"),
    (
        REPORT_ID,
        QUESTION_ID,
        seq("question's options"),
        QUESTION_KEY,
        *fields("Option", "label", "value", "selected", "start", "end"),
        *fields("Option", "mark.encoding", "mark.page", "mark.confidence"),
        link(
            lambda item: (
                item.own.start,
                item.own.end,
                item.own.mark.page if item.own.mark else None,
            )
        ),
    ),
    ("report_id", "question_id", "seq"),
    (TO_QUESTION,),
)

SCALES = Table(
    "scales",
    "Ratings between two poles.",
    _scales,
    (
        REPORT_ID,
        QUESTION_ID,
        QUESTION_KEY,
        *fields("Scale", "value", "max"),
        text("low", "Label of the low end.", lambda item: (item.own.poles or (None, None))[0]),
        text("high", "Label of the high end.", lambda item: (item.own.poles or (None, None))[1]),
        link(lambda item: (item.parent.start, item.parent.answer.end)),
    ),
    ("report_id", "question_id"),
    (TO_QUESTION,),
)

FIELDS = Table(
    "fields",
    "Labelled fields of record questions.",
    listed_within("questions", "fields"),
    (
        REPORT_ID,
        QUESTION_ID,
        seq("question's fields"),
        QUESTION_KEY,
        *fields("Field", "label", "key"),
        quote("value", "The value as it stands in the source; null if it is empty."),
        *fields("Field", "start", "end"),
        own_link(),
    ),
    ("report_id", "question_id", "seq"),
    (TO_QUESTION,),
)

CHOICES_WIDE = Table(
    "choices_wide",
    "Choice questions the way survey tools export them: one row for each report; for each "
    "question that is asked once a column of the selected values, joined by spaces, and for "
    "multiple choice a column for each option: 1 selected, 0 not, null not shown.",
    itself,
    (REPORT_ID, *wide.columns()),
    ("report_id",),
    (TO_REPORT,),
)
