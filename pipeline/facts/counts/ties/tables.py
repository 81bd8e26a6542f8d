"""Tables: numbers alone in their cells, whose unit heads the row or the column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.money import closing_sign
from pipeline.facts.counts.ties.labels import known
from pipeline.facts.counts.units import Unit, cut
from pipeline.facts.counts.units.nouns import is_participle, is_told
from pipeline.types import Span

MAX_COLUMNS = 100
MAX_HEAD = 7  # words of the head of a row or a column

_TABLE = re.compile(r"(?m)^\|.*(?:\n\|.*)*")
_CELL = re.compile(r"[^|\n]+")
_HEAD = re.compile(r"[^\d(\[;:]+")  # of a row or a column, up to brackets and numbers
_PLURAL = re.compile(r"[A-ZÀ-Þ][^\W\d_]{4,24}")
_REST = re.compile(r"(?:[(\[][^\n|]*[)\]])?[\s*_:]*")


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
    header = [
        _headed(text, cell, grammar, country) or _plural_head(text, cell, grammar)
        for cell in rows[0]
    ]
    header = _said_once(text, rows[0], header, grammar)
    heads = [_headed(text, row[0], grammar, country) if row else None for row in rows]
    named = 2 * sum(map(bool, heads[1:])) > len(rows[1:])  # the rows are what is counted
    for row, own in zip(rows, heads, strict=True):
        for column, span in enumerate(row[1:], 1):
            above = header[column] if column < len(header) and row is not rows[0] else None
            unit = own or above if named else above or own
            if unit and text[span.start].isdigit():
                yield Cell(span, unit)


def _said_once(
    text: str, row: Sequence[Span], header: Sequence[Unit | str | None], grammar: Grammar
) -> list[Unit | str | None]:
    """ "Children found | Placed in families": what was done with those of the column before."""
    heads, units = list(header), grammar.units
    for column in range(2, len(heads)):
        before, words = heads[column - 1], text[slice(*row[column])].split()
        if heads[column] or not isinstance(before, Unit) or not 0 < len(words) <= MAX_HEAD:
            continue
        told = words[0].lower()
        done = is_participle(told, units) and (units.head_last or is_told(told, units))
        if done and "(" not in words[-1]:
            noun = before.noun or before.head
            heads[column] = before._replace(span=row[column], core=row[column], noun=noun)
    return heads


def _plural_head(text: str, cell: Span, grammar: Grammar) -> Unit | None:
    """ "Capturas": a plural heads a column of counts though the lexicon does not have it."""
    word = _PLURAL.fullmatch(text, *_stripped(text, cell))
    unit = cut(text, word.start(), grammar.units) if word else None
    return unit if word and unit and unit.span == word.span() else None


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
