"""Numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.facts.counts.grammar.numerals import Numerals
from pipeline.facts.counts.normalise import numeral
from pipeline.facts.counts.numbers.number import Form, Number
from pipeline.facts.words import fold

MAX_ROW = 6  # numerals in a row of number words; more are no prose


def in_words(text: str, matches: Iterable[re.Match[str]], numerals: Numerals) -> list[Number]:
    """The numbers of the runs of number words of a text."""
    if text in numerals.alone:
        return list(_numerals(text, 0, numerals))
    return [number for match in matches for number in _numerals(match[0], match.start(), numerals)]


def _numerals(run: str, at: int, numerals: Numerals) -> Iterator[Number]:
    """The numerals of one run of number words at a place: one, or several joined by "and".

    None of several that follow each other without it ("dos dos") is free to count things.
    """
    tokens = list(numerals.word.finditer(run.lower()))
    words = [fold(token[0]) for token in tokens]
    first, free = 0, True
    found: list[Number] = []
    while first < len(words):
        if len(found) == MAX_ROW:
            return
        read = numeral(words, first, numerals)
        if read is None:
            break
        value, taken, scale, collective, one = read
        start = at + tokens[first].start()
        end = at + tokens[first + taken - 1].end()
        known = numerals.collectives.get(collective or "")
        qualifier = known.qualifier if known else "exact"
        form: Form = "words" if collective is None else "collective"
        found.append(Number(start, end, value, form, scale=scale, qualifier=qualifier, one=one))
        first += taken
        joined = first < len(words) and words[first] in numerals.joiners
        free = free and (joined or first == len(words))
        first += joined
    yield from (found if free else (number._replace(free=False) for number in found))
