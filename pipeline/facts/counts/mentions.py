"""Counts as they are reported: span, value, qualifier, unit, rule, confidence."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.money import amount
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.passage import Passage
from pipeline.facts.counts.units import Unit
from pipeline.facts.counts.units.nouns import is_kind
from pipeline.facts.words import fold
from pipeline.types import CountMention, Qualifier, Span

MAX_QUALIFIER = 26  # characters of "no fewer than"
_KIND = re.compile(r"[ \n](?P<kind>[^\W\d_]+(?:-[^\W\d_]+)*)(?:,|[ \n][^\W\d_&]+)")
UNKNOWN_HEAD = 0.9  # factor of confidence where the head noun is not in the lexicon


def of_things(  # noqa: PLR0913, PLR0917 (all that a count is made of)
    at: Passage, quantity: Quantity, span: Span, unit: Unit, rule: str, of: float | None = None
) -> CountMention:
    """The count of what a unit names."""
    first, last = quantity.first, quantity.last
    value: float | None = last.counted
    low = high = None
    if quantity.rule == "range":
        value, low, high = None, first.counted, last.counted
    elif quantity.rule == "total":
        value, of = first.counted, last.counted
    confidence = at.rules.confidence[rule] * (1 if unit.type else UNKNOWN_HEAD)
    return CountMention(
        span=span,
        rule=f"count.{rule}",
        confidence=round(confidence, 3),
        value=value,
        low=low,
        high=high,
        of=of,
        qualifier=_qualifier(at, quantity, quantity.before, span.end),
        unit=" ".join(f"{unit.noun} {at.text[slice(*unit.span)]}".split()),
        unit_type=unit.type or "other",
    )


def of_measure(at: Passage, quantity: Quantity) -> CountMention | None:
    """The percentage or the amount of money that a quantity is, if it is one."""
    last = quantity.last
    if last.percent:
        return amounting(at, quantity, Span(quantity.start, last.percent), "%", "percent")
    first = quantity.first.start
    money = amount(at.text, first, last.end, at.rules.money, at.country)
    if money is None:
        return None
    # "entre $ 200 y $ 350": the words that open a range belong to it.
    start = money.start if quantity.start == first else quantity.start
    span = Span(start, money.end)
    return amounting(at, quantity, span, money.unit, "money", scale=money.scale)


def amounting(  # noqa: PLR0913, PLR0917 (all that an amount is made of)
    at: Passage, quantity: Quantity, span: Span, unit: str, rule: str, scale: float = 1
) -> CountMention:
    """The count whose unit is "%" or a currency."""
    first, last = quantity.first, quantity.last
    # A percentage may be a fraction where a thing that is counted comes whole.
    values = [each.counted if rule == "money" else each.value for each in (first, last)]
    low, high = (round(value * scale, 6) for value in values)
    ranged, part = quantity.rule == "range", quantity.rule == "total"
    return CountMention(
        span=span,
        rule=f"count.{rule}",
        confidence=at.rules.confidence[rule],
        value=None if ranged else low if part else high,
        low=low if ranged else None,
        high=high if ranged else None,
        of=high if part else None,
        qualifier=_qualifier(at, quantity, min(quantity.before, span.start), span.end),
        unit=unit,
        unit_type="percent" if rule == "percent" else "money",
    )


def borrowed(at: Passage, quantity: Quantity, counted: Counted) -> Counted:
    """ "12 y 15 talleres", "3 full-time and 7 part-time staff": the unit of the last is shared."""
    mention, number = counted.mention, quantity.last
    word = _KIND.match(at.text, number.end)
    kind = word if word and is_kind(word[0], at.rules.units) else None
    head = counted.unit.head if counted.unit else ""
    return Counted(
        replace(
            mention,
            span=Span(quantity.start, kind.end("kind") if kind else number.end),
            value=number.counted,
            low=None,
            high=None,
            of=None,
            unit=f"{kind['kind']} {head}" if kind else mention.unit,
            confidence=round(mention.confidence * UNKNOWN_HEAD, 3),
        ),
        counted.unit,
    )


def _qualifier(at: Passage, quantity: Quantity, before: int, end: int) -> Qualifier:
    """What the words before a quantity or after its unit say of it."""
    words, table = at.rules.qualifiers_before
    match = words.search(at.text, max(0, before - MAX_QUALIFIER), before)
    if match is None:
        following, table = at.rules.qualifiers_after
        match = following.match(at.text, end) or following.match(at.text, quantity.last.end)
    return table[fold(match[1])] if match else quantity.last.qualifier
