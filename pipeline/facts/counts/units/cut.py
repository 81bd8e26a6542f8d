"""Cutting the noun phrase that was counted out of what stands after a number.

The head noun stays with its adjectives and with the complement that tells the kind of thing
("acciones de prevención", "labour inspectors"). Place, time, owner, purpose and participles
that tell what was done go ("municipios del país", "115 actividades dirigidas a …").
"""

from __future__ import annotations

from pipeline.facts.counts.grammar.lexicon import Units
from pipeline.facts.counts.units.head_first import head_first
from pipeline.facts.counts.units.head_last import head_last
from pipeline.facts.counts.units.nouns import is_participle, is_plural
from pipeline.facts.counts.units.tokens import FIRST, words_at
from pipeline.facts.counts.units.unit import Unit


def cut(
    text: str, at: int, units: Units, *, single: bool = False, definite: bool = False
) -> Unit | None:
    """The unit that begins after a number that ends at ``at``; ``None`` if there is none.

    ``single``: the number is one, so the noun is no plural. ``definite``: the number is a
    total ("of the 530 planned inspections"), whose participle tells which things it counts.
    """
    first = FIRST.match(text, at)
    start = first.end() if first else at
    words = words_at(text, start, units)
    if not words or (first and first.end() == at and at and text[at - 1].isalnum()):
        return None
    if units.head_last:
        return head_last(text, words, units, single)
    return head_first(text, words, units, single, definite)


def participle_at(text: str, at: int, units: Units) -> bool:
    """True where a participle follows a number that leaves its noun out: "98 placés en …"."""
    first = FIRST.match(text, at)
    words = words_at(text, first.end() if first else at, units)
    plural = units.head_last or (bool(words) and is_plural(words[0], units))
    return bool(words) and plural and is_participle(words[0].lower, units)
