"""From numbers to quantities: "doce (12)", "entre 10 y 15", "24 de las 32"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.number import Number
from pipeline.facts.words import fold

MAX_GAP = 24  # characters between two numbers that belong together
MAX_OPENER = 16  # characters of the word before a number and of a sign
CHANGE = 60  # characters before a range in which a verb of change may stand


class Quantity(NamedTuple):
    """One number, a range or a part of a total; ``last`` is the number before the unit."""

    start: int
    first: Number
    last: Number
    rule: str  # "digits", "words", "mixed", "collective", "repeated", "range", "total"
    before: int  # where the words before it end: before "(", "entre" …
    changes: bool = False  # to the next quantity: "pasó de 19 a 41 integrantes"

    @property
    def end(self) -> int:
        """Where the unit may begin."""
        return self.last.end


def combine(text: str, numbers: Sequence[Number], rules: Grammar) -> list[Quantity]:
    """Quantities in order; a range is two where words before it tell a change, or it falls."""
    quantities: list[Quantity] = []
    index, count = 0, len(numbers)
    while index < count:
        number = numbers[index]
        quantity = None
        if index + 1 < count and numbers[index + 1].start - number.end <= MAX_GAP:
            number, index = _with_repeated(text, numbers, index)
            if index + 1 < count and numbers[index + 1].start - number.end <= MAX_GAP:
                quantity = _pair(text, number, numbers[index + 1], rules)
        if quantity is None:
            quantity = Quantity(number.start, number, number, number.form, number.start)
        else:
            last, index = _with_repeated(text, numbers, index + 1)
            quantity = quantity._replace(last=last) if last.form == "repeated" else quantity
            opened = quantity.rule == "range" and quantity.start != quantity.first.start
            falls = quantity.rule == "range" and quantity.first.counted >= quantity.last.counted
            # "pruned from 41 to 19 forms": what falls has changed, whatever the verb
            changes = opened and (falls or _is_change(text, quantity, rules.changes))
            if changes or falls:
                first, index = quantity.first, index - 1
                start = quantity.start
                start = start if changes else first.start
                quantity = Quantity(first.start, first, first, first.form, start, changes)
        quantities.append(quantity)
        index += 1
    return quantities


def _with_repeated(text: str, numbers: Sequence[Number], index: int) -> tuple[Number, int]:
    """The number at an index with what is said again in brackets, and the index of that."""
    number = numbers[index]
    if index + 1 < len(numbers) and text.startswith((" (", "(", "\n("), number.end):
        repeated = _repeated(text, number, numbers[index + 1])
        if repeated:
            return repeated, index + 1
    return number, index


def _is_change(text: str, quantity: Quantity, changes: re.Pattern[str]) -> bool:
    """True for "pasó de 19 a 41": a range that opens with its own word after a verb of change."""
    head = text[max(0, quantity.start - CHANGE) : quantity.start]
    clause = re.split(r"[.;:,\n]", head.rstrip(" ,"))[-1]  # "rose by a third, from 60 to 80"
    return changes.search(clause) is not None


def _repeated(text: str, number: Number, following: Number) -> Number | None:
    """ "doce (12)": the same value in words and in digits."""
    if (
        text[number.end : following.start].strip() != "("
        or text[following.end : following.end + 1] != ")"
    ):
        return None
    if number.counted != following.counted or (number.form == "digits") == (
        following.form == "digits"
    ):
        return None
    return number._replace(end=following.end + 1, form="repeated", one=False, whole=None,
                   value=number.counted)  # fmt: skip


def _pair(  # noqa: PLR0911 (one return for each way to be joined)
    text: str, number: Number, following: Number, rules: Grammar
) -> Quantity | None:
    if text[number.end] in ".;:,(" or (number.percent and not following.percent):
        return None
    between, signs = rules.between, rules.money.prefixes
    gap = _gap(text[max(number.end, number.percent) : following.start], rules)
    if gap in between.totals and not number.percent:
        if number.counted <= following.counted and not following.year_like:
            return Quantity(number.start, number, following, "total", number.start)
        return None
    number = _share_scale(number, following)
    opener, start = _opener(text, number.start, signs)
    if opener in between.articles:
        opener, start = _opener(text, start, signs)
    if gap in between.openers.get(opener, ()):
        return Quantity(start, number, following, "range", start)
    if number.counted >= following.counted:
        return None
    if gap in between.ranges:
        return Quantity(number.start, number, following, "range", number.start)
    return None


def _gap(text: str, rules: Grammar) -> str:
    """What stands between two numbers, without the article or the sign of the second."""
    between, gap = rules.between, text.strip()
    signs = rules.money.prefixes - between.ranges
    words = gap.split()
    if len(words) > 1 and (words[0] in signs or words[-1] in signs):
        # "entre $ 200 y $ 350"; "from $ 200 to $ 350" may be a change
        gap = fold(" ".join(word for word in words if word not in signs))
        return gap if gap in between.coordination else ""
    gap = fold(gap)
    article = gap.rpartition(" ")[2] in between.articles and gap not in between.totals
    return gap.rpartition(" ")[0] if article else gap


def _share_scale(number: Number, following: Number) -> Number:
    """ "2 a 3 millones": the scale word belongs to both."""
    shared = (
        number.scale == 1
        and following.scale > 1
        and number.value < following.value / following.scale
    )
    return number._replace(value=number.value * following.scale, whole=None) if shared else number


def _opener(text: str, start: int, signs: Container[str]) -> tuple[str, int]:
    """The word before a number, and before its sign of money, and where it begins."""
    begin = max(0, start - MAX_OPENER)
    head = text[begin:start].rstrip()
    sign = head.rpartition(" ")[2]
    if sign in signs:
        head = head[: -len(sign)].rstrip()
    word = head.rpartition(" ")[2].rpartition("\n")[2].lstrip('(["“«')
    return word.lower(), begin + len(head) - len(word)
