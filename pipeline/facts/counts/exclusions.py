"""What looks like a count and is none: durations, identifiers, years, set phrases, addresses."""

from __future__ import annotations

import re

from pipeline.facts.counts.around import before_qualifier
from pipeline.facts.counts.numbers.number import YEARS
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.passage import Passage
from pipeline.facts.counts.units import Unit
from pipeline.facts.words import fold, last_word

MAX_LOCATOR = 200  # characters of a URL before a number
MAX_HEAD = 30  # characters of the words before a number
MIN_LARGE = 20
MAX_SET = 12  # characters of a set phrase before its number

LOCATOR = re.compile(r"://|www\.|@")
_MARKS = " \t*_#>•·–-"  # at the beginning of a line
_AFTER_NUMBERING = re.compile(r"[.)][*_]{0,3}[ \t]{1,4}[*_]{0,3}[^\W\d_]")
_VERSION = (".0", ",0")  # how the number of a version ends


def by_unit(at: Passage, quantity: Quantity, unit: Unit) -> bool:
    """True for a quantity that its unit shows to be no count: "12 años", "2022 y", "3 poderes"."""
    excluded, last = at.rules.exclusions, quantity.last
    if not excluded.units.isdisjoint(unit.words):
        return True
    if at.text.endswith(_VERSION, last.start, last.end):
        return True
    if last.year_like and (unit.type is None or _follows_year_word(at, quantity)):
        return True
    start = quantity.first.start
    if at.text[start : start + 2].lower() not in excluded.openings:
        return False
    phrases = excluded.phrases.finditer(at.text, max(0, start - MAX_SET), unit.span.end + 30)
    return any(phrase.start() <= start < phrase.end() for phrase in phrases)


def by_words_before(at: Passage, quantity: Quantity, *, typed: bool = False) -> bool:
    """True for an identifier ("artículo 8", "menores de 18") and in a row of numbers.

    ``typed``: a noun of the lexicon follows.
    """
    text, rules, end = at.text, at.rules, quantity.before
    start = max(0, end - MAX_HEAD)
    head = text[start:end]
    if last_word(head) not in rules.exclusions.telling:  # a cheap look first
        return _in_series(at, quantity) and not _labels(head)
    if _labels(head) or rules.elided.targets.search(text, start, end):
        return False  # "frente a los 12 de antes" is no age ("a los 12")
    if rules.elided.numbering.search(text, start, before_qualifier(text, quantity, rules)):
        return False
    qualifier = rules.qualifiers_before[0].search(text, start, end)
    if qualifier:  # "aged below 35"
        head = text[start : qualifier.start()]
    words = fold(head.rstrip(" \u00a0([\"'“«*_")).split(" ")
    excluded = rules.exclusions.before
    if typed and ((words[-2:-1] and words[-2] in rules.units.links) or _is_large(quantity)):
        return False  # "practicó de oficio 76 visitas", "a pris part à la session 120 élèves"
    return words[-1] in excluded or " ".join(words[-2:]) in excluded or _in_series(at, quantity)


def _is_large(quantity: Quantity) -> bool:
    """True for a number that is too large for that of a phase, a session or a step."""
    first, last = quantity.first, quantity.last
    return min(first.counted, last.counted) >= MIN_LARGE and last.counted.is_integer()


def _labels(head: str) -> bool:
    """True for "Objetivo: 12 talleres"."""
    return head.rstrip().endswith(":")


def is_numbering(at: Passage, quantity: Quantity) -> bool:
    """True for the number of a heading or a list item: "5.3. Café"."""
    if not _AFTER_NUMBERING.match(at.text, quantity.end):
        return False
    line = at.text.rfind("\n", 0, quantity.start) + 1
    return not at.text[line : quantity.start].strip(_MARKS)


def in_locator(at: Passage, quantity: Quantity) -> bool:
    """True inside a URL or an e-mail address."""
    if not at.locators:
        return False
    begin = max(0, quantity.start - MAX_LOCATOR)
    space = max(at.text.rfind(" ", begin, quantity.start), begin - 1)
    return bool(LOCATOR.search(at.text, space + 1, quantity.start))


def _in_series(at: Passage, quantity: Quantity) -> bool:
    """True for a number right after another one: a telephone number, a reference."""
    before = at.text[max(0, quantity.start - 6) : quantity.start]
    if len(before) < 2 or before[-1] not in " \u00a0-" or not before[-2].isdigit():
        return False
    return not (before[-5:-1].isdecimal() and int(before[-5:-1]) in YEARS and before[-1] == " ")


def _follows_year_word(at: Passage, quantity: Quantity) -> bool:
    head = at.text[max(0, quantity.start - 20) : quantity.start].lower().split()
    words = at.rules.year_words
    return bool(head) and (
        head[-1] in words or head[-1] in at.rules.months or " ".join(head[-2:]) in words
    )
