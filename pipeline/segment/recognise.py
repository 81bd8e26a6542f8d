"""What a report's lines are: its language, form, contents and questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from pipeline import forms
from pipeline.forms import Form, FormQuestion, index
from pipeline.forms.wording import stems
from pipeline.options import Options
from pipeline.segment import (
    contents,
    furniture,
    headings,
    languages,
    lines,
    offers,
    run_in,
    titles,
    trim,
)
from pipeline.segment import match as matching
from pipeline.segment.contents import Contents
from pipeline.segment.headings import Heading
from pipeline.segment.lines import Line
from pipeline.segment.match import Asked
from pipeline.segment.subjects import Expected
from pipeline.types import Source, Span

_FALLBACK = "en"
_RECOGNISED = 0.5  # share of the questions that a form must know to be the report's
_EVIDENCE = 0.7  # of likeness beyond _CERTAIN in all: a question word for word, or some alike
_CERTAIN = 0.42  # similarity of a heading that was recognised by its words, not only by its place


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines and what was recognised among them."""

    lines: tuple[Line, ...]
    furniture: tuple[Span, ...]
    language: str
    form: Form | None
    contents: Contents | None
    body: range  # of the lines: without the contents and what stands on their far side
    headings: tuple[Heading, ...]  # all numbered ones, of the contents too
    asked: tuple[Asked, ...]

    def question(self, asked: Asked) -> FormQuestion | None:
        """The form's question that a heading was taken for."""
        if self.form is None or asked.position is None:
            return None
        return self.form.questions[asked.position]

    def expected(self, asked: Asked) -> Expected:
        """What a heading was taken for, with its form and language."""
        return Expected(self.form, self.question(asked), asked.language)

    @property
    def coverage(self) -> float:
        """Share of the questions that the form knows by their words (0-1)."""
        return _coverage(self.asked)

    @property
    def contents_span(self) -> Span | None:
        """Where the table of contents stands."""
        if self.contents is None:
            return None
        first, last = self.lines[self.contents.first], self.lines[self.contents.end - 1]
        return Span(first.start, last.end)


def recognise(source: Source, options: Options) -> Layout:
    """The lines of a report and what they are."""
    every = lines.split(source, source.furniture)
    found = furniture.find(every) if not source.pages else ()
    cuts = tuple(sorted({*source.furniture, *found}))
    kept = lines.split(source, cuts) if found else every
    language = options.language or languages.detect(source.text) or _FALLBACK
    known = [form for form in _forms(options) if language in form.languages]
    kept = run_in.part(kept, [index.questions(form, language) for form in known])
    numbered = headings.find(kept)
    table = contents.find(kept, numbered)
    body = contents.body(table, numbered, len(kept))
    inside = tuple(one for one in numbered if one.first in body)
    asked_by = [(form, _asked(_Body(kept, body, inside, language), form)) for form in known]
    form, asked = max(asked_by, key=lambda item: _coverage(item[1]), default=(None, ()))
    if form is None or not _is_recognised(asked, options):
        form, asked = None, _unknown(_Body(kept, body, inside, language))
    return Layout(kept, cuts, language, form, table, body, numbered, asked)


class _Body(NamedTuple):
    """What questions are looked for in."""

    lines: tuple[Line, ...]  # all of the report
    body: range
    numbered: tuple[Heading, ...]  # in the body
    language: str


def _forms(options: Options) -> tuple[Form, ...]:
    return tuple(form for form in forms.load() if options.form in {None, form.id})


def _is_recognised(asked: Sequence[Asked], options: Options) -> bool:
    """True if enough questions, and those enough alike: any form asks for "progress"."""
    share = _coverage(asked)
    beyond = (max(0.0, one.score - _CERTAIN) / (1 - _CERTAIN) for one in asked)
    known = share >= _RECOGNISED and sum(beyond) >= _EVIDENCE
    return known or bool(share and options.form)


def _asked(inside: _Body, form: Form) -> tuple[Asked, ...]:
    """The questions of a report that follows a form."""
    chosen = matching.choose(_candidates(inside, form), form, inside.language)
    return tuple(trim.cut(one, inside.lines, form) for one in chosen)


def _unknown(inside: _Body) -> tuple[Asked, ...]:
    """The questions of a report that follows no form: by number, else by what asks."""
    numbered, language = inside.numbered, inside.language
    by_number = matching.choose(numbered, None, language)
    if found := by_number or matching.choose(numbered, None, language, strict=False):
        return found
    asking = headings.asking(inside.lines, inside.body)
    return tuple(Asked(one, None, 0.0, language) for one in asking)


def _candidates(inside: _Body, form: Form) -> list[Heading]:
    """Numbered headings that are no section title, and unnumbered ones."""
    known, names = index.questions(form, inside.language), index.sections(form, inside.language)
    begun = headings.unnumbered(inside.lines, inside.numbered, known, inside.body)
    others = [one for one in begun if matching.may_be_of(one, form, inside.language)]
    every = sorted([*inside.numbered, *others], key=lambda found: found.first)
    found = [
        one
        for one, after in zip_longest(every, every[1:])
        if not _is_section(one, after, known, names)
    ]
    return offers.told(found, inside.lines, index.labels(form))


def _is_section(
    found: Heading, after: Heading | None, known: index.Index, names: index.Index
) -> bool:
    """True if a heading is like a section title, and more so than like any question.

    Before a question's heading (``after``) less likeness is enough, before its first
    sub-number none is needed.
    """
    if found.asks:
        return False
    adjoins = after is not None and after.first == found.last + 1
    if adjoins and after and (after.number or "").startswith(f"{found.number}."):
        return True
    if found.in_list and not found.marked:
        return False  # an item of a list
    score = titles.score(names, found.text)
    least = titles.LIKELY if adjoins and found.marked else titles.CERTAIN
    return score >= least and score > known.best(stems(found.text))


def _coverage(asked: Sequence[Asked]) -> float:
    return sum(one.score >= _CERTAIN for one in asked) / len(asked) if asked else 0.0
