"""Noun phrases: where one that starts at a token ends."""

from __future__ import annotations

from pipeline.facts.events.tokens import Sentence
from pipeline.types import Span

HEAD = frozenset("nw#NqbfvIJGX")  # what a noun phrase can begin with
_INNER = frozenset("nw#NqPXxgdpCA-bfvIGcJ.y,")  # what it can go on with
_CONTINUES = frozenset("nw#Nqx-.AC")  # never the start of something else but a time
_NAME = frozenset("wq")
_EDGE = "dgpCAxc-.y,"
_LONGEST = 45  # tokens


def can_open(sentence: Sentence, index: int) -> bool:
    """True if a noun phrase may begin with the token, as "la [remise] de …" does."""
    tag = sentence.tags[index]
    return tag in HEAD or (tag == "P" and sentence.tags[index - 1 : index] == "d")


def phrase(sentence: Sentence, first: int, end: int) -> Span:
    """The noun phrase from a token on, at most to ``end``; names of things are kept whole."""
    if sentence.tags[first + 1 : first + 3] == "g#" and sentence.has("measures", first):
        first += 2  # "un total de [60 jueces]"
    last = first
    for i in range(first, min(end, first + _LONGEST)):
        if sentence.tags[i] not in _INNER or (i > first and _stops(sentence, i)):
            break
        last = i
    return trimmed(sentence, first, last)


def trimmed(sentence: Sentence, first: int, last: int) -> Span:
    """From one token through another, without loose words at the end."""
    edge = _EDGE if sentence.grammar.infinitive_is_bare else _EDGE + "I"
    while last > first and sentence.tags[last] in edge:
        last -= 1
    return Span(sentence.starts[first], sentence.ends[last])


def _stops(sentence: Sentence, i: int) -> bool:
    """True where something else starts: another noun phrase, an adverbial, a clause."""
    tags = sentence.tags
    tag = tags[i]
    if tag in _CONTINUES:
        return tag == "n" and _is_dating(sentence, i)
    before, after = tags[i - 1], tags[i + 1 : i + 2]
    named = before in _NAME and _next(tags, i) in _NAME
    if _is_dating(sentence, i):
        return True
    if tag == "p":
        return not named and _is_adverbial(sentence, i)
    return {
        ",": not (before in _NAME and after in _NAME),
        "d": before not in "gpyCAdbI" and not named,
        "f": before in "nw" and after in tuple("d#p"),
        "v": before in "nw" and after in tuple("d#"),
        "G": after in tuple("d#NDg"),
        "P": before not in "gd#" and after in tuple("dypD#T"),
        "X": before not in "gd#" and after in tuple("dypD#T"),
        "y": tags[i + 1 : i + 3].lstrip("d").startswith(("N", "D", "R")),
    }.get(tag, False)


def _is_dating(sentence: Sentence, i: int) -> bool:
    """True for "[antes] del 3 de mayo", "[d']ici mars": a time, not the noun's."""
    head = i + 1 if sentence.tags[i] in "pg" else i
    if head >= len(sentence.tags) or not sentence.has("time_nouns", head):
        return False
    return sentence.tags[head + 1 : head + 4].lstrip("dgp").startswith("D")


def _next(tags: str, i: int) -> str:
    """The tag after a preposition or article and its determiners."""
    return tags[i + 1 : i + 4].lstrip("dg")[:1]


def _is_adverbial(sentence: Sentence, i: int) -> bool:
    """True for "in" before a date, "para" before a verb, "con el apoyo de"."""
    tags = sentence.tags
    target = _next(tags, i)
    if target in ("D", "I", "T", "") or sentence.has("phrase_stops", i):
        return True
    if not sentence.has("phrase_links", i):
        return False
    head = i + 1
    while head < len(tags) and tags[head] in "dgA":
        head += 1
    return target == "N" or tags[i - 1] not in "nPXwqbI" or sentence.has("aside_nouns", head)
