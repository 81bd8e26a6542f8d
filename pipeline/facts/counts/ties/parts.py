"""Words before a number that show it to be a part of what was counted before."""

from __future__ import annotations

from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.units.nouns import is_participle


def told(text: str, left: int, start: int, grammar: Grammar) -> bool:
    """True after "of which " and "Of those newly trained, "; ``left`` is where to look from."""
    words = grammar.elided
    if words.before.search(text, left, start):
        return True
    those = words.participial.search(text, left, start)
    return those is not None and is_participle(those["told"].lower(), grammar.units)


def related(text: str, left: int, start: int, grammar: Grammar) -> bool:
    """True after "de las que fueron aprobadas": a relative with its verb before the number."""
    words = grammar.elided
    relative = words.relatives.search(text, left, start)
    return relative is not None and not words.articles.search(text, left, start)
