"""A noun said once for two counts: "12 cursos de ética; 11 de género", "38 penas y 6 civiles"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.counts.around import ends_sentence, word_after
from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.units import Unit
from pipeline.facts.counts.units.nouns import is_told
from pipeline.facts.words import fold

MAX_GAP = 160  # characters between the two counts

_BREAK = re.compile(r"[.!?…](?:[\"”»)]?\s|\Z)|\n(?![\w ]{0,3}\d)")


def same_link(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Unit | None:
    """The unit before, if the same word follows both: "12 cursos de inspección; 11 de trata".

    Joined by "y" alone it is the unit whatever follows: "5 cursos y 7 por internet".
    """
    before = found[-1] if found else None
    if before is None or before.unit is None:
        return None
    if _listed(text, quantity, before, grammar):
        return before.unit
    if not before.linked:
        return before.unit if _gapped(text, quantity, before, grammar) else None
    link = _link(text, quantity, grammar)
    between = text[before.mention.span.end : quantity.start]
    if link and between.strip().lower() in grammar.units.last:  # "15 talleres y 12 en el sur"
        return before.unit
    joined = len(between) <= MAX_GAP and _joins(between, grammar)
    if not link or not joined or _BREAK.search(between):
        return None
    return _linked(text, before.unit, link)


def _link(text: str, quantity: Quantity, grammar: Grammar) -> str:
    """The preposition after a number that is no sum ("11 en total"), or ""."""
    following = text[quantity.end : quantity.end + 30]
    words = following[:10].split()
    if not words or fold(words[0]) not in grammar.ellipsis:
        return ""
    dated = len(words) > 1 and words[1].lower() in grammar.months
    return "" if dated or fold(following).startswith(grammar.summing) else fold(words[0])


def _joins(between: str, grammar: Grammar) -> bool:
    """True for text that ends with a comma or with "and"."""
    head = between.rstrip()
    return head.endswith((",", ";")) or head.rpartition(" ")[2].lower() in grammar.units.last


def _gapped(text: str, quantity: Quantity, before: Counted, grammar: Grammar) -> bool:
    """True for 22 in "214 affaires ; 59 ont abouti à une condamnation, 22 à un non-lieu".

    The verb of the number before is left out, and the preposition that belongs to it is not.
    """
    start, end = before.mention.span.end, quantity.start
    between = text[start:end]
    if len(between) > MAX_GAP or not _joins(between, grammar) or ends_sentence(text, start, end):
        return False
    if quantity.rule == "range" or not grammar.elided.verbs.match(text, start):
        return False
    link = _link(text, quantity, grammar)
    return bool(link) and link in fold(between).split()


def _listed(text: str, quantity: Quantity, before: Counted, grammar: Grammar) -> bool:
    """True for 30 in "Folletos: 50 en lengua shuar, 30 en kichwa": one link after both, and
    the noun before them."""
    link, end = _link(text, quantity, grammar), before.mention.span.end
    if before.unit is None or before.unit.span.end == end:
        return False
    between = text[end : quantity.start]
    joined = len(between) <= MAX_GAP and _joins(between, grammar)
    return joined and bool(link) and word_after(text, end) == link and not _BREAK.search(between)


def _linked(text: str, unit: Unit, link: str) -> Unit | None:
    """The unit, or its core, that the link stands after."""
    if word_after(text, unit.core.end) == link:
        return unit._replace(span=unit.core)  # the complement is said anew
    return unit if word_after(text, unit.span.end) == link else None


def noun_of(
    text: str, quantity: Quantity, unit: Unit, found: Sequence[Counted], grammar: Grammar
) -> str:
    """The noun that "38 sentencias condenatorias y 6 absolutorias" says once; "" for none.

    So does a breakdown in brackets of what was done: "Inspecciones: 345 (210 programadas".
    """
    before = found[-1] if found else None
    if before is None or before.unit is None or unit.type:
        return ""
    if unit.core != unit.span or " " in text[unit.core.start : unit.core.end]:
        return ""
    noun, _, kind = text[before.unit.core.start : before.unit.core.end].partition(" ")
    joining = text[before.mention.span.end : quantity.start].strip().lower()
    if joining == "(":
        return noun if is_told(unit.head, grammar.units) else ""
    adjective = unit.head.endswith(grammar.units.adjective_endings)
    if not adjective and not is_told(unit.head, grammar.units):
        return ""
    said = before.unit.noun or (noun if kind else "")
    return said if joining == "," or joining.lstrip(", ") in grammar.units.last else ""
