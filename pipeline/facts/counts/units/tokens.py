"""The words after a number, up to what ends any unit."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.facts.counts.grammar.lexicon import Units

MAX_WORDS = 7
MAX_PHRASE = 200  # characters of them

FIRST = re.compile(  # from a number to the word after it
    r"\+?[*_]{0,2}(?:\s{1,3}(?=[^\W\d_A-ZÀ-Þ])|[ \u00a0\u202f\u2009]{0,2})[*_]{0,2}"
)
WORD = re.compile(
    r"(?P<gap>[ \u00a0\u202f]|\n(?=[^\W\d_A-ZÀ-Þ]))?"
    r"(?P<word>(?:[dlDL]|[Qq]u)['’](?=[^\W\d_])|[^\W\d_]+(?:[-‐‑][^\W\d_]+)*(?:['’]s(?!\w)|(?<=s)['’](?=\s))?)"
)


class Word(NamedTuple):
    """A word, as it stands there and in lower case."""

    start: int
    end: int
    text: str
    lower: str
    newline: bool  # it stands at the beginning of a line


def words_at(text: str, at: int, units: Units) -> list[Word]:
    """The words from a position to the first punctuation or word that ends any unit.

    Such a word may be a noun where it is the first: "30 residentes", "30 familias residentes en".
    """
    words: list[Word] = []
    stops = units.stops
    entry = units.entries.match(text, at)
    known = entry.end() if entry else at
    glued = True  # the next word may follow without a space
    limit = at + MAX_PHRASE
    match = WORD.match(text, at, limit)
    while match:
        start, end = match.span("word")
        if start == at and not glued:
            break
        word = text[start:end]
        lower = word.lower()
        if "’" in lower:
            lower = lower.replace("’", "'")
        if lower in stops and end > known and (words or lower not in units.types):
            break
        words.append(Word(start, end, word, lower, text[at] == "\n"))
        if len(words) == MAX_WORDS:
            break
        at, glued = end, lower[-1] == "'"
        match = WORD.match(text, at, limit)
    return words


def rest(text: str, words: list[Word], last: int, end: int, units: Units) -> list[Word]:
    """The words after the one of an index, or after those read on to a later ``end``."""
    if words[last].end == end and len(words) < MAX_WORDS:
        return words[last + 1 :]
    return words_at(text, end, units)
