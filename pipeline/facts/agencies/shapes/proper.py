"""Proper names, of bodies whose names have no organisation word: "Save the Children"."""

from __future__ import annotations

from pipeline.facts.agencies.grammar import Head
from pipeline.facts.agencies.reading.tokens import BREAK, WORDS, Tokens
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.types import AgencyType

QUOTES = frozenset({'"', "“", "«", "'", "‘"})
DEEDS = ("cion", "sion", "miento", "tion", "ment", "age")  # endings of nouns of action
_LONGEST_NAME = 12


def unknown_head(name: str, kind: AgencyType) -> Head:
    """What stands in for an organisation word where a name has none."""
    return Head(name, kind, open=False, weak=True, lower=False, complete=False)


UNKNOWN = unknown_head("unknown", "civil_society")


def end_of(walker: Walker, at: int) -> int:
    """The end of a proper name: capitals with small words between them ("Save the Children")."""
    tokens = walker.tokens
    end, limit = walker.run(at), min(at + _LONGEST_NAME, tokens.size)
    while end < limit:
        place = end
        while place < tokens.size and place - end < 3 and small(walker, place):
            place += 1
        if place == end or place >= tokens.size or tokens.kinds[place] not in WORDS:
            return end
        if walker.organisation(place) or walker.place(place):
            return end
        end = walker.run(place)
    return end


def small(walker: Walker, at: int) -> bool:
    """True for a small word in a proper name, maybe of another language: "Tumaini la Watoto"."""
    low, grammar = walker.tokens.lows[at], walker.grammar
    if low in grammar.inner:
        return True
    if not (grammar.head_last and len(low) < 3 and low.isalpha()):
        return False
    return not (low in grammar.links or low in grammar.openers or low in grammar.verbs)


def opens_sentence(tokens: Tokens, at: int) -> bool:
    """True if a sentence, or a paragraph, begins at a token."""
    return at == 0 or tokens.kinds[at - 1] == BREAK or tokens.folds[at - 1] == "."


def free(walker: Walker, at: int) -> bool:
    """True if an unknown name may begin at a token."""
    if not at < walker.tokens.size or walker.tokens.kinds[at] not in WORDS:
        return False
    return not walker.place(at) and walker.tokens.folds[at] not in walker.grammar.references
