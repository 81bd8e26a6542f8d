"""Units earlier in the sentence, of which a number is told: "The number of calls was 345"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.counts.around import DATED, REACH, SENTENCE_END, after_last, before_qualifier
from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.ties.back import MAX_BACK
from pipeline.facts.counts.ties.labels import (
    CLAUSE_END,
    MAX_LABEL,
    MAX_SENTENCE,
    WORD,
    cut_inside,
    ends_part,
    known,
)
from pipeline.facts.counts.units import Unit, cut

MAX_NAME = 60  # characters of a name and what joins it to the one before
MAX_VERB = 24  # characters of "stood at"

_RISEN = re.compile(r"\s[^\W\d_]{1,6}\s\d(?:[\d.,]{0,16}\d)?(?:[.,;:)]|\Z|\s?\n)")  # " to 160;"
_TO = re.compile(r"\s[^\W\d_]{1,5}\s")  # "to", "hasta", "à"
_NAMED = re.compile(r"[A-ZÀ-Þ][\w'’.-]*\s?\(\Z")


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
    begin = after_last(SENTENCE_END, text, max(0, start - MAX_SENTENCE), start)
    unit = None
    for lead in grammar.leads.finditer(text, begin, start):
        unit = cut_inside(text, lead.end(), start, grammar) or unit
    return unit


def told(text: str, quantity: Quantity, grammar: Grammar) -> Unit | None:
    """ "Las multas firmes del año fueron 37": the subject with which a sentence begins.

    Whatever was counted before: the verb stands right before the number.
    """
    start = before_qualifier(text, quantity, grammar)
    verb = grammar.subjects.search(text, max(0, start - MAX_VERB), start)
    if verb is None or quantity.rule in ("range", "total"):
        return None
    if not ends_part(text, quantity.end, grammar):
        return None
    begin = after_last(SENTENCE_END, text, max(0, start - MAX_SENTENCE), start)
    if CLAUSE_END.search(text, begin, verb.start()):
        return None
    article = grammar.elided.definite.search(text, begin, _first_word(text, begin))
    return cut_inside(text, article.end(), verb.start(), grammar) if article else None


def _first_word(text: str, begin: int) -> int:
    """Where the second word after a position begins."""
    first = WORD.search(text, begin)
    return first.end() + 1 if first else begin


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
    told = any(  # a qualifier may be the verb itself: "the number of boats exceeds 40"
        grammar.stated.search(text, max(0, start - MAX_VERB), end)
        for end in {start, quantity.before}
    )
    verb = grammar.subjects.search(text, max(0, start - MAX_VERB), start)
    changes = quantity.changes or _changed_by_year(text, quantity, grammar)
    if not (told or verb or changes or _by_share(text, start, found, grammar)):
        return None
    begin = _clause(text, start, grammar, changes=quantity.changes)
    unit = _led(text, begin, start, grammar) if told or changes else None
    if unit is None and quantity.changes and _RISEN.match(text, quantity.end):
        unit = _changed(text, begin, start, grammar)
    if unit is None and _by_share(text, start, found, grammar):
        return _subject_of(text, found[-1].mention.span.start, grammar)
    if unit is None and verb and ends_part(text, quantity.end, grammar):
        unit = subject(text, begin, verb.start(), grammar)
    spans = [each.mention.span for each in found[-MAX_BACK:]]
    between = unit and any(unit.span.start <= span.start < start for span in spans)
    return None if between else unit


def _clause(text: str, start: int, grammar: Grammar, *, changes: bool) -> int:
    """Where the clause begins that a number stands in; the comma of a change ends none:
    "Se duplicó el número de albergues, de 3 a 6", ", passant de 3 à 6"."""
    end = len(text[:start].rstrip(" ,")) if changes else start
    begin = after_last(CLAUSE_END, text, max(0, end - MAX_LABEL), end)
    if (
        changes
        and text[begin - 1 : begin] == ","
        and grammar.changes.fullmatch(text[begin:end].strip())
    ):
        return after_last(CLAUSE_END, text, max(0, begin - MAX_LABEL), begin - 1)
    return begin


def _by_share(text: str, start: int, found: Sequence[Counted], grammar: Grammar) -> bool:
    """True for the number of "Complaints rose by 12% to 3,410"."""
    before = found[-1].mention if found else None
    if before is None or before.unit_type != "percent":
        return False
    if not _TO.fullmatch(text, before.span.end, start):
        return False
    head = text[max(0, before.span.start - MAX_VERB) : before.span.start]
    return grammar.changes.search(head) is not None


def _subject_of(text: str, end: int, grammar: Grammar) -> Unit | None:
    """The subject of the clause before a position: a known noun that it begins with."""
    begin = after_last(CLAUSE_END, text, max(0, end - MAX_LABEL), end)
    return known(text, begin, end, grammar) or subject(text, begin, end, grammar)


def _led(text: str, begin: int, end: int, grammar: Grammar) -> Unit | None:
    """The unit after the last "number of" of a clause."""
    lead = None
    for match in grammar.leads.finditer(text, begin, end):
        lead = match if not text[match.start() - 1 : match.start()].isalnum() else lead
    unit = cut(text[lead.end() : end], 0, grammar.units) if lead else None
    return unit.shifted(lead.end()) if lead and unit else None


def subject(text: str, begin: int, end: int, grammar: Grammar) -> Unit | None:
    """The first known noun with a definite article of a clause: "Las multas firmes fueron".

    Where articles are left out before plurals, the clause may begin with it: "Fines numbered".
    """
    bare = cut_inside(text, begin, end, grammar) if grammar.units.head_last else None
    if bare:
        return bare
    for word in WORD.finditer(text, begin, end):
        if grammar.elided.definite.search(text, begin, word.start()):
            unit = cut_inside(text, word.start(), end, grammar)
            if unit:
                return unit
    return None


def _changed(text: str, begin: int, end: int, grammar: Grammar) -> Unit | None:
    """The object of a verb of change, or else its subject: "raised the places from 12 to 20"."""
    verb = after_last(grammar.changes, text, begin, end)
    after = subject(text, verb, end, grammar) if verb > begin else None
    return after or subject(text, begin, end, grammar) or known(text, begin, end, grammar)


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
