"""A verb left out: "40 places in Lomé and, in Kara, 25", "Tdh runs 16 posts and the union 24"."""

from __future__ import annotations

import re

from pipeline.facts.counts.around import CLOSED, REACH, ends_sentence
from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.ties.back import MAX_GAP
from pipeline.facts.counts.ties.labels import ends_part

MAX_OPENER = 12  # characters of "from"

_GAPPED = re.compile(
    r"(?:,|\s(?P<conjunction>[^\W\d_]{1,3})\s[^\W\d_]+)\s(?P<link>[^\W\d_]{1,5})\s\Z"
)
_PLACED = re.compile(
    r"(?:\A|[;,.:]\s|\s[^\W\d_]{1,3}\s|\n)(?P<link>[^\W\d_]{1,5})\s"
    r"[A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,3},?\s\Z"
)
_DOER = re.compile(r"\s(?P<conjunction>[^\W\d_]{1,3})(?:\s[A-ZÀ-Þ][\w.'’&-]*){1,6}\s")


def gapped(text: str, start: int, quantity: Quantity, before: Counted, grammar: Grammar) -> bool:
    """True for a number in a clause whose verb and noun are those of the count before."""
    return (
        _same_link(text, start, quantity, before, grammar)
        or _elsewhere(text, start, quantity, before, grammar)
        or _another_does(text, start, quantity, before, grammar)
    )


def _same_link(
    text: str, start: int, quantity: Quantity, before: Counted, grammar: Grammar
) -> bool:
    """True for "25" in "dispose de 40 places à Lomé et l'autre, à Kara, de 25".

    The same preposition stands before both numbers, and before the second one a comma or "and"
    with a verb: "imputó a 23 personas y acusó a 16".
    """
    comma = _GAPPED.search(text, max(0, start - REACH), start)
    joined = comma and comma["conjunction"]
    if joined and joined.lower() not in grammar.units.last:
        return False
    opener = text[: before.mention.span.start][-MAX_OPENER:].split()
    if comma is None or not opener or opener[-1].lower() != comma["link"].lower():
        return False
    if before.unit is None or not CLOSED.match(text, quantity.end):
        return False
    between = quantity.start - before.mention.span.end
    return between <= MAX_GAP and not ends_sentence(text, before.mention.span.end, start)


def _elsewhere(
    text: str, start: int, quantity: Quantity, before: Counted, grammar: Grammar
) -> bool:
    """True for "24" in "en Quito, 19 aulas; en Loja, 24": a place before both numbers."""
    closed = ends_part(text, quantity.end, grammar)
    place = _PLACED.search(text, max(0, start - REACH), start) if closed else None
    begin, end = before.mention.span
    if place is None or before.unit is None or ends_sentence(text, end, start):
        return False
    first = _PLACED.search(text, max(0, begin - REACH), begin)
    return first is not None and first["link"].lower() == place["link"].lower()


def _another_does(
    text: str, start: int, quantity: Quantity, before: Counted, grammar: Grammar
) -> bool:
    """True for "24" in "Tdh runs 16 posts and Save the Children 24": the verb is left out."""
    joined = _DOER.fullmatch(text, before.mention.span.end, start)
    closed = CLOSED.match(text, quantity.end)
    return bool(joined and closed and joined["conjunction"] in grammar.units.last)
