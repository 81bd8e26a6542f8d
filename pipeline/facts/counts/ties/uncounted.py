"""Wholes that have no number of their own: "Los comités de vigilancia, de los cuales 64 …"."""

from __future__ import annotations

import re

from pipeline.facts.counts.around import CLOSED, REACH, before_qualifier
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.ties.sums import nearest_noun
from pipeline.facts.counts.units import Unit, cut

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE_SIGN = re.compile(r"[.;:,()]")


def uncounted(text: str, quantity: Quantity, grammar: Grammar) -> Unit | None:
    """ "Los comités de vigilancia, de los cuales 64 …": a whole that has no number of its own."""
    if quantity.rule == "total":
        return None
    if grammar.elided.pronouns.match(text, quantity.end):  # "Clubs took over; 245 of them work"
        return nearest_noun(text, quantity.start, grammar)
    closed = CLOSED.match(text, quantity.end)
    if not closed and not grammar.elided.verbs.match(text, quantity.end):
        return None
    start = before_qualifier(text, quantity, grammar)
    left, words = max(0, start - 2 * REACH), grammar.elided
    part = words.before.search(text, left, start) or words.numbering.search(text, left, start)
    return before_comma(text, part.start(), grammar) if part else None


def before_comma(text: str, at: int, grammar: Grammar) -> Unit | None:
    """The known unit that ends with the comma before a position, or the only one that may."""
    left = max(0, at - 2 * REACH)
    end = left + len(text[left:at].rstrip())
    if end <= left or text[end - 1] != ",":
        return None
    alone = []
    for word in _WORD.finditer(text, left, end - 1):
        unit = cut(text, word.start(), grammar.units) if word[0] in grammar.units.types else None
        if unit and unit.span.end == end - 1:
            return unit
        if unit and not _CLAUSE_SIGN.search(text, word.start(), end - 1):
            alone.append(unit)
    return alone[0]._replace(span=alone[0].core) if len(alone) == 1 else None
