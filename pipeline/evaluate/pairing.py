"""A gold file and an output of the same report, their questions put side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from pipeline.errors import InputError
from pipeline.evaluate import gold as g
from pipeline.evaluate import normal
from pipeline.evaluate.match import match, overlap
from pipeline.report import Question, Report
from pipeline.types import Span

# Prompts of one form often differ in a number or a title only; without offsets, less alike
# than this (in percent) is another question. Where the printed numbers agree as well, half is
# enough: a prompt may have been cut short.
ALIKE = 80
ALIKE_NUMBERED = 50


@dataclass(frozen=True)
class Pairing:
    """Gold and output of one report."""

    gold: g.Gold
    report: Report
    offsets: bool  # whether the gold's offsets are offsets into the output's text

    @cached_property
    def questions(self) -> list[tuple[g.Question, Question]]:
        """Questions of the gold with those of the output that are the same."""
        golds, founds = self.gold.questions, self.report.questions
        grade = self._by_place if self.offsets else self._by_words
        return [(golds[i], founds[j]) for i, j in match(golds, founds, grade)]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The gold's ``q`` of each output question that is in the gold, by its id."""
        return {found.id: gold.q for gold, found in self.questions}

    @cached_property
    def sequence(self) -> dict[str, int]:
        """The same for all questions: those that the gold leaves out go on counting."""
        numbers: dict[str, int] = {}
        shift = 0
        for question in self.report.questions:
            shift = self.numbers.get(question.id, question.seq + shift) - question.seq
            numbers[question.id] = question.seq + shift
        return numbers

    def place(self, question: str | None, span: Span) -> int | None:
        """The gold's ``q`` of something found; None if it is in no annotated question."""
        if not self.offsets:
            return self.numbers.get(question or "")
        for gold in self.gold.questions:
            if gold.answer and gold.answer.start <= span.start < gold.answer.end:
                return gold.q
        return None

    def judged(self, q: int | None) -> bool:
        """Whether something found there can be a false alarm: nobody looked elsewhere."""
        return q is not None or self.gold.complete

    def span(self, span: Span | None) -> Span | None:
        """A span of the gold, if its offsets can be used."""
        return span if self.offsets else None

    def _by_place(self, gold: g.Question, found: Question) -> float:
        """The answers share text, or the gold's begins within the output's question."""
        if gold.answer is None:
            return self._by_words(gold, found)
        answer = Span(found.answer.start, found.answer.end)
        inside = found.start <= gold.answer.start <= max(found.end, answer.end)
        shared = overlap(gold.answer, answer)
        if not (inside or shared):
            return 0.0
        return shared + _alike(gold, found) / 100

    def _by_words(self, gold: g.Question, found: Question) -> float:
        """The prompts are alike; the printed number and the position settle ties."""
        alike = _alike(gold, found)
        numbered = gold.number is not None and gold.number == found.number
        if alike < (ALIKE_NUMBERED if numbered else ALIKE):
            return 0.0
        nearness = 1 / (1 + abs(gold.q - found.seq))
        return alike / 100 + 0.2 * numbered + 0.1 * nearness


def _alike(gold: g.Question, found: Question) -> float:
    return fuzz.ratio(normal.name(gold.prompt), normal.name(found.prompt))


def pair(gold: g.Gold, report: Report) -> Pairing:
    """Put a gold file beside an output.

    The gold's offsets are used if the output keeps the text of the gold's source, which
    every text source does; for other renderings of the report, such as a PDF, facts are
    matched by question and value.

    Raises:
        InputError: the gold has offsets for this text, and they do not fit it.
    """
    if not report.source.media_type.startswith("text/"):
        return Pairing(gold, report, offsets=False)
    quoted = list(_quoted(gold))
    for span, text in quoted:
        if report.text[span.start : span.end] != text:
            reason = f"the gold expects {text!r} at {span.start}:{span.end}, which is not there"
            raise InputError(reason, report.source.name)
    return Pairing(gold, report, offsets=bool(quoted) or any(q.answer for q in gold.questions))


def _quoted(gold: g.Gold) -> Iterator[tuple[Span, str]]:
    """Everything that the gold quotes with offsets."""
    mentions = (mention for agency in gold.agencies or () for mention in agency.mentions)
    quoting: list[g.Mention | g.Count | g.Field] = [
        *mentions,
        *(gold.counts or ()),
        *(gold.fields or ()),
    ]
    for item in quoting:
        if item.span:
            yield item.span, item.text
    for event in gold.events or ():
        if event.span:
            yield event.span, event.date_text
