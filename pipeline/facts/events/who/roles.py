"""The part that one name plays in a clause, by what stands before it."""

from __future__ import annotations

import re

from pipeline.facts.events.bounds import Bounds
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.ties.times import run_before
from pipeline.facts.events.who.voice import acts, executes
from pipeline.types import Role

_NAMES = re.compile(r"(?:d?Nx?,?C?)+")  # names alone
_APPOSITION = re.compile(r"[nwPXgp#]{0,9}$")  # "la organización contra la trata" before a name
_ADVERBIAL = re.compile(r"[AC,:D]*(?:[pg][dgnvfD]*,?)?[AC]*")  # "De igual forma", "En 2022,"
_LABEL = re.compile(r"x?(?:,?C?d?Nx?)*[:-]")  # the rest of a label after a name of it
_LABEL_OF_ANOTHER = re.compile(r":d?[nw]+[SAc]*$")  # "[Red Andina]: Chile asumió …"
_DATED = re.compile(r"[pdgAD,]*D[dA,]*p")  # "mène de 2022 à 2025 [avec]"
_POSTPOSED = re.compile(  # between "participaron", "a pris part à la réunion" and its subject
    r"[dAD,#nC]*|[pygdnvAD]*(?<=[nvD])d"
)
_LISTED = re.compile(r"(?:x?,?C?d?N)*x?,")  # the rest of a list of names, set off by a comma
_LOOK = 110  # characters before a name in which its marker may stand


def role_of(sentence: Sentence, happening: Happening, area: Bounds, index: int) -> Role | None:
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
    if link == "g" and _is_of_doer(sentence, happening, area, head):
        return "agent"
    if link == "g" or sentence.has("origin_prepositions", area.first + len(before.rstrip("d")) - 1):
        return _through_people(sentence, happening, area, head)
    return _bare(sentence, happening, area, head)


def _marked(sentence: Sentence, area: Bounds, index: int, head: int) -> Role | None:
    """ "En coordinación con [X]", "a través de [X]": the part that the words before it tell."""
    grammar = sentence.grammar
    texts = {_before(sentence, token, area) for token in (index, head)}
    loose = sentence.tags[index - 1 : index] in ("n", "w")
    if any(grammar.partner_marker.search(text) for text in texts) or (
        loose and any(grammar.partner_phrase.search(text) for text in texts)
    ):
        return "partner"
    return "agent" if any(grammar.agent_marker.search(text) for text in texts) else None


def _is_between(sentence: Sentence, area: Bounds, head: int) -> bool:
    """ "la firma del convenio entre la [DT] y el [SII]": the parties of an agreement did it."""
    if not sentence.any("between_words", range(max(0, head - 2), head)):
        return False
    grammar = sentence.grammar
    return any(
        "agreement"
        in (grammar.nouns.get(sentence.words[i]), grammar.types.get(sentence.info[i].lemma))
        for i in range(area.first, head)
    )


def _before(sentence: Sentence, index: int, area: Bounds) -> str:
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
    state = group is not None and group.lemma.startswith(_be(sentence))  # "is under review by"
    if group is not None and not (group.passive or group.reflexive or state):
        return False
    between = sentence.tags[start:head]
    pattern = r"[PX]A*T?y" if group is None else r"[PX]"
    found = re.search(pattern, between + "y")
    holding = sentence.grammar.sets["holding"]
    if found is None:
        return True
    return happening.lemma in holding and sentence.info[start + found.start()].lemma in holding


def _be(sentence: Sentence) -> tuple[str, ...]:
    return tuple(f"{lemma} " for lemma in sentence.grammar.sets["be"])


def _is_of_doer(sentence: Sentence, happening: Happening, area: Bounds, head: int) -> bool:
    """True for "adhesión de la [Cámara]", "sittings of the [Court]": whose doing it is."""
    between = sentence.tags[happening.last + 1 : head].strip("d")
    if not happening.noun or between.lstrip("n") != "g":  # "visitas [conjuntas] de la …"
        return False
    return sentence.has("doers_nouns", happening.last)


def _through_people(
    sentence: Sentence, happening: Happening, area: Bounds, index: int
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


def _bare(sentence: Sentence, happening: Happening, area: Bounds, head: int) -> Role | None:
    """The part of a name that nothing but its place tells: subject or none."""
    group = happening.group
    if _is_cell(sentence, head):
        return "agent"
    if group is None:
        return _label(sentence, happening, area, head)
    doing = acts(sentence, group)
    doing = doing and not _LABEL_OF_ANOTHER.search(sentence.tags, head, happening.first)
    if head > happening.first and _is_met(sentence, group, head):
        return "partner"
    if head > happening.first:
        return "agent" if doing and _inverted(sentence, group, area, head) else None
    loose = "dA#n" if sentence.has("people_nouns", head) else "dA"
    if sentence.tags[area.first : head].rstrip(loose).endswith("p"):
        return _with(sentence, group, area, head)
    return "agent" if doing else None


def _is_met(sentence: Sentence, group: Group, head: int) -> bool:
    """True for "se realizó una reunión con el [Ministerio]", "mène depuis 2022 avec le [BIT]"."""
    at = len(sentence.tags[:head].rstrip("d")) - 1
    if not sentence.has("with_words", at):
        return False
    kind = sentence.grammar.types.get(group.lemma)
    if kind != "agreement" and _DATED.fullmatch(sentence.tags, group.end, at + 1):
        return True
    met = run_before(sentence, at)
    if not met or sentence.tags[: met[0]].rstrip("dA#").endswith("p"):
        return False  # "after two meetings with …"
    kinds = {sentence.grammar.nouns.get(sentence.words[i]) for i in met}
    return "meeting" in kinds or kind == "meeting"


def _inverted(sentence: Sentence, group: Group, area: Bounds, head: int) -> bool:
    """The subject after its verb: "participaron la [OIT] y …", "inició sus labores el [X]"."""
    if any(area.first <= i < group.first for i in sentence.names):
        return False
    between = sentence.tags[group.end : head].lstrip("x")
    if executes(sentence, group) and not set(between) - set("dA"):
        return True
    if group.lemma in sentence.grammar.sets["intransitive"] and _POSTPOSED.fullmatch(between):
        return True
    return re.search(r"[nxqw]d$", between) is not None and not set(between) & set(",C")


def _with(sentence: Sentence, group: Group, area: Bounds, head: int) -> Role | None:
    """ "Con [X] se implementa …", "With [X], the Ministry held …": who it is done with does it."""
    at = next((i for i in (head - 1, head - 2) if sentence.tags[i] == "p"), None)
    apart = _LISTED.match(sentence.tags, head + 1) is not None
    if at is None or not (group.reflexive or apart) or not sentence.has("with_words", at):
        return None
    return "partner" if _ADVERBIAL.fullmatch(sentence.tags, area.first, at) else None


def _is_cell(sentence: Sentence, head: int) -> bool:
    """True for a name alone in a cell of a table's row: "| May 2022 | audit of mines | [IGT] |"."""
    start = next((i for i in range(head - 1, -1, -1) if sentence.words[i] == "|"), None)
    end = next((i for i in range(head, len(sentence.words)) if sentence.words[i] == "|"), None)
    if start is None or end is None:
        return False
    return _NAMES.fullmatch(sentence.tags, start + 1, end) is not None


def _label(sentence: Sentence, happening: Happening, area: Bounds, head: int) -> Role | None:
    """ "[STPS] y [SRE]: capacitación de …": the names before the colon of a list item."""
    if _LABEL.match(sentence.tags, head + 1, happening.first) is None:
        return None
    before = sentence.tags[area.first : head].strip("dDNxC,:-p")
    return "agent" if before == "" else None
