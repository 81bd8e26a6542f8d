"""All that finding counts in one language needs, from ``languages/<language>/counts.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline import data
from pipeline.facts.counts.grammar import qualifiers
from pipeline.facts.counts.grammar.between import Between, between
from pipeline.facts.counts.grammar.currencies import Money, money
from pipeline.facts.counts.grammar.elided import Elided, elided
from pipeline.facts.counts.grammar.exclusions import Exclusions, exclusions
from pipeline.facts.counts.grammar.lexicon import Units, lexicon
from pipeline.facts.counts.grammar.numerals import Numerals, numerals
from pipeline.facts.counts.grammar.phrases import left, right
from pipeline.facts.words import SPACE, Left, Right, cased, spaced
from pipeline.types import Qualifier


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that finding counts in one language needs."""

    numerals: Numerals
    between: Between
    qualifiers_before: tuple[Left, Mapping[str, Qualifier]]
    qualifiers_after: tuple[Right, Mapping[str, Qualifier]]
    percent: Right
    money: Money
    fraction: re.Pattern[str]
    fractions: Mapping[str, float]
    parts: Right  # after a number that is a part: "ochenta de las familias"
    units: Units
    leads: re.Pattern[str]
    stated: Left  # between a unit with its lead and the number
    subjects: Left  # between a subject with its article and the number
    rates: Right  # after a number in an aside: "jingles, 40 a week"
    limits: Left  # … and before one: "the complaints are few (only 12)"
    totals: re.Pattern[str]
    summing: tuple[str, ...]  # the same words, after a number
    ellipsis: frozenset[str]
    elided: Elided
    changes: re.Pattern[str]  # before a range that is a change: "pasó de 19 a 41"
    speech: re.Pattern[str]  # shows that a quotation is a sentence, no name
    copulas: Right
    exclusions: Exclusions
    months: frozenset[str]
    year_words: frozenset[str]
    confidence: Mapping[str, float]  # rule id → confidence


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language that has data.

    Raises:
        FileNotFoundError: there is no ``counts.yaml`` for the language.
    """
    content: dict[str, Any] = data.language_file(language, "counts")
    before = content["qualifiers"]["before"]
    return Grammar(
        numerals=numerals(content["numbers"], content["between"]["each"]),
        between=between(content["between"]),
        qualifiers_before=qualifiers.before(before),
        qualifiers_after=qualifiers.after(content["qualifiers"]),
        percent=right(content["percent"], before=f"{SPACE}?"),
        money=money(content, language),
        fraction=re.compile(
            rf"(?P<value>{spaced(cased(content['fractions']['values']))}){SPACE}"
            rf"(?:{spaced(content['fractions']['links'])})(?!\w)"
        ),
        fractions=content["fractions"]["values"],
        parts=right(content["fractions"]["links"], flags=0),
        units=lexicon(content["units"], content["numbers"], content["months"], _demonyms(language)),
        leads=re.compile(
            rf"{spaced(content['labels']['leads'])}(?:{SPACE}|(?<=['’]))", re.IGNORECASE
        ),
        stated=left(content["labels"]["stated"], after=r"\s{1,3}"),
        subjects=left(content["labels"]["subjects"], after=r"\s{1,3}"),
        rates=right(content["labels"]["rates"], flags=0),
        limits=left(content["labels"]["limits"], before=r"(?:[—–(]\s?|,\s)", after=r"\s{1,3}"),
        totals=re.compile(
            rf"(?:{spaced(content['labels']['totals'])})[,:]?{SPACE}?\Z", re.IGNORECASE
        ),
        summing=tuple(content["labels"]["totals"]),
        ellipsis=frozenset(content["ellipsis"]),
        elided=elided(content["elided"], content["units"]["stops"]),
        changes=re.compile(rf"(?<!\w){spaced(content['changes'])}(?!\w)", re.IGNORECASE),
        speech=re.compile(rf"(?<!\w){spaced(content['speech'])}(?!\w)", re.IGNORECASE),
        copulas=right(content["copulas"], after=f"(?={SPACE})", flags=0),
        exclusions=exclusions(content["exclusions"], content["units"], qualifiers.by_word(before)),
        months=frozenset(content["months"]),
        year_words=frozenset(content["year_words"]),
        confidence={rule["id"].rsplit(".", 1)[1]: rule["confidence"] for rule in content["rules"]},
    )


def _demonyms(language: str) -> list[str]:
    """Adjectives of countries, which those of bodies are read with as well."""
    listed: dict[str, list[str]] = data.language_file(language, "agencies")["demonyms"]
    return [form for forms in listed.values() for form in forms]
