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
_COMMA = re.compile(r"(?:,\s{1,3}|\s\(\s?)\Z")


def earlier(text: str, start: int, end: int, grammar: Grammar) -> Unit | None:
    """The unit of a sum that stands before its number, which begins and ends as given."""
    before = grammar.totals.search(text, max(0, start - 24), start)
    if before:
        return _nearest(text, before.start(), grammar)
    summed = fold(text[end : end + 24]).startswith(grammar.summing)
    return _apposed(text, start, grammar) if summed else None


def _nearest(text: str, end: int, grammar: Grammar) -> Unit | None:
    """ "De los inspectores participaron, en total, 753": the nearest known noun before it."""
    begin = after_last(SENTENCE_END, text, max(0, end - MAX_SENTENCE), end)
    found = None
    for word in WORD.finditer(text, begin, end):
        if word[0].lower() in grammar.units.types:
            found = cut_inside(text, word.start(), end, grammar) or found
    return found


def _apposed(text: str, start: int, grammar: Grammar) -> Unit | None:
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
