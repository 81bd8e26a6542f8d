"""Words that say how exact a number is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.facts import words
from pipeline.facts.counts.grammar.phrases import left
from pipeline.facts.words import SPACE, Left, Right, fold, spaced
from pipeline.types import Qualifier


def before(
    table: dict[Qualifier, list[str]],
) -> tuple[Left, Mapping[str, Qualifier]]:
    """The qualifiers that stand before a number."""
    said = by_word(table)
    return left(said), said


def after(
    tables: dict[str, dict[Qualifier, list[str]]],
) -> tuple[Right, Mapping[str, Qualifier]]:
    """The qualifiers that stand after a number or its unit."""
    said = by_word(tables["after"])
    # "12 ateliers et plus de 300 élèves": what follows makes it a qualifier of the next number.
    rests = [phrase.partition(" ")[2] for phrase in by_word(tables["before"]) if " " in phrase]
    pattern = rf"{SPACE}?\(?({spaced(said)})(?!\w)(?!{SPACE}{spaced(rests)}(?!\w))"
    return words.right(pattern, [*said, "("], re.IGNORECASE), said


def by_word(table: dict[Qualifier, list[str]]) -> dict[str, Qualifier]:
    """Qualifier of each word or phrase."""
    return {fold(word): qualifier for qualifier, entries in table.items() for word in entries}
