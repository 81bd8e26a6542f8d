"""The output contract, version 1, as types: the single source of the JSON Schema.

One report in, one :class:`Report` out. The schema in ``schemas/report.schema.json`` is
generated from this module (``make docs``), a test holds the two together.

Offsets are Unicode code points into ``Report.text``, ends are exclusive, and each ``quote``
or ``text`` beside a pair of offsets is exactly the characters that stand there.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, WithJsonSchema

from pipeline import types as t

SCHEMA_VERSION: Literal["1.0"] = "1.0"
SCHEMA_ID = "urn:pathfinder-reports:schema:report:1.0"

# EDTF level 1 as far as dates need it (Library of Congress, 2019): year, month or day, each
# perhaps approximate (~), and intervals of two, open (..) at one end at most.
_POINT = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?~?"
EDTF_PATTERN = rf"^({_POINT}|{_POINT}/{_POINT}|\.\./{_POINT}|{_POINT}/\.\.)$"

# Formats and patterns are the schema's business: building a report does not check them twice.
Edtf = Annotated[str, WithJsonSchema({"type": "string", "format": "edtf", "pattern": EDTF_PATTERN})]
Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
Sha256 = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})]
Offset = Annotated[int, WithJsonSchema({"type": "integer", "minimum": 0})]
Share = Annotated[float, WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1})]
Alpha3 = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"})]
Page = Annotated[int, WithJsonSchema({"type": "integer", "minimum": 1})]
BBox = Annotated[
    tuple[float, float, float, float],
    WithJsonSchema({"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}),
]
Number = int | float


@cache
def _shared(given: frozenset[str]) -> set[str]:
    return set(given)


class Model(BaseModel):
    """Base of all parts of a report: frozen and closed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def model_post_init(self, context: Any, /) -> None:
        """Share the set of the given fields: one for each part takes most of its memory."""
        given = _shared(frozenset(self.__pydantic_fields_set__))
        object.__setattr__(self, "__pydantic_fields_set__", given)


class Source(Model):
    """The file that was read."""

    name: str
    """File name without its folders."""
    media_type: str
    """Media type (RFC 6838) as found, not as named."""
    sha256: Sha256
    """SHA-256 of the file's bytes, hexadecimal."""
    bytes: int
    """Size of the file in bytes."""
    pages: int | None
    """Number of pages; null for text sources."""
    text_layer: t.TextLayer
    """Where the text is from: the file's own text, an OCR layer, or there is none."""


class Country(Model):
    """The country that reports."""

    code: Alpha3
    """ISO 3166-1 alpha-3 code."""
    name: str
    """Its name in the report's language."""


class Period(Model):
    """The reporting period."""

    edtf: Edtf
    """The period as EDTF interval."""
    start: Day
    """First day covered."""
    end: Day
    """Last day covered."""


class Form(Model):
    """The questionnaire that the report answers."""

    id: str
    """Id of the form template."""
    edition: str | None
    """Edition of the form, usually a year; null if it cannot be told."""
    coverage: Share
    """Share of the report's questions that the template knows."""


class ReportInfo(Model):
    """What the report is."""

    title: str | None
    """Title as printed, on one line."""
    country: Country | None
    """The country that reports; null if it cannot be told."""
    language: str
    """Language of the report (BCP 47)."""
    period: Period | None
    """The period reported on; null if it cannot be told."""
    form: Form | None
    """The form that was recognised; null if none was."""


class Section(Model):
    """A titled group of questions."""

    id: str
    """s1, s2 … in order."""
    title: str
    """Title on one line, without markup."""
    start: Offset
    """Where the title begins: in the body, or in the contents if it stands only there."""
    end: Offset
    """Where the title ends."""
    questions: tuple[str, ...]
    """Ids of its questions, in order."""


class Subject(Model):
    """The priority or next step that a question asks about."""

    type: Literal["priority", "next_step"]
    """What kind of thing it is."""
    number: int | None
    """Its number as the prompt prints it; null where it prints none."""
    title: str
    """Its title, without quotation marks, on one line."""


class Block(Model):
    """A part of an answer."""

    type: t.BlockType
    """paragraph, list_item, table or note."""
    start: Offset
    """Where it begins."""
    end: Offset
    """Where it ends."""


class Answer(Model):
    """The answer to a question."""

    start: Offset
    """Where the answer begins; equal to end if there is none."""
    end: Offset
    """Where it ends."""
    answered: bool
    """False if it is empty, only "N/A", or a choice or scale with no selection to be seen."""
    blocks: tuple[Block, ...]
    """Its paragraphs, list items, tables and notes, in order."""


class Mark(Model):
    """What shows an option's state."""

    encoding: t.Encoding
    """How the mark is made: form field, character, drawing, image, text, type style."""
    page: Page | None
    """Page it is on; null for text sources."""
    bbox: BBox | None
    """Its box in points from the page's top left; null for text sources."""
    confidence: Share
    """How sure its state is."""


class Option(Model):
    """One option of a choice question."""

    label: str
    """Label as printed, on one line."""
    value: str | None
    """Language-neutral value from the form; null where the form does not know the option."""
    selected: bool | None
    """Its state; null where the source shows none."""
    start: Offset
    """Where the label begins."""
    end: Offset
    """Where the label ends."""
    mark: Mark | None
    """The mark that shows the state; null where there is none."""


class Scale(Model):
    """A rating between two poles."""

    value: int | None
    """The rating, 1 to max; null where the source shows none."""
    max: int | None
    """Number of steps; null where the source does not show them."""
    poles: tuple[str, str] | None
    """Labels of the low and the high end."""


class Field(Model):
    """A labelled field of a record question."""

    label: str
    """Label as printed, on one line, without its colon."""
    key: str | None
    """Language-neutral key from the form; null where the form does not know the field."""
    start: Offset
    """Where the value begins; equal to end if it is empty."""
    end: Offset
    """Where the value ends."""


class Question(Model):
    """One question of the body with its answer."""

    id: str
    """q1, q2 … by position; never repeats."""
    seq: int
    """1-based position in the body."""
    number: str | None
    """Number as printed, which may repeat; null if none is printed."""
    key: str | None
    """The form's own name for the question; null where the form is unknown."""
    kind: t.Kind
    """What kind of answer it asks for."""
    required: bool
    """True if it carries the required-star."""
    section: str | None
    """Id of its section."""
    prompt: str
    """The question with its help text on one line, without number, star and markup."""
    start: Offset
    """Where heading and help text begin."""
    end: Offset
    """Where they end."""
    subject: Subject | None
    """The priority or next step it names."""
    answer: Answer
    """The answer."""
    options: tuple[Option, ...]
    """Options of a choice question, in order."""
    scale: Scale | None
    """The rating of a scale question."""
    fields: tuple[Field, ...]
    """Fields of a record question, in order."""


class Evidence(Model):
    """Where a fact stands."""

    start: Offset
    """Where it begins."""
    end: Offset
    """Where it ends."""
    quote: str
    """The characters there, to the letter."""
    page: Page | None
    """Page where it begins; null for text sources."""
    bbox: tuple[BBox, ...] | None
    """One box for each line, in points from the page's top left; null for text sources."""


class Range(Model):
    """A pair of offsets."""

    start: Offset
    """Where it begins."""
    end: Offset
    """Where it ends."""


class Date(Model):
    """When something happened."""

    edtf: Edtf
    """EDTF level 1 (ISO 8601-2)."""
    start: Day | None
    """First day covered; null for an open start."""
    end: Day | None
    """Last day covered; null for an open end."""
    precision: t.Precision
    """The finest part that is given; range for intervals."""
    approximate: bool
    """True for "mid-2022", "a finales de 2023"."""
    inferred: bool
    """True if a part, such as the year, was taken from elsewhere in the answer."""
    text: str
    """The whole expression, to the letter."""
    span: Range
    """Where the expression stands."""


class Action(Model):
    """What was done."""

    text: str
    """The verb group or noun, to the letter."""
    lemma: str
    """Dictionary form of its head."""
    type: str
    """Kind of happening, language-neutral."""
    start: Offset
    """Where it begins."""
    end: Offset
    """Where it ends."""


class Part(Model):
    """An organisation's part in an event."""

    agency: str
    """Agency id."""
    role: t.Role
    """What part it had."""
    start: Offset
    """Where the mention begins."""
    end: Offset
    """Where it ends."""


class Event(Model):
    """A happening tied to a calendar time."""

    id: str
    """e1, e2 … by position."""
    question: str
    """Id of the question whose answer tells it."""
    date: Date
    """When."""
    action: Action
    """What was done."""
    what: str | None
    """To what it was done, on one line; null if the clause does not say."""
    agents: tuple[str, ...]
    """Ids of the agencies that did it, partners included."""
    parts: tuple[Part, ...]
    """All agencies in the clause with their roles."""
    counts: tuple[str, ...]
    """Ids of the counts in the clause."""
    places: tuple[str, ...]
    """Names of the places in the clause."""
    planned: bool
    """True if it had not happened yet."""
    rule: str
    """Id of the rule that found it."""
    confidence: Share
    """How sure it is."""
    evidence: Evidence
    """The clause or sentence."""


class AgencyMention(Model):
    """One place where an organisation is named."""

    question: str
    """Id of the question whose answer names it."""
    start: Offset
    """Where it begins."""
    end: Offset
    """Where it ends."""
    text: str
    """The name there, to the letter."""
    page: Page | None
    """Page where it begins; null for text sources."""
    rule: str
    """Id of the rule that found it."""
    confidence: Share
    """How sure it is."""


class Identifiers(Model):
    """Ids of an organisation in public registers, only where certain."""

    wikidata: str | None = None
    """Wikidata item, such as Q54129."""
    ror: str | None = None
    """Research Organization Registry id."""
    org_id: str | None = None
    """Id after org-id.guide, such as XM-DAC-41302."""


class Agency(Model):
    """A named organisation."""

    id: str
    """a1, a2 … by first mention."""
    key: str
    """Stable over reports: gazetteer id, else country and normalised name."""
    name: str
    """The fullest form in the text, without article."""
    acronyms: tuple[str, ...]
    """Acronyms as printed."""
    type: t.AgencyType
    """What kind of body it is."""
    country: Alpha3 | None
    """Country it belongs to; null for international bodies or if not known."""
    identifiers: Identifiers
    """Ids in public registers."""
    mentions: tuple[AgencyMention, ...]
    """All places that name it, in order."""


class Count(Model):
    """A quantity of countable things."""

    id: str
    """c1, c2 … by position."""
    question: str
    """Id of the question whose answer states it."""
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
    """What was counted; "%" or an ISO 4217 code for percentages and money."""
    unit_type: t.UnitType
    """Kind of thing counted, language-neutral."""
    event: str | None
    """Id of the event in whose clause it stands."""
    agents: tuple[str, ...]
    """Ids of the agencies that did what is counted."""
    rule: str
    """Id of the rule that found it."""
    confidence: Share
    """How sure it is."""
    evidence: Evidence
    """From the number through the unit."""


class Reference(Model):
    """A URL, or a named thing that is no organisation."""

    type: t.ReferenceType
    """url, project, law, survey, document or other."""
    value: str
    """The URL or name, on one line."""
    question: str | None
    """Id of the question whose answer names it."""
    start: Offset
    """Where it begins."""
    end: Offset
    """Where it ends."""


class Leftover(Model):
    """A stretch that is neither section title, question nor answer: nothing disappears."""

    type: t.LeftoverType
    """What it is."""
    start: Offset
    """Where it begins."""
    end: Offset
    """Where it ends."""


class Diagnostic(Model):
    """Something odd that a reader should know."""

    code: str
    """Code of the diagnostic; docs/diagnostics.md explains each."""
    severity: t.Severity
    """info, warning or error."""
    message: str
    """One line for people."""
    question: str | None
    """Id of the question concerned."""
    start: Offset | None
    """Where it begins; null if it concerns the whole report."""
    end: Offset | None
    """Where it ends."""


class Generator(Model):
    """What made this document."""

    name: str
    """Name of the program."""
    version: str
    """Its version."""
    settings: dict[str, str | None]
    """Options that differ from detection and defaults."""


class Report(Model):
    """One report as validated, grounded data."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    """Version of this contract."""
    source: Source
    """The file that was read."""
    report: ReportInfo
    """What the report is."""
    text: str
    """The whole text, once; all offsets point into it."""
    sections: tuple[Section, ...]
    """Sections, in order."""
    questions: tuple[Question, ...]
    """Questions of the body, in order."""
    events: tuple[Event, ...]
    """Dated happenings, by position."""
    agencies: tuple[Agency, ...]
    """Organisations, by first mention."""
    counts: tuple[Count, ...]
    """Quantities, by position."""
    references: tuple[Reference, ...]
    """URLs and named things, by position."""
    leftovers: tuple[Leftover, ...]
    """What belongs to no section, question or answer, by position."""
    diagnostics: tuple[Diagnostic, ...]
    """What was odd, by position."""
    generator: Generator
    """What made this document."""

    def to_json(self, indent: int | None = 2) -> str:
        """The document as JSON text: the same report gives the same characters."""
        return self.model_dump_json(indent=indent)
