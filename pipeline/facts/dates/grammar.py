"""All that finding dates in one language needs, from ``languages/<language>/dates.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline import data
from pipeline.facts.dates import patterns
from pipeline.facts.dates.patterns import after, any_of, before, groups
from pipeline.facts.words import Left, Right

# What a form gives is told by the first of these groups that it has.
_BUILDS = (
    "roman",
    "iso_year",
    "short_year",
    "fiscal",
    "unit",
    "code",
    "month_number",
    "days",
    "same",
    "month",
    "year",
)
_STARTS = ("year", "number", "month", "word")


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of date is written."""

    rule: str  # id
    pattern: re.Pattern[str]
    confidence: float
    builds: str  # which of the pattern's groups tells what is to be built from it


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns and words of one language; all match lowered text."""

    numbers: re.Pattern[str]  # where a date may begin; group year
    words: re.Pattern[str]  # the same in letters
    forms: Mapping[str, tuple[Form, ...]]  # by what they begin with: year, number, month, word
    confidence: Mapping[str, float]  # of each rule
    rules: Mapping[str, str]  # last part of a rule's id → its id
    months: Mapping[str, int]
    full_months: frozenset[str]  # those names that are no abbreviation
    capitalised: bool  # months are written with a capital
    day_words: Mapping[str, int]
    year_words: Mapping[str, int]  # after the word for 2000
    day: re.Pattern[str]  # one day of a list of days
    ordinals: Mapping[str, int]
    units: Mapping[str, int]  # quarter → 3 months; 0 is half a month
    codes: Mapping[str, int]
    same: re.Pattern[str]  # groups year, next, month, day
    part: Left  # belonging to the date; groups approximate, nouns, weekday
    ends: re.Pattern[str]  # at the start of "end of 2024"
    before: Left  # one group for each kind of the data's `before`
    opener: Left  # of a range
    nouns_after: Right  # right of a date, belonging to it
    onwards: Right  # right of a date
    and_word: re.Pattern[str]
    join: re.Pattern[str]  # between two dates; groups range, dash, and, comma
    law: re.Pattern[str]
    law_words: frozenset[str]  # one of them ends what ``law`` matches, or a number does
    number_sign: Left
    recurring: Left
    recurring_after: Right
    scheduled: Left
    plan: re.Pattern[str]
    counted: Right


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language.

    Raises:
        FileNotFoundError: the language has no ``dates.yaml``.
    """
    content = data.language_file(language, "dates")
    shared = data.load(data.LANGUAGES / "dates.yaml")
    rules = {rule["id"]: rule for rule in shared["rules"] + content["rules"]}
    pieces = patterns.atoms(content)
    return Grammar(
        numbers=patterns.number_scan(),
        words=patterns.word_scan(content, shared["codes"], shared["fiscal"]),
        forms={start: _forms(rules.values(), start, pieces) for start in _STARTS},
        confidence={name: rule["confidence"] for name, rule in rules.items()},
        rules={name.rpartition(".")[2]: name for name in rules},
        months=patterns.inverse(content["months"]),
        full_months=frozenset(content["full_months"]),
        capitalised=content["capitalised"],
        day_words=content["days"]["words"],
        year_words=content["years"]["words"],
        day=re.compile(patterns.day(content, "number")),
        ordinals=patterns.inverse(content["ordinals"]),
        units=content["units"],
        codes=shared["codes"],
        same=re.compile(groups(content["same"])),
        **_around(content),
    )


def _around(content: patterns.Content) -> dict[str, Any]:
    """The words around dates."""
    articles, around, parts = content["articles"], content["before"], content["parts"]
    part = {kind: parts[kind] for kind in ("approximate", "nouns")}
    weekday = rf"(?P<weekday>{any_of(content['weekdays'])}),?"
    opened = {kind: around[kind] for kind in ("between", "since", "from")}
    kinds = {kind: around[kind] for kind in around if kind not in ("between", "from")}
    tails = rf"(?:\s+(?:{any_of(content['plan_tails'])})){{0,4}}"
    return {
        "part": before(f"{groups(part)}|{weekday}", [*_flat(part), *content["weekdays"]], articles),
        "ends": re.compile(rf"(?:{any_of(parts['ends'])})(?!\w)"),
        "before": before(groups(kinds), _flat(kinds), articles),
        "opener": before(groups(opened), _flat(opened), articles),
        "nouns_after": after(content["after"]["nouns"]),
        "onwards": after(content["after"]["onwards"]),
        "and_word": re.compile(rf"(?<!\w)(?:{any_of(content['joins']['and'])})(?!\w)"),
        "join": patterns.join(content),
        "law": patterns.law(content),
        "law_words": patterns.law_words(content),
        "number_sign": before(any_of(content["number_signs"]), content["number_signs"]),
        "recurring": before(
            any_of(content["recurring"]["before"]), content["recurring"]["before"], articles
        ),
        "recurring_after": after(content["recurring"]["after"]),
        "scheduled": before(any_of(content["scheduled"]), content["scheduled"]),
        "plan": patterns.search_before(rf"(?:{any_of(content['plans'])}){tails}"),
        "counted": after(content["counted"]),
    }


def _flat(kinds: Mapping[str, Iterable[str]]) -> list[str]:
    return [phrase for phrases in kinds.values() for phrase in phrases]


def _forms(
    rules: Iterable[Mapping[str, Any]], start: str, pieces: Mapping[str, str]
) -> tuple[Form, ...]:
    forms = []
    for rule in rules:
        if start in rule.get("starts", ()):
            pattern = patterns.form(rule["form"], pieces)
            builds = next(group for group in _BUILDS if group in pattern.groupindex)
            forms.append(Form(rule["id"], pattern, rule["confidence"], builds))
    return tuple(forms)
