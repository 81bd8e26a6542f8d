"""Fractions of things: "un tercio de los hogares"."""

from __future__ import annotations

from pipeline.facts.counts import mentions
from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.numbers.number import Number
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.passage import Passage
from pipeline.facts.counts.units import cut
from pipeline.facts.words import fold
from pipeline.types import Span


def fractions(at: Passage) -> list[Counted]:
    """Parts of one, of plural noun phrases."""
    found = []
    for match in at.rules.fraction.finditer(at.text):
        if match.start() and at.text[match.start() - 1].isalnum():
            continue
        unit = cut(at.text, match.end(), at.rules.units, definite=True)
        if unit is None or not at.rules.exclusions.units.isdisjoint(unit.words):
            continue
        span = Span(match.start(), unit.span.end)
        value = at.rules.fractions[fold(match["value"])]
        number = Number(span.start, match.end(), value, "words")
        quantity = Quantity(span.start, number, number, "fraction", span.start)
        mention = mentions.of_things(at, quantity, span, unit, "fraction")
        found.append(Counted(mention, None))
    return found
