"""What was done: the noun phrase that is the verb's object or the subject of a passive."""

from __future__ import annotations

import re

from pipeline.extract.events import agents
from pipeline.extract.events.agents import Clause
from pipeline.extract.events.nouns import Happening
from pipeline.extract.events.tokens import Group, Sentence
from pipeline.types import Span

_HEAD = frozenset("nw#NqbfvIJGX")  # what a noun phrase can begin with
_INNER = frozenset("nw#NqPXxgdpCA-bfvIGcJ.y")  # what it can go on with
_RUN = re.compile(r"[nw#Nq][nw#NqxPXA-]*(?:gd?[nw#NqxPXA-]+)*,?d?$")  # before a participle
_PREPOSITIONAL = re.compile(
    r"d?[A#]*(?:D|[nwNqx#PXbfv-]+)(?:gd?[nwNqx#PX-]+)*(?:,?Cg?d?[Nx]+|,d?N[^,;]{0,6}(?=,))*"
)
_EDGE = "dgpCAxc-.yI"
_LONGEST = 45  # tokens


def what(
    sentence: Sentence,
    happening: Happening,
    area: Clause,
) -> Span | None:
    """The span of the object, without its article; None where the clause names none."""
    group = happening.group
    if group is None and not (happening.noun or happening.task):
        return _before_participle(sentence, happening)
    if group is None:
        return _object(sentence, happening.last + 1, area.end)
    if _needs_subject(sentence, group):
        subject = _subject(sentence, happening, area)
        if subject is not None:
            return subject
    return _object(sentence, group.end, area.end)


def _needs_subject(sentence: Sentence, group: Group) -> bool:
    """True if what the verb tells happens to its subject."""
    if group.passive or group.lemma in sentence.grammar.sets["agentless"]:
        return True
    if group.lemma.partition(" ")[0] in sentence.grammar.sets["be"]:
        return True
    return group.reflexive and group.lemma not in sentence.grammar.sets["reflexive_verbs"]


def _before_participle(sentence: Sentence, happening: Happening) -> Span | None:
    match = _RUN.search(sentence.tags, max(0, happening.first - 20), happening.first)
    if match is None:
        return None
    return _trimmed(sentence, match.start(), happening.first - 1)


def _subject(
    sentence: Sentence,
    happening: Happening,
    area: Clause,
) -> Span | None:
    """The noun phrase before the verb: the last stretch between commas that can be one."""
    group = happening.group
    skipped = agents.embedded(sentence, happening, area)
    best = None
    start = area.first
    while start < happening.first:
        end = sentence.tags.find(",", start, happening.first)
        end = end if end >= 0 else happening.first
        first = start
        while first < end and sentence.tags[first] in "dACR":
            first += 1
        inside = any(first in part for part in skipped)
        if first < end and not inside and sentence.tags[first] in _HEAD | {"P"}:
            best = _phrase(sentence, first, end)
        start = end + 1
    before = [g for g in sentence.groups if group is not None and g.last < group.first]
    if best is None and before and before[-1].opener == (group.opener if group else None):
        earlier = Happening("", before[-1].first, before[-1].last, before[-1].lemma, 0, before[-1])
        return _subject(sentence, earlier, agents.clause(sentence, earlier))
    return best


def _object(sentence: Sentence, start: int, end: int) -> Span | None:
    """The first noun phrase after the verb that no preposition opens, else the first one."""
    tags = sentence.tags
    fallback = None
    position = start
    while position < end:
        tag = tags[position]
        if tag in "RU":
            break
        if tag in "py":
            after = _skip_phrase(tags, position + 1, end)
            if fallback is None and tag == "p":
                fallback = _object_of(sentence, position, end)
                if sentence.has("object_prepositions", position):
                    return fallback
            position = max(after, position + 1)
        elif tag in _HEAD and sentence.words[position] not in sentence.grammar.company:
            return _phrase(sentence, position, end)
        elif tag == "g":
            first = position + 1
            while first < end and tags[first] == "d":
                first += 1
            manner = first < end and sentence.has("manner_nouns", first)
            if position == start and first < end and tags[first] in _HEAD and not manner:
                return _phrase(sentence, first, end)
            position = max(_skip_phrase(tags, first, end), position + 1)
        else:
            position += 1
    return fallback


def _skip_phrase(tags: str, start: int, end: int) -> int:
    """Past the noun phrase of a preposition."""
    match = _PREPOSITIONAL.match(tags, start, end)
    return match.end() if match else start


def _object_of(sentence: Sentence, position: int, end: int) -> Span | None:
    """The phrase of a preposition: "participó en la [conferencia]", "capacitó a [60 jueces]"."""
    first = position + 1
    while first < end and sentence.tags[first] in "dA":
        first += 1
    if first >= end or sentence.tags[first] not in _HEAD:
        return None
    if sentence.has("with_words", position):
        return None
    return _phrase(sentence, first, end)


def _phrase(sentence: Sentence, first: int, end: int) -> Span | None:
    last = first
    for i in range(first, min(end, first + _LONGEST)):
        if sentence.tags[i] not in _INNER or _stops(sentence, i):
            break
        last = i
    return _trimmed(sentence, first, last)


def _trimmed(sentence: Sentence, first: int, last: int) -> Span | None:
    while last > first and sentence.tags[last] in _EDGE + ",":
        last -= 1
    return Span(sentence.starts[first], sentence.ends[last])


def _stops(sentence: Sentence, i: int) -> bool:
    """True where an adverbial starts: "para …", "con …", "in" before a date, "by" whom."""
    if sentence.tags[i] == "y":
        return sentence.tags[i + 1 : i + 3].lstrip("d").startswith("N")
    if sentence.tags[i] != "p":
        return False
    if sentence.has("phrase_stops", i):
        return True
    return sentence.tags[i + 1 : i + 3].lstrip("d").startswith("D")
