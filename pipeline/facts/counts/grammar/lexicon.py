"""The nouns of a language with their plurals, and how a noun phrase goes on after a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args

from pipeline.facts.words import SPACE, any_word, spaced
from pipeline.types import UnitType


@dataclass(frozen=True, slots=True)
class Units:
    """How a language's noun phrase goes on after a number."""

    head_last: bool
    plural_endings: tuple[str, ...]
    singular_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    no_noun_endings: tuple[str, ...]  # of words that are no noun of another language
    adverbs: frozenset[str]  # before a participle and its noun, with which they go
    invariable: frozenset[str]
    prenominal: frozenset[str]
    skipped: frozenset[str]
    before_links: frozenset[str]
    stops: frozenset[str]
    participle_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    adjectives: frozenset[str]
    links: frozenset[str]
    contracted: frozenset[str]
    linking: frozenset[str]  # both of them
    determiners: frozenset[str]
    kinds: re.Pattern[str]
    abstract: tuple[str, ...]  # how nouns end that tell a kind of activity: "formación"
    others: re.Pattern[str]  # such nouns that are coordinated with one: " y capacitación"
    demonyms: frozenset[str]
    relational: frozenset[str]
    articles: frozenset[str]
    places: frozenset[str]
    last: frozenset[str]
    modifiers: frozenset[str]
    levels: frozenset[str]  # adjectives of which two tell that all kinds are meant
    agents: frozenset[str]  # after a participle that is no adjective
    postposed: frozenset[str]  # between a number and its noun: "fueron 120 las visitas"
    endowing: re.Pattern[str]  # verbs whose object has a complement that is theirs
    types: Mapping[str, UnitType]  # singulars and plurals
    longer: frozenset[str]  # first words of entries of several words
    entries: re.Pattern[str]  # those that hold a word that ends other units


def lexicon(
    units: dict[str, Any], numbers: dict[str, Any], months: list[str], demonyms: Iterable[str]
) -> Units:
    """The noun phrases of a language, from its data."""
    complement = units["complement"]
    both = partial(forms, units)
    types: dict[str, UnitType] = {}
    for unit_type in get_args(UnitType):
        for form in both(units["types"].get(unit_type, ())):
            types.setdefault(form, unit_type)
    kinds = spaced(complement["kinds"])
    stops = frozenset([*units["stops"], *numbers["values"], *numbers["scales"], *months])
    entries = [form for form in types if " " in form and not stops.isdisjoint(form.split(" "))]
    return Units(
        head_last=units["order"] == "head_last",
        plural_endings=tuple(units["plural_endings"]),
        singular_endings=tuple(units["singular_endings"]),
        infinitive_endings=tuple(units["infinitive_endings"]),
        no_noun_endings=tuple(units["no_noun_endings"]),
        adverbs=frozenset(units["adverbs"]),
        invariable=frozenset(both(units["invariable"])) | {*units["irregular"].values()},
        prenominal=frozenset(units["prenominal"]),
        skipped=frozenset(units["skipped"]),
        before_links=frozenset(units["before_links"]),
        stops=stops,
        participle_endings=tuple(units["participle_endings"]),
        adjective_endings=tuple(units["adjective_endings"]),
        adjectives=frozenset(units["adjectives"]),
        links=frozenset(complement["links"]),
        contracted=frozenset(complement["contracted"]),
        linking=frozenset([*complement["links"], *complement["contracted"]]),
        determiners=frozenset(complement["determiners"]),
        kinds=re.compile(rf"{SPACE}(?:{kinds})(?!\w)", re.IGNORECASE),
        abstract=tuple(complement["abstract"]),
        others=_others(complement, units["coordination"]["last"]),
        demonyms=frozenset(both(word.lower() for word in demonyms)),
        relational=frozenset(both(complement["relational"])),
        articles=frozenset(complement["articles"]),
        places=frozenset(both(complement["places"])),
        last=frozenset(units["coordination"]["last"]),
        modifiers=frozenset(units["modifiers"]),
        levels=frozenset(units["levels"]),
        agents=frozenset(units["agents"]),
        postposed=frozenset(units["postposed"]),
        endowing=any_word(complement["endowing"]),
        types=types,
        longer=frozenset(form.split(" ")[0] for form in types if " " in form),
        entries=any_word(entries),
    )


def _others(complement: dict[str, Any], last: Iterable[str]) -> re.Pattern[str]:
    """ " y capacitación", " et de sensibilisation", ", suivi et évaluation"."""
    links = f"(?:(?:{spaced(complement['links'])})(?:{SPACE}|(?<=['’])))?"
    noun = rf"{links}[^\W\d_]{{0,24}}(?:{spaced(complement['abstract'])})(?!\w)"
    # What has a complement of its own is another thing: "y distribución de becas".
    own = rf"(?!{SPACE}{spaced([*complement['links'], *complement['contracted']])})"
    pattern = rf"(?:,{SPACE}{noun}){{0,3}},?{SPACE}(?:{spaced(last)}){SPACE}{noun}{own}"
    return re.compile(pattern)


def forms(units: dict[str, Any], words: Iterable[str]) -> Iterator[str]:
    """Each noun in the singular and in the plural."""
    links = (*units["complement"]["links"], *units["complement"]["contracted"])
    for entry in words:
        yield entry
        first, *rest = entry.split(" ")
        if rest and units["order"] == "head_first" and not rest[0].startswith(links):
            yield f"{_plural(first, units)} {' '.join(_plural(word, units) for word in rest)}"
        yield f"{_plural(first, units)} {' '.join(rest)}".rstrip()


def _plural(word: str, units: dict[str, Any]) -> str:
    """Plural of a noun: "centro" → "centros"."""
    if word in units["irregular"]:
        return str(units["irregular"][word])
    for end, new in units["plural"]:
        if word.endswith(end):
            return str(word.removesuffix(end) + new)
    return word
