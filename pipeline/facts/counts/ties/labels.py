"""Units before a colon: "Inspecciones realizadas: 345"."""

from __future__ import annotations

import re

from pipeline.facts.counts.around import after_last, word_after
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.units import Unit, cut, participle_at

MAX_LABEL = 90
MAX_SENTENCE = 240

_LABEL_START = re.compile(r"[\n.;|(•,:]")
LABEL_END = re.compile(r"[ \u00a0]*(?:[\n.;,)|(]|\Z)")
CLAUSE_END = re.compile(r"[\n.;:,|(]")
_BULLET = re.compile(r"[\s*_\-–•·]+")
WORD = re.compile(r"[^\W\d_]+")


def label(text: str, start: int, end: int, grammar: Grammar) -> Unit | None:
    """ "Inspecciones realizadas: 345", "Becas: 45 pagadas": the unit before the colon."""
    done = participle_at(text, end, grammar.units)
    if not done and not LABEL_END.match(text, end):
        return None
    head = text[max(0, start - MAX_LABEL) : start].rstrip(" \u00a0\u202f*_")
    if not head.endswith((":", "=")):
        return None
    colon = max(0, start - MAX_LABEL) + len(head) - 1
    begin = after_last(_LABEL_START, text, max(0, start - MAX_LABEL), colon)
    unit = known(text, begin, colon, grammar)
    return unit._replace(span=unit.core) if unit and done else unit


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
