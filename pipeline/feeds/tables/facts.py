"""Tables of facts: organisations, events, counts, references; and what was odd."""

from __future__ import annotations

from pipeline.feeds.model import Table, field
from pipeline.feeds.tables.columns import (
    REPORT_ID,
    TO_QUESTION,
    TO_REPORT,
    evidence,
    fields,
    key,
    link,
    own_link,
    quote,
    seq,
    text,
    to,
)
from pipeline.feeds.tables.items import listed, listed_within

AGENCIES = Table(
    "agencies",
    "Organisations named in a report. `agency_key` is the same in all reports.",
    listed("agencies"),
    (
        REPORT_ID,
        field("Agency", "id", "agency_id"),
        field("Agency", "key", "agency_key"),
        *fields("Agency", "name", "type", "country"),
        *(field("Agency", f"identifiers.{name}", name) for name in ("wikidata", "ror", "org_id")),
    ),
    ("report_id", "agency_id"),
    (TO_REPORT,),
)

AGENCY_ID = field("Agency", "id", "agency_id", of="parent")
TO_AGENCY = to("agencies", "agency_id")

AGENCY_ACRONYMS = Table(
    "agency_acronyms",
    "Acronyms of organisations, as printed.",
    listed_within("agencies", "acronyms"),
    (
        REPORT_ID,
        AGENCY_ID,
        seq("organisation's acronyms"),
        text("acronym", "The acronym.", lambda item: item.own),
    ),
    ("report_id", "agency_id", "seq"),
    (TO_AGENCY,),
)

MENTIONS = Table(
    "mentions",
    "Places where an organisation is named.",
    listed_within("agencies", "mentions"),
    (
        REPORT_ID,
        AGENCY_ID,
        seq("organisation's mentions"),
        field("AgencyMention", "question", "question_id"),
        *fields("AgencyMention", "start", "end", "text", "page", "rule", "confidence"),
        own_link(),
    ),
    ("report_id", "agency_id", "seq"),
    (TO_AGENCY, TO_QUESTION),
)

EVENTS = Table(
    "events",
    "Happenings tied to a calendar time.",
    listed("events"),
    (
        REPORT_ID,
        field("Event", "id", "event_id"),
        field("Event", "question", "question_id"),
        *fields("Event", "date.edtf", "date.start", "date.end", "date.precision"),
        *fields("Event", "date.approximate", "date.inferred", "date.text"),
        *fields("Event", "date.span.start", "date.span.end"),
        *fields("Event", "action.text", "action.lemma", "action.type"),
        *fields("Event", "action.start", "action.end"),
        *fields("Event", "what", "planned", "rule", "confidence"),
        *evidence("Event"),
    ),
    ("report_id", "event_id"),
    (TO_QUESTION,),
)

EVENT_ID = field("Event", "id", "event_id", of="parent")
TO_EVENT = to("events", "event_id")

EVENT_AGENTS = Table(
    "event_agents",
    "Organisations in an event's clause, with their roles.",
    listed_within("events", "parts"),
    (
        REPORT_ID,
        EVENT_ID,
        seq("event's organisations"),
        field("Part", "agency", "agency_id"),
        *fields("Part", "role", "start", "end"),
        quote("text", "The name there, to the letter."),
        own_link(),
    ),
    ("report_id", "event_id", "seq"),
    (TO_EVENT, TO_AGENCY),
)

EVENT_PLACES = Table(
    "event_places",
    "Places in an event's clause.",
    listed_within("events", "places"),
    (
        REPORT_ID,
        EVENT_ID,
        seq("event's places"),
        text("place", "Name of the place.", lambda item: item.own),
    ),
    ("report_id", "event_id", "seq"),
    (TO_EVENT,),
)

COUNTS = Table(
    "counts",
    "Quantities of countable things.",
    listed("counts"),
    (
        REPORT_ID,
        field("Count", "id", "count_id"),
        field("Count", "question", "question_id"),
        field("Count", "event", "event_id"),
        *fields("Count", "value", "low", "high", "of", "qualifier", "unit", "unit_type"),
        *fields("Count", "rule", "confidence"),
        *evidence("Count"),
    ),
    ("report_id", "count_id"),
    (TO_QUESTION, TO_EVENT),
)

COUNT_AGENTS = Table(
    "count_agents",
    "Organisations that did what was counted.",
    listed_within("counts", "agents"),
    (
        REPORT_ID,
        field("Count", "id", "count_id", of="parent"),
        seq("count's organisations"),
        key("agency_id", "Agency id.", lambda item: item.own),
    ),
    ("report_id", "count_id", "seq"),
    (to("counts", "count_id"), TO_AGENCY),
)

REFERENCES = Table(
    "references",
    "URLs and named things that are no organisations.",
    listed("references"),
    (
        REPORT_ID,
        seq("report's references"),
        field("Reference", "question", "question_id"),
        *fields("Reference", "type", "value", "start", "end"),
        own_link(),
    ),
    ("report_id", "seq"),
    (TO_REPORT, TO_QUESTION),
)

DIAGNOSTICS = Table(
    "diagnostics",
    "What was odd.",
    listed("diagnostics"),
    (
        REPORT_ID,
        seq("report's diagnostics"),
        *fields("Diagnostic", "code", "severity", "message"),
        field("Diagnostic", "question", "question_id"),
        *fields("Diagnostic", "start", "end"),
        link(lambda item: (item.own.start, item.own.end)),
    ),
    ("report_id", "seq"),
    (TO_REPORT, TO_QUESTION),
)
