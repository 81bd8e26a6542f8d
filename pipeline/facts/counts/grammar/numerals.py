"""The number words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.facts.words import SPACE, cased, spaced
from pipeline.types import Qualifier

_TORN = r"(?:[ \u00a0\u202f\u2009]{1,24}|\n[ \u00a0\u202f\u2009]{0,24})"  # between number words


class Collective(NamedTuple):
    """A noun that is a number: "docena"."""

    value: float
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of a language."""

    values: Mapping[str, float]
    ones: frozenset[str]
    hundreds: frozenset[str]
    scales: Mapping[str, float]
    bare_scales: frozenset[str]
    joiners: frozenset[str]
    halves: frozenset[str]
    phrases: Mapping[str, float]
    collectives: Mapping[str, Collective]
    vigesimal: frozenset[float]  # tens that "-dix" adds to: soixante, quatre-vingt
    run: re.Pattern[str]  # a run of number words
    alone: frozenset[str]  # number words only where nothing else stands: "millón"
    word: re.Pattern[str]  # one word of such a run
    scale_after: re.Pattern[str]  # a scale word or a collective after digits: "60 mil"


def numerals(numbers: dict[str, Any], each: list[str]) -> Numerals:
    """The number words of a language, from its data; ``each`` stands in "one in five"."""
    values, scales = numbers["values"], numbers["scales"]
    collectives = {word: Collective(**entry) for word, entry in numbers["collectives"].items()}
    multiplied = [*scales, *collectives, *numbers["hundreds"]]
    going_on = spaced(
        form
        for word in [*values, *numbers["ones"], *multiplied, *numbers["halves"]]
        for form in (word, word.upper())
    )
    every = [*numbers["phrases"], *numbers["halves"], *values, *numbers["ones"], *multiplied]
    every += [*numbers["articles"], *numbers["joiners"]]
    joiners = "|".join(form for word in numbers["joiners"] for form in (word, word.upper()))
    step = rf"(?:-(?:(?:{joiners})-)?|{_TORN}(?:(?:{joiners}){_TORN})??)"
    return Numerals(
        values=values,
        ones=frozenset([*numbers["ones"], *numbers["articles"]]),
        hundreds=frozenset(numbers["hundreds"]),
        scales=scales,
        bare_scales=frozenset(numbers["bare_scales"]),
        joiners=frozenset(numbers["joiners"]),
        halves=frozenset(numbers["halves"]),
        phrases=numbers["phrases"],
        collectives=collectives,
        vigesimal=frozenset(numbers["vigesimal"]),
        # Bounded: a longer run is no numeral, and the bound keeps "mil mil mil …" linear.
        run=re.compile(
            rf"(?:{_opening(numbers, multiplied, each)})(?:{step}(?:{going_on})(?!\w)){{0,48}}"
        ),
        alone=frozenset(cased([*scales, *numbers["hundreds"]])),
        word=re.compile(rf"{spaced(every)}(?!\w)"),
        scale_after=re.compile(
            rf"{SPACE}?(?:{spaced(collectives)}(?!\w)|{spaced(scales)}(?!\w)"
            rf"(?:{SPACE}(?:{spaced([*scales, *numbers['halves']])})(?!\w))?)"
        ),
    )


def _opening(numbers: dict[str, Any], multiplied: Iterable[str], each: Iterable[str]) -> str:
    """The words that a numeral may begin with, by first letter, which makes scanning fast."""
    choices = [
        ([*numbers["phrases"], *numbers["values"], *numbers["bare_scales"]], r"(?!\w)"),
        (numbers["articles"], rf"(?={SPACE}(?:{spaced(multiplied)})(?!\w))"),
        (  # "un (1) taller", "una de cada cinco", "un niño de cada cinco"
            numbers["ones"],
            rf"(?={SPACE}?\(\d|{SPACE}(?:[^\W\d_]+{SPACE})?{spaced(each)}{SPACE})",
        ),
        # "mil neuf cent"
        (numbers["opening_scales"], rf"(?={SPACE}(?:{spaced(numbers['values'])})(?!\w))"),
    ]
    branches: dict[str, list[str]] = {}
    for words, ahead in choices:
        rests: dict[str, list[str]] = {}
        for word in cased(words):
            rests.setdefault(word[0], []).append(word[1:])
        for letter, tails in rests.items():
            branches.setdefault(letter, []).append(spaced(tails) + ahead)
    return "|".join(
        rf"{re.escape(letter)}(?<!\w.)(?:{'|'.join(ends)})" for letter, ends in branches.items()
    )
