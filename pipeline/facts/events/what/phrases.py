"""Noun phrases: where one that starts at a token ends, and where one that ends there starts."""

from __future__ import annotations

import re

from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.what.edges import adds, ends
from pipeline.facts.events.what.leaving import is_number
from pipeline.types import Span

HEAD = frozenset("nw#NqbfvIJGX")  # what a noun phrase can begin with
_INNER = frozenset("nw#NqPXxgdpTCA-bfvIGcJ.y,o")  # what it can go on with
_PLAIN = frozenset("w#Nqx-.")  # of those, never the start of something else
_EDGE = "dgpTCAxc-.y,"
_LONGEST = 45  # tokens
_RUNS = tuple(  # a noun with what belongs to it, up to where it ends
    re.compile(
        rf"(?:[nw#Nq]|(?<=d)[vfbIGPX])[{inner}]*(?:(?:[gp]d?|yd?(?=n)|C|,w+(?:,w+)*Cd?(?=w))[{inner}]+)*,?d?$"
    )
    for inner in ("nw#NqxPXAvfb-", "nw#NqxPXAvfbIZG-")  # where infinitives look like nouns
)
_COUNTED = re.compile(  # after a number
    r"(?:[.-]#|\.(?=g)|-)?(?:[Cp]#|Cd?)?A*(?:[nwNqvfbIGPXJ#x]|gd?[nwN#])"
)
_COUNT = re.compile(r"n#n")  # a noun, then what is counted
_LINK = re.compile(r"[gp]")
_LONGEST_RUN = 30  # tokens
_RELATIVE = re.compile(r"(?:[pgy]d?)?R")  # "que …", "por el que …", right after a noun
_TITLE = re.compile(r"S?w(?:[wndgpSC#x-]|,(?=w))*")  # after a relative word inside a name


def can_open(sentence: Sentence, index: int) -> bool:
    """True if a noun phrase may begin with the token, as "la [remise] de …" does."""
    tag = sentence.tags[index]
    if is_bare_number(sentence, index):
        return False
    before, after = sentence.tags[index - 1 : index], sentence.tags[index + 1 : index + 2]
    if tag == "I" and before != "d" and not sentence.grammar.infinitive_is_bare:
        return False  # "dejar de [concurrir]"
    person = before == "d" or (before == "g" and after == "n")  # "de [delegados] sindicales"
    return (tag in HEAD and tag != "X") or (tag in "PX" and person)


def is_bare_number(sentence: Sentence, index: int) -> bool:
    """True for a number of nothing: "[Quatre] d'entre eux", "a further [20] joined"."""
    if not is_number(sentence, index) or sentence.tags[index - 1 : index] == ".":
        return False  # "$ 45.000"
    return _COUNTED.match(sentence.tags, index + 1) is None


def phrase(sentence: Sentence, first: int, end: int) -> Span:
    """The noun phrase from a token on, at most to ``end``, with a relative clause right after it.

    Names of things are kept whole.
    """
    if sentence.tags[first + 1 : first + 3] == "g#" and sentence.has("measures", first):
        first += 2  # "un total de [60 jueces]"
    last = first
    for i in range(first + 1, min(end, first + _LONGEST)):
        tag = sentence.tags[i]
        edge = tag not in _PLAIN and (tag not in _INNER or ends(sentence, first, i))
        if edge or _is_count(sentence, i):
            break
        last = i
    last = trimmed(sentence, first, last)
    relative = _RELATIVE.match(sentence.tags, last + 1)
    if relative is not None:
        last = trimmed(sentence, last, _relative_end(sentence, relative.end() - 1, last), _EDGE)
    return span(sentence, first, last)


def _is_count(sentence: Sentence, i: int) -> bool:
    """True for a number that opens another phrase: "la regularización [1.204 trabajadoras]".

    In English, "the Covid 19 [vaccine]", it may belong to the noun after it.
    """
    if sentence.grammar.prenominal_dates or sentence.has("cardinals", i - 1):
        return False
    return _COUNT.match(sentence.tags, i - 1) is not None


def clause_from(sentence: Sentence, first: int, end: int) -> Span:
    """All that stands from a token to ``end``, a comma, a date or another sign of punctuation."""
    last = first
    for i in range(first + 1, min(end, first + _LONGEST)):
        if sentence.tags[i] in ",;:(D" and not adds(sentence, i + 1):
            break
        last = i
    return span(sentence, first, trimmed(sentence, first, last, _EDGE))


def before(sentence: Sentence, end: int) -> int | None:
    """Where the noun phrase starts that ends before a token; of its nouns the first."""
    earliest = max([0, end - _LONGEST_RUN, *(g.end for g in sentence.groups if g.last < end)])
    match = _RUNS[sentence.grammar.infinitive_is_bare].search(sentence.tags, earliest, end)
    if match is None:
        return None
    start = match.start()
    for i in range(*match.span()):
        if any(sentence.has(key, i) for key in ("object_prepositions", "phrase_stops")):
            start = i + 1
        elif sentence.has("aside_nouns", i) and _LINK.match(sentence.tags, i + 1):
            start = i + 2
    return start + 1 if sentence.tags[start] == "d" else start


def span(sentence: Sentence, first: int, last: int) -> Span:
    """From one token through another."""
    return Span(sentence.starts[first], sentence.ends[last])


def trimmed(sentence: Sentence, first: int, last: int, edge: str = "") -> int:
    """The last token without loose words at the end."""
    edge = edge or (_EDGE if sentence.grammar.infinitive_is_bare else _EDGE + "I")
    while last > first and sentence.tags[last] in edge:
        last -= 1
    return last


def _relative_end(sentence: Sentence, opener: int, last: int) -> int:
    """The last token of a clause that is part of a title or tells the content of a noun.

    Of other relative clauses ``last``, that of the noun phrase before them.
    """
    tags = sentence.tags
    own = next((group for group in sentence.groups if group.opener == opener), None)
    if own is None:
        return _title_end(tags, opener, last)
    others = {group.first for group in sentence.groups if _is_beside(group, own)}
    end = own.end
    while end < len(tags) and tags[end] not in ",;:()" and end not in others:
        end += 1
    if "D" in tags[opener:end]:
        return last
    named = tags[last] == "w" and sentence.has("law_nouns", last) and own.tense == "present"
    titled = tags[last + 1] == "y" or named  # "el decreto por el que se crea …", "Ley que crea …"
    content = sentence.has("content_nouns", last)  # "the principle that consent is immaterial"
    return end - 1 if titled or content else last


def _is_beside(group: Group, own: Group) -> bool:
    """True for a verb of the clause around a relative one, or of another tense beside it."""
    if group.first <= own.first:
        return False
    outer = group.opener is None or (own.opener is not None and group.opener < own.opener)
    return outer or (group.coordinated and group.tense != own.tense)


def _title_end(tags: str, opener: int, last: int) -> int:
    """The same for a name: "Ley por la que se Crean, Fusionan y Suprimen …"."""
    match = _TITLE.match(tags, opener + 1)
    return match.end() - 1 if match is not None else last
