"""Happenings of clauses without a verb: "8 de junio: lanzamiento de …", items, table rows."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.facts.events.reading.groups import tail
from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.ties.nouns import as_happening, first_noun, is_noun_between
from pipeline.facts.events.ties.tied import nearest_item

_NOMINAL = re.compile(r"(?:^|(?<=[,:d-]))Pg")  # "[barrido] de minas"
_HEAD = re.compile(r"[nIbvf]n*[gpy]")  # of a cell: a noun with its complement
_TASK = re.compile(r"[-:.x#]*T?([IZ])(A*(?:C[IZ])?[nwdgp#NqPX]+)")  # opens a list item
_LABEL = re.compile(  # after a date: "… (mayo), por la OIT: …", "3 de mayo, Loja (Loja): …"
    r"\)?[:-]|\),[^:;]{1,12}:|,d?w[wgdnx,-]{0,11}:"
)


def nominal(sentence: Sentence, index: int) -> Happening | None:
    """The noun, task or participle of a clause without a verb."""
    start, end = sentence.segment(index)
    if sentence.info[start].lemma in sentence.grammar.sets["not_dated"]:
        return None  # "See the report of [May 2022]"
    labelled = label(sentence, index) is not None
    if labelled and is_noun_between(sentence, start, index):
        return first_noun(sentence, start, index)  # "Goals up to [April 2023]: …" tells nothing
    if labelled:
        told = (
            _infinitive(sentence, index + 2, end)
            or _of_cell(sentence, index)
            or first_noun(sentence, index + 1, end)
        )
        if told is not None and told.noun:
            return replace(told, rule="dated-bullet")
        return told or _lone_participle(sentence, start, end) or _opening(sentence, index)
    item = max(start, sentence.tags.rfind(":", start, index) + 1)
    if "x" in sentence.tags[item:index] or any(item <= token < index for token in sentence.dates):
        nearest = nearest_item(sentence, item, index)
        if nearest is not None:
            return nearest
    return (
        _infinitive(sentence, item, end)
        or first_noun(sentence, item, index)
        or first_noun(sentence, index + 1, end)
        or (_lone_participle(sentence, item, index) if item > start else None)
        or first_noun(sentence, start, index)
        or _lone_participle(sentence, start, end)
    )


def label(sentence: Sentence, index: int) -> int | None:
    """Where the label of a list item ends whose last part is a date; None if it is none."""
    match = _LABEL.match(sentence.tags, index + 1)
    return None if match is None else match.end()


def _of_cell(sentence: Sentence, index: int) -> Happening | None:
    """What the table's cell after a date tells: "| 3.9.2022 | [search] of fishing craft |"."""
    if sentence.words[index + 1 : index + 2] != ["|"] or not _is_dated(sentence, index):
        return None
    start = index + 2
    end = next((i for i in range(start, len(sentence.tags)) if sentence.words[i] == "|"), start)
    head = _HEAD.match(sentence.tags, start, end)
    return first_noun(sentence, start, end) or (head and as_happening(sentence, start, start))


def _opening(sentence: Sentence, index: int) -> Happening | None:
    """What a day's label is put before: "3 May: [relief] of two posts", whatever noun it is."""
    start = label(sentence, index)
    if start is None or sentence.dates[index][0].precision != "day":
        return None
    head = _HEAD.match(sentence.tags, start)
    return None if head is None else as_happening(sentence, start, start)


def _is_dated(sentence: Sentence, index: int) -> bool:
    """True for a day or month: with years alone the table holds statistics."""
    return sentence.dates[index][0].precision in {"day", "month"}


def _infinitive(sentence: Sentence, start: int, end: int) -> Happening | None:
    """The verb of a task: "Elaborar el protocolo para [2023]", "Train inspectors by [June]"."""
    match = _TASK.match(sentence.tags, start, end)
    if match is None:
        return None
    first = match.start(1)
    bare = sentence.grammar.infinitive_is_bare and sentence.tags[first - 1 : first] != "T"
    direct = match.group(2).startswith(("d", "#", "N", "C"))
    noun = sentence.words[first] in sentence.grammar.nouns or match.group(2).startswith("g")
    if bare and noun and not direct:
        return None  # "Review meeting", "Survey of …"
    last, lemma = tail(sentence, first, sentence.info[first].lemma)
    return Happening("dated-infinitive", first, last, lemma, 0.8, task=True)


def _lone_participle(sentence: Sentence, start: int, end: int) -> Happening | None:
    for i in range(start, end):
        if _NOMINAL.match(sentence.tags, i):
            return as_happening(sentence, i, i)
        if sentence.tags[i] in "PX" and sentence.info[i].lemma:
            last, lemma = tail(sentence, i, sentence.info[i].lemma)
            return Happening("dated-participle", i, last, lemma, 0.6)
    return None
