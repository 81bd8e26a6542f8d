"""The unit that stands after a quantity, right there or past a link, a copula, an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.counts import exclusions
from pipeline.facts.counts.around import REACH
from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.numbers.number import Number
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.passage import Passage
from pipeline.facts.counts.ties import parts
from pipeline.facts.counts.ties.again import noun_of
from pipeline.facts.counts.ties.back import opened
from pipeline.facts.counts.units import Unit, cut
from pipeline.facts.counts.units.nouns import is_plural
from pipeline.facts.counts.units.tokens import words_at
from pipeline.facts.words import fold
from pipeline.types import Span

MAX_CLAUSE = 100  # characters of a clause before its object
MIN_FOREIGN = 20  # of a noun of another language
MIN_WORD = 4  # letters of one
LARGE = 1_000_000  # what "de" stands after: "dos millones de niños"

_CLOSING = ".,;:)]"  # no noun can follow
_LINK = re.compile(r"[ \u00a0\u202f\n]([^\W\d_]+['’]?)")
_CLAUSE = re.compile(r"[.;:\n]")


def unit_after(at: Passage, quantity: Quantity, found: Sequence[Counted]) -> Unit | None:
    """The unit, unless it shows the quantity to be no count."""
    text, rules, last = at.text, at.rules, quantity.last
    if is_closed(text, quantity.end):
        return None
    single = last.counted == 1 and quantity.rule != "range"
    start = _after_link(at, last)
    unit = cut(text, start, rules.units, single=single)
    if unit is None:
        unit = (
            _predicate(at, quantity, start, found)
            or _of_part(at, quantity)
            or _postposed(at, quantity)
        )
    if unit is None or exclusions.by_unit(at, quantity, unit):
        return None
    noun = noun_of(text, quantity, unit, found, rules)
    return unit._replace(noun=noun) if noun else _without_gift(at, quantity, unit)


def is_closed(text: str, end: int) -> bool:
    """True where a sign or the end of the text follows."""
    if text[end : end + 1] in (" ", "\u00a0"):
        end += 1
    return text[end : end + 1] in _CLOSING


def _after_link(at: Passage, number: Number) -> int:
    """Past the "de" of "dos millones de niños"."""
    if number.scale < LARGE and number.form != "collective":
        return number.end
    link = _LINK.match(at.text, number.end)
    return link.end() if link and fold(link[1]) in at.rules.units.links else number.end


def _predicate(
    at: Passage, quantity: Quantity, start: int, found: Sequence[Counted]
) -> Unit | None:
    """ "345 fueron mujeres": people past a copula, unless it is said of a part."""
    copula = at.rules.copulas.match(at.text, start)
    if copula is None or _is_part(at, quantity, found):
        return None
    part = at.rules.elided.pronouns.match(at.text, start)
    if found and part and part.end() == copula.end():  # "37 survivors, 15 of them minors"
        return None
    unit = cut(at.text, copula.end(), at.rules.units)
    if unit is None or unit.type != "people" or not unit.known_start:
        return None
    # "4 de ellos menores de 14 años": an adjective, no noun.
    told = unit.head in at.rules.units.before_links and len(unit.words) > 1
    return None if told and unit.words[1] in at.rules.units.links else unit


def _is_part(at: Passage, quantity: Quantity, found: Sequence[Counted]) -> bool:
    """True after "de las cuales" and "De cada diez": what is said of the part is not counted."""
    begin = max(0, quantity.before - REACH)
    if not found:
        return False
    told = parts.told(at.text, begin, quantity.before, at.rules)
    return told or opened(at.text, quantity, found[-1:], at.rules) is not None


def _of_part(at: Passage, quantity: Quantity) -> Unit | None:
    """ "Ochenta de las familias": the number is a part of a whole that has none."""
    part = None if quantity.last.one else at.rules.parts.match(at.text, quantity.end)
    unit = cut(at.text, part.end(), at.rules.units) if part else None
    return unit if unit and unit.type else None


def _postposed(at: Passage, quantity: Quantity) -> Unit | None:
    """ "Fueron 120 las visitas": a subject after its verb and its number."""
    link = _LINK.match(at.text, quantity.end)
    if link is None or link[1] not in at.rules.units.postposed:
        return None
    begin = max(0, quantity.start - REACH)
    verb = at.rules.elided.verb_before.search(at.text, begin, quantity.start)
    if not verb and not at.rules.subjects.search(at.text, begin, quantity.start):
        return None
    unit = cut(at.text, link.end(), at.rules.units)
    return unit if unit and unit.type else None


def foreign(at: Passage, quantity: Quantity) -> Unit | None:
    """ "registered 640 jeepneymen in …": a word of another language, the object of a verb."""
    text, units, last = at.text, at.rules.units, quantity.last
    if not units.no_noun_endings or quantity.rule != "digits" or last.counted < MIN_FOREIGN:
        return None
    begin = max(0, quantity.start - REACH)
    words = words_at(text, quantity.end + 1, units)
    if len(words) != 1 or not at.rules.elided.verb_before.search(text, begin, quantity.start):
        return None
    word = words[0]
    if not word.text.islower() or len(word.text) < MIN_WORD or is_plural(word, units):
        return None
    if word.lower.endswith(units.no_noun_endings) or word.lower in (units.links | units.skipped):
        return None
    span = Span(word.start, word.end)
    return Unit(span, word.lower, span, (word.lower,), None, known_start=False)


def _without_gift(at: Passage, quantity: Quantity, unit: Unit) -> Unit:
    """ "Dotó a 45 brigadas de radios": the complement is what the verb gives."""
    rules, text = at.rules.units, at.text
    if unit.span.end <= unit.core.end or not text.endswith(rules.plural_endings, 0, unit.span.end):
        return unit
    if rules.kinds.match(text, unit.core.end):
        return unit
    head = text[max(0, quantity.start - MAX_CLAUSE) : quantity.start]
    clause = _CLAUSE.split(head)[-1]
    given = fold(clause).rpartition(" ")[2] in rules.linking
    endowed = not given and rules.endowing.search(clause)
    return unit._replace(span=unit.core) if endowed else unit
