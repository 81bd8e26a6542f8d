"""Units that do not stand after their number: before a colon, earlier in the sentence, in a
table's first column or header, or with the count before ("12 cursos de …; 11 de …")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from pipeline.facts.counts.grammar import Grammar, fold
from pipeline.facts.counts.measures import closing_sign
from pipeline.facts.counts.units import Unit, cut
from pipeline.types import Span

MAX_COLUMNS = 100
MAX_LABEL = 90
MAX_SENTENCE = 240
MAX_HEAD = 7  # words of the head of a row or a column
MAX_VERB = 24  # characters of "stood at"

_LABEL_START = re.compile(r"[\n.;|(•,:]")
_COMMA = re.compile(r"(?:,\s{1,3}|\s\(\s?)\Z")
_LABEL_END = re.compile(r"[ \u00a0]*(?:[\n.;,)|(]|\Z)")
_SENTENCE_END = re.compile(r"[.!?\n](?:\s|\Z)")
_CLAUSE_END = re.compile(r"[\n.;:,|(]")
_BULLET = re.compile(r"[\s*_\-–•·]+")
_TABLE = re.compile(r"(?m)^\|.*(?:\n\|.*)*")
_CELL = re.compile(r"[^|\n]+")
_HEAD = re.compile(r"[^\d(\[;:]+")  # of a row or a column, up to brackets and numbers
_REST = re.compile(r"(?:[(\[][^\n|]*[)\]])?[\s*_:]*")
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
    for word in _WORD.finditer(text, begin, end):
        if word[0].lower() in grammar.units.types:
            return _cut_inside(text, word.start(), end, grammar)
    return None


def stated(
    text: str, start: int, grammar: Grammar, found: Sequence[Span], *, changes: bool
) -> Unit | None:
    """ "The number of calls about abuse was 345": the unit of a number that is told of it.

    ``changes``: the number is the end of a change ("rose from 210 to 345"), which needs no
    verb right before it. No count of ``found`` may stand between the two.
    """
    if not changes and not grammar.stated.search(text, max(0, start - MAX_VERB), start):
        return None
    begin = max(0, start - MAX_LABEL)
    for stop in _CLAUSE_END.finditer(text, begin, start):
        begin = stop.end()
    lead = None
    for match in grammar.leads.finditer(text, begin, start):
        lead = match if not text[match.start() - 1 : match.start()].isalnum() else lead
    unit = _cut_inside(text, lead.end(), start, grammar) if lead else None
    between = unit and any(unit.span.start <= span.start < start for span in found)
    return None if between else unit


class Cell(NamedTuple):
    """A table cell of a number: the unit its row or column names, or "%" or a currency."""

    span: Span
    unit: Unit | str


def cells(text: str, grammar: Grammar, country: str | None) -> Mapping[int, Cell]:
    """Cells by the position of their first character that is no space."""
    if "|" not in text:
        return {}
    return {
        cell.span.start: cell
        for table in _TABLE.finditer(text)
        for cell in _table(text, Span(*table.span()), grammar, country)
    }


def _table(text: str, table: Span, grammar: Grammar, country: str | None) -> Iterator[Cell]:
    rows = _rows(text, table)
    header = [_headed(text, cell, grammar, country) for cell in rows[0]]
    for row in rows:
        own = _headed(text, row[0], grammar, country) if row else None
        for column, span in enumerate(row[1:], 1):
            unit = own or (header[column] if column < len(header) and row is not rows[0] else None)
            if unit and text[span.start].isdigit():
                yield Cell(span, unit)


def _headed(text: str, cell: Span, grammar: Grammar, country: str | None) -> Unit | str | None:
    """The unit that heads a row or a column: all that is printed but brackets and numbers.

    What a head is printed for tells which things are counted ("Children withdrawn"), so that
    all of it is the unit where its noun is in the lexicon; a head that ends with a currency
    ("Fines (USD)") or a percent sign is that.
    """
    sign = closing_sign(text, cell, grammar.money, country)
    if sign:
        return sign
    printed = _HEAD.match(text, *cell)
    head = _stripped(text, Span(*printed.span())) if printed else cell
    unit = known(text, *head, grammar, definite=True)
    if unit is None or len(text[unit.span.start : head.end].split()) > MAX_HEAD:
        return unit
    whole = printed is not None and _REST.fullmatch(text, printed.end(), cell.end)
    return unit._replace(span=Span(unit.span.start, head.end)) if whole else unit


def _rows(text: str, table: Span) -> list[list[Span]]:
    rows: list[list[Span]] = []
    at = table.start
    while at < table.end:
        end = text.find("\n", at, table.end)
        end = table.end if end < 0 else end
        found = islice(_CELL.finditer(text, at, end), MAX_COLUMNS)
        rows.append([_stripped(text, Span(*cell.span())) for cell in found])
        at = end + 1
    return rows


def _stripped(text: str, span: Span) -> Span:
    cell = text[span.start : span.end]
    start = span.start + len(cell) - len(cell.lstrip(" *_"))
    return Span(start, max(start, span.end - len(cell) + len(cell.rstrip(" *_"))))
