"""What may stand between two numbers that belong together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.facts.words import SPACE, spaced


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


def between(words: dict[str, Any]) -> Between:
    """What may stand between two numbers, from the data of a language."""
    return Between(
        ranges=frozenset(words["ranges"]),
        openers={word: frozenset(middles) for word, middles in words["openers"].items()},
        totals=frozenset(words["totals"]),
        totals_after=re.compile(rf"{SPACE}(?:{spaced(words['totals_after'])}){SPACE}\Z"),
        coordination=frozenset([*words["coordination"], ","]),
        articles=frozenset(words["articles"]),
        each=frozenset(words["each"]) - frozenset(words["ranges"]),
    )
