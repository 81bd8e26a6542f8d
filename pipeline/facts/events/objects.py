"""What was done: the noun phrase that is the verb's object or the subject of a passive."""

from __future__ import annotations

import re

from pipeline.facts.events import agents
from pipeline.facts.events.agents import Clause
from pipeline.facts.events.nouns import Happening
from pipeline.facts.events.phrases import HEAD, can_open, phrase
from pipeline.facts.events.tokens import Group, Sentence
from pipeline.types import Span

_RUN = re.compile(  # a noun with what belongs to it, before a participle or a relative word
    r"[nw#Nq][nw#NqxPXA-]*(?:gd?[nw#NqxPXA-]+)*,?d?$"
)
_PREPOSITIONAL = re.compile(
    r"d?[A#]*(?:D|(?:[nwNqx#PXbfv-]|G(?=n))+)(?:gd?[nwNqx#PX-]+)*(?:,?Cg?d?[Nx]+|,d?N[^,;]{0,6}(?=,))*"
)
_SUBJECT_OPENING = re.compile(r"[RU:-]*C?g?[dA]*(?:g(?=#))?")
_PLACE = re.compile(r"[nwq]pw$")
_NOUN_NEXT = re.compile(r"d?[n#w]")
_LONGEST_RUN = 30  # tokens


def what(sentence: Sentence, happening: Happening, area: Clause) -> Span | None:
    """The span of the object, without its article; None where the clause names none."""
    group = happening.group
    if group is None and happening.rule == "dated-participle":
        return _before_participle(sentence, happening)
    if group is None:
        return _object(sentence, happening.last + 1, area.end)
    said = next((g for g in sentence.groups if g.opener == group.end), None)
    if group.planning and said is not None:  # "se espera que el [sistema] funcione"
        later = _as_happening(said)
        return what(sentence, later, agents.clause(sentence, later))
    if _needs_subject(sentence, group):
        subject = _subject(sentence, group, area)
        return subject or _object(sentence, group.end, area.end, inverted=group.passive)
    told = _object(sentence, group.end, area.end) or _fronted(sentence, group)
    if told is None and not _names_doer(sentence, area, group):
        told = _subject(sentence, group, area)
    return told or _prepositional(sentence, group.end, area.end)


def _needs_subject(sentence: Sentence, group: Group) -> bool:
    """True if what the verb tells happens to its subject."""
    if group.passive or group.lemma in sentence.grammar.sets["agentless"]:
        return True
    if group.lemma.partition(" ")[0] in sentence.grammar.sets["be"]:
        return True
    return group.reflexive and group.lemma not in sentence.grammar.sets["reflexive_verbs"]


def _names_doer(sentence: Sentence, area: Clause, group: Group) -> bool:
    """True if a body is named before the verb: the subject tells who, not what."""
    skipped = agents.embedded(sentence, _as_happening(group), area)
    return any(
        area.first <= index < group.first and not any(index in part for part in skipped)
        for index in sentence.names
    )


# --------------------------------------------------------------------------- before


def _before_participle(sentence: Sentence, happening: Happening) -> Span | None:
    """The noun before "[firmado] el …"; of "fue elaborado en …, [validado] en …" the subject."""
    last = happening.last + 1
    if _NOUN_NEXT.match(sentence.tags, last):  # "[concluido] el diagnóstico, …"
        return _object(sentence, last, len(sentence.tags))
    end = _before_chain(sentence.tags, happening.first)
    earlier = [group for group in sentence.groups if group.last < end]
    start = max(sentence.tags.rfind(mark, 0, end) for mark in ",;:") + 1
    if earlier and earlier[-1].end > start:
        start = earlier[-1].end
    while start < end and sentence.tags[start] in "dACRpyg-.":
        start += 1
    if start < end and sentence.tags[start] in HEAD:
        return phrase(sentence, start, end)
    if earlier and earlier[-1].passive:
        return _subject(sentence, earlier[-1], agents.clause(sentence, _as_happening(earlier[-1])))
    comma = sentence.tags.find(",", last)  # "Créé en 2015, le comité …"
    return _object(sentence, comma + 1, len(sentence.tags)) if comma >= 0 else None


def _before_chain(tags: str, first: int) -> int:
    """Where the noun ends that "[formado] en … y reactivado en …" is about."""
    end = len(tags[:first].rstrip(",AT"))
    comma = tags.rfind(",", 0, end)
    while comma > 0 and tags[comma + 1] in "PX":
        end = comma
        comma = tags.rfind(",", 0, end)
    return end


def _as_happening(group: Group) -> Happening:
    return Happening("", group.first, group.last, group.lemma, 0, group)


def _subject(sentence: Sentence, group: Group, area: Clause) -> Span | None:
    """The noun phrase before the verb: the last stretch between commas that can be one."""
    if group.opener is not None and group.opener == area.first:
        antecedent = _antecedent(sentence, group)
        if antecedent is not None:
            return antecedent
    skipped = agents.embedded(sentence, _as_happening(group), area)
    best = None
    start = area.first
    while start < group.first:
        end = sentence.tags.find(",", start, group.first)
        end = end if end >= 0 else group.first
        opening = _SUBJECT_OPENING.match(sentence.tags, start, end)
        first = opening.end() if opening else start
        inside = any(first in part for part in skipped)
        gerund = sentence.tags[first] == "G" and (
            start > area.first or sentence.tags[first + 1] != "n"
        )
        if first < end and not inside and sentence.tags[first] in HEAD and not gerund:
            best = phrase(sentence, first, end)
        start = end + 1
    before = [other for other in sentence.groups if other.last < group.first]
    if best is None and before and before[-1].opener == group.opener:
        earlier = before[-1]
        return _subject(sentence, earlier, agents.clause(sentence, _as_happening(earlier)))
    return best


def _antecedent(sentence: Sentence, group: Group) -> Span | None:
    """What a relative word stands for that is the verb's subject: "una [guía], que se publicó"."""
    opener = group.opener
    if opener is None or sentence.tags[opener] != "R":
        return None
    if set(sentence.tags[opener + 1 : group.first]) - set("pdDASc,"):
        return None
    match = _RUN.search(sentence.tags, max(0, opener - _LONGEST_RUN), opener)
    if match is not None and _PLACE.search(
        sentence.tags, max(0, match.start() - 2), match.start() + 1
    ):
        place = match.start()  # "the [shelter] in Mombasa, which …"
        match = _RUN.search(sentence.tags, max(0, place - _LONGEST_RUN), place - 1) or match
    return phrase(sentence, match.start(), opener) if match else None


def _fronted(sentence: Sentence, group: Group) -> Span | None:
    """The object that a relative word stands for: "la [propuesta] que la mesa entregó"."""
    opener = group.opener
    if opener is None or sentence.tags[opener] != "R" or opener == 0:
        return None
    if not set(sentence.tags[opener + 1 : group.first]) & set("nN"):
        return None  # the relative word is the subject
    match = _RUN.search(sentence.tags, max(0, opener - _LONGEST_RUN), opener)
    apart = sentence.tags[opener - 1] in ",d"
    return phrase(sentence, match.start(), opener) if match and not apart else None


# --------------------------------------------------------------------------- after


def _object(sentence: Sentence, start: int, end: int, inverted: bool = False) -> Span | None:
    """The first noun phrase after the verb that no preposition opens.

    ``inverted``: it is the verb's subject, which no preposition opens ever.
    """
    tags = sentence.tags
    position = start
    marked = None
    while position < end:
        tag = tags[position]
        after = tags[position + 1 : position + 2]
        if tag in "RU" or (tag in "pT" and after in ("I", "T")) or (tag == "G" and after != "n"):
            break
        if tag == "p" and after == "#" and sentence.has("approximators", position):
            return phrase(sentence, position + 1, end)
        if tag in "pyT":
            following = max(_skipped(sentence, position, end), position + 1)
            if sentence.has("object_prepositions", position) and not inverted:
                marked = marked or _of_preposition(sentence, position, end)
                if tags[following : following + 1] not in tuple("d#"):
                    return marked
            position = following
        elif tag == "g":
            direct = not tags[start:position].strip(",pdDA")
            found = _partitive(sentence, position, end) if direct else None
            if found is not None:
                return found
            position = max(_skipped(sentence, position, end), position + 1)
        elif can_open(sentence, position) and not _is_aside(sentence, position):
            return phrase(sentence, position, end)
        else:
            position += 1
    return marked


def _is_aside(sentence: Sentence, position: int) -> bool:
    """ "Los [días] 3 y 4 de mayo", "[junto] con …": no object."""
    if sentence.words[position] in sentence.grammar.company:
        return True
    following = sentence.tags[position + 1 : position + 4].lstrip("dgp")
    return sentence.has("time_nouns", position) and following.startswith(("D", "#"))


def _partitive(sentence: Sentence, position: int, end: int) -> Span | None:
    """The object after a verb's genitive: "bénéficie d'un [appui]", not "de manière conjointe"."""
    first = position + 1
    while first < end and sentence.tags[first] == "d":
        first += 1
    if first >= end or not can_open(sentence, first) or _is_aside(sentence, first):
        return None
    if sentence.has("manner_nouns", first):
        return None
    return phrase(sentence, first, end)


def _skipped(sentence: Sentence, position: int, end: int) -> int:
    """Past the noun phrase of the preposition at ``position``."""
    first = position + 1
    match = _PREPOSITIONAL.match(sentence.tags, first, end)
    if match is None:
        return first
    if sentence.has("object_prepositions", position):  # "al [Congreso] dos proyectos"
        return min(match.end(), _name_end(sentence.tags, first, end))
    return match.end()


def _name_end(tags: str, first: int, end: int) -> int:
    match = re.match(r"d?N", tags[first:end])
    return first + match.end() if match else end


def _of_preposition(sentence: Sentence, position: int, end: int) -> Span | None:
    """The phrase of a preposition: "capacitó a [60 jueces]"."""
    first = position + 1
    while first < end and sentence.tags[first] in "dAg":
        first += 1
    if first >= end or not can_open(sentence, first) or sentence.has("with_words", position):
        return None
    return phrase(sentence, first, end)


def _prepositional(sentence: Sentence, start: int, end: int) -> Span | None:
    """What a verb without an object is about: "participó en la [conferencia]"; no bare place."""
    tags = sentence.tags
    position = start
    while position < end and tags[position] not in "RU":
        if tags[position] in "pT" and tags[position + 1 : position + 2] in ("I", "T"):
            return None
        if tags[position] in "py" and tags[position + 1 : position + 2] not in ("w", "D"):
            found = _of_preposition(sentence, position, end)
            if found is not None and not _is_time(sentence, position):
                return found
        position = (
            max(_skipped(sentence, position, end), position + 1)
            if tags[position] in ("p", "y")
            else position + 1
        )
    return None


def _is_time(sentence: Sentence, position: int) -> bool:
    following = range(position + 1, min(position + 4, len(sentence.tags)))
    return sentence.any("time_nouns", following)
