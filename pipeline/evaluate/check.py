"""Is a gold file consistent, and does it fit its report?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from pipeline import edtf
from pipeline.evaluate import normal
from pipeline.evaluate.gold import Choice, Gold, Place, Question
from pipeline.types import Span

T = TypeVar("T")


def problems(gold: Gold, text: str | None = None) -> list[str]:
    """What is wrong, one line each; empty if nothing is.

    Args:
        gold: the annotation, its form being checked already when it was loaded.
        text: the report's text, for gold with offsets.
    """
    found = [
        *_dates(gold),
        *_questions(gold),
        *_sections(gold),
        *_choices(gold),
        *_facts(gold),
        *_agencies(gold),
        *_numbers(gold),
        *_offsets(gold),
    ]
    if text is not None:
        found += [*_quotes(gold, text), *_acronyms(gold, text), *_actions(gold, text)]
    return found


def places(gold: Gold) -> Iterator[tuple[str, Place, str]]:
    """Everything that stands in an answer: what it is, the record, the text it quotes."""
    for event in gold.events or ():
        yield "event", event, event.date_text
    for agency in gold.agencies or ():
        for mention in agency.mentions:
            yield f"mention of {agency.id}", mention, mention.text
    for count in gold.counts or ():
        yield "count", count, count.text
    for tempting in gold.not_counts or ():
        yield "no count", tempting, tempting.text
    for field in gold.fields or ():
        yield "field", field, field.text


def _dates(gold: Gold) -> Iterator[str]:
    dates = [(f"event {event.date_text!r}", event.date) for event in gold.events or ()]
    if gold.report.period is not None:
        dates.append(("report: period", gold.report.period))
    for where, date in dates:
        try:
            edtf.bounds(date)
        except ValueError as error:
            yield f"{where}: {error}"


def _questions(gold: Gold) -> Iterator[str]:
    for one, other in pairwise(gold.questions):
        if one.q >= other.q:
            yield f"question {other.q} follows question {one.q}"
        ends = None if one.answer is None else one.answer.end
        if ends is not None and other.answer is not None and ends > other.answer.start:
            yield f"question {other.q}: its answer begins within that of question {one.q}"
    for question in gold.questions:
        if question.answer is not None and question.answer.end < question.answer.start:
            yield f"question {question.q}: its answer ends before it starts"


def _sections(gold: Gold) -> Iterator[str]:
    sections = gold.sections or ()
    for section in sections:
        if section.first_q > section.last_q:
            yield f"section {section.title!r} ends before it starts"
    for one, other in pairwise(sections):
        if one.last_q >= other.first_q:
            yield f"section {other.title!r} begins within {one.title!r}"


def _choices(gold: Gold) -> Iterator[str]:
    questions = {question.q: question for question in gold.questions}
    for choice in gold.choices or ():
        yield from _choice(choice, questions.get(choice.q))
    for scale in gold.scales or ():
        if scale.value is not None and not 1 <= scale.value <= (scale.max or scale.value):
            yield f"scale of question {scale.q}: {scale.value} is not from 1 to {scale.max}"
    kinds = [
        ("choice", {"single_choice", "multi_choice"}, gold.choices),
        ("scale", {"scale"}, gold.scales),
        ("field", {"record"}, gold.fields),
    ]
    for name, allowed, items in kinds:
        for q in sorted({item.q for item in items or ()}):
            if q in questions and questions[q].kind not in allowed:
                yield f"{name} of question {q}, whose kind is {questions[q].kind}"


def _choice(choice: Choice, question: Question | None) -> Iterator[str]:
    where = f"choice of question {choice.q}"
    for label in _repeated(option.label for option in choice.options):
        yield f"{where}: option {label!r} is there twice"
    chosen = [option for option in choice.options if option.selected]
    if question and question.kind == "single_choice" and len(chosen) > 1:
        yield f"{where}: {len(chosen)} options of a single choice are selected"
    if question and question.answered != bool(chosen):
        state = "is answered" if question.answered else "is not answered"
        yield f"{where}: the question {state}, but {len(chosen)} options are selected"


def _facts(gold: Gold) -> Iterator[str]:
    """Every fact belongs to an annotated question and lies in its answer."""
    questions = {question.q: question for question in gold.questions}
    items = [(what, item.q, item.span, text) for what, item, text in places(gold)]
    items += [("choice", one.q, None, "") for one in gold.choices or ()]
    items += [("scale", one.q, None, "") for one in gold.scales or ()]
    for what, q, span, text in items:
        question = questions.get(q)
        if question is None:
            if q:
                yield f"{what} {text!r}: question {q} is not annotated"
        elif span and question.answer is not None and not question.answer.contains(span):
            yield f"{what} {text!r} at {span.start}: is not in the answer to question {q}"


def _agencies(gold: Gold) -> Iterator[str]:
    agencies = gold.agencies or ()
    ids = {agency.id for agency in agencies}
    for id in _repeated(agency.id for agency in agencies):
        yield f"agency {id!r} is there twice"
    for agency in agencies:
        if not agency.mentions:
            yield f"agency {agency.id!r} has no mention"
    for event in gold.events or ():
        for actor in event.actors:
            if gold.agencies is not None and actor not in ids:
                yield f"event {event.date_text!r}: there is no agency {actor!r}"


def _numbers(gold: Gold) -> Iterator[str]:
    for count in gold.counts or ():
        ends = (count.low is not None, count.high is not None)
        if ends != ((count.value is None),) * 2:
            yield f"count {count.text!r}: needs a value, or low and high"
        elif count.low is not None and count.high is not None and count.low > count.high:
            yield f"count {count.text!r}: ends before it starts"


def _offsets(gold: Gold) -> Iterator[str]:
    """All offsets or none; and no two facts of one kind share characters."""
    items = list(places(gold))
    for what, item, text in items:
        if (item.start is None) != (item.end is None):
            yield f"{what} {text!r}: has one offset only"
        elif item.span is not None and not item.span:
            yield f"{what} {text!r}: is empty or ends before it starts"
    with_offsets = [item for _, item, _ in items if item.span is not None]
    if with_offsets and len(with_offsets) < len(items):
        yield f"{len(items) - len(with_offsets)} of {len(items)} facts have no offsets"
    yield from _overlaps(items, "mention", lambda what: what.startswith("mention"))
    yield from _overlaps(items, "count", lambda what: what in {"count", "no count"})
    happenings = [(one.start, one.date, one.action_start, one.action) for one in gold.events or ()]
    for repeated in _repeated(one for one in happenings if one[0] is not None):
        yield f"event {repeated[1]} {repeated[3]!r} is there twice"


def _overlaps(
    items: Iterable[tuple[str, Place, str]], name: str, wanted: Callable[[str], bool]
) -> Iterator[str]:
    spans = sorted((item.span, text) for what, item, text in items if wanted(what) and item.span)
    for (one, first), (other, second) in pairwise(spans):
        if one.overlaps(other):
            yield f"{name} {second!r} at {other.start} overlaps {first!r} at {one.start}"


def _quotes(gold: Gold, text: str) -> Iterator[str]:
    for what, item, quote in places(gold):
        if item.span and text[item.span.start : item.span.end] != quote:
            start, end = item.span
            place = _place(gold, item.q, text, quote)
            yield f"{what} {quote!r}: at {start}:{end} stands {text[start:end]!r}{place}"
    for section in gold.sections or ():
        if section.span:
            there = text[section.span.start : section.span.end]
            if normal.name(there) != normal.name(section.title):
                yield f"section {section.title!r}: at {section.span.start} stands {there!r}"


def _place(gold: Gold, q: int, text: str, quote: str) -> str:
    """Where the quote does stand, if there is one such place in the question's answer."""
    answers = [one.answer for one in gold.questions if one.q == q and one.answer is not None]
    start, end = answers[0] if answers else Span(0, len(text))
    at = text.find(quote, start, end)
    if at < 0 or text.find(quote, at + 1, end) >= 0:
        return ""
    return f"; it stands at {at}:{at + len(quote)}"


def _acronyms(gold: Gold, text: str) -> Iterator[str]:
    for agency in gold.agencies or ():
        if agency.acronym and agency.acronym not in text:
            yield f"agency {agency.id!r}: its acronym {agency.acronym!r} is not in the report"


def _actions(gold: Gold, text: str) -> Iterator[str]:
    """Actions begin as written: what follows may be broken by a line or a page."""
    for event in gold.events or ():
        start = event.action_start
        first = event.action.split(maxsplit=1)[0] if event.action.strip() else ""
        if start is not None and not text.startswith(first, start):
            there = text[start : start + len(event.action)]
            yield f"event {event.date_text!r}: action {event.action!r}, at {start} stands {there!r}"


def _repeated(items: Iterable[T]) -> list[T]:
    return [item for item, times in Counter(items).items() if times > 1]
