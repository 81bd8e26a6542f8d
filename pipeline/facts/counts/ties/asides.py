"""Units before a number in an aside: "jingles, 40 a week", "the complaints are few (only 12)"."""

from __future__ import annotations

from pipeline.facts.counts.around import REACH, after_last, before_qualifier
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.ties.labels import CLAUSE_END, MAX_LABEL
from pipeline.facts.counts.ties.stated import subject
from pipeline.facts.counts.ties.sums import apposed
from pipeline.facts.counts.units import Unit


def aside(text: str, quantity: Quantity, grammar: Grammar) -> Unit | None:
    """The noun before the aside that the number stands in."""
    start = before_qualifier(text, quantity, grammar)
    if grammar.rates.match(text, quantity.end):
        return apposed(text, start, grammar)
    opening = grammar.limits.search(text, max(0, start - REACH), start)
    if opening is None:
        return None
    end = opening.start()
    begin = after_last(CLAUSE_END, text, max(0, end - MAX_LABEL), end)
    return subject(text, begin, end, grammar)
