"""Options, ratings and record fields of the questions found."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import report as r
from pipeline.evaluate import gold as g
from pipeline.evaluate import normal
from pipeline.evaluate.match import match
from pipeline.evaluate.outcomes import Outcome, Status, hit, readable
from pipeline.evaluate.pairing import Pairing
from pipeline.types import Span


def outcomes(pairing: Pairing) -> Iterator[Outcome]:
    """Fates of options, ratings and fields."""
    found = {gold.q: question for gold, question in pairing.questions}
    for choice in pairing.gold.choices or ():
        yield from _options(choice, found.get(choice.q))
    for scale in pairing.gold.scales or ():
        yield _scale(scale, found.get(scale.q))
    if fields := pairing.gold.fields:
        for q in sorted({field.q for field in fields}):
            yield from _fields(
                pairing, tuple(field for field in fields if field.q == q), found.get(q)
            )


def _options(choice: g.Choice, question: r.Question | None) -> Iterator[Outcome]:
    golds, founds = choice.options, question.options if question else ()
    pairs = dict(
        match(golds, founds, lambda a, b: float(normal.name(a.label) == normal.name(b.label)))
    )
    for i, gold in enumerate(golds):
        found = founds[pairs[i]] if i in pairs else None
        place = Span(found.start, found.end) if found else None
        if found:
            yield hit("option", choice.q, gold.label, place)
        else:
            yield Outcome("option", "miss", choice.q, gold.label)
        # Not to list an option is not to say that its state is not shown.
        if found or gold.selected is not None:
            yield _state(choice.q, gold, found, place)
    for j, extra in enumerate(founds):
        if j not in pairs.values():
            place = Span(extra.start, extra.end)
            yield Outcome("option", "false_alarm", choice.q, found=extra.label, span=place)


def _state(q: int, gold: g.Option, found: r.Option | None, place: Span | None) -> Outcome:
    """A state that the source does not show must be null: any other claim is wrong."""
    given = found.selected if found else None
    return Outcome(
        "option.state",
        _claim(gold.selected, given),
        q,
        _shown(gold.selected),
        _shown(given),
        place,
        of=gold.label,
    )


def _claim(expected: object, given: object) -> Status:
    if given == expected:
        return "hit"
    return "abstained" if given is None else "wrong"


def _shown(selected: bool | None) -> str:
    return {True: "selected", False: "not selected", None: "not shown"}[selected]


def _scale(gold: g.Scale, question: r.Question | None) -> Outcome:
    expected = f"{readable(gold.value)} of {readable(gold.max)}"
    place = Span(question.answer.start, question.answer.end) if question else None
    if question is None or question.scale is None:
        return Outcome("scale", "miss", gold.q, expected, span=place)
    given = question.scale
    status = _claim(gold.value, given.value)
    if status == "hit" and gold.max != given.max:
        status = "wrong"
    found = f"{readable(given.value)} of {readable(given.max)}"
    return Outcome("scale", status, gold.q, expected, found, place)


def _fields(
    pairing: Pairing, golds: tuple[g.Field, ...], question: r.Question | None
) -> Iterator[Outcome]:
    """A field is right if label and value agree, and the place where the gold knows it."""
    founds = question.fields if question else ()
    pairs = dict(
        match(golds, founds, lambda a, b: float(normal.name(a.label) == normal.name(b.label)))
    )
    for i, gold in enumerate(golds):
        place = pairing.span(gold.span)
        if i not in pairs:
            yield Outcome("field", "miss", gold.q, gold.text, span=place, of=gold.label)
            continue
        found = founds[pairs[i]]
        text = pairing.report.text[found.start : found.end]
        same = normal.line(text) == normal.line(gold.text)
        at_place = not place or place == Span(found.start, found.end)
        status: Status = "hit" if same and at_place else "wrong"
        yield Outcome("field", status, gold.q, gold.text, text, place, of=gold.label)
    for j, extra in enumerate(founds):
        if j not in pairs.values():
            place = Span(extra.start, extra.end)
            text = pairing.report.text[place.start : place.end]
            yield Outcome("field", "false_alarm", golds[0].q, None, text, place, of=extra.label)
