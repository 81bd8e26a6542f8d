"""Which happening a date belongs to: a verb group, a dated participle or a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.facts.events import nouns, participles
from pipeline.facts.events.nouns import Happening
from pipeline.facts.events.sentence import Group, Sentence
from pipeline.facts.events.times import is_time, run_before
from pipeline.types import Context

_OPENING = re.compile(r"[,;:(RUC][pdgAy]*$")  # a clause opens right before the date
_INTERRUPTED = re.compile(r",[pdgA]*")  # "qui a créé, le [3 mai], un comité, a publié …"
_JOINED = re.compile(r"[^nwNq]*C[^nwNq]{0,3}$")  # "… in May, and published", no joint subject
_OBJECT = re.compile(r"A*[d#][^C;:]*C")  # right after its verb
_PLANNED = re.compile(r"J[pdgA]*$")  # "planned for", before a date
_ADJECTIVE = re.compile(r"[nNxwIbvf],A*np?d?D,$")  # between commas, no verb
_SURE = 0.92
_STEP = 0.08  # less sure for each verb passed over


def happenings(sentence: Sentence, context: Context) -> Iterator[tuple[int, Happening]]:
    """(date token, happening) for each date of the sentence that is tied to one."""
    taken: dict[int, int] = {}  # first token of a happening → the last date tied to it
    for index in sorted(sentence.dates):
        if not is_time(sentence, index) or _is_plan(sentence, index) or _is_state(sentence, index):
            continue
        participle = participles.participle(sentence, index)
        if participle is not None and participles.identifies(sentence, context, participle, index):
            continue
        happening = (
            participle
            or _planned(sentence, index)
            or participles.absolute(sentence, index)
            or _to_come(sentence, context, index)
            or nouns.tied_noun(sentence, index)
            or _clausal(sentence, index, taken)
        )
        if happening is not None:
            taken[happening.first] = index
            yield index, happening


def _to_come(sentence: Sentence, context: Context, index: int) -> Happening | None:
    """A purpose is dated only past the period: before, the date is that of the verb."""
    end = sentence.dates[index][-1].end
    late = context.period is not None and end is not None and end > context.period.end
    return nouns.purpose(sentence, index) if late else None


def _is_plan(sentence: Sentence, index: int) -> bool:
    """True for "none of the actions planned for [2022] has been carried out"."""
    match = _PLANNED.search(sentence.tags, max(0, index - 4), index)
    if match is None or not sentence.groups or _is_apart(sentence, match.start()):
        return False
    return not any(group.first <= match.start() < group.end for group in sentence.groups)


def _is_state(sentence: Sentence, index: int) -> bool:
    """True for "el reglamento, pendiente desde [2018], fue expedido"."""
    return _ADJECTIVE.search(sentence.tags, max(0, index - 6), index + 2) is not None


def _is_apart(sentence: Sentence, index: int) -> bool:
    return sentence.tags[:index].rstrip("A")[-1:] in (",", "(")


def _planned(sentence: Sentence, index: int) -> Happening | None:
    """ "La réunion, initialement [prévue] pour [mai], …"."""
    match = _PLANNED.search(sentence.tags, max(0, index - 4), index)
    if match is None or not _is_apart(sentence, match.start()):
        return None
    first = match.start()
    lemma = sentence.info[first].lemma
    if lemma not in sentence.grammar.sets["planning"]:
        return None  # "Hearings, suspended in 2020, resumed in [May]"
    return Happening("dated-participle", first, first, lemma, 0.7, task=True)


def _clausal(sentence: Sentence, index: int, taken: dict[int, int]) -> Happening | None:
    """The verb of the date's clause, or the noun where the clause has no telling verb."""
    group, steps = _governor(sentence, index)
    if group is None:
        return _listed_part(sentence, index) or _verbless(sentence, index)
    if group.opener is not None and group.opener > index:
        return nouns.nominal(sentence, index)
    if _is_label(sentence, group, index):
        bracketed = sentence.tags[index - 1] == "("
        return nouns.opening_noun(sentence, index) if bracketed else None
    if group.stative:
        return _cleft(sentence, group, index) or nouns.of_stative(sentence, group, index)
    second = nouns.second_noun(sentence, group, index, taken) or nouns.second_infinitive(
        sentence, group, index, taken
    )
    return second or _verbal(group, _SURE - _STEP * steps)


def _verbless(sentence: Sentence, index: int) -> Happening | None:
    return nouns.nominal(sentence, index) or _listed(sentence, index)


def _listed_part(sentence: Sentence, index: int) -> Happening | None:
    """The verb before a colon for "one on prevention, in [May]; one on care, in [July]"."""
    start, _ = nouns.segment(sentence, index)
    if not start or nouns.opens_with_noun(sentence, start, index):
        return None
    return _listed(sentence, index) if ":" in sentence.tags[:start] else None


def _cleft(sentence: Sentence, group: Group, index: int) -> Happening | None:
    """ "Ce sont 12 cas qui [ont été suivis]", "it was in [May] that it [was adopted]"."""
    following = [g for g in sentence.groups if g.first > max(group.last, index)]
    if group.lemma not in sentence.grammar.sets["be"] or not following:
        return None
    opener = following[0].opener
    if opener is None:
        return None
    if index < group.first:
        presented = sentence.has("cleft_words", group.first - 1)
    else:
        presented = opener == index + 1 and not sentence.tags[group.last + 1 : index].strip("pdgA")
    return _verbal(following[0], _SURE - _STEP) if presented else None


def _verbal(group: Group, confidence: float) -> Happening:
    rule = "planned-verb" if group.planning else "date-verb"
    return Happening(rule, group.first, group.last, group.lemma, round(confidence, 2), group)


def _listed(sentence: Sentence, index: int) -> Happening | None:
    """The verb of the list's first item: "se instalarán …: A, en mayo; B, en [junio]"."""
    start, _ = nouns.segment(sentence, index)
    earlier = [group for group in sentence.groups if group.last < start]
    dated = any(token < start for token in sentence.dates)
    if not earlier or not dated or earlier[-1].stative or earlier[-1].opener is not None:
        return None
    return replace(_verbal(earlier[-1], 0.6), rule="listed-verb")


def _is_label(sentence: Sentence, group: Group, index: int) -> bool:
    """True for a date in a label: "Goals up to [April 2023]: the Department will …"."""
    label = nouns.label(sentence, index)
    if label is None or group.first < label:
        return False
    return nouns.is_noun_between(sentence, 0, index)


# --------------------------------------------------------------------------- verbs


def _governor(sentence: Sentence, index: int) -> tuple[Group | None, int]:
    """The verb group of the date's clause, and how many verbs were passed over."""
    start, end = nouns.segment(sentence, index)
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
    describes = group.tense == "present" and not (undergone or group.planning)
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
