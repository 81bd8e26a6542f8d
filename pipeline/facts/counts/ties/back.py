"""Counts before a number, whose noun it may mean."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts.counts.around import PARAGRAPH, REACH, SENTENCE
from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.quantities import Quantity

MAX_GAP = 160  # characters between the two counts
MAX_BACK = 6  # counts looked at


def nearest(
    text: str, quantity: Quantity, found: Sequence[Counted], least: float, reach: int = MAX_GAP
) -> Counted | None:
    """The nearest count of at least so many things, in the sentence or the one before.

    A breakdown in brackets or between dashes comes after what it breaks down.
    """
    aside = None
    for counted in reversed(found[-MAX_BACK:]):
        start, end = counted.mention.span
        if quantity.start - end > reach or PARAGRAPH.search(text, end, quantity.start):
            break
        if counted.unit is None or counted.most < least:
            continue
        crossed = len(SENTENCE.findall(text, end, quantity.start))
        if _in_aside(text, start, end, quantity.start):
            aside = aside or (None if crossed else counted)
            continue
        return counted if crossed < 2 else aside
    return aside


def compared(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Counted | None:
    """The count that a number is compared with: "46 tasks in eleven sectors as against 31".

    The nearest one, but for a place of what was counted before it in the same sentence.
    """
    near = nearest(text, quantity, found, least=0)
    if near is None or near not in found[1:]:
        return near
    before, start = found[found.index(near) - 1], near.mention.span.start
    place = grammar.elided.inside.search(text, before.mention.span.end, start)
    joined = place and not text[before.mention.span.end : place.start()].strip()
    return before if joined and before.unit else near


def total_of(text: str, quantity: Quantity, found: Sequence[Counted]) -> Counted | None:
    """The count of the paragraph that "11 of the 16" is a part of: one of sixteen."""
    for counted in reversed(found[-MAX_BACK:]):
        if PARAGRAPH.search(text, counted.mention.span.end, quantity.start):
            return None
        if counted.unit and counted.most == quantity.last.counted:
            return counted
    return None


def opened(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Counted | None:
    """ "De los 345 casos, …": the whole whose parts follow in the sentence."""
    for counted in reversed(found[-MAX_BACK:]):
        start, end = counted.mention.span
        if quantity.start - end > MAX_GAP or SENTENCE.search(text, start, quantity.start):
            return None
        if counted.unit is None or counted.most < quantity.last.counted:
            continue
        if grammar.elided.openers.search(text, max(0, start - REACH), start):
            return counted
    return None


def _in_aside(text: str, start: int, end: int, limit: int) -> bool:
    """True for a count in brackets or between dashes that are closed before ``limit``."""
    between = text[end:limit]
    head = text[max(0, start - REACH) : start]
    closed = ")" in between and "(" not in between.partition(")")[0]
    return (closed and "(" in head) or (between.count("—") % 2 == 1 and "—" in head)
