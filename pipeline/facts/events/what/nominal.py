"""What a noun that happens is about: "lanzamiento de la [campaña]"."""

from __future__ import annotations

import re

from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.what import objects
from pipeline.facts.events.what.phrases import can_open, phrase
from pipeline.types import Span

_BY = r"yd?[nwNx]{1,6}(?:gd?[nwNx]{1,4}(?:Cd?N)?)?"
_GENITIVE = re.compile(  # "de …"; "by the [police] of …"; "…, le 3 mai, par le tribunal, de …"
    rf"(?:{_BY})?g"
    rf"|(?:[ypT]d?[nwNx]{{1,6}}(?:gd?[nwNx]{{1,4}}(?:Cd?N)?)?)?"
    r"(?:,[pdA]*(?:D|[yp][^,;]{1,24}),(?:y[^,;]{1,12},)?)+g"
)
_DOER = re.compile(r"gd?N(?:x?,?C?d?N)*x?(?=[pT])")  # "of the [Board] and [NGO]", before "to"
_GIVEN = re.compile(r"gd?N(?:[pT]d?[Nnw]+)?:(?=d?[#nw])")  # "of [X] to [Y]: [12 boats]"
_PLACED = re.compile(r"pd?[nw][nw-]*(?:gd?[nw]+)*")
_APART = re.compile(r",(?![pdA]*D)|[(y]")  # "descente sur le site, [14 enfants] retirés"
_LABEL = re.compile(r"[:-]*d?([nwNqPX#bvfI][^:;DR]*):[^:;]*$")  # "[decree on …]: signing on 3 May"


def complement(sentence: Sentence, happening: Happening, end: int) -> Span | None:
    """Of a noun its genitive or object, also past an aside; the label before it."""
    start = happening.last + 1
    end = _cell_end(sentence, start, end)
    if not happening.noun:
        return objects.first(sentence, start, end)
    while start < end and sentence.tags[start] == "n":
        start += 1  # "inspecciones [conjuntas]"
    return (
        _genitive(sentence, start, end)
        or _object(sentence, start, end)
        or labelled(sentence, happening)
    )


def _genitive(sentence: Sentence, start: int, end: int) -> Span | None:
    """What follows "de"; of "visits of the Board to [farms]" not who did it."""
    given = _GIVEN.match(sentence.tags, start, end)
    if given is not None:
        return objects.first(sentence, given.end(), end)
    doer = (
        _DOER.match(sentence.tags, start, end) if sentence.has("doers_nouns", start - 1) else None
    )
    if doer is not None and sentence.has("receiving_prepositions", doer.end()):
        return objects.prepositional(sentence, doer.end(), end)
    match = _GENITIVE.match(sentence.tags, start, end)
    return None if match is None else objects.partitive(sentence, match.end() - 1, end)


def _object(sentence: Sentence, start: int, end: int) -> Span | None:
    """The object of "capacitación a [60 jueces]"; no body that did it, no "[prévue]"."""
    if sentence.tags[start : start + 1] in tuple("PXJ"):
        return None
    apart = _APART.search(sentence.tags, start, end)
    found = objects.first(sentence, start, apart.start() if apart is not None else end)
    if found is None or any(found.start == name.span.start for name in sentence.names.values()):
        return None
    return found


def labelled(sentence: Sentence, happening: Happening) -> Span | None:
    """What the list item is about: "[decree on hazardous work]: signing on 3 May"."""
    first, _ = sentence.segment(happening.first)
    match = _LABEL.match(sentence.tags, first, happening.first)
    if match is None or any(group.first < happening.first for group in sentence.groups):
        return None
    return phrase(sentence, match.start(1), match.end(1))


def itself(sentence: Sentence, happening: Happening, end: int) -> Span | None:
    """The noun with what qualifies it: "[radio caravan]", "[talk at the fish market]"."""
    if not happening.noun:
        return None
    end = _cell_end(sentence, happening.last + 1, end)
    first = happening.first
    while first and sentence.tags[first - 1] in "nPX" and not can_open(sentence, first):
        first -= 1
    found = phrase(sentence, first, end)
    if found.end > sentence.ends[happening.last]:
        return found
    placed = _PLACED.match(sentence.tags, happening.last + 1, end)  # "[talk at Kitale school]"
    return None if placed is None else Span(found.start, sentence.ends[placed.end() - 1])


def _cell_end(sentence: Sentence, start: int, end: int) -> int:
    """Where a cell of a table ends: what the next one holds is something else."""
    return next((i for i in range(start, end) if sentence.words[i] == "|"), end)
