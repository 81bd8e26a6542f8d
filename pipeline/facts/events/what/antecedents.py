"""What a relative word stands for: the noun phrase before it."""

from __future__ import annotations

import re

from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.what.leaving import is_number
from pipeline.facts.events.what.phrases import before, can_open

OPENING = re.compile(  # before its first word
    r"[RU-]*C?(?:[pdgA]*D)?(?:g(?=[nw]))?[dA]*(?:(?<=A)g(?=#))?"
)
_GOVERNED = re.compile(r"[pgy]w?\.?$")  # a preposition, and the sign of a currency


def antecedent(sentence: Sentence, opener: int) -> int | None:
    """Where the noun phrase starts that a relative word stands for."""
    start = before(sentence, opener)
    if start is None or sentence.tags[opener - 1] != ",":
        return start
    if _tells_amount(sentence, start):  # "a [fall in revenue] of 12%, which …"
        return _head(sentence, start)
    ahead = sentence.tags[:start].rstrip("d")
    if ahead.endswith(",g"):  # "el curso, de 80 horas, que …"
        return before(sentence, len(ahead) - 2)
    return None if ahead.endswith(",p") else start  # "señala, en primer término, que …"


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
