"""Happenings told by a noun: "8 de junio: lanzamiento de …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.facts.events.sentence import Group, Sentence
from pipeline.facts.events.verbs import tail

_PURPOSE = re.compile(r"(pdA?n{1,2})[pdA]+$")  # "para su implementación en", before a date
_TO_DO = re.compile(r"[gT]S?I")
_THEN = re.compile(r"[pC][Sc]?I|C[bZ]")
_APPOSED = re.compile(r",[pdA]*$")  # before a date set off by commas
_COMPLEMENT = re.compile(r",(?:y[dgnwNxqp#A]{1,14},)?g")  # "…, par le tribunal, de …"
_ITEM = re.compile(r";|,C?|[)xD][)x]?,?C")  # what parts the items of a list
_NOMINAL = re.compile(r"(?:^|(?<=[,:d-]))Pg")  # "[barrido] de minas"
_GERUND = re.compile(r"G[gC]|Gp?y")  # "gazetting of", "handing over by"
_FIRST_NOUN = re.compile(r"[pdgA:]*[nvfP]")
_HEAD = re.compile(r"[nIbvf]n*[gpy]")  # of a cell: a noun with its complement
_TASK = re.compile(r"[-:.x#]*T?([IZ])(A*(?:C[IZ])?[nwdgp#NqPX]+)")  # opens a list item
_LABEL = re.compile(r"\)?[:-]|\),[^:;]{1,12}:")  # after a date: "… (mayo), por la OIT: …"


@dataclass(frozen=True, slots=True)
class Happening:
    """What a date is tied to. ``group`` is None for nouns and participles."""

    rule: str
    first: int
    last: int
    lemma: str
    confidence: float
    group: Group | None = None
    noun: bool = False
    task: bool = False  # what is to be done: an infinitive

    @classmethod
    def of_group(cls, group: Group) -> Happening:
        """What a verb group alone tells, no date."""
        return cls("", group.first, group.last, group.lemma, 0.0, group)


def segment(sentence: Sentence, index: int) -> tuple[int, int]:
    """The stretch between semicolons that holds a token."""
    start = sentence.tags.rfind(";", 0, index) + 1
    end = sentence.tags.find(";", index)
    return start, end if end >= 0 else len(sentence.tags)


def is_noun_between(sentence: Sentence, start: int, end: int) -> bool:
    """True if a noun or name stands between two tokens."""
    return bool(set(sentence.tags[start:end]) & set("nwN"))


def opens_with_noun(sentence: Sentence, start: int, end: int) -> bool:
    """True if the first noun between two tokens is a happening."""
    first = next((i for i in range(start, end) if sentence.tags[i] not in ":,-.dpgA#xC"), None)
    if first is None:
        return False
    counted = sentence.tags[first : first + 2] == "nn"  # "dos talleres"
    phrase = _noun_phrase(sentence, first, end)
    return (
        _is_happening(sentence, first, first)
        or (counted and _is_happening(sentence, first + 1, first))
        or (phrase is not None and phrase[0] == first)
    )


def opening_noun(sentence: Sentence, index: int) -> Happening | None:
    """The happening that opens the stretch of a date: "[Raid] on a camp (May): …"."""
    start, _ = segment(sentence, index)
    return first_noun(sentence, start, index) if opens_with_noun(sentence, start, index) else None


def nominal(sentence: Sentence, index: int) -> Happening | None:
    """The noun, task or participle of a clause without a verb."""
    start, end = segment(sentence, index)
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
        return told or _lone_participle(sentence, start, end)
    item = max(start, sentence.tags.rfind(":", start, index) + 1)
    if "x" in sentence.tags[item:index] or any(item <= token < index for token in sentence.dates):
        nearest = _nearest_item(sentence, item, index)
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
    return first_noun(sentence, start, end) or (head and _noun(sentence, start, start))


def _is_dated(sentence: Sentence, index: int) -> bool:
    """True for a day or month: with years alone the table holds statistics."""
    return sentence.dates[index][0].precision in {"day", "month"}


def first_noun(sentence: Sentence, first: int, last: int) -> Happening | None:
    """The first happening noun between two tokens."""
    while first < last and sentence.tags[first] in ":-,dC)":
        first += 1
    phrase = _noun_phrase(sentence, first, last)
    for i in range(first, last):
        if phrase is not None and i == phrase[0]:
            return _noun(sentence, *phrase)
        if _is_happening(sentence, i, first):
            end = i
            while end + 1 < last and sentence.grammar.happening(sentence.words[end + 1]):
                end += 1  # "validation workshop"
            return _noun(sentence, end, end)
    return None


def tied_noun(sentence: Sentence, index: int) -> Happening | None:
    """A noun that carries the date itself: "tras la entrada en vigor … el [1 de enero]"."""
    own = _parenthetic(sentence, index) or _item(sentence, index)
    if own is not None:
        return own
    start = _marked_start(sentence, index)
    if start >= index or any(start <= group.first < index for group in sentence.groups):
        return None
    opening = sentence.text[sentence.starts[start] : sentence.starts[index]]
    if sentence.grammar.nominal_marker.match(opening.lower()) is None:
        return None
    noun = first_noun(sentence, start, index)
    if noun is None or sentence.grammar.nouns.get(noun.lemma) == "meeting":
        return None
    return replace(noun, rule="tied-noun", confidence=0.8)


def _marked_start(sentence: Sentence, index: int) -> int:
    """Where the part starts whose first word may tie a noun to the date."""
    tags = sentence.tags
    end = index
    if _APPOSED.search(tags, max(0, index - 4), index) and tags[index + 1 : index + 2] == ",":
        end = tags.rfind(",", 0, index)  # "Depuis l'entrée en vigueur, le [1er juillet], …"
    start = max(tags.rfind(",", 0, end), tags.rfind(";", 0, end)) + 1
    groups = [group for group in sentence.groups if start <= group.first < index]
    if groups:  # "… have been stepped up since the adoption of the plan in [2019]"
        marks = (i for i in range(groups[-1].end, index) if sentence.has("nominal_openers", i))
        start = next(marks, index)
    return start


def _parenthetic(sentence: Sentence, index: int) -> Happening | None:
    """ "La [condamnation], le [17 février], de cinq trafiquants a marqué …"."""
    match = _APPOSED.search(sentence.tags, max(0, index - 4), index)
    bracketed = sentence.tags[index - 1 : index + 2] == "(D)"  # "Field [visits] (May) showed"
    after = [group for group in sentence.groups if group.first > index]
    if bracketed and len(after) == len(sentence.groups) > 0:
        noun = index - 2
    elif match is not None and _COMPLEMENT.match(sentence.tags, index + 1):
        noun = match.start() - 1
    else:
        return None
    if noun < 0 or not sentence.grammar.happening(sentence.words[noun]):
        return None
    return replace(_noun(sentence, noun, noun), rule="tied-noun")


def _item(sentence: Sentence, index: int) -> Happening | None:
    """An item of a list after "à savoir" or a colon: "…: [formation] de juges en [mai]"."""
    tags = sentence.tags
    colon = tags.rfind(":", 0, index)
    markers = sentence.grammar.sets["list_markers"]
    if not markers.isdisjoint(sentence.words[colon + 1 : index]):
        colon = max(i for i in range(colon + 1, index) if sentence.words[i] in markers)
    start = colon + 1
    if not start or not any(group.last < start for group in sentence.groups):
        return None
    if any(start <= group.first for group in sentence.groups):
        return None
    return _nearest_item(sentence, start, index)


def _nearest_item(sentence: Sentence, start: int, index: int) -> Happening | None:
    """The noun of the list item before a date: "taller (mayo), [feria] (julio)"."""
    for match in reversed(list(_ITEM.finditer(sentence.tags, start, index))):
        if opens_with_noun(sentence, match.end(), index):
            return first_noun(sentence, match.end(), index)
    return first_noun(sentence, start, index) if opens_with_noun(sentence, start, index) else None


def purpose(sentence: Sentence, index: int) -> Happening | None:
    """What is to happen at a time to come: "fue presentado para su implementación en [2024]"."""
    match = _PURPOSE.search(sentence.tags, max(0, index - 8), index)
    if match is None or not sentence.has("purpose_prepositions", match.start()):
        return None
    noun = match.end(1) - 1
    word = sentence.words[noun]
    if not sentence.grammar.happening(word) or sentence.grammar.nouns.get(word) == "meeting":
        return None
    return replace(_noun(sentence, noun, noun), rule="tied-noun", confidence=0.6)


def second_noun(
    sentence: Sentence, group: Group, index: int, taken: dict[int, int]
) -> Happening | None:
    """After a verb with a date of its own: "…, et la publication des résultats en [juin]"."""
    earlier = taken.get(group.first)
    if earlier is None or earlier < group.last:
        return None
    joint = sentence.tags.find("C", earlier, index)
    return first_noun(sentence, joint + 1, index) if joint >= 0 else None


def second_infinitive(
    sentence: Sentence, group: Group, index: int, taken: dict[int, int]
) -> Happening | None:
    """After a verb with a date of its own: "débutera en mai pour [s'achever] en [juin]"."""
    earlier = taken.get(group.first)
    match = None if earlier is None else _THEN.search(sentence.tags, earlier, index)
    if match is None:
        return None
    first = match.end() - 1
    planned = group.planning or group.tense in ("future", "conditional")
    if match.group().startswith("C") and not planned:
        return None
    last, lemma = tail(sentence, first, sentence.info[first].lemma)
    return Happening("dated-infinitive", first, last, lemma, 0.7, task=planned)


def of_stative(sentence: Sentence, group: Group, index: int) -> Happening | None:
    """The noun beside a verb of being: "la entrada en vigor es el [3]", "il s'agit de …"."""
    if group.last > index:
        return None
    if not sentence.tags[group.last + 1 : index].strip("pdgA"):
        return first_noun(sentence, segment(sentence, index)[0], group.first)
    duty = _duty(sentence, group, index)
    if duty is not None:
        return duty
    if any(group.last < token < index for token in sentence.dates):
        return _nearest_item(sentence, group.end, index)
    first = _FIRST_NOUN.match(sentence.tags, group.last + 1, index)
    if first is None or not sentence.grammar.happening(sentence.words[first.end() - 1]):
        return None
    return _noun(sentence, first.end() - 1, first.end() - 1)


def _duty(sentence: Sentence, group: Group, index: int) -> Happening | None:
    """What is to be done: "tiene la obligación de [remitir] el informe en …"."""
    task = _TO_DO.search(sentence.tags, group.end, index) if group.tense == "present" else None
    if task is None or "D" in sentence.tags[group.end : index]:
        return None
    first = task.end() - 1
    if sentence.info[first].lemma in sentence.grammar.sets["stative"]:
        return None  # "es de destacar que …"
    last, lemma = tail(sentence, first, sentence.info[first].lemma)
    return Happening("dated-infinitive", first, last, lemma, 0.7, task=True)


def _noun(sentence: Sentence, first: int, last: int) -> Happening:
    lemma = sentence.quote(first, last).lower()
    return Happening("dated-noun", first, last, lemma, 0.8, noun=True)


def _is_happening(sentence: Sentence, i: int, first: int) -> bool:
    """A noun of a happening, but no capitalised one inside a name; "Gazetting of by-laws"."""
    if sentence.tags[i] in "DNqxpdg" or (sentence.tags[i] == "w" and i > 0):
        return False
    gerund = i == first and _GERUND.match(sentence.tags, i)
    return bool(gerund) or sentence.grammar.happening(sentence.words[i])


def _noun_phrase(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """A happening noun of several words: "entrada en vigor"."""
    if first >= last:
        return None
    start, end = sentence.starts[first], sentence.ends[last - 1]
    match = sentence.grammar.noun_phrases.search(sentence.text, start, end)
    if match is None:
        return None
    tokens = [i for i in range(first, last) if match.start() <= sentence.starts[i] < match.end()]
    return (tokens[0], tokens[-1]) if tokens else None


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
            return _noun(sentence, i, i)
        if sentence.tags[i] in "PX" and sentence.info[i].lemma:
            last, lemma = tail(sentence, i, sentence.info[i].lemma)
            return Happening("dated-participle", i, last, lemma, 0.6)
    return None
