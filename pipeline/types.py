"""The types that flow between the stages. This module imports nothing of ours.

::

    bytes ─read─▶ Source ─segment─▶ Outline ─choices─▶ Outline ─facts─▶ Mentions ─link─▶ Agencies
          ─assemble─▶ Report

All are frozen. A stage is a pure function that returns its value and a tuple of
:class:`Diagnostic`. Offsets are Unicode code points, ends are exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

# --------------------------------------------------------------------------- coordinates


class Span(NamedTuple):
    """A stretch of text: ``text[start:end]``, in code points, end exclusive."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start

    def contains(self, other: Span) -> bool:
        """True if ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Box(NamedTuple):
    """A rectangle in points from the page's top left: ``x0 <= x1``, ``top <= bottom``."""

    x0: float
    top: float
    x1: float
    bottom: float


class Region(NamedTuple):
    """Where a span lies on one page: one box for each line."""

    page: int  # 1-based
    boxes: tuple[Box, ...]


class Layout(Protocol):
    """Maps spans of a PDF's text to page regions."""

    def locate(self, span: Span) -> tuple[Region, ...]:
        """Regions of the span in page order; empty if nothing of it is on a page."""
        ...


# --------------------------------------------------------------------------- reading

TextLayer = Literal["native", "ocr", "none"]
MarkKind = Literal["radio", "checkbox", "star", "slider", "number"]
MarkState = Literal["on", "off", "unknown"]
Encoding = Literal[
    "acroform",  # a form field's value
    "glyph",  # a Unicode or symbol-font character
    "vector",  # a drawn path
    "image",  # a small raster image
    "text",  # [x], (X), a lone X
    "emphasis",  # bold type, highlight or strike-through as the only difference
]


@dataclass(frozen=True, slots=True)
class Mark:
    """One selection mark, whatever it was drawn with.

    ``span`` is where it stands in the text (empty span at its reading position if the
    mark itself is no character); ``page`` and ``box`` only for page sources.
    """

    kind: MarkKind
    state: MarkState
    encoding: Encoding
    confidence: float
    span: Span | None = None
    page: int | None = None
    box: Box | None = None
    label: Span | None = None  # the nearest label's text, if the reader could tell
    row: Span | None = None  # in a matrix, the label of the row; ``label`` is that of the column


@dataclass(frozen=True, slots=True)
class Source:
    """A report as read: one text that never changes, and what stands off from it."""

    name: str
    media_type: str
    sha256: str
    size: int  # bytes
    text: str
    text_layer: TextLayer = "native"
    pages: tuple[Span, ...] = ()  # the span of each page's text; empty for text sources
    furniture: tuple[Span, ...] = ()  # running headers, footers, page numbers
    marks: tuple[Mark, ...] = ()  # by position
    headlines: tuple[Span, ...] = ()  # printed lines set off by bold or larger type
    continued: frozenset[int] = frozenset()  # where lines begin that go on over a page's end
    links: tuple[tuple[Span, str], ...] = ()  # link annotations of a PDF: where, target
    layout: Layout | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    def quote(self, span: Span) -> str:
        """The characters of the source at ``span``."""
        return self.text[span.start : span.end]


# --------------------------------------------------------------------------- outline

Kind = Literal["narrative", "single_choice", "multi_choice", "scale", "record"]
BlockType = Literal["paragraph", "list_item", "table", "note"]
LeftoverType = Literal[
    "cover", "contents", "running_header", "section_intro", "note", "separator", "trailer"
]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, table or note of an answer."""

    type: BlockType
    span: Span


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice question; ``selected`` is ``None`` where no mark is shown."""

    label: str
    value: str | None  # language-neutral, from the form
    span: Span  # of the label
    selected: bool | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A rating between two poles; ``value`` is ``None`` where none is shown."""

    value: int | None
    max: int | None
    poles: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled field of a record question; ``span`` is its value's."""

    label: str
    key: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Subject:
    """The priority or next step that a question names."""

    type: Literal["priority", "next_step"]
    number: int | None
    title: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question instance of the body, with its answer."""

    seq: int  # 1-based, in order of the body
    number: str | None  # as printed
    key: str | None  # the form's own name; None where the form is unknown
    kind: Kind
    required: bool
    section: str | None  # section id
    prompt: str  # one line, markup, number and required-star removed
    span: Span  # the heading, help text included
    answer: Span
    answered: bool
    blocks: tuple[Block, ...] = ()
    subject: Subject | None = None
    options: tuple[Option, ...] = ()
    scale: Scale | None = None
    fields: tuple[Field, ...] = ()

    @property
    def id(self) -> str:
        """The question's id in the output: ``q1``, ``q2`` …"""
        return f"q{self.seq}"


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of questions."""

    id: str
    title: str
    span: Span  # of the title where it stands in the body, else in the contents
    questions: tuple[str, ...]  # question ids


@dataclass(frozen=True, slots=True)
class Leftover:
    """A named stretch of the report that is no section title, question or answer."""

    type: LeftoverType
    span: Span


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days as EDTF with its first and last day (ISO 8601)."""

    edtf: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class FormMatch:
    """Which form the report follows: share of its questions that were recognised."""

    id: str
    edition: str | None
    coverage: float


@dataclass(frozen=True, slots=True)
class Outline:
    """The report's structure. Its parts together cover the text exactly, in order."""

    title: str | None
    language: str  # BCP 47
    country: str | None  # ISO 3166-1 alpha-3
    period: Period | None
    form: FormMatch | None
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    leftovers: tuple[Leftover, ...]


# --------------------------------------------------------------------------- mentions

Precision = Literal["day", "month", "year", "range"]
Qualifier = Literal["exact", "approx", "more_than", "less_than"]
UnitType = Literal[
    "people", "activity", "place", "organisation", "document", "money", "percent", "other"
]
AgencyType = Literal[
    "government",
    "intergovernmental",
    "civil_society",
    "private",
    "academic",
    "workers",
    "employers",
    "other",
]
Role = Literal["agent", "partner", "beneficiary", "place"]
ReferenceType = Literal["url", "project", "law", "survey", "document", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Something found in a text. ``span`` is in the text that was searched (a view's).

    Knows nothing of other mentions. ``rule`` is the public id of the rule that fired,
    ``confidence`` (0–1) what that rule has seen.
    """

    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Mention):
    """A calendar expression. ``span`` is the guidelines' ``date_text``."""

    edtf: str  # EDTF level 1
    start: str | None  # first day covered, ISO; None for an open start
    end: str | None  # last day covered, ISO; None for an open end
    precision: Precision
    approximate: bool = False
    inferred: bool = False  # a part was taken from elsewhere in the text or the period


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMention(Mention):
    """A quantity with what was counted. ``span`` runs from the number through the unit."""

    value: float | None  # None for a range
    low: float | None = None
    high: float | None = None
    of: float | None = None
    qualifier: Qualifier = "exact"
    unit: str = ""  # "%" or an ISO 4217 code for percentages and money
    unit_type: UnitType = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention(Mention):
    """A name of an organisation. ``key`` ties mentions of one organisation together."""

    text: str  # the name, whitespace folded
    key: str  # the same for all mentions of one organisation in the report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceMention(Mention):
    """A URL or a named thing that is no organisation: project, law, survey, document."""

    type: ReferenceType
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An organisation's part in an event: the name mention's span and its role."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention(Mention):
    """A happening tied to a date. ``span`` is the clause that is its evidence."""

    date: DateMention
    action: Span  # the whole verb group as written, or the noun of a nominal happening
    lemma: str
    type: str  # one of the types in languages/event_types.yaml
    what: Span | None
    participants: tuple[Participant, ...] = ()
    counts: tuple[Span, ...] = ()  # spans of count mentions of the clause
    places: tuple[str, ...] = ()
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Agency:
    """One organisation of the report, after linking."""

    key: str  # NameMention.key of its mentions
    name: str  # the fullest form in the text
    acronyms: tuple[str, ...]
    type: AgencyType
    country: str | None  # ISO 3166-1 alpha-3
    identifiers: tuple[tuple[str, str], ...] = ()  # scheme, id: only from the gazetteer


@dataclass(frozen=True, slots=True)
class Context:
    """What an extraction rule may know beside the text itself."""

    language: str  # BCP 47 primary subtag: es, fr, en
    country: str | None = None  # ISO 3166-1 alpha-3
    period: Period | None = None  # the reporting period


# --------------------------------------------------------------------------- diagnostics

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something odd, by its code in ``diagnostics.yaml``; made by ``diagnostics.make``."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    question: str | None = None  # question id


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one text (an answer's view), in that text's coordinates."""

    text: str
    dates: Sequence[DateMention] = field(default=())
    counts: Sequence[CountMention] = field(default=())
    names: Sequence[NameMention] = field(default=())
    references: Sequence[ReferenceMention] = field(default=())
    events: Sequence[EventMention] = field(default=())
    # Span of a count without an event → spans of the names that its clause tells as doing it.
    doers: Mapping[Span, Sequence[Span]] = field(default_factory=dict)
