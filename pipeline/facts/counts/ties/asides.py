"""Units of a number in an aside: "jingles, 40 a week", "the complaints are few (only 12)", and
"62 % (1 118) of the children"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts.counts.around import REACH, after_last, before_qualifier
from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.ties.labels import CLAUSE_END, MAX_LABEL
from pipeline.facts.counts.ties.stated import subject
from pipeline.facts.counts.ties.sums import apposed
from pipeline.facts.counts.units import Unit, cut


def aside(text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar) -> Unit | None:
    """The noun before the aside that the number stands in, or after one in which it says how
    many a share is."""
    if text.startswith(")", quantity.end):
        share = _of_share(text, quantity, found, grammar)
        if share:
            return share
    start = before_qualifier(text, quantity, grammar)
    if grammar.rates.match(text, quantity.end):
        return apposed(text, start, grammar)
    opening = grammar.limits.search(text, max(0, start - REACH), start)
    if opening is None:
        return None
    end = opening.start()
    begin = after_last(CLAUSE_END, text, max(0, end - MAX_LABEL), end)
    return subject(text, begin, end, grammar)


def _of_share(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Unit | None:
    """ "El 62 % (1.118) de los menores": the things that the percentage before is of."""
    before = found[-1].mention if found else None
    if before is None or before.unit_type != "percent":
        return None
    part = grammar.parts.match(text, quantity.end + 1)
    if part is None or text[before.span.end : quantity.start].strip() != "(":
        return None
    unit = cut(text, part.end(), grammar.units)
    return unit if unit and unit.type else None
