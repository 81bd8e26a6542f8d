"""Who did it: the organisations that a clause names as doing what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.facts.events.nouns import Happening
from pipeline.facts.events.tokens import Group, Sentence
from pipeline.types import NameMention, Participant, Role

_BETWEEN_NAMES = re.compile(r"[,Cdgxp]*$")  # what may stand in a list of names
_APPOSITION = re.compile(r"[nwPXgp#]{0,9}$")  # "la organización contra la trata" before a name
_NO_SUBJECT = re.compile(r"[pdgDAS,C]*$")
_ADVERBIAL = re.compile(r"[AC,:D]*(?:p[dgnD]*,?)?[AC]*")  # "De igual forma", "En 2022,"
_PARTICIPIAL = re.compile(r"[PX]A*(?=[pydND])|G(?=[dN])")  # "tenida el …", "comprising the …"
_LISTING = re.compile(r"[PX]A*[yg]|G")  # "integrada por X, Y y Z"
_ANTECEDENT = re.compile(  # "[X] and [Y], who …", "[X], creada por ley, que …", "[X], entidad que"
    r"(?P<names>N(?:x?,?C?d?N)*)x?(?:,[PX][^,;NR]*|,n)?,?$"
)
_LONGEST = 30  # tokens of what stands before a relative word
_LOOK = 110  # characters before a name in which its marker may stand


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens of a happening's clause: before it, from ``first``; after it, to ``end``."""

    first: int
    end: int


def clause(sentence: Sentence, happening: Happening) -> Clause:
    """Where the clause of a happening starts and ends."""
    tags = sentence.tags
    group = happening.group
    first = max(tags.rfind(";", 0, happening.first) + 1, 0)
    earlier = [g for g in sentence.groups if g.last < happening.first]
    if group is None and not (happening.noun or happening.task):
        kind = sentence.grammar.types.get(happening.lemma)
        first = first if kind == "agreement" else happening.first  # "entre X y Y, firmado el …"
    elif group is not None and group.opener is not None and not group.coordinated:
        first = max(first, group.opener)
    elif earlier and group is not None:
        same = [g for g in earlier if g.opener == group.opener]
        if same:
            joint = tags.rfind("C", same[-1].end, happening.first)
            first = max(first, joint + 1 if joint >= 0 else same[-1].end)
    later = [g for g in sentence.groups if g.first > happening.last]
    end = _right(sentence, happening, later)
    return Clause(first, end)


def _right(sentence: Sentence, happening: Happening, later: Sequence[Group]) -> int:
    tags = sentence.tags
    end = tags.find(";", happening.last)
    end = end if end >= 0 else len(tags)
    if later and later[0].first < end:
        limit = later[0].first
        opener = later[0].opener
        if opener is not None and opener > happening.last:
            return opener
        joint = max(tags.rfind("C", happening.last, limit), tags.rfind(",", happening.last, limit))
        return joint if joint > happening.last else limit
    return end


def continuation(sentence: Sentence, area: Clause) -> int:
    """Where the undated relative clauses after a clause end: "…, en los que participaron 753"."""
    following = [group for group in sentence.groups if group.first >= area.end]
    if not following or following[0].opener != area.end or sentence.tags[area.end] != "R":
        return area.end
    later = [g for g in following if g.opener != area.end and not g.coordinated]
    end = sentence.tags.find(";", area.end)
    end = min(
        end if end >= 0 else len(sentence.tags),
        *(g.first if g.opener is None else g.opener for g in later),
        len(sentence.tags),
    )
    dated = any(area.end <= token < end for token in sentence.dates)
    return area.end if dated else end


def participants(
    sentence: Sentence,
    happening: Happening,
    area: Clause,
    names: Sequence[NameMention],
) -> tuple[Participant, ...]:
    """Agents and partners of a happening, each organisation once, in order."""
    skipped = embedded(sentence, happening, area)
    roles = _antecedent(sentence, happening, area)
    roles |= _roles(sentence, happening, area, skipped)
    parts: dict[str, Participant] = {}
    for index, role in roles.items():
        name = sentence.names[index]
        parts.setdefault(name.key, Participant(span=name.span, role=role))
    if not any(part.role == "agent" for part in parts.values()):
        back = _anaphor(sentence, happening, area, names)
        if back is not None:
            parts.setdefault(back.key, Participant(span=back.span, role="agent"))
    return tuple(parts.values())


def _antecedent(sentence: Sentence, happening: Happening, area: Clause) -> dict[int, Role]:
    """The name that a relative clause is about, where it is the subject: "[X], que aprobó …"."""
    group = happening.group
    if group is None or group.opener != area.first or not _acts(sentence, group):
        return {}
    tags = sentence.tags
    if not _NO_SUBJECT.match(tags, group.opener + 1, group.first):
        return {}
    if tags[group.opener + 1 : group.first].strip("pdgDA,"):
        return {}
    match = _ANTECEDENT.search(tags, max(0, group.opener - _LONGEST), group.opener)
    if match is None:
        return {}
    return {i: "agent" for i in range(*match.span("names")) if tags[i] == "N"}


def elided(sentence: Sentence, happening: Happening) -> Group | None:
    """The coordinated verb before, if this one has no subject of its own but that verb's."""
    group = happening.group
    if group is None or not _acts(sentence, group):
        return None
    same = [g for g in sentence.groups if g.last < group.first and g.opener == group.opener]
    if not same or same[-1].reflexive:
        return None
    joint = sentence.tags.rfind("C", same[-1].end, group.first)
    if joint < 0 or not _NO_SUBJECT.match(sentence.tags, joint + 1, group.first):
        return None
    return same[-1]._replace(passive=False)  # "fue creado el [Consejo] y sesionó"


def teller(sentence: Sentence, happening: Happening) -> Group | None:
    """The verb of saying whose subject also did it: "[reported] that it had trained"."""
    group = happening.group
    if group is None or group.opener is None or not _acts(sentence, group):
        return None
    telling = [g for g in sentence.groups if g.end == group.opener]
    before = sentence.tags[group.opener + 1 : group.first].strip("ScApdgD,")
    return telling[0] if telling and before in ("o", "") and _acts(sentence, telling[0]) else None


def has_pronoun_subject(sentence: Sentence, happening: Happening) -> bool:
    """True if the clause's subject is only a pronoun: "Elle a également organisé"."""
    group = happening.group
    if group is None or not _acts(sentence, group):
        return False
    before = sentence.tags[: group.first].rstrip("SAc")
    return before.endswith("o") and _NO_SUBJECT.match(before[:-1]) is not None


# --------------------------------------------------------------------------- roles


def _roles(
    sentence: Sentence,
    happening: Happening,
    area: Clause,
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
            role = _role(sentence, happening, area, index)
        if role is not None:
            roles[index] = role
        previous = index
    return roles


def _listed(sentence: Sentence, previous: int, index: int) -> bool:
    """True for "X, Y and Z", not for "X de Y"."""
    between = sentence.tags[previous + 1 : index]
    return between == "" or "," in between or "C" in between or between.strip("x") == ""


def _role(sentence: Sentence, happening: Happening, area: Clause, index: int) -> Role | None:
    """The part of the name at a token, by what stands before it."""
    head = _phrase_start(sentence, index, area.first)
    marked = _marked(sentence, area, index, head)
    if marked is not None:
        return marked
    before = sentence.tags[area.first : head]
    link = before.rstrip("dA")[-1:]
    if link == "y":
        return "agent" if _does_by(sentence, happening, head) else None
    if _is_between(sentence, area, head):
        return "agent"
    if link == "g" or sentence.has("origin_prepositions", area.first + len(before.rstrip("d")) - 1):
        return _through_people(sentence, happening, area, head)
    return _bare(sentence, happening, area, head)


def _marked(sentence: Sentence, area: Clause, index: int, head: int) -> Role | None:
    """ "En coordinación con [X]", "a través de [X]": the part that the words before it tell."""
    grammar = sentence.grammar
    texts = {_before(sentence, token, area) for token in (index, head)}
    loose = sentence.tags[index - 1 : index] in ("n", "w")
    if any(grammar.partner_marker.search(text) for text in texts) or (
        loose and any(grammar.partner_phrase.search(text) for text in texts)
    ):
        return "partner"
    return "agent" if any(grammar.agent_marker.search(text) for text in texts) else None


def _is_between(sentence: Sentence, area: Clause, head: int) -> bool:
    """ "la firma del convenio entre la [DT] y el [SII]": the parties of an agreement did it."""
    if not sentence.any("between_words", range(max(0, head - 2), head)):
        return False
    grammar = sentence.grammar
    return any(
        "agreement"
        in (grammar.nouns.get(sentence.words[i]), grammar.types.get(sentence.info[i].lemma))
        for i in range(area.first, head)
    )


def _before(sentence: Sentence, index: int, area: Clause) -> str:
    start = sentence.starts[area.first] if area.first < len(sentence.starts) else 0
    end = sentence.starts[index]
    return sentence.text[max(start, end - _LOOK) : end].lower()


def _phrase_start(sentence: Sentence, index: int, first: int) -> int:
    """Where the noun phrase starts whose apposition the name is: "la ONG [X]"."""
    if sentence.tags[index - 1 : index] not in ("n", "w", "q"):
        return index
    match = _APPOSITION.search(sentence.tags, max(first, index - 9), index)
    start = match.start() if match else index
    while start < index and sentence.tags[start] in "pgy":
        start += 1
    return start


def _does_by(sentence: Sentence, happening: Happening, head: int) -> bool:
    """True if "by X" belongs to the happening and not to a participle in between."""
    group = happening.group
    start = group.end if group is not None else happening.last + 1
    if group is not None and group.lemma in sentence.grammar.sets["agentless"]:
        return "X" not in sentence.tags[:head] and "P" not in sentence.tags[:head]
    if head < start:
        return False
    if group is not None and not (group.passive or group.reflexive):
        return False
    between = sentence.tags[start:head]
    pattern = r"[PX]A*y" if group is None else r"[PX]"
    found = re.search(pattern, between + "y")
    holding = sentence.grammar.sets["holding"]
    if found is None:
        return True
    return happening.lemma in holding and sentence.info[start + found.start()].lemma in holding


def _through_people(
    sentence: Sentence, happening: Happening, area: Clause, index: int
) -> Role | None:
    """ "personal de la [Secretaría]": the body acts through its people."""
    start = len(sentence.tags[:index].rstrip("d")) - 1
    first = max(area.first, start - 4)
    people = [
        i
        for i in range(first, start)
        if sentence.has("people_nouns", i)
        or (i == area.first + 1 and sentence.has("partner_nouns", i))
    ]
    if not people or set(sentence.tags[people[-1] + 1 : start]) - set("nwA"):
        return None
    head = people[-1]
    link = sentence.tags[area.first : head].rstrip("dA#n")[-1:]
    if sentence.grammar.partner_marker.search(_before(sentence, head, area)):
        return "partner"
    if link == "y":
        return "agent" if _does_by(sentence, happening, head) else None
    return _bare(sentence, happening, area, head)


def _bare(sentence: Sentence, happening: Happening, area: Clause, head: int) -> Role | None:
    """The part of a name that nothing but its place tells: subject or none."""
    group = happening.group
    if group is None:
        return _label(sentence, happening, area, head)
    acts = _acts(sentence, group)
    if head > happening.first:
        return "agent" if acts and _inverted(sentence, group, area, head) else None
    loose = "dA#n" if sentence.has("people_nouns", head) else "dA"
    if sentence.tags[area.first : head].rstrip(loose).endswith("p"):
        return _with(sentence, group, area, head)
    return "agent" if acts else None


def _acts(sentence: Sentence, group: Group) -> bool:
    """True if the verb's subject does what it tells."""
    if group.passive or group.lemma in sentence.grammar.sets["agentless"]:
        return False
    return not group.reflexive or group.lemma in sentence.grammar.sets["reflexive_verbs"]


def _inverted(sentence: Sentence, group: Group, area: Clause, head: int) -> bool:
    """The subject after its verb: "participaron la [OIT] y …", "inició sus labores el [X]"."""
    if any(area.first <= i < group.first for i in sentence.names):
        return False
    between = sentence.tags[group.end : head]
    if executes(sentence, group) and not set(between) - set("dA"):
        return True
    if group.lemma in sentence.grammar.sets["intransitive"] and not set(between) - set("dAD,#nC"):
        return True
    return re.search(r"[nxqw]d$", between) is not None and not set(between) & set(",C")


def executes(sentence: Sentence, group: Group) -> bool:
    """True for "el programa que ejecuta la [Oficina]", not for "la ley que crea la [Oficina]"."""
    opener = group.opener
    if opener is None or opener + 1 != group.first:
        return False
    launches = sentence.grammar.types.get(group.lemma) == "launch"
    return sentence.has("object_relatives", opener) and not launches


def _with(sentence: Sentence, group: Group, area: Clause, head: int) -> Role | None:
    """ "Con [X] se implementa …": who an impersonal verb is done with does it."""
    at = next((i for i in (head - 1, head - 2) if sentence.tags[i] == "p"), None)
    if at is None or not group.reflexive or not sentence.has("with_words", at):
        return None
    return "partner" if _ADVERBIAL.fullmatch(sentence.tags, area.first, at) else None


def _label(sentence: Sentence, happening: Happening, area: Clause, head: int) -> Role | None:
    """ "[STPS]: capacitación de …": the name before the colon of a list item."""
    following = sentence.tags[head + 1 : happening.first].lstrip("x")
    if head >= happening.first or not following.startswith((":", "-")):
        return None
    before = sentence.tags[area.first : head].strip("dD,:-p")
    return "agent" if before == "" else None


# --------------------------------------------------------------------------- subordinate parts


def embedded(sentence: Sentence, happening: Happening, area: Clause) -> list[range]:
    """Relative clauses and participles between the clause's start and its happening.

    One that is closed right before the verb reaches to there, past the commas of its lists.
    """
    tags = sentence.tags
    if happening.group is None:
        return []
    starts = [
        g.opener for g in sentence.groups if g.opener is not None and g.last < happening.first
    ]
    starts += [m.start() for m in _PARTICIPIAL.finditer(tags, area.first, happening.first)]
    before = len(tags[: happening.first].rstrip("SAc"))
    parts = []
    for start in starts:
        if start <= area.first:
            continue
        comma = tags.find(",", start + 1, happening.first)
        listing = _LISTING.match(tags, start, happening.first) is not None
        closed = listing and tags[before - 1] == ","
        end = before if closed else (comma if comma >= 0 else happening.first)
        parts.append(range(start, end))
    return parts


def _anaphor(
    sentence: Sentence,
    happening: Happening,
    area: Clause,
    names: Sequence[NameMention],
) -> NameMention | None:
    """ "dicha Comisión": the one body of the paragraph so far whose name starts so."""
    group = happening.group
    if group is None or not _acts(sentence, group):
        return None
    for i in range(area.first, happening.first - 1):
        if sentence.has("anaphoric", i) and sentence.tags[i + 1] in "nw":
            head = sentence.words[i + 1]
            earlier = {
                name.key: name
                for name in names
                if sentence.paragraph.start <= name.span.start < sentence.starts[i]
                and name.text.lower().startswith(head)
            }
            return next(iter(earlier.values())) if len(earlier) == 1 else None
    return None
