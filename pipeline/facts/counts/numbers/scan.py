"""Finding the numbers of a text, in digits and in words, whatever they mean there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter

from pipeline.countries import NumberFormat
from pipeline.facts import rows
from pipeline.facts.counts.grammar.numerals import Numerals
from pipeline.facts.counts.numbers.in_digits import DIGITS, in_digits
from pipeline.facts.counts.numbers.in_words import in_words
from pipeline.facts.counts.numbers.number import Number
from pipeline.facts.words import Right
from pipeline.types import Span

_BLANK = "\x00"  # no word, no digit, no space


def scan(
    text: str,
    numerals: Numerals,
    style: NumberFormat,
    percent: Right,
    masked: Sequence[Span] = (),
) -> list[Number]:
    """All numbers of a text in order, none overlapping, none in the masked spans."""
    seen = _blanked(text, masked)
    stretches = rows.outside(seen)
    found = in_digits(text, _matches(DIGITS, seen, stretches), numerals, style)
    worded = in_words(text, _matches(numerals.run, seen, stretches), numerals)
    if worded:
        found = sorted([*found, *worded], key=itemgetter(0))  # by start
    numbers: list[Number] = []
    for each in found:
        number = each
        if numbers:
            before = numbers[-1]
            if each.start < before.end or each.start < before.percent:
                continue  # "ciento" of "45 por ciento" as well
            joined = _joined(text, before, each) if before.scale >= 1000 else None
            if joined:
                number = joined
                numbers.pop()
        sign = percent.match(text, number.end)
        numbers.append(number._replace(percent=sign.end()) if sign else number)
    return numbers


def _blanked(text: str, masked: Iterable[Span]) -> str:
    """The text with blanks for the masked spans."""
    pieces, at = [], 0
    for start, end in sorted(masked):
        pieces += [text[at:start], _BLANK * (end - max(start, at))]
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def _matches(
    pattern: re.Pattern[str], text: str, stretches: Sequence[Span]
) -> Iterator[re.Match[str]]:
    if len(stretches) == 1:  # mostly
        return pattern.finditer(text)
    return chain.from_iterable(pattern.finditer(text, *stretch) for stretch in stretches)


def _joined(text: str, before: Number, number: Number) -> Number | None:
    """ "12 mil" and "885", "5 mil" and "300 millones": the second goes on with the first."""
    if number.form not in ("digits", "mixed") or not number.free:
        return None
    if text[before.end : number.start] != " ":
        return None
    if number.value < before.scale:
        value = before.value + number.value
    elif before.scale == 1000 and number.scale > 1000 and number.value < 1000 * number.scale:
        value = before.value * number.scale + number.value
    else:
        return None
    return before._replace(end=number.end, value=value, scale=max(before.scale, number.scale))
