"""A text made ready for the walk over its names."""

from __future__ import annotations

from functools import cache

from pipeline import gazetteer
from pipeline.facts.agencies import grammar as grammars
from pipeline.facts.agencies.names import Walker
from pipeline.facts.agencies.normalise import NameIndex
from pipeline.facts.agencies.tokens import fold, tokenise
from pipeline.gazetteer import Body
from pipeline.types import Context


def walk(text: str, context: Context) -> Walker:
    """A text made ready: its words, its language's grammar, the bodies of its country."""
    index, known = _known(context.country)
    tokens, grammar = tokenise(text), grammars.load(context.language)
    legal = not grammar.legal_forms.keys().isdisjoint(tokens.folds)
    return Walker(tokens, grammar, index, known, _begins(context.language, context.country), legal)


@cache
def _begins(language: str, country: str | None) -> frozenset[str]:
    (index, known), grammar = _known(country), grammars.load(language)
    words = (fold(acronym) for acronym in known)
    return frozenset().union(grammar.heads, grammar.before, index.entries, words)


@cache
def _known(country: str | None) -> tuple[NameIndex[Body], dict[str, Body]]:
    bodies = gazetteer.bodies(country)
    index = NameIndex.of((name, body) for body in bodies for name in body.names)
    acronyms_: dict[str, Body] = {}
    for body in bodies:
        for acronym in body.acronyms:
            acronyms_.setdefault(acronym, body)
            if len(acronym) > 4 and acronym.isupper():
                acronyms_.setdefault(acronym.capitalize(), body)
    return index, acronyms_
