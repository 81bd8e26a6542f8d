"""What the report is, its sections, its questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline import report as r
from pipeline.evaluate import gold as g
from pipeline.evaluate import normal
from pipeline.evaluate.match import match, overlap
from pipeline.evaluate.outcomes import Outcome, compare, hit
from pipeline.evaluate.pairing import Pairing
from pipeline.types import Span


def outcomes(pairing: Pairing) -> Iterator[Outcome]:
    """Fates of the report's own facts, sections and questions."""
    yield from _report(pairing.gold.report, pairing.report.report)
    if pairing.gold.sections is not None:
        yield from _sections(pairing, pairing.gold.sections)
    yield from _questions(pairing)


def _report(gold: g.Info, found: r.ReportInfo) -> Iterator[Outcome]:
    pairs = {
        "country": (gold.country, found.country and found.country.code),
        "language": (gold.language, found.language),
        "period": (gold.period, found.period and found.period.edtf),
        "title": (normal.line(gold.title or ""), normal.line(found.title or "")),
    }
    for name, (expected, given) in pairs.items():
        if expected:
            one = compare("report", None, (expected, given), None, name)
            # An output that says it does not know has not claimed anything false.
            yield one if given else replace(one, status="abstained")


def _sections(pairing: Pairing, golds: tuple[g.Section, ...]) -> Iterator[Outcome]:
    founds = pairing.report.sections
    pairs = match(golds, founds, lambda gold, found: _same_section(pairing, gold, found))
    for i, j in pairs:
        gold, found = golds[i], founds[j]
        yield hit("section", None, gold.title, pairing.span(gold.span))
        yield compare(
            "section.questions",
            None,
            (f"{gold.first_q} to {gold.last_q}", _extent(pairing, found)),
            pairing.span(gold.span),
            gold.title,
        )
    for i, gold in enumerate(golds):
        if i not in dict(pairs):
            yield Outcome("section", "miss", None, gold.title, span=pairing.span(gold.span))
    taken = {j for _, j in pairs}
    for j, found in enumerate(founds):
        if j not in taken:
            place = Span(found.start, found.end)
            yield Outcome("section", "false_alarm", None, found=found.title, span=place)


def _same_section(pairing: Pairing, gold: g.Section, found: r.Section) -> float:
    """Titles agree; those that repeat are told apart by place."""
    if normal.name(gold.title) != normal.name(found.title):
        return 0.0
    near = pairing.offsets and gold.span and overlap(gold.span, Span(found.start, found.end))
    return 2.0 if near else 1.0


def _extent(pairing: Pairing, found: r.Section) -> str:
    """First and last question of a section, by the gold's numbers where it has them."""
    if not found.questions:
        return "none"
    numbers = pairing.sequence
    return f"{numbers[found.questions[0]]} to {numbers[found.questions[-1]]}"


def _questions(pairing: Pairing) -> Iterator[Outcome]:
    for gold, found in pairing.questions:
        yield hit("question", gold.q, _title(gold), _heading(found))
        yield from _parts(pairing, gold, found)
    matched = {gold.q for gold, _ in pairing.questions}
    for gold in pairing.gold.questions:
        if gold.q not in matched:
            yield Outcome("question", "miss", gold.q, _title(gold), span=pairing.span(gold.answer))
    for extra in pairing.report.questions:
        heading = _heading(extra)
        q = pairing.place(extra.id, heading)
        if extra.id not in pairing.numbers and pairing.judged(q):
            yield Outcome("question", "false_alarm", q, found=_title(extra), span=heading)


def _parts(pairing: Pairing, gold: g.Question, found: r.Question) -> Iterator[Outcome]:
    """What a question found says of itself."""
    heading = _heading(found)
    pairs: dict[str, tuple[object, object]] = {
        "number": (gold.number, found.number),
        "kind": (gold.kind, found.kind),
        "required": (gold.required, found.required),
        "prompt": (normal.line(gold.prompt), normal.line(found.prompt)),
        "subject": (_subject(gold.subject), _subject(found.subject)),
        "answered": (gold.answered, found.answer.answered),
    }
    for name, values in pairs.items():
        if name != "subject" or any(values):
            yield compare(f"question.{name}", gold.q, values, heading)
    answer = pairing.span(gold.answer)
    if answer is not None:
        given = Span(found.answer.start, found.answer.end)
        yield compare("question.answer", gold.q, (_extent_of(answer), _extent_of(given)), answer)


def _subject(subject: g.Subject | r.Subject | None) -> str | None:
    if subject is None:
        return None
    number = "" if subject.number is None else f" {subject.number}"
    return f"{subject.type}{number}: {normal.line(subject.title)}"


def _title(question: g.Question | r.Question) -> str:
    prompt = normal.line(question.prompt)
    return f"{question.number}. {prompt}" if question.number else prompt


def _heading(question: r.Question) -> Span:
    return Span(question.start, question.end)


def _extent_of(span: Span) -> str:
    # An empty answer has no place of its own: where exactly it is empty says nothing.
    return f"{span.start}:{span.end}" if span else "empty"
