"""The unit of evaluation: one fact and its fate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.types import Span

Status = Literal[
    "hit",  # expected and found
    "miss",  # expected, not found
    "false_alarm",  # found, not expected
    "wrong",  # found where it was expected, with another value
    "abstained",  # the output says that it does not know what the gold knows
]

# What each measure counts, in the order of the tables; docs/evaluation.md says it at length.
MEASURES: dict[str, str] = {
    "report": "Country, language, period and title of the report",
    "section": "Section titles",
    "section.questions": "First and last question of the sections found",
    "question": "Questions found",
    "question.number": "Number as printed, of the questions found",
    "question.kind": "Kind of answer, of the questions found",
    "question.required": "Required-star, of the questions found",
    "question.prompt": "Prompt, of the questions found",
    "question.subject": "Priority or next step named, of the questions found",
    "question.answer": "Answer boundaries, of the questions found",
    "question.answered": "Answered or not, of the questions found",
    "option": "Options listed",
    "option.state": "State of the options: right, wrong, abstained",
    "scale": "Ratings: right, wrong, abstained",
    "field": "Values of record fields",
    "date": "Dates of events (EDTF equality)",
    "date.range": "Of these, ranges",
    "date.approximate": "Of these, approximate dates",
    "date.open": "Of these, dates open at one end",
    "event": "Events: date and action",
    "event.planned": "Planned or done, of the events found",
    "event.what": "To what it was done (half of the words agree), of the events found",
    "event.agent": "Who did it, of the events found",
    "count": "Counts: number and unit",
    "count.value": "Counts: number alone",
    "count.unit": "Unit, of the numbers found",
    "count.unit.head": "First word of the unit, of the numbers found",
    "count.qualifier": "Qualifier, of the numbers found",
    "count.total": 'Total ("24 of 32"), of the numbers found',
    "mention": "Mentions of agencies, exact span",
    "mention.overlap": "Mentions of agencies, overlapping span",
    "agency": "Agencies",
    "agency.name": "Name, of the agencies found",
    "agency.type": "Type, of the agencies found",
    "agency.acronym": "Acronyms, of the agencies found",
    "linking": "Mentions found that belong to the right agency (CEAF-m)",
    "grounding": "Quotes that stand in the text at their offsets",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One fact and its fate.

    ``expected`` and ``found`` are words for people; one of them is ``None`` for a false
    alarm or a miss. ``of`` names what it is a part of, such as the agency that has a type.
    ``span`` is where it stands in the report's text, by the gold if that knows, else by the
    output.
    """

    measure: str
    status: Status
    question: int | None  # the gold's q; None outside all annotated questions
    expected: str | None = None
    found: str | None = None
    span: Span | None = None
    confidence: float | None = None  # the output's own, for whole events, counts, mentions
    note: str | None = None
    of: str = ""


def hit(
    measure: str,
    question: int | None,
    value: str,
    span: Span | None,
    of: str = "",
) -> Outcome:
    """Expected and found."""
    return Outcome(measure, "hit", question, value, value, span, of=of)


def compare(
    measure: str,
    question: int | None,
    values: tuple[object, object],
    span: Span | None,
    of: str = "",
) -> Outcome:
    """A value that is right or wrong: ``values`` are what was expected and what was found."""
    expected, found = values
    status: Status = "hit" if expected == found else "wrong"
    return Outcome(measure, status, question, readable(expected), readable(found), span, of=of)


def readable(value: object) -> str:
    """A value as people read it."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
