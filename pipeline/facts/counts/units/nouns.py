"""What the form of a word tells: whether it is a plural, a participle, the noun of a phrase."""

from __future__ import annotations

from pipeline.facts.counts.grammar.lexicon import Units
from pipeline.facts.counts.units.tokens import Word
from pipeline.types import UnitType


def is_acronym(word: str) -> bool:
    """True for "NNA"."""
    return len(word) > 1 and word.isupper()


def is_plural(word: Word, units: Units) -> bool:
    """True for a noun that may follow a number above one."""
    if word.lower in units.invariable or is_acronym(word.text.removesuffix("s")):
        return True
    return word.lower.endswith(units.plural_endings) and not word.lower.endswith(
        units.singular_endings
    )


def is_participle(lower: str, units: Units) -> bool:
    """True for "placés" in "450 placés": no noun that is known."""
    return (
        lower.endswith(units.participle_endings)
        and lower not in units.adjectives
        and lower not in units.types
    )


def is_told(lower: str, units: Units) -> bool:
    """True for a plural participle, a noun or not: "repatriadas"."""
    return lower.endswith(units.participle_endings) and lower.endswith(units.plural_endings)


def is_kind(between: str, units: Units) -> bool:
    """True for " full-time and " in "3 full-time and 7 part-time staff", and for " rural, "."""
    kind, _, joining = between.strip().lower().partition(" ")
    if not units.head_last or not (joining in units.last or (kind.endswith(",") and not joining)):
        return False
    kind = kind.removesuffix(",")
    return kind.replace("-", "").isalpha() and kind not in units.stops and kind not in units.types


def is_owner(word: Word) -> bool:
    """True for "miners'" in "12 miners' wives"."""
    return word.lower.endswith(("s'", "'s"))


def head_index(words: list[Word], units: Units, single: bool) -> int | None:
    """Index of the noun of words among which it comes last."""
    for index, word in enumerate(words):
        if word.lower in units.links:
            return None
        if single:
            if word.lower in units.types:
                return index
        elif is_owner(word) and index + 1 < len(words):
            continue  # "miners' wives", "children's corners"
        elif is_plural(word, units) and not (
            is_acronym(word.text)
            and index + 1 < len(words)
            and words[index + 1].lower not in units.links
        ):
            return index
    return 0 if single and words else None


def last_type(words: list[Word], head: int, units: Units) -> UnitType | None:
    """Type of the longest lexicon entry that ends with the head."""
    for start in range(head + 1):
        phrase = " ".join(word.lower for word in words[start : head + 1])
        if phrase in units.types:
            return units.types[phrase]
    return None
