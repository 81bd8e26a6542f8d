"""Words in lower case between two capitals of one name.

"Mesa de Trabajo para el Diseño **de una estrategia integral de** Prevención", "Consejo de
Prevención del Reclutamiento **por parte de la** Delincuencia Organizada".
"""

from __future__ import annotations

from pipeline.facts.agencies.reading.links import Link
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import LOWER, WORDS
from pipeline.facts.agencies.reading.walker import Walker

_LONGEST = 10  # words


def over(walker: Walker, link: Link) -> int:
    """The token after the capitalised word at which the name goes on, or 0.

    Only words of what bodies work on are such words, plans among them: others may be the
    sentence's, or a body.
    """
    tokens, grammar = walker.tokens, walker.grammar
    if link.joins or not link.prepositions or tokens.kinds[link.at - 1] not in WORDS:
        return 0
    joined = match(grammar.joining, tokens.folds, link.at)
    at = joined[0] if joined else _lower(walker, link)
    while at < tokens.size and tokens.lows[at] in grammar.articles:
        at += 1
    if not at or at >= tokens.size or tokens.kinds[at] not in WORDS or walker.place(at):
        return 0
    listed = match(grammar.not_names, tokens.folds, at)  # "Delincuencia Organizada"
    if listed:
        return listed[0]
    if walker.organisation(at):
        return 0
    title = match(grammar.references, tokens.folds, at)  # "(la ejecución del) Plan Nacional"
    known = tokens.lows[at] in grammar.matters or (title is not None and title[1] == "document")
    return at + 1 if known else 0


def _lower(walker: Walker, link: Link) -> int:
    """The token after nouns with their prepositions: "(de) una estrategia integral de", or 0."""
    tokens, grammar = walker.tokens, walker.grammar
    if not link.only(grammar.of):
        return 0
    after = True  # a preposition or conjunction
    for at in range(link.end, min(link.end + _LONGEST, tokens.size)):
        low = tokens.lows[at]
        if tokens.kinds[at] != LOWER:
            return at if after and at > link.end else 0
        if low in grammar.articles or low in grammar.indefinite:
            if not after:  # "visited the"
                return 0
        elif low in grammar.links:
            after = True
        elif low in grammar.vocabulary or _noun(walker, at):
            after = False
        else:
            return 0
    return 0


def _noun(walker: Walker, at: int) -> bool:
    tokens, grammar = walker.tokens, walker.grammar
    low = tokens.lows[at]
    verb = low in grammar.predicates or match(grammar.deeds, tokens.folds, at)
    return len(low) > 3 and not verb and low not in grammar.stoppers
