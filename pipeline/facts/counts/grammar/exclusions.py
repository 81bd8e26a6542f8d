"""Words that show a number to be no count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.facts.counts.grammar.lexicon import forms
from pipeline.facts.words import any_word, last_word


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What looks like a count and is none."""

    before: frozenset[str]
    telling: frozenset[str]  # last words of those, and of qualifiers that may follow them
    units: frozenset[str]
    phrases: re.Pattern[str]
    openings: frozenset[str]  # first two letters of their numbers


def exclusions(
    entries: list[dict[str, Any]], units: dict[str, Any], qualifiers: Iterable[str]
) -> Exclusions:
    """The exclusions of a language; ``units`` inflects their nouns, qualifiers may follow them."""
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
