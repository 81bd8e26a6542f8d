"""Adjectives after a noun: those that tell which kind of thing was counted."""

from __future__ import annotations

import re

from pipeline.facts.counts.grammar.lexicon import Units
from pipeline.facts.counts.units.nouns import is_acronym
from pipeline.facts.counts.units.tokens import WORD, Word
from pipeline.types import UnitType

_SPREAD: tuple[UnitType, ...] = ("people", "place")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SERIES = re.compile(  # ", syndicales, patronales et associatives"
    rf"(?P<middle>(?:, {_LETTERS.pattern}){{0,4}}),? "
    rf"(?P<link>[^\W\d_&]{{1,3}}) (?P<word>{_LETTERS.pattern})"
)


def adjectives(words: list[Word], head: int, units: Units, definite: bool, single: bool) -> int:
    """Index of the last adjective (or acronym in apposition) that follows the head."""
    last = head
    for index in range(head + 1, len(words)):
        word = words[index]
        if word.newline and word.lower in units.types:
            break
        if is_acronym(word.text) and not words[head].text.isupper():
            return index
        linked = index + 1 < len(words) and words[index + 1].lower in units.linking
        if linked and word.lower in units.before_links:
            break
        if not _is_adjective(word, words[head], units, definite, single):
            break
        last = index
    return last


def without_told(text: str, words: list[Word], head: int, last: int, units: Units) -> int:
    """Index of the last word without adjectives that tell no kind.

    These are the first of several ("22 structures publiques, syndicales et patronales"), levels
    of which people and places have two ("60 hogares urbanos y rurales", but "seven regional and
    local offices") and a participle with its agent ("284 filles employées comme domestiques").
    """
    if last == head:
        return last
    word = words[last]
    several = _SERIES.match(text, word.end)
    if several and several["link"].lower() in units.last:
        others = [*_LETTERS.findall(several["middle"]), several["word"]]
        if len(others) > 1 and all(_is_other(each.lower(), units) for each in others):
            return last - 1
        spread = units.types.get(words[head].lower) in _SPREAD
        if spread and all(each.lower() in units.levels for each in [word.text, *others]):
            return last - 1
    agent = word.lower.endswith(units.participle_endings) and WORD.match(text, word.end)
    return last - 1 if agent and agent["word"].lower() in units.agents else last


def second_adjective(text: str, word: Word, units: Units) -> int | None:
    """End of "et préfectorales" after "inspections régionales": both tell the kind."""
    both = _SERIES.match(text, word.end)
    if both is None or both["middle"] or both["link"].lower() not in units.last:
        return None
    participle = word.lower.endswith(units.participle_endings)
    return both.end() if not participle and _is_other(both["word"].lower(), units) else None


def _is_other(lower: str, units: Units) -> bool:
    kind = lower.endswith(units.adjective_endings) or lower in units.adjectives
    plural = lower.endswith(units.plural_endings)
    return kind and plural and lower not in units.types and lower not in units.stops


def _is_adjective(word: Word, head: Word, units: Units, definite: bool, single: bool) -> bool:
    lower = word.lower
    if lower in units.links or (word.text[0].isupper() and not head.text[0].isupper()):
        return False
    if lower in units.adjectives:
        return True
    if lower.rpartition("-")[2] in units.demonyms:
        return False  # "victimes ivoiriennes"
    participle = lower.endswith(units.participle_endings)
    if participle and not lower.endswith(units.adjective_endings):
        return definite and lower.endswith(units.plural_endings)
    if single:
        return lower.endswith(units.adjective_endings)
    return lower.endswith(units.plural_endings)
