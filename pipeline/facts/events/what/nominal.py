"""What a noun that happens is about: "lanzamiento de la [campaña]"."""

from __future__ import annotations

import re

from pipeline.facts.events.bounds import Bounds
from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.what import objects
from pipeline.facts.events.what.kinds import is_thing
from pipeline.facts.events.what.phrases import can_open, phrase
from pipeline.facts.events.what.rules import Rule
from pipeline.types import Span

_BY = r"yd?[nwNx]{1,6}(?:gd?[nwNx]{1,4}(?:Cd?N)?)?"
_GENITIVE = re.compile(  # "de …"; "by the [police] of …"; "…, le 3 mai, par le tribunal, de …"
    rf"(?:{_BY})?g"
    rf"|(?:[ypT]d?[nwNx]{{1,6}}(?:gd?[nwNx]{{1,4}}(?:Cd?N)?)?)?"
    r"(?:,[pdA]*(?:D|[yp][^,;]{1,24}),(?:y[^,;]{1,12},)?)+g"
)
_DOER = re.compile(r"gd?N(?:x?,?C?d?N)*x?(?=[pT])")  # "of the [Board] and [NGO]", before "to"
_COUNTED = re.compile(r"#n")  # "raid by the police in [14 bars]", not "in Lima"
_RECIPIENT = re.compile(r"[pT]d?Nx?g(?=d?[#n])")  # "to [X] of 12 boats"
_GIVEN = re.compile(r"gd?N(?:[pT]d?[Nnw]+)?:(?=d?[#nw])")  # "of [X] to [Y]: [12 boats]"
_PLACED = re.compile(r"pd?[nw][nw-]*(?:gd?[nw]+)*")
_APART = re.compile(r",(?![pdA]*D)|[(y]")  # "descente sur le site, [14 enfants] retirés"
_LABEL = re.compile(r"[:-]*d?((?:[nwNqPX#bvfI]|A(?=n))[^:;DR]*):[^:;]*$")  # "[decree]: signing"


def _task(sentence: Sentence, happening: Happening, area: Bounds) -> Span | None:
    """Of "elaborar el [protocolo] para 2023", a task, its object."""
    if happening.noun:
        return None
    return objects.first(sentence, happening.last + 1, _end(sentence, happening, area))


def _given(sentence: Sentence, happening: Happening, area: Bounds) -> Span | None:
    """Of "donation of X to Y: [12 boats]" what is given."""
    match = _after(_GIVEN, sentence, happening, area)
    if match is None:
        return _given_to(sentence, happening, area)
    return objects.first(sentence, match.end(), _end(sentence, happening, area))


def _given_to(sentence: Sentence, happening: Happening, area: Bounds) -> Span | None:
    """Of "donación al [X] de [12 lanchas]" what is given."""
    match = _after(_RECIPIENT, sentence, happening, area)
    if match is None or not sentence.has("receiving_prepositions", match.start()):
        return None
    return objects.partitive(sentence, match.end() - 1, _end(sentence, happening, area))


def _visited(sentence: Sentence, happening: Happening, area: Bounds) -> Span | None:
    """Of "visits of the Board to [farms]", "in [14 bars]" not who did it."""
    match = _after(_DOER, sentence, happening, area)
    if match is None or not sentence.has("doers_nouns", happening.last):
        return None
    receiving = sentence.has("receiving_prepositions", match.end())
    counted = sentence.has("place_prepositions", match.end()) and _COUNTED.match(
        sentence.tags, match.end() + 1
    )
    if not (receiving or counted):
        return None
    return objects.prepositional(sentence, match.end(), _end(sentence, happening, area))


def _genitive(sentence: Sentence, happening: Happening, area: Bounds) -> Span | None:
    """Of "lanzamiento de la [campaña]" what follows "de", also past an aside."""
    match = _after(_GENITIVE, sentence, happening, area)
    if match is None:
        return None
    return objects.partitive(sentence, match.end() - 1, _end(sentence, happening, area))


def _object(sentence: Sentence, happening: Happening, area: Bounds) -> Span | None:
    """Of "capacitación a [60 jueces]" the object; no body that did it, no "[prévue]"."""
    start, end = _start(sentence, happening), _end(sentence, happening, area)
    if not happening.noun or sentence.tags[start : start + 1] in tuple("PXJ"):
        return None
    apart = _APART.search(sentence.tags, start, end)
    found = objects.first(sentence, start, apart.start() if apart is not None else end)
    if found is None or any(found.start == name.span.start for name in sentence.names.values()):
        return None
    return found


def labelled(sentence: Sentence, happening: Happening, _area: Bounds) -> Span | None:
    """Of "[decree on hazardous work]: signing on 3 May" the label of the list item."""
    first, _ = sentence.segment(happening.first)
    match = _LABEL.match(sentence.tags, first, happening.first)
    if match is None or any(group.first < happening.first for group in sentence.groups):
        return None
    found = phrase(sentence, match.start(1), match.end(1))
    return found if is_thing(sentence, found) else None  # no body: "UNICEF: donation"


def _label(sentence: Sentence, happening: Happening, area: Bounds) -> Span | None:
    return labelled(sentence, happening, area) if happening.noun else None


def _itself(sentence: Sentence, happening: Happening, area: Bounds) -> Span | None:
    """The noun with what qualifies it: "[radio caravan]", "[talk at the fish market]"."""
    if not happening.noun:
        return None
    end = _end(sentence, happening, area)
    first = happening.first
    while first and sentence.tags[first - 1] in "nPX" and not can_open(sentence, first):
        first -= 1
    found = phrase(sentence, first, end)
    if found.end > sentence.ends[happening.last]:
        return found
    placed = _PLACED.match(sentence.tags, happening.last + 1, end)  # "[talk at Kitale school]"
    return None if placed is None else Span(found.start, sentence.ends[placed.end() - 1])


def _after(
    pattern: re.Pattern[str], sentence: Sentence, happening: Happening, area: Bounds
) -> re.Match[str] | None:
    """What stands right after a noun, if that is of a kind."""
    start, end = _start(sentence, happening), _end(sentence, happening, area)
    return pattern.match(sentence.tags, start, end) if happening.noun else None


def _start(sentence: Sentence, happening: Happening) -> int:
    """Past the adjectives of the noun: "inspecciones [conjuntas]"."""
    return next(
        (i for i in range(happening.last + 1, len(sentence.tags)) if sentence.tags[i] != "n"),
        len(sentence.tags),
    )


def _end(sentence: Sentence, happening: Happening, area: Bounds) -> int:
    """Where the clause ends, or the cell of a table: what the next one holds is something else."""
    cell = range(happening.last + 1, area.end)
    return next((i for i in cell if sentence.words[i] == "|"), area.end)


COMPLEMENTS = (
    Rule("what.of-task", _task),
    Rule("what.noun-given", _given),
    Rule("what.noun-visited", _visited),
    Rule("what.noun-genitive", _genitive),
    Rule("what.noun-object", _object),
    Rule("what.noun-label", _label),
)
ITSELF = Rule("what.noun-itself", _itself)
