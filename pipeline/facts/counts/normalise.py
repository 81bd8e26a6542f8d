"""Matched text to value: digits by a country's convention, number words by addition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.countries import NumberFormat
from pipeline.facts.counts.grammar.numerals import Numerals

MAX_DIGITS = 20  # longer runs are no numbers of countable things

_SPACES = re.compile(r"[\s'’]")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}\Z")


class Reading(NamedTuple):
    """The value of a run of digits.

    ``whole`` is the other reading of "12.885" where the country's convention makes it a
    decimal fraction: things that are counted come whole, so a count prefers it.
    """

    value: float
    whole: float | None = None


def digits(raw: str, style: NumberFormat) -> Reading | None:
    """Value of digits with their separators; ``None`` if they are no number ("8.7.1").

    The country's convention decides; the other one is accepted where only it fits.
    """
    if raw.isdecimal() and len(raw) <= MAX_DIGITS:
        return Reading(float(raw))
    text = _SPACES.sub("", raw)
    if len(text) > MAX_DIGITS:
        return None
    points, commas = text.count("."), text.count(",")
    if not points and not commas:
        return Reading(float(text))
    if points and commas:
        return _both(text)
    mark = "." if points else ","
    if points + commas > 1:
        return _groups(text, mark)
    return _single(text, mark, style)


def _both(text: str) -> Reading | None:
    """Both marks are there: the last one is the decimal mark."""
    decimal = max(".,", key=text.rfind)
    whole, _, fraction = text.rpartition(decimal)
    head = _groups(whole, "," if decimal == "." else ".")
    if head is None or decimal in whole:
        return None
    return Reading(head.value + float(f"0.{fraction}"))


def _groups(text: str, mark: str) -> Reading | None:
    head, *rest = text.split(mark)
    if _INDIAN.match(text) or (0 < len(head) <= 3 and all(len(part) == 3 for part in rest)):
        return Reading(float(text.replace(mark, "")))
    return None


def _single(text: str, mark: str, style: NumberFormat) -> Reading:
    """One mark, once: three digits after it may be a group of thousands."""
    head, tail = text.split(mark)
    group_like = len(tail) == 3 and len(head) <= 3 and not head.startswith("0")
    fraction = float(f"{head}.{tail}")
    if not group_like:
        return Reading(fraction)
    grouped = float(head + tail)
    return Reading(fraction, grouped) if mark == style.decimal else Reading(grouped)


class Numeral(NamedTuple):
    """A numeral read from number words: its value and how many words it took."""

    value: float
    words: int
    scale: float  # the last scale word, 1 without one
    collective: str | None  # "docena", "medio millón": a noun that "de" may follow
    one: bool  # the word "one" alone, as good as an article


def numeral(words: Sequence[str], first: int, numerals: Numerals) -> Numeral | None:
    """The numeral that begins with the ``first`` of lower-case words; ``None`` if there is none.

    Only the first of all may be a scale word without a number before it ("mil").
    """
    head = words[first]
    if head in numerals.phrases:
        return Numeral(float(numerals.phrases[head]), 1, 1, head, one=False)
    state = _Numeral(numerals, opens=not first)
    taken = 0
    for index in range(first, len(words)):
        word = words[index]
        if word in numerals.joiners and word not in numerals.halves:
            continue
        if not state.accept(word):
            break
        taken = index + 1 - first
        if state.collective:
            break
    if not taken:
        return None
    one = taken == 1 and head in numerals.ones
    value = float(state.closed + state.total + state.group)
    return Numeral(value, taken, state.scale, state.collective, one)


class _Numeral:
    """Adds number words up: millions in ``closed``, thousands in ``total``, below in ``group``.

    The sums are whole numbers as long as the words are, exact at any size.
    """

    def __init__(self, numerals: Numerals, *, opens: bool) -> None:
        self.numerals = numerals
        self.opens = opens  # no word was taken yet, and the first may be a scale word
        self.closed: float = 0
        self.largest: float = 0  # the last scale word above a thousand
        self.total: float = 0
        self.group: float = 0
        self.room: float = 1000  # the next word that adds must be smaller
        self.scale: float = 1
        self.collective: str | None = None

    def accept(self, word: str) -> bool:
        """Take the word if it continues the numeral."""
        numerals, opens = self.numerals, self.opens
        self.opens = False
        if word in numerals.halves:
            return self._half()
        if word in numerals.hundreds and (0 < self.group < 100 or opens):
            self.group, self.room = (self.group or 1) * 100, 100
            return True
        if word in numerals.values:
            return self._add(numerals.values[word])
        if word in numerals.scales:
            return self._scale(numerals.scales[word], opens or word in numerals.bare_scales)
        if word in numerals.collectives:
            return self._collective(word)
        return word in numerals.ones and self._add(1)

    def _add(self, value: float) -> bool:
        if value >= self.room:
            return False
        self.group += value
        if value >= 100:
            self.room = 100
        elif value in self.numerals.vigesimal:
            self.room = 20
        else:
            self.room = 10 if value >= 20 and value % 10 == 0 else 0
        return True

    def _scale(self, scale: float, bare: bool) -> bool:
        part = self.total + self.group
        if scale > 1000:  # "dos mil millones": all that is not yet closed is multiplied
            if (self.closed and scale >= self.largest) or not (part or bare):
                return False
            self.closed += (part or 1) * scale
            self.total, self.largest = 0, scale
        elif self.total or not (self.group or bare):
            return False
        else:
            self.total = (self.group or 1) * scale
        self.group, self.room, self.scale = 0, 1000, scale
        return True

    def _half(self) -> bool:
        scaled = self.closed or self.total
        if self.group and not scaled:  # "two and a half million"
            self.group += 0.5
        elif scaled and not self.group:  # "un millón y medio"
            self.closed += self.scale / 2
        else:
            return False
        self.room = 0
        return True

    def _collective(self, word: str) -> bool:
        if not self.group or self.total or self.closed:
            return False
        self.total, self.group = self.group * self.numerals.collectives[word].value, 0
        self.collective = word
        return True
