"""Units of numbers in notes, which have no verbs: "Literas, 36.", "completados, 8.140"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.counts.around import after_last
from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.ties.labels import LABEL_END, MAX_LABEL, WORD, known
from pipeline.facts.counts.units import Unit
from pipeline.facts.counts.units.nouns import is_participle, is_told

_COMMA = re.compile(r",[ \u00a0]\Z")
_NOTE_END = re.compile(r"[ \u00a0]?(?:[.;)](?!\w)|\(\d|\s{0,3}\Z|\n)")
_PARTS = re.compile(r"[\n.;:(,|]")
_BULLET = re.compile(r"[\s*_•·–-]+")
_SAME = re.compile(r"[^.;:\n]{0,60};\s{1,3}(?P<told>[^\W\d_]+),\s\Z")


def noted(text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar) -> Unit | None:
    """ "Literas instaladas, 36.": the noun of a note that ends with its number."""
    start = quantity.before
    comma = _COMMA.search(text, max(0, start - 2), start)
    if comma is None:
        return _people(text, start, quantity.end, grammar)
    if not _NOTE_END.match(text, quantity.end):
        return None
    again = _told_of(text, start, found, grammar)
    if again:
        return again
    begin = after_last(_PARTS, text, max(0, start - MAX_LABEL), comma.start())
    if text[begin - 1 : begin] == ",":  # one of several things that are told
        return None
    return _whole(text, begin, comma.start(), grammar)


def _people(text: str, start: int, end: int, grammar: Grammar) -> Unit | None:
    """ "acogidos: niñas 48, niños 61": people and their number, with nothing else."""
    if not LABEL_END.match(text, end):
        return None
    begin = after_last(_PARTS, text, max(0, start - MAX_LABEL), start)
    unit = known(text, begin, start, grammar) if text[begin - 1 : begin] in ":;(," else None
    alone = unit and unit.type == "people" and text[unit.span.end : start] == " "
    return unit if alone else None


def _told_of(text: str, start: int, found: Sequence[Counted], grammar: Grammar) -> Unit | None:
    """ "Encuesta, 9.200 hogares; completados, 8.140.": what the note before has counted."""
    if not found or found[-1].unit is None:
        return None
    same = _SAME.match(text[found[-1].mention.span.end : start])
    word = same["told"].lower() if same else ""
    units = grammar.units
    adjective = word.endswith(units.adjective_endings) and word.endswith(units.plural_endings)
    told = is_participle(word, units) if units.head_last else adjective or is_told(word, units)
    return found[-1].unit if told and word not in units.types else None


def _whole(text: str, begin: int, end: int, grammar: Grammar) -> Unit | None:
    """The known unit that is all of a note but for what was done with it or to it."""
    unit = known(text, begin, end, grammar)
    if unit:
        rest = text[unit.span.end : end].split()
        done = not rest or (len(rest) == 1 and is_told(rest[0].lower(), grammar.units))
        return unit if done else None
    bullet = _BULLET.match(text, begin, end)
    action = WORD.match(text, bullet.end() if bullet else begin, end)
    link = WORD.match(text, action.end() + 1, end) if action else None
    if not action or not link or link[0].lower() not in grammar.units.links:
        return None
    if not grammar.units.abstract or not action[0].lower().endswith(grammar.units.abstract):
        return None
    unit = known(text, link.end() + 1, end, grammar)
    return unit if unit and unit.type == "people" and unit.span.end == end else None
