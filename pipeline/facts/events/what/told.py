"""What is told at a date: of its clause, of a later date, or of the sentence before."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.facts.events.bounds import Bounds
from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.what import choose, earlier, series
from pipeline.facts.events.what.rules import Choice

_LATER = "what.later-date"
_BEFORE = "what.sentence-before"
IDS = frozenset({_LATER, _BEFORE, *(rule.id for table in choose.TABLES for rule in table)})


def told(
    sentence: Sentence,
    index: int,
    happening: Happening,
    area: Bounds,
    before: Callable[[Sentence], Sentence | None],
) -> Choice | None:
    """What the happening of the date at ``index`` is about, and by which rule.

    ``before`` gives the sentence before one, where the clause only points back.
    """
    later = series.later(sentence, happening, index)
    if later is not None:
        return Choice(_LATER, later)
    found = choose.choose(sentence, happening, area)
    if found is not None or not earlier.points_back(sentence, happening):
        return found
    previous = before(sentence)
    back = None if previous is None else earlier.told(previous)
    return None if back is None else Choice(_BEFORE, back)
