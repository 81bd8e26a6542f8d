"""What a phrase names: a body, a place, a number, a thing."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.what.phrases import is_bare_number
from pipeline.types import Span


def names_body(sentence: Sentence, subject: Span) -> bool:
    """True if the subject tells who, not what: "[personal de la STPS]", no "casas de la [CCSS]"."""
    names = [i for i, name in sentence.names.items() if subject.contains(name.span)]
    first = next((i for i, at in enumerate(sentence.starts) if at >= subject.start), 0)
    placed = "P" in sentence.tags[first : names[0]] if names else False
    return bool(names) and not placed


def is_named(sentence: Sentence, told: Span) -> bool:
    """True if a name stands in a phrase: "[Tropical Storm Ana]"."""
    first = bisect_left(sentence.starts, told.start)
    last = bisect_left(sentence.starts, told.end)
    return not {"N", "w", "q"}.isdisjoint(sentence.tags[first:last])


def is_number(sentence: Sentence, told: Span) -> bool:
    """True for a number of nothing: "[three] of them"."""
    return is_bare_number(sentence, bisect_left(sentence.starts, told.start))


def is_thing(sentence: Sentence, told: Span) -> bool:
    """False for a body and for the land itself."""
    if sentence.has("land_nouns", bisect_left(sentence.starts, told.start)):
        return False
    return all(told != name.span for name in sentence.names.values())
