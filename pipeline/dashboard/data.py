"""What the page knows: tables of the feed, as far as it needs them, and sentences around counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.feeds import tables
from pipeline.feeds.cells import plain
from pipeline.feeds.documents import Document
from pipeline.feeds.followed import followed
from pipeline.feeds.model import Row, Table
from pipeline.report import Answer, Count

# The columns that the page needs, by the names of the data dictionary. The first is always
# report_id, which the page gets as the place of the report among the reports.
COLUMNS: Mapping[Table, tuple[str, ...]] = {
    tables.REPORTS: (
        "report_id",
        "source_name",
        "link",
        "country",
        "country_name",
        "language",
        "year",
        "period_edtf",
    ),
    tables.QUESTIONS: (
        "report_id",
        "question_id",
        "number",
        "key",
        "prompt",
        "answered",
        "link",
    ),
    tables.CHOICES: ("report_id", "question_id", "label", "value", "selected"),
    tables.SCALES: ("report_id", "question_id", "value", "max"),
    tables.NEXT_STEPS: (
        "report_id",
        "next_step_id",
        "kind",
        "question_id",
        "title",
        "status",
        "link",
        "next_report_id",
        "next_report_step_id",
        "next_confidence",
    ),
    tables.AGENCIES: ("report_id", "agency_id", "agency_key", "name", "type"),
    tables.EVENTS: (
        "report_id",
        "event_id",
        "question_id",
        "date_edtf",
        "date_start",
        "date_precision",
        "planned",
        "evidence_quote",
        "link",
    ),
    tables.EVENT_AGENTS: ("report_id", "event_id", "agency_id", "role"),
    tables.COUNTS: (
        "report_id",
        "count_id",
        "question_id",
        "value",
        "unit",
        "unit_type",
        "evidence_quote",
        "link",
    ),
}
AROUND = 160  # characters shown on each side of a count
ANSWER = 400  # characters shown of an answer


def data(documents: Iterable[Document]) -> dict[str, Any]:
    """The tables, each with its columns and rows, and texts to show.

    ``context`` is, for each count, what stands before and after it; ``answers``, for each
    question, how its answer begins.
    """
    found = sorted(map(_part, documents), key=lambda part: part.order)
    rows = {table: [row for part in found for row in part.rows[table]] for table in COLUMNS}
    rows[tables.NEXT_STEPS] = list(followed(rows[tables.NEXT_STEPS]))
    place = {part.id: index for index, part in enumerate(found)}
    return {
        **{table.name: _chosen(table, rows[table], place) for table in COLUMNS},
        "context": [context for part in found for context in part.contexts],
        "answers": [answer for part in found for answer in part.answers],
    }


@dataclass(frozen=True, slots=True)
class _Part:
    """What is kept of one document, so that a thousand of them fit into memory."""

    id: str
    order: tuple[str, int, str]
    rows: Mapping[Table, Sequence[Row]]
    contexts: Sequence[tuple[str, str]]
    answers: Sequence[str]


def _part(document: Document) -> _Part:
    country = document.report.report.country
    return _Part(
        id=document.id,
        order=(country.name if country else "", document.year or 0, document.id),
        rows={table: table.rows(document) for table in COLUMNS},
        contexts=list(_contexts(document)),
        answers=list(_answers(document)),
    )


def _chosen(table: Table, rows: Sequence[Row], place: Mapping[str, int]) -> dict[str, Any]:
    """The columns of a table that the page needs."""
    names = COLUMNS[table]
    places = [table.place(name) for name in names]
    reports = {names.index(one) for one in ("report_id", "next_report_id") if one in names}
    return {
        "columns": names,
        "rows": [
            [
                place.get(str(row[at])) if i in reports else plain(row[at])
                for i, at in enumerate(places)
            ]
            for row in rows
        ],
    }


def _contexts(document: Document) -> Iterable[tuple[str, str]]:
    answers = {question.id: question.answer for question in document.report.questions}
    text = document.report.text
    for count in document.report.counts:
        yield context(text, count, answers[count.question])


def context(text: str, count: Count, answer: Answer) -> tuple[str, str]:
    """What stands before and after a count in its block of the answer, cut between words."""
    start, end = count.evidence.start, count.evidence.end
    first, last = next(
        (
            (block.start, block.end)
            for block in answer.blocks
            if block.start <= start and end <= block.end
        ),
        (answer.start, answer.end),
    )
    before, after = text[first:start], text[end:last]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return before, after


def _answers(document: Document) -> Iterable[str]:
    text = document.report.text
    for question in document.report.questions:
        answer = " ".join(text[question.answer.start : question.answer.end].split())
        yield answer if len(answer) <= ANSWER else answer[:ANSWER].rpartition(" ")[0] + " …"


def embedded(found: Mapping[str, Any]) -> str:
    """JSON that stands safely within a script element, whatever the reports say."""
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    for one in "<>&\u2028\u2029":
        text = text.replace(one, f"\\u{ord(one):04x}")
    return text
