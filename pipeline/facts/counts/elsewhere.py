"""Units that do not stand after their number: before a colon, or earlier in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.counts.elided import DATED, MAX_BACK, REACH, Counted, before_qualifier
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.quantities import Quantity
from pipeline.facts.counts.units import Unit, cut
from pipeline.facts.words import fold

MAX_LABEL = 90
MAX_SENTENCE = 240
MAX_NAME = 60  # characters of a name and what joins it to the one before
MAX_VERB = 24  # characters of "stood at"

_LABEL_START = re.compile(r"[\n.;|(•,:]")
_COMMA = re.compile(r"(?:,\s{1,3}|\s\(\s?)\Z")
_LABEL_END = re.compile(r"[ \u00a0]*(?:[\n.;,)|(]|\Z)")
_SENTENCE_END = re.compile(r"[.!?\n](?:\s|\Z)")
_CLAUSE_END = re.compile(r"[\n.;:,|(]")
_BULLET = re.compile(r"[\s*_\-–•·]+")
_NAMED = re.compile(r"[A-ZÀ-Þ][\w'’.-]*\s?\(\Z")
_WORD = re.compile(r"[^\W\d_]+")


def label(text: str, start: int, end: int, grammar: Grammar) -> Unit | None:
    """ "Inspecciones realizadas: 345": the unit before the colon."""
    if not _LABEL_END.match(text, end):
        return None
    head = text[max(0, start - MAX_LABEL) : start].rstrip(" \u00a0\u202f*_")
    if not head.endswith((":", "=")):
        return None
    colon = max(0, start - MAX_LABEL) + len(head) - 1
    begin = max(0, start - MAX_LABEL)
    for stop in _LABEL_START.finditer(text, begin, colon):
        begin = stop.end()
    return known(text, begin, colon, grammar)


def known(
    text: str, begin: int, end: int, grammar: Grammar, *, definite: bool = False
) -> Unit | None:
    """The unit that a label begins with, if its head is in the lexicon.

    ``definite``: a participle belongs to it, as in the header of a column ("Cas signalés").
    """
    bullet = _BULLET.match(text, begin, end)
    begin = bullet.end() if bullet else begin
    lead = grammar.leads.match(text, begin, end)
    return _cut_inside(text, lead.end() if lead else begin, end, grammar, definite=definite)


def _cut_inside(
    text: str, begin: int, end: int, grammar: Grammar, *, definite: bool = False
) -> Unit | None:
    """A known unit at ``begin`` that does not reach beyond ``end``."""
    unit = cut(text[begin:end], 0, grammar.units, definite=definite)
    return unit.shifted(begin) if unit and unit.type else None


def earlier(text: str, start: int, end: int, grammar: Grammar) -> Unit | None:
    """The unit of a sum that stands before its number, which begins and ends as given."""
    before = grammar.totals.search(text, max(0, start - 24), start)
    if before:
        return _nearest(text, before.start(), grammar)
    summed = fold(text[end : end + 24]).startswith(grammar.summing)
    return _apposed(text, start, grammar) if summed else None


def _nearest(text: str, end: int, grammar: Grammar) -> Unit | None:
    """ "De los inspectores participaron, en total, 753": the nearest known noun before it."""
    begin = max(0, end - MAX_SENTENCE)
    for stop in _SENTENCE_END.finditer(text, begin, end):
        begin = stop.end()
    found = None
    for word in _WORD.finditer(text, begin, end):
        if word[0].lower() in grammar.units.types:
            found = _cut_inside(text, word.start(), end, grammar) or found
    return found


def _apposed(text: str, start: int, grammar: Grammar) -> Unit | None:
    """ "Los talleres sobre trata, 15 en total": the first known noun of the clause before it."""
    comma = _COMMA.search(text, max(0, start - 4), start)
    if comma is None:
        return None
    end = comma.start()
    begin = max(0, end - MAX_LABEL)
    for stop in _CLAUSE_END.finditer(text, begin, end):
        begin = stop.end()
    whole = known(text, begin, end, grammar)
    if whole:
        return whole
    for word in _WORD.finditer(text, begin, end):
        if word[0].lower() in grammar.units.types:
            return _cut_inside(text, word.start(), end, grammar)
    return None


def bracketed(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Unit | None:
    """ "el mayor número de denuncias: Itapúa (88), Guairá (19)": a number after a name.

    The unit is what the sentence speaks of a number of.
    """
    start, end = quantity.start, quantity.end
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return None
    if not _NAMED.search(text, max(0, start - MAX_NAME), start):
        return None
    before = found[-1] if found else None
    if before and before.unit and start - before.mention.span.end < MAX_NAME:
        span = before.mention.span
        if text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")":
            return before.unit
    begin = max(0, start - MAX_SENTENCE)
    for stop in _SENTENCE_END.finditer(text, begin, start):
        begin = stop.end()
    unit = None
    for lead in grammar.leads.finditer(text, begin, start):
        unit = _cut_inside(text, lead.end(), start, grammar) or unit
    return unit


def stated(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Unit | None:
    """ "The number of calls about abuse was 345": the unit of a number that is told of it.

    No count of ``found`` may stand between the two. The end of a change ("rose from 210 to
    345") needs no verb right before it.
    """
    if quantity.rule in ("range", "total"):
        return None
    start = before_qualifier(text, quantity, grammar)
    told = grammar.stated.search(text, max(0, start - MAX_VERB), start)
    subject = grammar.subjects.search(text, max(0, start - MAX_VERB), start)
    changes = quantity.changes or _changed_by_year(text, quantity, grammar)
    if not (told or subject or changes):
        return None
    begin = max(0, start - MAX_LABEL)
    for stop in _CLAUSE_END.finditer(text, begin, start):
        begin = stop.end()
    unit = _led(text, begin, start, grammar) if told or changes else None
    if unit is None and subject and _LABEL_END.match(text, quantity.end):
        unit = _subject(text, begin, subject.start(), grammar)
    spans = [each.mention.span for each in found[-MAX_BACK:]]
    between = unit and any(unit.span.start <= span.start < start for span in spans)
    return None if between else unit


def _led(text: str, begin: int, end: int, grammar: Grammar) -> Unit | None:
    """The unit after the last "number of" of a clause."""
    lead = None
    for match in grammar.leads.finditer(text, begin, end):
        lead = match if not text[match.start() - 1 : match.start()].isalnum() else lead
    unit = cut(text[lead.end() : end], 0, grammar.units) if lead else None
    return unit.shifted(lead.end()) if lead and unit else None


def _subject(text: str, begin: int, end: int, grammar: Grammar) -> Unit | None:
    """The first known noun with a definite article of a clause: "Las multas firmes fueron"."""
    for word in _WORD.finditer(text, begin, end):
        if grammar.elided.definite.search(text, begin, word.start()):
            unit = _cut_inside(text, word.start(), end, grammar)
            if unit:
                return unit
    return None


def _changed_by_year(text: str, quantity: Quantity, grammar: Grammar) -> bool:
    """True for the first number of "rose from 3 in 2019 to 7 in 2022"."""
    if not DATED.match(text, quantity.end):
        return False
    head = text[max(0, quantity.start - REACH) : quantity.start].split()
    return bool(
        head
        and head[-1].lower() in grammar.between.openers
        and grammar.changes.search(" ".join(head[-4:]))
    )
