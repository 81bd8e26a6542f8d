"""Noun phrases of languages whose noun comes first: Spanish, French."""

from __future__ import annotations

from pipeline.facts.counts.grammar.lexicon import Units
from pipeline.facts.counts.units.adjectives import adjectives, second_adjective, without_told
from pipeline.facts.counts.units.complement import complement_end
from pipeline.facts.counts.units.coordination import coordinated
from pipeline.facts.counts.units.nouns import is_participle, is_plural
from pipeline.facts.counts.units.tokens import Word, rest
from pipeline.facts.counts.units.unit import Unit
from pipeline.types import Span, UnitType

MAX_FIXED = 4  # words of an entry of the lexicon


def head_first(
    text: str, words: list[Word], units: Units, single: bool, definite: bool
) -> Unit | None:
    """The unit that the words begin: "actividades de información"."""
    while words and words[0].lower in units.skipped:
        words = words[1:]
    head = 0
    while head < len(words) - 1 and words[head].lower in units.prenominal:
        if words[head].lower in units.types and words[head + 1].lower not in units.types:
            break  # "430 jóvenes de …", "402 jóvenes desvinculados": the adjective is the noun
        head += 1
    if head and words[head - 1].lower in units.types and not is_plural(words[head], units):
        head -= 1  # "430 jóvenes reciben …"
    if not words or words[head].lower in units.links:
        return None
    if not all(single or is_plural(word, units) for word in words[: head + 1]):
        return None
    fixed = _fixed(words, head, units)
    if fixed == head and is_participle(words[head].lower, units):
        return None
    last = max(fixed, adjectives(words, fixed, units, definite, single))
    last = max(fixed, without_told(text, words, head, last, units))
    unit_type = _type(words, head, last, units)
    both = second_adjective(text, words[last], units) if last > fixed else None
    end = both or words[last].end
    if last + 1 == len(words):  # a sign or a word that ends a unit follows, such as "y"
        end = coordinated(text, end, units, unit_type)
    core = Span(words[0].start, both or words[last].end)
    following = rest(text, words, last, end, units)
    return Unit(
        Span(words[0].start, complement_end(text, end, words[head], following, units) or end),
        words[head].lower,
        core,
        tuple(word.lower for word in words[: last + 2]),
        unit_type,
    )


def _type(words: list[Word], head: int, last: int, units: Units) -> UnitType | None:
    """Type of the longest lexicon entry that the head begins."""
    for end in range(last, head, -1):
        phrase = " ".join(word.lower for word in words[head : end + 1])
        if phrase in units.types:
            return units.types[phrase]
    return units.types.get(words[head].lower)


def _fixed(words: list[Word], head: int, units: Units) -> int:
    """Index of the last word of the longest entry of several words that the head begins."""
    if words[head].lower not in units.longer:
        return head
    for end in range(min(len(words), head + MAX_FIXED) - 1, head, -1):
        if " ".join(word.lower for word in words[head : end + 1]) in units.types:
            return end
    return head
