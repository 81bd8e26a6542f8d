"""Units of a number in an aside: "jingles, 40 a week", "the complaints are few (only 12)", and
"62 % (1 118) of the children", "workshops (6), home visits (230)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.counts.around import REACH, SENTENCE_END, after_last, before_qualifier
from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.ties.labels import CLAUSE_END, MAX_LABEL, MAX_SENTENCE
from pipeline.facts.counts.ties.stated import subject
from pipeline.facts.counts.ties.sums import apposed, last_noun
from pipeline.facts.counts.units import Unit, cut

NOTES = 20  # a number in brackets below this may be that of a note

_OPENED = re.compile(r"[^.;:,()\n]{0,24}\(")
_BRACKETED = re.compile(r"[^\W\d_] ?\(\d{1,3}(?:[.,\u00a0\u202f ]?\d{3}){0,2}\)")


def aside(text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar) -> Unit | None:
    """The noun before the aside that the number stands in, or after one in which it says how
    many a share is."""
    if text.startswith(")", quantity.end):
        unit = _of_share(text, quantity, found, grammar) or _bracketed(text, quantity, grammar)
        if unit:
            return unit
    start = before_qualifier(text, quantity, grammar)
    if grammar.rates.match(text, quantity.end):
        return apposed(text, start, grammar)
    opening = grammar.limits.search(text, max(0, start - REACH), start)
    if opening is None:
        return None
    end = opening.start()
    begin = after_last(CLAUSE_END, text, max(0, end - MAX_LABEL), end)
    return subject(text, begin, end, grammar)


def _bracketed(text: str, quantity: Quantity, grammar: Grammar) -> Unit | None:
    """ "talleres (6), ferias (4)": the noun right before the brackets.

    One small number alone may be that of a note.
    """
    start = quantity.start
    if text[start - 1 : start] != "(":
        return None
    begin = after_last(SENTENCE_END, text, max(0, start - MAX_SENTENCE), start)
    alone = not _BRACKETED.search(text, begin, start - 1)
    if (
        alone
        and quantity.last.counted < NOTES
        and not _BRACKETED.search(text, quantity.end + 1, quantity.end + MAX_LABEL)
    ):
        return None
    end = start - 1 - (text[start - 2 : start - 1] == " ")
    begin = after_last(CLAUSE_END, text, max(0, end - REACH), end)
    unit = last_noun(text, begin, end, grammar)
    return unit if unit and unit.span.end == end else None


def _of_share(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Unit | None:
    """ "El 62 % (1.118) de los menores", "1 in 10 children (103,000)": what the share is of."""
    before = found[-1].mention if found else None
    opening = before_qualifier(text, quantity, grammar)
    if before is None or not _OPENED.fullmatch(text, before.span.end, opening):
        return None
    if before.of is not None:
        return found[-1].unit
    part = grammar.parts.match(text, quantity.end + 1)
    if part is None or before.unit_type != "percent":
        return None
    unit = cut(text, part.end(), grammar.units)
    return unit if unit and unit.type else None
