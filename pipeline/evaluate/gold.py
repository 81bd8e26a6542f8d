"""The gold format as types: what a careful human reader would extract from one report.

``schemas/gold.schema.json`` is generated from this module (``make docs``). Offsets are
Unicode code points into the source file, ends exclusive; they are left out for a PDF.
A list that is left out was not annotated and is not scored; an empty list says "none".
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline import types as t
from pipeline.errors import InputError, unreadable
from pipeline.invalid import invalid
from pipeline.report import Alpha3, Edtf, Number, Offset

SCHEMA_ID = "urn:pathfinder-reports:schema:gold:1.0"


class Model(BaseModel):
    """Base of all parts of a gold file: frozen and closed, each may carry a note."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    note: str | None = None
    """A remark for people."""


class Place(Model):
    """Something at a place of the source."""

    q: int
    """1-based sequence number of the question in the body; 0 before the first."""
    start: Offset | None = None
    """Where it begins; left out for a PDF."""
    end: Offset | None = None
    """Where it ends; left out for a PDF."""

    @property
    def span(self) -> t.Span | None:
        """The offsets, where there are any."""
        return span(self.start, self.end)


def span(start: int | None, end: int | None) -> t.Span | None:
    """A span of two offsets, if both are given."""
    return None if start is None or end is None else t.Span(start, end)


class Info(Model):
    """What the report is."""

    country: Alpha3 | None = None
    """ISO 3166-1 alpha-3 code of the country that reports."""
    language: str
    """Language of the report (BCP 47)."""
    period: Edtf | None = None
    """The reporting period."""
    title: str | None = None
    """Title as printed, on one line."""


class Section(Model):
    """A titled group of questions."""

    title: str
    """Title on one line, without markup."""
    start: Offset | None = None
    """Where the title begins: in the body, or in the contents if it stands only there."""
    end: Offset | None = None
    """Where the title ends."""
    first_q: int
    """Its first question."""
    last_q: int
    """Its last question."""
    in_body: bool = True
    """False if the title stands only in the contents."""

    @property
    def span(self) -> t.Span | None:
        """The offsets of the title, where there are any."""
        return span(self.start, self.end)


class Subject(Model):
    """The priority or next step that a question asks about."""

    type: Literal["priority", "next_step"]
    """What kind of thing it is."""
    number: int | None
    """Its number as the prompt prints it; null where it prints none."""
    title: str
    """Its title, without quotation marks, on one line."""


class Question(Model):
    """One question of the body."""

    q: int
    """1-based sequence number in the body."""
    number: str | None
    """Number as printed; null if none is printed."""
    kind: t.Kind
    """What kind of answer it asks for."""
    required: bool
    """True if it carries the required-star."""
    prompt: str
    """The question with its help text on one line, without number, star and markup."""
    subject: Subject | None = None
    """The priority or next step it names."""
    answer_start: Offset | None = None
    """Where the answer begins."""
    answer_end: Offset | None = None
    """Where the answer ends; equal to its start if there is none."""
    answered: bool
    """False if the answer is empty, only "N/A", or shows no selection."""

    @property
    def answer(self) -> t.Span | None:
        """The offsets of the answer, where there are any."""
        return span(self.answer_start, self.answer_end)


class Option(Model):
    """One option of a choice question."""

    label: str
    """Label as printed, on one line."""
    selected: bool | None
    """Its state; null where the source shows none."""


class Choice(Model):
    """The options of a choice question."""

    q: int
    """The question."""
    options: tuple[Option, ...]
    """Its options, in order."""


class Scale(Model):
    """The rating of a scale question."""

    q: int
    """The question."""
    value: int | None
    """The rating, 1 to max; null where the source shows none."""
    max: int | None
    """Number of steps; null where the source does not show them."""


class Field(Place):
    """The value of a labelled field of a record question."""

    label: str
    """Label as printed, on one line, without its colon."""
    text: str
    """The value, to the letter."""


class Event(Place):
    """A happening tied to a calendar time; the offsets are those of the time expression."""

    date: Edtf
    """When, as EDTF."""
    date_text: str
    """The whole time expression, to the letter."""
    action: str
    """The main verb group or noun of the happening, as written."""
    action_start: Offset | None = None
    """Where the action begins."""
    what: str | None = None
    """To what it was done, in short."""
    actors: tuple[str, ...]
    """Ids of the agencies that did it, partners included."""
    planned: bool
    """True if it had not happened yet."""


class Mention(Place):
    """One place where an organisation is named."""

    text: str
    """The name there, to the letter."""


class Agency(Model):
    """A named organisation with all its mentions."""

    id: str
    """A name for it in this file, such as its acronym."""
    name: str
    """The fullest form in the text, without article and acronym."""
    acronym: str | None
    """Acronym as printed, or null."""
    type: t.AgencyType
    """What kind of body it is."""
    mentions: tuple[Mention, ...]
    """Every place in an answer that names it."""


class Count(Place):
    """A quantity of countable things."""

    value: Number | None
    """The number; null for a range."""
    low: Number | None
    """Lower end of a range."""
    high: Number | None
    """Upper end of a range."""
    of: Number | None
    """The total in "24 of the 32"."""
    qualifier: t.Qualifier
    """How exact the number is said to be."""
    unit: str
    """The noun phrase counted; "%" or an ISO 4217 code for percentages and money."""
    text: str
    """From the number through the unit, to the letter."""


class NotCount(Place):
    """A number that tempts but is no count."""

    text: str
    """The number, to the letter."""
    why: str
    """Why it is none."""


class Gold(Model):
    """The gold annotation of one report."""

    source: str
    """File name of the report."""
    report: Info
    """Country, language, period and title."""
    sections: tuple[Section, ...] | None = None
    """Sections, in order."""
    questions: tuple[Question, ...]
    """Questions, in order. Those left out are not scored."""
    choices: tuple[Choice, ...] | None = None
    """Options of the choice questions."""
    scales: tuple[Scale, ...] | None = None
    """Ratings of the scale questions."""
    fields: tuple[Field, ...] | None = None
    """Fields of the record questions."""
    events: tuple[Event, ...] | None = None
    """Dated happenings."""
    agencies: tuple[Agency, ...] | None = None
    """Organisations."""
    counts: tuple[Count, ...] | None = None
    """Quantities."""
    not_counts: tuple[NotCount, ...] | None = None
    """Numbers that tempt but are no counts."""

    @property
    def complete(self) -> bool:
        """True if no question is left out, so that whatever else is found is a false alarm."""
        last = max((section.last_q for section in self.sections or ()), default=0)
        numbers = {question.q for question in self.questions}
        return numbers >= set(range(1, max(last, *numbers, 0) + 1))


def is_gold(document: Any) -> bool:
    """Whether a JSON document means to be gold: its source is a name, an output's is not."""
    return isinstance(document, dict) and isinstance(document.get("source"), str)


def load(path: Path) -> Gold:
    """A gold file.

    Raises:
        InputError: it cannot be read or is not JSON.
        SchemaError: it is not of the gold format.
    """
    try:
        return Gold.model_validate_json(path.read_bytes())
    except OSError as error:
        raise unreadable(error, path.name) from error
    except ValidationError as error:
        raise invalid(error, path.name, "gold") from error


def collect(paths: list[Path]) -> list[tuple[Path, Gold]]:
    """Gold files as given, and in folders all JSON files that mean to be gold, by name.

    Raises:
        InputError: a file cannot be read, or there is no gold at all.
        SchemaError: a file is not of the gold format.
    """
    files = [file for path in paths for file in (_inside(path) if path.is_dir() else [path])]
    if not files:
        raise InputError("no gold files here", ", ".join(str(path) for path in paths))
    return [(file, load(file)) for file in files]


def _inside(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.json")) if is_gold(_json(path))]


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise unreadable(error, path.name) from error
    except ValueError:
        return None
