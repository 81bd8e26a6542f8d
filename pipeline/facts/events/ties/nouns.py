"""Nouns that tell a happening: "lanzamiento", "entry into force"."""

from __future__ import annotations

import re

from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.ties.happening import Happening

_GERUND = re.compile(r"G[gC]|Gp?y")  # "gazetting of", "handing over by"


def is_noun_between(sentence: Sentence, start: int, end: int) -> bool:
    """True if a noun or name stands between two tokens."""
    return bool(set(sentence.tags[start:end]) & set("nwN"))


def opens_with_noun(sentence: Sentence, start: int, end: int) -> bool:
    """True if the first noun between two tokens is a happening."""
    first = next((i for i in range(start, end) if sentence.tags[i] not in ":,-.dpgA#xC"), None)
    if first is None:
        return False
    counted = sentence.tags[first : first + 2] == "nn"  # "dos talleres"
    phrase = _noun_phrase(sentence, first, end)
    return (
        is_happening(sentence, first, first)
        or (counted and is_happening(sentence, first + 1, first))
        or (phrase is not None and phrase[0] == first)
    )


def opening_noun(sentence: Sentence, index: int) -> Happening | None:
    """The happening that opens the stretch of a date: "[Raid] on a camp (May): …"."""
    start, _ = sentence.segment(index)
    return first_noun(sentence, start, index) if opens_with_noun(sentence, start, index) else None


def first_noun(sentence: Sentence, first: int, last: int) -> Happening | None:
    """The first happening noun between two tokens."""
    while first < last and sentence.tags[first] in ":-,dC)":
        first += 1
    phrase = _noun_phrase(sentence, first, last)
    for i in range(first, last):
        if phrase is not None and i == phrase[0]:
            return as_happening(sentence, *phrase)
        if is_happening(sentence, i, first):
            end = i
            while end + 1 < last and sentence.grammar.happening(sentence.words[end + 1]):
                end += 1  # "validation workshop"
            return as_happening(sentence, end, end)
    return None


def as_happening(sentence: Sentence, first: int, last: int) -> Happening:
    """The happening that a noun from one token through another tells."""
    lemma = sentence.quote(first, last).lower()
    return Happening("dated-noun", first, last, lemma, 0.8, noun=True)


def is_happening(sentence: Sentence, i: int, first: int) -> bool:
    """A noun of a happening, but no capitalised one inside a name; "Gazetting of by-laws"."""
    if sentence.tags[i] in "DNqxpdg" or (sentence.tags[i] == "w" and i > 0):
        return False
    gerund = i == first and _GERUND.match(sentence.tags, i)
    return bool(gerund) or sentence.grammar.happening(sentence.words[i])


def _noun_phrase(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """A happening noun of several words: "entrada en vigor"."""
    if first >= last:
        return None
    start, end = sentence.starts[first], sentence.ends[last - 1]
    match = sentence.grammar.noun_phrases.search(sentence.text, start, end)
    if match is None:
        return None
    tokens = [i for i in range(first, last) if match.start() <= sentence.starts[i] < match.end()]
    return (tokens[0], tokens[-1]) if tokens else None
