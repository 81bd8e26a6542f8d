"""What a relative word stands for: the noun phrase before it."""

from __future__ import annotations

import re

from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.what.leaving import is_number
from pipeline.facts.events.what.phrases import before, can_open

OPENING = re.compile(  # before its first word
    r"[RU-]*C?(?:[pdgA]*D)?(?:g(?=[nw]))?[dA]*(?:(?<=A)g(?=#))?"
)
_PARTIES = re.compile(r"pd?Nx?(?:,?C?d?Nx?)+,?$")  # "between the [X], the [Y] and [Z],"
_LONGEST_LIST = 30  # tokens
_GOVERNED = re.compile(r"[pgy]w?\.?$")  # a preposition, and the sign of a currency


def antecedent(sentence: Sentence, opener: int) -> int | None:
    """Where the noun phrase starts that a relative word stands for."""
    start = before(sentence, opener)
    between = parties(sentence, opener)
    if between is not None:
        return before(sentence, between)
    if start is None or sentence.tags[opener - 1] != ",":
        return start
    ahead = sentence.tags[:start].rstrip("d")
    if ahead.endswith(",g"):  # "el curso, de 80 horas, que …"
        return before(sentence, len(ahead) - 2)
    if _tells_amount(sentence, start):  # "a [fall in revenue] of 12%, which …"
        return _head(sentence, start)
    if not ahead.endswith(",p"):
        return start
    told = any(group.last < start for group in sentence.groups)
    return None if told else before(sentence, len(ahead) - 2)  # "señala, en primer término, que …"


def parties(sentence: Sentence, opener: int) -> int | None:
    """The word before those who made an agreement: "la charte [entre] l'OIT et le SED, que …"."""
    match = _PARTIES.search(sentence.tags, max(0, opener - _LONGEST_LIST), opener)
    made = match is not None and sentence.has("between_words", match.start())
    return match.start() if match is not None and made else None


def _tells_amount(sentence: Sentence, start: int) -> bool:
    """True for what a number after a preposition tells: how much, no thing."""
    governor = _GOVERNED.search(sentence.tags, max(0, start - 4), start)
    return is_number(sentence, start) and governor is not None


def _head(sentence: Sentence, end: int) -> int | None:
    """The first noun phrase since the last verb or sign of punctuation but a comma."""
    start = max(
        *(sentence.tags.rfind(mark, 0, end) + 1 for mark in ";:"),
        *(group.end for group in sentence.groups if group.last < end),
        0,
    )
    opening = OPENING.match(sentence.tags, start, end)
    first = opening.end() if opening else start
    return first if first < end and can_open(sentence, first) else None
