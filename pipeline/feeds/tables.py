"""The tables of a feed, declared once for all formats: keys, columns, and where rows come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pipeline.feeds import wide
from pipeline.feeds.documents import Document
from pipeline.feeds.model import Column, ForeignKey, Item, Table, Type, field
from pipeline.feeds.steps import steps

# Part of every fingerprint: with a new one, all reports are exported anew.
VERSION = "1"


def _key(name: str, description: str, value: Callable[[Item], str | int]) -> Column:
    kind: Type = "integer" if name == "seq" else "string"
    return Column(name, kind, description, value, required=True)


def _seq(of: str) -> Column:
    return _key("seq", f"1-based position among the {of}.", lambda item: item.seq)


def _text(name: str, description: str, value: Callable[[Item], str | None]) -> Column:
    return Column(name, "string", description, value)


def _link(span: Callable[[Item], tuple[Any, ...]]) -> Column:
    """Where it stands in the source."""
    return _text(
        "link",
        "Where it stands in the source: the file with #char=start,end (RFC 5147, code points) for "
        "text, #page=N (RFC 8118) for PDF.",
        lambda item: item.document.link(*span(item)),
    )


def _own_link() -> Column:
    return _link(lambda item: (item.own.start, item.own.end, getattr(item.own, "page", None)))


def _quote(name: str, description: str) -> Column:
    """The characters of the report at the item's own offsets."""
    return _text(
        name,
        description,
        lambda item: item.document.report.text[item.own.start : item.own.end],
    )


def _evidence(model: str) -> tuple[Column, ...]:
    """The evidence of a fact: offsets, quote, page, link."""
    paths = ("start", "end", "quote", "page")
    return (
        *(field(model, f"evidence.{path}") for path in paths),
        _link(
            lambda item: tuple(getattr(item.own.evidence, one) for one in ("start", "end", "page"))
        ),
    )


REPORT_ID = _key(
    "report_id",
    "Key of the report: the same for the same source file content.",
    lambda item: item.document.id,
)
TO_REPORT = ForeignKey(("report_id",), "reports", ("report_id",))


def _to(table: str, *columns: str, key: tuple[str, ...] = ()) -> ForeignKey:
    """A foreign key within a report."""
    return ForeignKey(("report_id", *columns), table, ("report_id", *(key or columns)))


def _fields(model: str, *paths: str, of: str = "own") -> tuple[Column, ...]:
    return tuple(field(model, path, of=of) for path in paths)


def _all(name: str) -> Callable[[Document], Iterator[Item]]:
    """The items of a list of the report."""

    def items(document: Document) -> Iterator[Item]:
        for seq, own in enumerate(getattr(document.report, name), 1):
            yield Item(document, own, seq)

    return items


def _within(outer: str, inner: str) -> Callable[[Document], Iterator[Item]]:
    """The items of a list within each item of a list of the report."""

    def items(document: Document) -> Iterator[Item]:
        for parent in getattr(document.report, outer):
            for seq, own in enumerate(getattr(parent, inner), 1):
                yield Item(document, own, seq, parent)

    return items


def _itself(document: Document) -> Iterable[Item]:
    return (Item(document, document.report),)


def _scales(document: Document) -> Iterator[Item]:
    for question in document.report.questions:
        if question.scale:
            yield Item(document, question.scale, parent=question)


def _steps(document: Document) -> Iterator[Item]:
    for seq, step in enumerate(steps(document), 1):
        yield Item(document, step, seq, step.question)


REPORTS = Table(
    "reports",
    "The reports, one row for each.",
    _itself,
    (
        REPORT_ID,
        *(
            field("Source", path, f"source_{path}", of="own.source")
            for path in ("name", "media_type", "sha256", "bytes", "pages", "text_layer")
        ),
        _link(lambda _: ()),
        field("ReportInfo", "title", of="own.report"),
        field("ReportInfo", "country.code", "country", of="own.report"),
        field("ReportInfo", "country.name", of="own.report"),
        field("ReportInfo", "language", of="own.report"),
        Column(
            "year",
            "integer",
            "Year in which the reporting period ends; null if the period is not known.",
            lambda item: item.document.year,
        ),
        *_fields(
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
        _text(
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
    _all("sections"),
    (
        REPORT_ID,
        field("Section", "id", "section_id"),
        _seq("sections"),
        *_fields("Section", "title", "start", "end"),
        _own_link(),
    ),
    ("report_id", "section_id"),
    (TO_REPORT,),
)

QUESTIONS = Table(
    "questions",
    "Questions with their answers. `key` is the same in every language, country and year.",
    _all("questions"),
    (
        REPORT_ID,
        field("Question", "id", "question_id"),
        *_fields("Question", "seq", "number", "key", "kind", "required"),
        field("Question", "section", "section_id"),
        *_fields("Question", "prompt", "start", "end"),
        *_fields("Question", "subject.type", "subject.number", "subject.title"),
        field("Question", "answer.answered", "answered"),
        _text(
            "answer",
            "The answer as it stands in the source, markup included.",
            lambda item: item.document.report.text[item.own.answer.start : item.own.answer.end],
        ),
        *_fields("Question", "answer.start", "answer.end"),
        _link(lambda item: (item.own.start, item.own.answer.end)),
    ),
    ("report_id", "question_id"),
    (TO_REPORT, _to("sections", "section_id")),
)

QUESTION_ID = field("Question", "id", "question_id", of="parent")
QUESTION_KEY = field("Question", "key", "question_key", of="parent")
TO_QUESTION = _to("questions", "question_id")

CHOICES = Table(
    "choices",
    "Options of choice questions, selected or not.",
    _within("questions", "options"),
    (
        REPORT_ID,
        QUESTION_ID,
        _seq("question's options"),
        QUESTION_KEY,
        *_fields("Option", "label", "value", "selected", "start", "end"),
        *_fields("Option", "mark.encoding", "mark.page", "mark.confidence"),
        _link(
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
        *_fields("Scale", "value", "max"),
        _text("low", "Label of the low end.", lambda item: (item.own.poles or (None, None))[0]),
        _text("high", "Label of the high end.", lambda item: (item.own.poles or (None, None))[1]),
        _link(lambda item: (item.parent.start, item.parent.answer.end)),
    ),
    ("report_id", "question_id"),
    (TO_QUESTION,),
)

FIELDS = Table(
    "fields",
    "Labelled fields of record questions.",
    _within("questions", "fields"),
    (
        REPORT_ID,
        QUESTION_ID,
        _seq("question's fields"),
        QUESTION_KEY,
        *_fields("Field", "label", "key"),
        _quote("value", "The value as it stands in the source; null if it is empty."),
        *_fields("Field", "start", "end"),
        _own_link(),
    ),
    ("report_id", "question_id", "seq"),
    (TO_QUESTION,),
)

CHOICES_WIDE = Table(
    "choices_wide",
    "Choice questions the way survey tools export them: one row for each report; for each "
    "question that is asked once a column of the selected values, joined by spaces, and for "
    "multiple choice a column for each option: 1 selected, 0 not, null not shown.",
    _itself,
    (REPORT_ID, *wide.columns()),
    ("report_id",),
    (TO_REPORT,),
)

AGENCIES = Table(
    "agencies",
    "Organisations named in a report. `agency_key` is the same in all reports.",
    _all("agencies"),
    (
        REPORT_ID,
        field("Agency", "id", "agency_id"),
        field("Agency", "key", "agency_key"),
        *_fields("Agency", "name", "type", "country"),
        *(field("Agency", f"identifiers.{name}", name) for name in ("wikidata", "ror", "org_id")),
    ),
    ("report_id", "agency_id"),
    (TO_REPORT,),
)

AGENCY_ID = field("Agency", "id", "agency_id", of="parent")
TO_AGENCY = _to("agencies", "agency_id")

AGENCY_ACRONYMS = Table(
    "agency_acronyms",
    "Acronyms of organisations, as printed.",
    _within("agencies", "acronyms"),
    (
        REPORT_ID,
        AGENCY_ID,
        _seq("organisation's acronyms"),
        _text("acronym", "The acronym.", lambda item: item.own),
    ),
    ("report_id", "agency_id", "seq"),
    (TO_AGENCY,),
)

MENTIONS = Table(
    "mentions",
    "Places where an organisation is named.",
    _within("agencies", "mentions"),
    (
        REPORT_ID,
        AGENCY_ID,
        _seq("organisation's mentions"),
        field("AgencyMention", "question", "question_id"),
        *_fields("AgencyMention", "start", "end", "text", "page", "rule", "confidence"),
        _own_link(),
    ),
    ("report_id", "agency_id", "seq"),
    (TO_AGENCY, TO_QUESTION),
)

EVENTS = Table(
    "events",
    "Happenings tied to a calendar time.",
    _all("events"),
    (
        REPORT_ID,
        field("Event", "id", "event_id"),
        field("Event", "question", "question_id"),
        *_fields("Event", "date.edtf", "date.start", "date.end", "date.precision"),
        *_fields("Event", "date.approximate", "date.inferred", "date.text"),
        *_fields("Event", "date.span.start", "date.span.end"),
        *_fields("Event", "action.text", "action.lemma", "action.type"),
        *_fields("Event", "action.start", "action.end"),
        *_fields("Event", "what", "planned", "rule", "confidence"),
        *_evidence("Event"),
    ),
    ("report_id", "event_id"),
    (TO_QUESTION,),
)

EVENT_ID = field("Event", "id", "event_id", of="parent")
TO_EVENT = _to("events", "event_id")

EVENT_AGENTS = Table(
    "event_agents",
    "Organisations in an event's clause, with their roles.",
    _within("events", "parts"),
    (
        REPORT_ID,
        EVENT_ID,
        _seq("event's organisations"),
        field("Part", "agency", "agency_id"),
        *_fields("Part", "role", "start", "end"),
        _quote("text", "The name there, to the letter."),
        _own_link(),
    ),
    ("report_id", "event_id", "seq"),
    (TO_EVENT, TO_AGENCY),
)

EVENT_PLACES = Table(
    "event_places",
    "Places in an event's clause.",
    _within("events", "places"),
    (
        REPORT_ID,
        EVENT_ID,
        _seq("event's places"),
        _text("place", "Name of the place.", lambda item: item.own),
    ),
    ("report_id", "event_id", "seq"),
    (TO_EVENT,),
)

COUNTS = Table(
    "counts",
    "Quantities of countable things.",
    _all("counts"),
    (
        REPORT_ID,
        field("Count", "id", "count_id"),
        field("Count", "question", "question_id"),
        field("Count", "event", "event_id"),
        *_fields("Count", "value", "low", "high", "of", "qualifier", "unit", "unit_type"),
        *_fields("Count", "rule", "confidence"),
        *_evidence("Count"),
    ),
    ("report_id", "count_id"),
    (TO_QUESTION, TO_EVENT),
)

COUNT_AGENTS = Table(
    "count_agents",
    "Organisations that did what was counted.",
    _within("counts", "agents"),
    (
        REPORT_ID,
        field("Count", "id", "count_id", of="parent"),
        _seq("count's organisations"),
        _key("agency_id", "Agency id.", lambda item: item.own),
    ),
    ("report_id", "count_id", "seq"),
    (_to("counts", "count_id"), TO_AGENCY),
)

REFERENCES = Table(
    "references",
    "URLs and named things that are no organisations.",
    _all("references"),
    (
        REPORT_ID,
        _seq("report's references"),
        field("Reference", "question", "question_id"),
        *_fields("Reference", "type", "value", "start", "end"),
        _own_link(),
    ),
    ("report_id", "seq"),
    (TO_REPORT, TO_QUESTION),
)

NEXT_STEPS = Table(
    "next_steps",
    "Next steps: those whose status a report states, and those it plans for the coming year; "
    "each followed into the next year's report of the same country.",
    _steps,
    (
        REPORT_ID,
        _key(
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
        Column(
            "year",
            "integer",
            "Year in which the reporting period ends.",
            lambda item: item.document.year,
        ),
        Column(
            "number", "integer", "Its number, where one is known.", lambda item: item.own.number
        ),
        _text("title", "Its title, on one line.", lambda item: item.own.title),
        _text(
            "status",
            "Value of the only selected option; null for plans, and where none or several are.",
            lambda item: item.own.status,
        ),
        Column("start", "integer", "Where it begins.", lambda item: item.own.start, required=True),
        Column("end", "integer", "Where it ends.", lambda item: item.own.end, required=True),
        _own_link(),
        _text(
            "next_report_id",
            "The next year's report of the same country that states this step's status; null if "
            "there is none in the feed.",
            lambda _: None,
        ),
        _text("next_report_step_id", "The step there.", lambda _: None),
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

DIAGNOSTICS = Table(
    "diagnostics",
    "What was odd.",
    _all("diagnostics"),
    (
        REPORT_ID,
        _seq("report's diagnostics"),
        *_fields("Diagnostic", "code", "severity", "message"),
        field("Diagnostic", "question", "question_id"),
        *_fields("Diagnostic", "start", "end"),
        _link(lambda item: (item.own.start, item.own.end)),
    ),
    ("report_id", "seq"),
    (TO_REPORT, TO_QUESTION),
)

# Each after the tables that it points at.
TABLES = (
    REPORTS,
    SECTIONS,
    QUESTIONS,
    CHOICES,
    CHOICES_WIDE,
    SCALES,
    FIELDS,
    AGENCIES,
    AGENCY_ACRONYMS,
    MENTIONS,
    EVENTS,
    EVENT_AGENTS,
    EVENT_PLACES,
    COUNTS,
    COUNT_AGENTS,
    REFERENCES,
    NEXT_STEPS,
    DIAGNOSTICS,
)
