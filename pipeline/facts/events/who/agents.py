"""Who did it: the organisations that a clause names as doing what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.facts.events.bounds import Bounds, embedded
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.who.roles import role_of
from pipeline.facts.events.who.voice import acts
from pipeline.types import Participant, Role

_BETWEEN_NAMES = re.compile(r"[,Cdgxp]*(?:Cd?n)?$")  # what may stand in a list of names
_NO_SUBJECT = re.compile(r"[pdgDA,]*")  # between a relative word and its verb
_ANTECEDENT = re.compile(  # "[X] and [Y], who …", "[X], creada por ley, que …", "[X], entidad que"
    r"(?P<names>N(?:x?,?C?d?N)*)x?(?:,[PX][^,;NR]*|,n)?,?$"
)
_LONGEST = 30  # tokens of what stands before a relative word


def participants(
    sentence: Sentence,
    happening: Happening,
    area: Bounds,
) -> tuple[Participant, ...]:
    """Agents and partners that a happening's clause names, each organisation once, in order."""
    skipped = embedded(sentence, happening, area)
    roles = _antecedent(sentence, happening, area)
    roles |= _roles(sentence, happening, area, skipped)
    roles |= _beside(sentence, skipped, roles)
    parts: dict[str, Participant] = {}
    for index, role in roles.items():
        name = sentence.names[index]
        parts.setdefault(name.key, Participant(span=name.span, role=role))
    return tuple(parts.values())


def _antecedent(sentence: Sentence, happening: Happening, area: Bounds) -> dict[int, Role]:
    """The name that a relative clause is about, where it is the subject: "[X], que aprobó …"."""
    group = happening.group
    if group is None or group.opener != area.first:
        return {}
    if not acts(sentence, group):
        return _host(sentence, group)
    tags = sentence.tags
    if not _NO_SUBJECT.fullmatch(tags, group.opener + 1, group.first):
        return {}
    match = _ANTECEDENT.search(tags, max(0, group.opener - _LONGEST), group.opener)
    if match is None or _is_beside_noun(sentence, match.start()):
        return {}
    return {i: "agent" for i in range(*match.span("names")) if tags[i] == "N"}


def _host(sentence: Sentence, group: Group) -> dict[int, Role]:
    """The bodies in which it is done: "el [Consejo] y la [Mesa], en los que se dictan cursos"."""
    tags = sentence.tags
    link = len(tags[: group.opener].rstrip("d")) - 1
    if not group.reflexive or link < 1 or not sentence.has("place_prepositions", link):
        return {}
    match = _ANTECEDENT.search(tags, max(0, link - _LONGEST), link)
    if match is None or not tags[:link].endswith(","):
        return {}
    return {i: "agent" for i in range(*match.span("names")) if tags[i] == "N"}


def _is_beside_noun(sentence: Sentence, index: int) -> bool:
    """True for "the card designed by [X], which …", not for "they were assisted by [X], who …"."""
    by = len(sentence.tags[:index].rstrip("d")) - 1
    if by < 1 or sentence.tags[by] != "y":
        return False
    done = len(sentence.tags[:by].rstrip("A")) - 1
    verbal = any(group.first <= done < group.end for group in sentence.groups)
    return sentence.tags[done] in "PX" and not verbal


def _beside(
    sentence: Sentence, parts: Iterable[range], roles: Mapping[int, Role]
) -> dict[int, Role]:
    """Whom a participle beside the subject names: "la misión, apoyada por la [OIT], recorrió …".

    Who leads what is done does it, if the clause names nobody else: "el censo, dirigido por …".
    """
    found: dict[int, Role] = {}
    for part in parts:
        lemma = sentence.info[part.start].lemma
        by = sentence.tags.find("y", part.start, part.stop)
        helps, leads = (lemma in sentence.grammar.sets[key] for key in ("helping", "leading"))
        leads = leads and "agent" not in roles.values() and not _is_governed(sentence, part.start)
        if by < 0 or not (helps or leads):
            continue
        named = (i for i in sentence.names if by < i < part.stop)
        found |= dict.fromkeys(named, "partner" if helps else "agent")
    return found


def _is_governed(sentence: Sentence, participle: int) -> bool:
    """True for what is no subject: "after meetings [led] by …"."""
    before = sentence.tags[:participle].rstrip(",A")
    start = max(before.rfind(mark) for mark in ",;:-|") + 1
    return before[start:].lstrip("A")[:1] in ("p", "T", "G")


def _roles(
    sentence: Sentence,
    happening: Happening,
    area: Bounds,
    skipped: Iterable[range],
) -> dict[int, Role]:
    roles: dict[int, Role] = {}
    previous: int | None = None
    for index in sorted(sentence.names):
        if not area.first <= index < area.end or any(index in part for part in skipped):
            continue
        role = None
        if previous is not None and _BETWEEN_NAMES.fullmatch(sentence.tags, previous + 1, index):
            role = roles.get(previous) if _listed(sentence, previous, index) else None
            if role is None and previous not in roles and "C" in sentence.tags[previous:index]:
                previous = index
                continue
        if role is None:
            role = role_of(sentence, happening, area, index)
        if role is not None:
            roles[index] = role
        previous = index
    return roles


def _listed(sentence: Sentence, previous: int, index: int) -> bool:
    """True for "X, Y and Z", not for "X de Y"."""
    between = sentence.tags[previous + 1 : index]
    if "g" in between and "C" not in between:  # "X, de la Y"
        return sentence.tags[:previous].rstrip("d").endswith("g")
    return between == "" or "," in between or "C" in between or between.strip("x") == ""
