"""What stands around a number: the words before it, ends of clauses and sentences."""

from __future__ import annotations

import re

from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.words import fold

REACH = 48  # characters of the words before a number
MAX_QUALIFIER = 26  # characters of "no fewer than"

_LETTER = re.compile(r"[^\W\d_]")
CLOSED = re.compile(r"[ \u00a0]?[.,;:)]|\s{0,3}\Z|\n")
SENTENCE_END = re.compile(r"[.!?\n](?:\s|\Z)")
SENTENCE = re.compile(r"[.!?…][\"”»)]?\s{1,3}(?=[\"“«¿¡(]?[A-ZÀ-ÞŒ\d])")
PARAGRAPH = re.compile(r"\n(?=\s|[A-ZÀ-ÞŒ\d*|•–-])")
# "12 municipios en 2020 … 18 en 2022": what is said of both numbers
DATED = re.compile(r"(?:[ \u00a0\n][^\W\d_]{1,12}){1,4}[ \u00a0\n](?:19|20)\d\d(?!\d)")


def before_qualifier(text: str, quantity: Quantity, grammar: Grammar) -> int:
    """Where the words before a quantity end, its qualifier left out."""
    begin = max(0, quantity.before - MAX_QUALIFIER)
    qualifier = grammar.qualifiers_before[0].search(text, begin, quantity.before)
    return qualifier.start() if qualifier else quantity.before


def word_after(text: str, at: int) -> str:
    """The word that stands there, in lower case; "" if none does."""
    words = text[at : at + 12].split()
    return fold(words[0]) if words else ""


def after_last(stop: re.Pattern[str], text: str, begin: int, end: int) -> int:
    """Where the last stop between two positions ends; ``begin`` without one."""
    for match in stop.finditer(text, begin, end):
        begin = match.end()
    return begin


def ends_sentence(text: str, start: int, end: int) -> bool:
    """True if a sentence or a paragraph ends between two positions."""
    return bool(SENTENCE.search(text, start, end) or PARAGRAPH.search(text, start, end))


def among_figures(text: str, quantity: Quantity) -> bool:
    """True where no word stands near a number: nothing can tell what it counts."""
    before = _LETTER.search(text, max(0, quantity.start - REACH), quantity.start)
    return not before and not _LETTER.search(text, quantity.end, quantity.end + REACH)
