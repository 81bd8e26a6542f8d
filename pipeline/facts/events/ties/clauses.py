"""Which happening a date belongs to: a verb, a dated participle or a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties import nouns, participles, tied, verbless
from pipeline.facts.events.ties.governors import governor
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.ties.times import is_time, run_before
from pipeline.types import Context

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
            or tied.tied_noun(sentence, index)
            or _clausal(sentence, index, taken)
        )
        if happening is not None:
            taken[happening.first] = index
            yield index, happening


def _to_come(sentence: Sentence, context: Context, index: int) -> Happening | None:
    """A purpose is dated only past the period: before, the date is that of the verb."""
    end = sentence.dates[index][-1].end
    late = context.period is not None and end is not None and end > context.period.end
    return tied.purpose(sentence, index) if late else None


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
    group, steps = governor(sentence, index)
    if group is None:
        return _listed_part(sentence, index) or _verbless(sentence, index)
    if group.opener is not None and group.opener > index:
        return verbless.nominal(sentence, index)
    group = _around(sentence, group, index) or _outer(sentence, group, index, taken)
    if _is_label(sentence, group, index):
        bracketed = sentence.tags[index - 1] == "("
        return nouns.opening_noun(sentence, index) if bracketed else None
    if group.stative:
        return (
            _cleft(sentence, group, index)
            or tied.of_stative(sentence, group, index)
            or _told(sentence, group, index)
            or _lasting(sentence, group, index)
        )
    second = tied.second_noun(sentence, group, index, taken) or tied.second_infinitive(
        sentence, group, index, taken
    )
    return second or _verbal(group, _SURE - _STEP * steps)


def _outer(sentence: Sentence, group: Group, index: int, taken: dict[int, int]) -> Group:
    """The main verb past a dated clause: "[abrirá] un centro, que empezó en mayo, en [julio]"."""
    earlier = taken.get(group.first)
    if group.opener is None or earlier is None or "," not in sentence.tags[earlier:index]:
        return group
    main = [
        other
        for other in sentence.groups
        if other.opener is None and other.last < group.opener and other.first not in taken
    ]
    return main[-1] if main else group


def _around(sentence: Sentence, group: Group, index: int) -> Group | None:
    """The verb of what a project's span is told in: "[se ejecuta] un proyecto que desde [2022] …".

    Where the relative clause has an object, the project is neither subject nor object of it.
    """
    opener = group.opener
    if opener is None or opener + 1 != index or not group.reflexive:
        return None
    run = run_before(sentence, opener)
    project = sentence.any("project_nouns", run)
    if not (project and sentence.has("object_prepositions", group.end)):
        return None
    before = [other for other in sentence.groups if other.last < run[0]]
    return before[-1] if before else None


def _told(sentence: Sentence, group: Group, index: int) -> Happening | None:
    """What is told after a verb of being, in a clause whose only verb is a relative one's.

    "Es de destacar que durante [2022] la mesa, en la que se [dictan] cursos"
    """
    opener = len(sentence.tags[:index].rstrip("pdA")) - 1
    if opener < group.end or not sentence.has("complementisers", opener):
        return None
    following = [other for other in sentence.groups if other.first > index and not other.stative]
    own = [other for other in following if other.opener in (None, opener)]
    told = own or following
    return _verbal(told[0], _SURE - _STEP) if told else None


def _lasting(sentence: Sentence, group: Group, index: int) -> Happening | None:
    """A state that has lasted since a date: "le conseil [dispose] d'un fonds depuis [mai 2022]"."""
    since, _, end = sentence.dates[index][0].edtf.partition("/")
    open_ended = end == ".." and len(since) > len("2022")  # a year alone tells no start
    auxiliary = any(group.lemma in sentence.grammar.sets[key] for key in ("be", "have"))
    if not open_ended or auxiliary or group.opener is not None or group.last > index:
        return None
    return _verbal(group, _SURE - _STEP)


def _verbless(sentence: Sentence, index: int) -> Happening | None:
    return verbless.nominal(sentence, index) or _listed(sentence, index)


def _listed_part(sentence: Sentence, index: int) -> Happening | None:
    """The verb before a colon for "one on prevention, in [May]; one on care, in [July]"."""
    start, _ = sentence.segment(index)
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
        presented = opener == index + 1 and not sentence.tags[group.last + 1 : index].strip("pdgAC")
    return _verbal(following[0], _SURE - _STEP) if presented else None


def _verbal(group: Group, confidence: float) -> Happening:
    rule = "planned-verb" if group.planning else "date-verb"
    return Happening(rule, group.first, group.last, group.lemma, round(confidence, 2), group)


def _listed(sentence: Sentence, index: int) -> Happening | None:
    """The verb of the list's first item: "se instalarán …: A, en mayo; B, en [junio]"."""
    start, _ = sentence.segment(index)
    earlier = [group for group in sentence.groups if group.last < start]
    dated = any(token < start for token in sentence.dates)
    if not earlier or not dated or earlier[-1].stative or earlier[-1].opener is not None:
        return None
    return replace(_verbal(earlier[-1], 0.6), rule="listed-verb")


def _is_label(sentence: Sentence, group: Group, index: int) -> bool:
    """True for a date in a label: "Goals up to [April 2023]: the Department will …"."""
    label = verbless.label(sentence, index)
    if label is None or group.first < label:
        return False
    return nouns.is_noun_between(sentence, 0, index)
