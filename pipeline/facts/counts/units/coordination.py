"""Coordinated nouns, which are one unit: "niñas, niños y adolescentes"."""

from __future__ import annotations

import re

from pipeline.facts.counts.grammar.lexicon import Units
from pipeline.facts.counts.units.adjectives import adjectives, second_adjective
from pipeline.facts.counts.units.nouns import head_index, last_type
from pipeline.facts.counts.units.tokens import WORD, Word, words_at
from pipeline.types import UnitType

MAX_NOUN = 40  # characters
MIN_STEM = 5  # letters that a noun has in both genders
MAX_GENDER = 3  # letters at its end that may differ

_NUMBER = re.compile(r"[ \u00a0]\d")
_COMMA = re.compile(r",(?=[ \n])")


def coordinated(text: str, at: int, units: Units, unit_type: UnitType | None) -> int:
    """End of the nouns of the same type coordinated with the head: ", niños y adolescentes"."""
    if unit_type is None:
        return _paired(text, at, units)
    end = at
    while True:
        comma = _COMMA.match(text, end)
        word = WORD.match(text, comma.end() if comma else end)
        if word is None:
            return at
        closing = word["word"].lower() in units.last
        if closing and units.head_last:
            return _second_noun(text, word.end(), units, unit_type) or at
        if closing:
            word = WORD.match(text, word.end())
        elif not comma:
            return at
        if word is None or units.types.get(word["word"].lower()) != unit_type:
            return at
        end = word.end()
        if closing:
            # "fueron absueltas 7 personas y condenadas 18"
            return at if _NUMBER.match(text, end) else _end_of_adjectives(text, end, units)


def _paired(text: str, at: int, units: Units) -> int:
    """End of "hondureñas" after "hondureños y": the same noun in the other gender."""
    link = WORD.match(text, at)
    other = WORD.match(text, link.end()) if link and link["word"].lower() in units.last else None
    if other is None:
        return at
    noun = text[max(0, at - MAX_NOUN) : at].rpartition(" ")[2].lower()
    stem = noun[: max(MIN_STEM, len(noun) - MAX_GENDER)]
    return other.end() if other["word"].lower().startswith(stem) else at


def _second_noun(text: str, at: int, units: Units, unit_type: UnitType) -> int | None:
    """End of "public prosecutors" after "judges and"."""
    words = words_at(text, at, units)
    head = head_index(words, units, single=False)
    if head is None or last_type(words, head, units) != unit_type:
        return None
    return words[head].end


def _end_of_adjectives(text: str, end: int, units: Units) -> int:
    """End of the adjectives after the last of several coordinated nouns."""
    if units.head_last:
        return end
    following = words_at(text, end, units)
    noun = Word(end, end, "x", "x", newline=False)
    last = adjectives([noun, *following], 0, units, definite=False, single=False)
    if not last:
        return end
    end = following[last - 1].end
    return second_adjective(text, following[last - 1], units) or end
