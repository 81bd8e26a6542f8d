"""Units of a sum that stand before it: "De los inspectores participaron, en total, 753"."""

from __future__ import annotations

import re

from pipeline.facts.counts.around import SENTENCE_END, after_last
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.ties.labels import (
    CLAUSE_END,
    MAX_LABEL,
    MAX_SENTENCE,
    WORD,
    cut_inside,
    known,
)
from pipeline.facts.counts.units import Unit
from pipeline.facts.words import fold

_BRACKETS = re.compile(r"\s?\([^()\n]{1,60}\)\Z")
_COMMA = re.compile(r"(?:,\s{1,3}|\s\(\s?|\s[–—]\s)\Z")


def earlier(text: str, start: int, end: int, grammar: Grammar) -> Unit | None:
    """The unit of a sum that stands before its number, which begins and ends as given."""
    before = grammar.totals.search(text, max(0, start - 24), start)
    if before:
        return nearest_noun(text, before.start(), grammar)
    summed = fold(text[end : end + 24]).startswith(grammar.summing)
    return apposed(text, start, grammar) if summed else None


def nearest_noun(text: str, end: int, grammar: Grammar) -> Unit | None:
    """ "De los inspectores participaron, en total, 753": the nearest known noun before it."""
    begin = after_last(SENTENCE_END, text, max(0, end - MAX_SENTENCE), end)
    return last_noun(text, begin, end, grammar)


def last_noun(text: str, begin: int, end: int, grammar: Grammar) -> Unit | None:
    """The last known noun between two positions, with what belongs to it."""
    found = None
    for word in WORD.finditer(text, begin, end):
        if word[0].lower() in grammar.units.types:
            start = _with_modifiers(text, begin, word.start(), grammar)
            found = cut_inside(text, start, end, grammar) or found
    return found


def _with_modifiers(text: str, begin: int, at: int, grammar: Grammar) -> int:
    """Where the words begin that modify a noun after them: "radio listening clubs"."""
    units = grammar.units
    if not units.head_last:
        return at
    for word in reversed(list(WORD.finditer(text, begin, at))):
        lower = word[0].lower()
        other = lower in units.stops or lower in units.links or lower in units.last
        verb = grammar.elided.verb_before.search(f"{word[0]} ")
        if other or verb or text[word.end() : at] != " ":
            break
        at = word.start()
    return at


def apposed(text: str, start: int, grammar: Grammar) -> Unit | None:
    """ "Los talleres sobre trata, 15 en total": the first known noun of the clause before it."""
    comma = _COMMA.search(text, max(0, start - 4), start)
    if comma is None:
        return None
    end = comma.start()
    acronym = _BRACKETS.search(text, max(0, end - MAX_LABEL), end)
    end = acronym.start() if acronym else end
    begin = after_last(CLAUSE_END, text, max(0, end - MAX_LABEL), end)
    whole = known(text, begin, end, grammar)
    if whole:
        return whole
    for word in WORD.finditer(text, begin, end):
        if word[0].lower() in grammar.units.types:
            unit = cut_inside(text, word.start(), end, grammar)
            if unit:
                return unit
    return None
