"""Units before a colon: "Inspecciones realizadas: 345", "Denuncias: 2022, 118; 2023, 134"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.counts.around import after_last, before_qualifier, word_after
from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.units import Unit, cut, participle_at
from pipeline.facts.counts.units.nouns import is_told

MAX_LABEL = 90
MAX_SENTENCE = 240
MAX_YEARS = 160  # characters from a colon to the last of several years with their numbers

_LABEL_START = re.compile(r"[\n.;|(•,:]")
LABEL_END = re.compile(r"[ \u00a0]*(?:[\n.;:,)|(]|\Z)")
CLAUSE_END = re.compile(r"[\n.;:,|(]")
_BULLET = re.compile(r"[\s*_\-–•·]+")
_YEARS = re.compile(
    r":\s(?:(?:19|20)\d\d\s?[–—:,(-]\s?\d[\d.,]{0,12}\)?[;,]?\s){0,9}(?:19|20)\d\d\s?[–—:,(-]\s?\Z"
)
_ENDS = frozenset(".;")
WORD = re.compile(r"[^\W\d_]+")


def label(text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar) -> Unit | None:
    """ "Inspecciones realizadas: 345", "Becas: 45 pagadas": the unit before the colon."""
    start, end = before_qualifier(text, quantity, grammar), quantity.end
    done = participle_at(text, end, grammar.units)
    partly = done or word_after(text, end) in grammar.ellipsis
    if not partly and not LABEL_END.match(text, end):
        return None
    colon = _colon(text, start)
    if colon is None:
        return None
    begin = after_last(_LABEL_START, text, max(0, colon - MAX_LABEL), colon)
    unit = known(text, begin, colon, grammar) or _done(text, begin, colon, found, grammar)
    return unit._replace(span=unit.core) if unit and partly else unit


def _done(
    text: str, begin: int, colon: int, found: Sequence[Counted], grammar: Grammar
) -> Unit | None:
    """ "Alertas emitidas: 119. Confirmadas: 58.": what was done with those of the label before."""
    before = found[-1] if found else None
    first = WORD.search(text, begin, colon)
    if before is None or first is None or text[first.end()] not in " :":
        return None
    apart = text[before.mention.span.end : first.start()].strip()
    told = is_told(first[0].lower(), grammar.units) and first[0].lower() not in grammar.units.types
    return before.unit if told and before.mention.rule == "count.label" and apart in _ENDS else None


def _colon(text: str, start: int) -> int | None:
    """Where the colon right before a number is, or before it and its year."""
    years = _YEARS.search(text, max(0, start - MAX_YEARS), start)
    if years:
        return years.start()
    left = max(0, start - MAX_LABEL)
    head = text[left:start].rstrip(" \u00a0\u202f*_")
    return left + len(head) - 1 if head.endswith((":", "=")) else None


def ends_part(text: str, end: int, grammar: Grammar) -> bool:
    """True where a sign or "and" follows: "the fines were 37 and the closures"."""
    return bool(LABEL_END.match(text, end)) or word_after(text, end) in grammar.units.last


def known(
    text: str, begin: int, end: int, grammar: Grammar, *, definite: bool = False
) -> Unit | None:
    """The unit that a label begins with, if its head is in the lexicon.

    ``definite``: a participle belongs to it, as in the header of a column ("Cas signalés").
    """
    bullet = _BULLET.match(text, begin, end)
    begin = bullet.end() if bullet else begin
    lead = grammar.leads.match(text, begin, end)
    return cut_inside(text, lead.end() if lead else begin, end, grammar, definite=definite)


def cut_inside(
    text: str, begin: int, end: int, grammar: Grammar, *, definite: bool = False
) -> Unit | None:
    """A known unit at ``begin`` that does not reach beyond ``end``."""
    unit = cut(text[begin:end], 0, grammar.units, definite=definite)
    return unit.shifted(begin) if unit and unit.type else None
