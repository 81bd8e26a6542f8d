"""The tables of a feed, declared once for all formats: keys, columns, and where rows come from."""

from pipeline.feeds.tables.facts import (
    AGENCIES,
    AGENCY_ACRONYMS,
    COUNT_AGENTS,
    COUNTS,
    DIAGNOSTICS,
    EVENT_AGENTS,
    EVENT_PLACES,
    EVENTS,
    MENTIONS,
    REFERENCES,
)
from pipeline.feeds.tables.form import (
    CHOICES,
    CHOICES_WIDE,
    FIELDS,
    QUESTIONS,
    REPORTS,
    SCALES,
    SECTIONS,
    VERSION,
)
from pipeline.feeds.tables.steps import NEXT_STEPS

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

__all__ = [
    "AGENCIES",
    "AGENCY_ACRONYMS",
    "CHOICES",
    "CHOICES_WIDE",
    "COUNTS",
    "COUNT_AGENTS",
    "DIAGNOSTICS",
    "EVENTS",
    "EVENT_AGENTS",
    "EVENT_PLACES",
    "FIELDS",
    "MENTIONS",
    "NEXT_STEPS",
    "QUESTIONS",
    "REFERENCES",
    "REPORTS",
    "SCALES",
    "SECTIONS",
    "TABLES",
    "VERSION",
]
