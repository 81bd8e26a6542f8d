"""The table of next steps."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.feeds.documents import Document
from pipeline.feeds.model import Column, ForeignKey, Item, Table, field
from pipeline.feeds.steps import steps
from pipeline.feeds.tables.columns import (
    QUESTION_ID,
    REPORT_ID,
    TO_QUESTION,
    YEAR,
    key,
    own_link,
    text,
)


def _steps(document: Document) -> Iterator[Item]:
    for seq, step in enumerate(steps(document), 1):
        yield Item(document, step, seq, step.question)


NEXT_STEPS = Table(
    "next_steps",
    "Next steps: those whose status a report states, and those it plans for the coming year; "
    "each followed into the next year's report of the same country.",
    _steps,
    (
        REPORT_ID,
        key(
            "next_step_id",
            "Id of the question that asks for the status, or of the planning question and "
            "the plan's number.",
            lambda item: item.own.id,
        ),
        Column(
            "kind",
            "string",
            "status: the report states its status; plan: it is planned for the coming year.",
            lambda item: item.own.kind,
            required=True,
            values=("status", "plan"),
        ),
        QUESTION_ID,
        field("ReportInfo", "country.code", "country", of="document.report.report"),
        YEAR,
        Column(
            "number", "integer", "Its number, where one is known.", lambda item: item.own.number
        ),
        text("title", "Its title, on one line.", lambda item: item.own.title),
        text(
            "status",
            "Value of the only selected option; null for plans, and where none or several are.",
            lambda item: item.own.status,
        ),
        Column("start", "integer", "Where it begins.", lambda item: item.own.start, required=True),
        Column("end", "integer", "Where it ends.", lambda item: item.own.end, required=True),
        own_link(),
        text(
            "next_report_id",
            "The next year's report of the same country that states this step's status; null if "
            "there is none in the feed.",
            lambda _: None,
        ),
        text("next_report_step_id", "The step there.", lambda _: None),
        Column(
            "next_confidence",
            "number",
            "How alike the two titles are, 0 to 1.",
            lambda _: None,
        ),
    ),
    ("report_id", "next_step_id"),
    (
        TO_QUESTION,
        ForeignKey(
            ("next_report_id", "next_report_step_id"), "next_steps", ("report_id", "next_step_id")
        ),
    ),
)
