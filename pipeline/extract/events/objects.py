"""What was done: the noun phrase that is the verb's object or a passive verb's subject."""

from __future__ import annotations

import re

from pipeline.extract.events.agents import Clause
from pipeline.extract.events.clauses import Happening
from pipeline.extract.events.grammar import Grammar
from pipeline.extract.events.tokens import Sentence
from pipeline.types import Span

_PHRASE = re.compile(r"[nw#NqPXbfvIJ]")
_INNER = set("nw#NqPXxgdpCA-bfvIGcJ")
_LONGEST = 45  # tokens


def what(
    sentence: Sentence, grammar: Grammar, happening: Happening, area: Clause
) -> Span | None:
    """The span of the object, without its article; None where the clause names none."""
    group = happening.group
    if group is not None and (group.passive or group.reflexive):
        before = _subject(sentence, grammar, happening, area)
        if before is not None:
            return before
    start = group.end if group is not None else happening.last + 1
    return _phrase(sentence, grammar, start, area.end)


def _subject(
    sentence: Sentence, grammar: Grammar, happening: Happening, area: Clause
) -> Span | None:
    """The noun phrase before the verb: the last stretch between commas that has no preposition."""
    tags = sentence.tags
    start = area.first
    while start < happening.first:
        first = start
        while first < happening.first and tags[first] in "dAC,":
            first += 1
        end = tags.find(",", first, happening.first)
        end = end if end >= 0 else happening.first
        if first < end and tags[first] in "nw#Nq" and not grammar.has("prepositions", sentence.words[first]):
            return _phrase(sentence, grammar, first, happening.first)
        start = max(end, first + 1)
    return None


def _phrase(sentence: Sentence, grammar: Grammar, start: int, end: int) -> Span | None:
    tags = sentence.tags
    first = start
    while first < end and tags[first] in "dDAp,gcyTx:":
        if tags[first] == "y":
            first = _after_name(tags, first, end)
        else:
            first += 1
    if first >= end or not _PHRASE.match(tags[first]):
        return None
    last = first
    for i in range(first, min(end, first + _LONGEST)):
        if tags[i] not in _INNER or _stops(sentence, grammar, i):
            break
        last = i
    while last > first and tags[last] in "dgpCAxc-":
        last -= 1
    return Span(sentence.spans[first].start, sentence.spans[last].end)


def _after_name(tags: str, first: int, end: int) -> int:
    """Past "por la [X] y la [Y]"."""
    match = re.compile(r"y[dNxC]*").match(tags, first, end)
    return match.end() if match else first + 1


def _stops(sentence: Sentence, grammar: Grammar, i: int) -> bool:
    """True where an adverbial starts: "para …", "con …", "in" before a date."""
    if sentence.tags[i] != "p":
        return False
    if grammar.has("phrase_stops", sentence.words[i]):
        return True
    return sentence.tags[i + 1 : i + 3].lstrip("d").startswith("D")
