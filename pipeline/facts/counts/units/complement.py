"""The complement that tells the kind of thing: "acciones de prevención"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts.counts.grammar.lexicon import Units
from pipeline.facts.counts.units.nouns import is_plural
from pipeline.facts.counts.units.tokens import WORD, Word, words_at
from pipeline.facts.words import fold
from pipeline.types import UnitType

_TELLING: tuple[UnitType, ...] = ("people", "activity", "place")


def complement_end(
    text: str, at: int, head: Word, following: Sequence[Word], units: Units
) -> int | None:
    """End of the complement that tells the kind of thing, if one follows.

    ``following`` are the words after the noun phrase, which ends at ``at``.
    """
    kind = units.kinds.match(text, at)
    if kind:
        return kind.end()
    relational = head.lower in units.relational
    known = units.linking if relational else units.links
    if not following or following[0].lower not in known:
        return None
    words = following[1:]
    if relational:
        link = WORD.match(text, following[0].end)
        article = link is not None and link["word"].lower() in units.articles
        words = words_at(text, link.end(), units) if link and article else words
    named = head.text[0].isupper()
    if not words or not _begins_kind(text, words[0], units, named=named or relational):
        return None
    last = int(words[0].lower in units.prenominal and len(words) > 1)
    for index in range(last + 1, len(words)):
        if not _complement_adjective(words[index], words[last], named, units):
            break
        last = index
    if units.types.get(words[last].lower) == "people" and not units.head_last:
        return _made(text, words[last].end, units)
    # "300 families of former tenants", "six rounds of talks": these say enough alone.
    whose = units.head_last and is_plural(words[last], units)
    if whose and units.types.get(head.lower) in _TELLING:
        return None
    return _coordinated(text, words[last], units)


def _coordinated(text: str, word: Word, units: Units) -> int:
    """End of "y capacitación" after "acciones de formación": both tell the kind."""
    others = units.abstract and word.lower.endswith(units.abstract) and units.others
    both = others.match(text, word.end) if others else None
    return both.end() if both else word.end


def _begins_kind(text: str, word: Word, units: Units, *, named: bool) -> bool:
    """False for a word after "de" that begins a place, an owner, a name or an infinitive."""
    other = word.lower in units.determiners or word.lower in units.places
    name = word.text[0].isupper() and not named
    return not (other or name or _is_infinitive(text, word, units))


def _is_infinitive(text: str, word: Word, units: Units) -> bool:
    """True for "bannir" in "de bannir le recours": the link belongs to a verb."""
    if not word.lower.endswith(units.infinitive_endings) or word.lower in units.types:
        return False
    following = WORD.match(text, word.end)
    return following is not None and fold(following["word"]) in units.determiners


def _made(text: str, at: int, units: Units) -> int:
    """End of "de café" after "hijos de recolectores": what tells the kind of people."""
    link = WORD.match(text, at)
    if link is None or fold(link["word"]) not in units.links:
        return at
    words = words_at(text, link.end(), units)
    if not words or words[0].text[0].isupper():
        return at
    vague = words[0].lower in units.determiners or words[0].lower in units.places
    return at if vague else words[0].end


def _complement_adjective(word: Word, noun: Word, named: bool, units: Units) -> bool:
    lower = word.lower
    if word.newline or lower in units.links:
        return False
    if not units.head_last and (
        (lower in units.types and not _is_kind_of_one(lower, noun, units))
        or (word.text[0].isupper() and not named)
    ):
        return False
    if lower in units.adjectives:
        return True
    if lower.endswith(units.participle_endings):
        return False
    if units.head_last or named or lower.endswith(units.adjective_endings):
        return True
    return noun.lower.endswith(units.plural_endings) and lower.endswith(units.plural_endings)


def _is_kind_of_one(lower: str, noun: Word, units: Units) -> bool:
    """True for "familiar" in "unidades de salud familiar": a noun elsewhere, no plural here."""
    plurals = units.plural_endings
    if units.head_last or lower.endswith(plurals) or noun.lower.endswith(plurals):
        return False
    return lower in units.types and lower.endswith(units.adjective_endings)
