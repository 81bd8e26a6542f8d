"""Which verb of a sentence a date belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.times import run_before

_OPENING = re.compile(r"[,;:(RUC][pdgAy]*$")  # a clause opens right before the date
_INTERRUPTED = re.compile(  # "qui a créé, à Foumbot, le [3 mai], un comité, a publié …"
    r",(?:pw+,)?[pdgA]*"
)
_JOINED = re.compile(r"[^nwNq]*C[^nwNq]{0,3}$")  # "… in May, and published", no joint subject
_OBJECT = re.compile(r"A*[d#][^C;:]*C")  # right after its verb


def governor(sentence: Sentence, index: int) -> tuple[Group | None, int]:
    """The verb group of the date's clause, and how many verbs were passed over."""
    start, end = sentence.segment(index)
    before = [group for group in sentence.groups if start <= group.first and group.last < index]
    after = [group for group in sentence.groups if index < group.first and group.last < end]
    if not before and not after:
        return None, 0
    if after and (not before or _opens(sentence, before[-1], after[0], index)):
        return _forward(before, after, index)
    return _backward(sentence, before, index)


def _opens(sentence: Sentence, left: Group, right: Group, index: int) -> bool:
    """True if the date belongs to the verb after it, not to the one before it."""
    before = sentence.tags[left.end : index]
    after = sentence.tags[index + 1 : right.first]
    if right.opener is not None and right.opener > index:
        return False
    opening = _OPENING.search(before)
    if after.startswith(":"):
        return False
    if opening is None or (before[opening.start()] == "(" and after.startswith(")")):
        return False
    if before[opening.start()] != ",":
        return True
    if (
        _INTERRUPTED.fullmatch(before)
        and after.startswith(",")
        and _is_main_or_relative(sentence, left)
    ):
        return False
    joined = right.coordinated or _JOINED.match(after) is not None
    return not joined or (after.startswith(",") and "C" in before)


def _is_main_or_relative(sentence: Sentence, group: Group) -> bool:
    return group.opener is None or sentence.tags[group.opener] == "R"


def _forward(before: Sequence[Group], after: Sequence[Group], index: int) -> tuple[Group, int]:
    """The first verb after the date at the date's own level, past relative clauses."""
    if after[0].opener is not None and after[0].opener < index:
        return after[0], 0
    level = [group for group in after if group.opener is None]
    if not level:
        return (before[-1], 2) if before else (after[0], 2)
    chosen = level[0]
    if chosen.stative:
        chosen = next((g for g in level if g.coordinated and not g.stative), chosen)
    return chosen, after.index(chosen)


def _backward(sentence: Sentence, before: Sequence[Group], index: int) -> tuple[Group, int]:
    """The verb before the date: out of relative clauses that tell no happening."""
    position = len(before) - 1
    while position > 0 and _passes(sentence, before[position - 1], before[position], index):
        position -= 1
    steps = len(before) - 1 - position
    while position > 0 and _shares(sentence, before[position - 1], before[position]):
        position -= 1
    chosen = before[position]
    if chosen.stative and not before[-1].stative:
        chosen = before[-1]
    return chosen, steps


def _passes(sentence: Sentence, main: Group, group: Group, index: int) -> bool:
    """True for the verb of a relative clause that only describes: "…, que tiene por objeto"."""
    if group.opener is None or _is_told(sentence, main, group):
        return False
    undergone = group.passive or (group.reflexive and not group.single)  # "debe celebrarse"
    lasts = sentence.dates[index][0].edtf.endswith("/..")  # "…, que rige desde mayo"
    describes = group.tense == "present" and not (undergone or group.planning or lasts)
    if describes and not main.planning and "," not in sentence.tags[group.opener - 1 : index]:
        return False  # "el programa que ejecuta la oficina desde julio"
    setting = (
        group.lemma in sentence.grammar.sets["holding"]
        and not main.stative
        and _is_of_meeting(sentence, group.opener)
    )
    return group.stative or describes or setting


def _has_object(sentence: Sentence, group: Group) -> bool:
    """True for "[chaired the board and] hosted a workshop": each verb has its own."""
    if sentence.has("object_prepositions", group.end):  # "apoyó a la mesa y dotó …"
        return sentence.tags[group.end + 1 : group.end + 2] in ("d", "N", "#", "w")
    return _OBJECT.match(sentence.tags, group.end) is not None


def _shares_voice(sentence: Sentence, first: Group, second: Group, between: str) -> bool:
    """True for two doings or two undergoings, as "was drafted in-house and [printed]"."""
    impersonal = first.reflexive and first.lemma not in sentence.grammar.sets["reflexive_verbs"]
    if impersonal and not between.strip("CA"):
        return True  # "se imprimieron y repartieron"
    undergone = first.passive or first.reflexive
    elliptic = second.single and sentence.tags[second.first] in "PX"
    return undergone == (second.passive or second.reflexive) or (undergone and elliptic)


def _is_of_meeting(sentence: Sentence, opener: int) -> bool:
    """True for "la reunión, la cual …": what the relative word stands for is held."""
    end = len(sentence.tags[:opener].rstrip(",dpA"))
    kinds = {sentence.grammar.nouns.get(sentence.words[i]) for i in run_before(sentence, end)}
    return bool(kinds & {"meeting", "training"})


def _is_told(sentence: Sentence, main: Group, group: Group) -> bool:
    """True for what the verb before says: "se acordó [que] el taller se realizaría"."""
    between = sentence.tags[main.end : group.opener]
    return not (main.stative or main.planning or between.strip("Apg"))


def _shares(sentence: Sentence, first: Group, second: Group) -> bool:
    """True if two coordinated verbs share the date after them: same tense, no date, no subject."""
    between = sentence.tags[first.end : second.first]
    return (
        second.coordinated
        and not first.stative
        and first.opener == second.opener
        and (first.tense, first.planning) == (second.tense, second.planning)
        and _shares_voice(sentence, first, second, between)
        and "D" not in between
        and not (first.passive and "y" in between)
        and (first.passive or first.reflexive or not _has_object(sentence, first))
        and not (set("nwNo#") & set(between[between.rfind("C") :]) or between.endswith("d"))
    )
