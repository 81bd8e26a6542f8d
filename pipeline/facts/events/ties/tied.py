"""Nouns and infinitives that carry a date of their own beside a verb."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.facts.events.reading import verbs
from pipeline.facts.events.reading.groups import tail
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.ties.nouns import (
    as_happening,
    first_noun,
    opening_noun,
    opens_with_noun,
)

_PURPOSE = re.compile(r"(pdA?n{1,2})[pdA]+$")  # "para su implementación en", before a date
_TO_DO = re.compile(r"[gT]S?I")
_THEN = re.compile(r"[pC][Sc]?I|C[bZ]")
_APPOSED = re.compile(r",[pdA]*$")  # before a date set off by commas
_COMPLEMENT = re.compile(r",(?:y[dgnwNxqp#A]{1,14},)?g")  # "…, par le tribunal, de …"
_ITEM = re.compile(r";|,C?|[)xD][)x]?,?C")  # what parts the items of a list
_FIRST_NOUN = re.compile(r"[pdgA:]*[nvfP]")


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
    apposed = _APPOSED.search(tags, max(0, index - 4), index) and tags[index + 1 : index + 2] == ","
    if apposed and sentence.dates[index][0].precision != "range":
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
    if noun < 0:
        return None
    if not sentence.grammar.happening(sentence.words[noun]):  # "[arrival] at Benapole, on …, of"
        found = opening_noun(sentence, index) if verbs.is_nominal(sentence) else None
        return None if found is None else replace(found, rule="tied-noun")
    return replace(as_happening(sentence, noun, noun), rule="tied-noun")


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
    return nearest_item(sentence, start, index)


def nearest_item(sentence: Sentence, start: int, index: int) -> Happening | None:
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
    return replace(as_happening(sentence, noun, noun), rule="tied-noun", confidence=0.6)


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
        return first_noun(sentence, sentence.segment(index)[0], group.first)
    duty = _duty(sentence, group, index)
    if duty is not None:
        return duty
    if any(group.last < token < index for token in sentence.dates):
        return nearest_item(sentence, group.end, index)
    first = _FIRST_NOUN.match(sentence.tags, group.last + 1, index)
    if first is None or not sentence.grammar.happening(sentence.words[first.end() - 1]):
        return None
    return as_happening(sentence, first.end() - 1, first.end() - 1)


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
