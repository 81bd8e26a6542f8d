"""All that finding counts in one language needs, from ``languages/<language>/counts.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline import data
from pipeline.facts import words
from pipeline.facts.counts.lexicon import Units, forms, lexicon
from pipeline.facts.counts.money import Money, money
from pipeline.facts.counts.numerals import Numerals, numerals
from pipeline.facts.words import SPACE, Left, Right, any_word, cased, fold, last_word, spaced
from pipeline.types import Qualifier


@dataclass(frozen=True, slots=True)
class Between:
    """What may stand between two numbers; keys are lower case with spaces folded."""

    ranges: frozenset[str]
    openers: Mapping[str, frozenset[str]]
    totals: frozenset[str]
    totals_after: re.Pattern[str]
    coordination: frozenset[str]
    articles: frozenset[str]
    each: frozenset[str]  # between "one child" and "five"


@dataclass(frozen=True, slots=True)
class Elided:
    """Words around a number that leaves its noun out, because a count before it has it."""

    before: Left
    targets: Left  # before a number that may be larger than the count before
    added: Right  # after such a number
    after: Right
    remaining: Right  # after an article (``definite``) and such a number
    definite: Left
    numbering: Left  # between a whole that has no number of its own and the number
    participial: re.Pattern[str]  # "of those newly trained, ", its participle as ``told``
    relatives: re.Pattern[str]  # … of which some verb stands before the number
    inside: Left  # before a number of those things in which something was found
    openers: Left  # before a count whose parts follow
    clauses: Left  # before a number that begins a clause
    articles: Left  # before a number that is no part
    verbs: re.Pattern[str]  # after a number that is a subject
    verb_before: re.Pattern[str]  # before a number that is a subject
    following: re.Pattern[str]  # any word after a number that is no noun


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What looks like a count and is none."""

    before: frozenset[str]
    telling: frozenset[str]  # last words of those, and of qualifiers that may follow them
    units: frozenset[str]
    phrases: re.Pattern[str]
    openings: frozenset[str]  # first two letters of their numbers


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
    qualifiers = content["qualifiers"]["before"]
    return Grammar(
        numerals=numerals(content["numbers"], content["between"]["each"]),
        between=_between(content["between"]),
        qualifiers_before=_qualifiers_before(qualifiers),
        qualifiers_after=_qualifiers_after(content["qualifiers"]),
        percent=_right(content["percent"], before=f"{SPACE}?"),
        money=money(content, language),
        fraction=re.compile(
            rf"(?P<value>{spaced(cased(content['fractions']['values']))}){SPACE}"
            rf"(?:{spaced(content['fractions']['links'])})(?!\w)"
        ),
        fractions=content["fractions"]["values"],
        parts=_right(content["fractions"]["links"], flags=0),
        units=lexicon(content["units"], content["numbers"], content["months"], _demonyms(language)),
        leads=re.compile(
            rf"{spaced(content['labels']['leads'])}(?:{SPACE}|(?<=['’]))", re.IGNORECASE
        ),
        stated=_left(content["labels"]["stated"], after=r"\s{1,3}"),
        subjects=_left(content["labels"]["subjects"], after=r"\s{1,3}"),
        totals=re.compile(
            rf"(?:{spaced(content['labels']['totals'])})[,:]?{SPACE}?\Z", re.IGNORECASE
        ),
        summing=tuple(content["labels"]["totals"]),
        ellipsis=frozenset(content["ellipsis"]),
        elided=_elided(content["elided"], content["units"]["stops"]),
        changes=re.compile(rf"(?<!\w){spaced(content['changes'])}(?!\w)", re.IGNORECASE),
        speech=re.compile(rf"(?<!\w){spaced(content['speech'])}(?!\w)", re.IGNORECASE),
        copulas=_right(content["copulas"], after=f"(?={SPACE})", flags=0),
        exclusions=_exclusions(content["exclusions"], content["units"], _by_word(qualifiers)),
        months=frozenset(content["months"]),
        year_words=frozenset(content["year_words"]),
        confidence={rule["id"].rsplit(".", 1)[1]: rule["confidence"] for rule in content["rules"]},
    )


def _demonyms(language: str) -> list[str]:
    """Adjectives of countries, which those of bodies are read with as well."""
    listed: dict[str, list[str]] = data.language_file(language, "agencies")["demonyms"]
    return [form for forms in listed.values() for form in forms]


def _elided(around: dict[str, list[str]], stops: list[str]) -> Elided:
    def left(kind: str) -> Left:
        return _left(around[kind], after=r"(?:\s{1,3}|(?<=['’]))")

    def right(*kinds: list[str]) -> str:
        listed = [form for kind in kinds for form in kind]
        endings = "|".join(around["verb_endings"])
        return rf"{SPACE}{{1,2}}(?:{spaced(listed)}|[^\W\d_]+(?:{endings}))(?!\w)"

    return Elided(
        before=_left(around["before"], after=r"(?:,?\s{1,3}|(?<=['’]))"),
        targets=left("targets"),
        added=_right(
            around["added"], after=rf"(?={SPACE}?[.,;:)\n]|\Z|{right(around['verbs'])})", flags=0
        ),
        after=_right(around["after"], flags=0),
        remaining=_right(around["remaining"], flags=0),
        definite=left("definite"),
        numbering=left("numbering"),
        participial=re.compile(
            rf"(?<!\w)(?:{spaced(around['participial'])})(?:{SPACE}[^\W\d_]+){{0,2}}"
            rf"{SPACE}(?P<told>[^\W\d_]+),{SPACE}\Z",
            re.IGNORECASE,
        ),
        relatives=re.compile(
            rf",{SPACE}(?:{spaced(around['relatives'])})(?:{SPACE}[^\W\d_]+){{1,4}}{SPACE}\Z"
        ),
        inside=left("inside"),
        openers=_left(
            around["openers"],
            before=rf"(?:[.,;:(]\s|\n|\A)\s?(?:{spaced(around['clauses'])}\s)?",
            after=r"\s{1,3}",
        ),
        clauses=left("clauses"),
        articles=left("articles"),
        verbs=re.compile(right(around["verbs"])),
        verb_before=re.compile(rf"[^\W\d_](?:{'|'.join(around['verb_endings'])})\s{{1,2}}\Z"),
        following=re.compile(right(around["verbs"], stops)),
    )


def _between(between: dict[str, Any]) -> Between:
    return Between(
        ranges=frozenset(between["ranges"]),
        openers={word: frozenset(middles) for word, middles in between["openers"].items()},
        totals=frozenset(between["totals"]),
        totals_after=re.compile(rf"{SPACE}(?:{spaced(between['totals_after'])}){SPACE}\Z"),
        coordination=frozenset([*between["coordination"], ","]),
        articles=frozenset(between["articles"]),
        each=frozenset(between["each"]) - frozenset(between["ranges"]),
    )


def _qualifiers_before(
    table: dict[Qualifier, list[str]],
) -> tuple[Left, Mapping[str, Qualifier]]:
    by_word = _by_word(table)
    return _left(by_word), by_word


def _qualifiers_after(
    tables: dict[str, dict[Qualifier, list[str]]],
) -> tuple[Right, Mapping[str, Qualifier]]:
    by_word = _by_word(tables["after"])
    # "12 ateliers et plus de 300 élèves": what follows makes it a qualifier of the next number.
    rests = [phrase.partition(" ")[2] for phrase in _by_word(tables["before"]) if " " in phrase]
    pattern = rf"{SPACE}?\(?({spaced(by_word)})(?!\w)(?!{SPACE}{spaced(rests)}(?!\w))"
    return words.right(pattern, [*by_word, "("], re.IGNORECASE), by_word


def _by_word(table: dict[Qualifier, list[str]]) -> dict[str, Qualifier]:
    return {fold(word): qualifier for qualifier, entries in table.items() for word in entries}


def _exclusions(
    entries: list[dict[str, Any]], units: dict[str, Any], qualifiers: Iterable[str]
) -> Exclusions:
    by_place: dict[str, list[str]] = {"before": [], "unit": [], "phrase": []}
    for entry in entries:
        by_place[entry["where"]].extend(entry["words"])
    return Exclusions(
        before=frozenset(by_place["before"]),
        telling=frozenset(map(last_word, [*by_place["before"], *qualifiers])),
        units=frozenset(forms(units, by_place["unit"])),
        phrases=any_word(by_place["phrase"]),
        openings=frozenset(word[:2] for phrase in by_place["phrase"] for word in phrase.split()),
    )


def _left(phrases: Iterable[str], before: str = r"(?<!\w)", after: str = r"\s{0,3}") -> Left:
    entries = list(phrases)
    pattern = rf"{before}({spaced(entries)}){after}"
    return words.left(pattern, entries, flags=re.IGNORECASE)


def _right(
    phrases: Iterable[str],
    before: str = SPACE,
    after: str = r"(?!\w)",
    flags: int = re.IGNORECASE,
) -> Right:
    entries = list(phrases)
    return words.right(f"{before}{spaced(entries)}{after}", entries, flags)
