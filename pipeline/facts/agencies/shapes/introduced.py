"""Names after a word for their kind in lower case: "la organización Verité", "l'ONG X"."""

from __future__ import annotations

from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import ACRONYM, BREAK, LOWER, SIGN
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.shapes.legal import legal_form
from pipeline.facts.agencies.shapes.proper import QUOTES, end_of, free, unknown_head

_APART = frozenset({BREAK, SIGN})
_LONGEST_GAP = 9  # words between "organización" and its name: "civil contra la trata de personas"


def introduced(walker: Walker, at: int) -> Candidate | None:
    """ "la organización Verité", "l'ONG X": the name after a word for its kind."""
    tokens, grammar = walker.tokens, walker.grammar
    found = match(grammar.introducers, tokens.folds, at)
    if not found:
        return None
    head = match(grammar.heads, tokens.folds, at)
    if head and head[0] > found[0]:  # "el grupo Asesor Regional"
        return None
    place = _gap(walker, found[0])
    if not free(walker, place) or tokens.lows[place - 1] in grammar.links:
        return None
    if len(tokens.word(place)) < 2 or tokens.word(place) in grammar.not_agencies:
        return None
    head = walker.head(place)
    # "las organizaciones Casa Abierta y Luna Nueva": a list of proper names, whatever their words.
    listed = head and head[1].weak and walker.tokens.folds[at].endswith("s")
    if walker.organisation(place) and walker.tokens.kinds[place] != ACRONYM and not listed:
        return None
    formal = None if walker.tokens.folds[at].endswith("s") else legal_form(walker, place)
    end = formal.last if formal else end_of(walker, place)
    first = at if place == found[0] and _titled(walker, at) else place
    return Candidate(first, end, "agency.introduced", unknown_head("introduced", found[1]))


def _titled(walker: Walker, at: int) -> bool:
    """ "– ONG Raíces: 20 camas": without an article the acronym is part of the name."""
    tokens = walker.tokens
    return tokens.kinds[at] == ACRONYM and (at == 0 or tokens.kinds[at - 1] in _APART)


def _gap(walker: Walker, at: int) -> int:
    """The token after the lower-case words that tell what the organisation is for."""
    tokens, grammar = walker.tokens, walker.grammar
    limit = min(at + _LONGEST_GAP, tokens.size)
    for place in range(at, limit):
        low = tokens.lows[place]
        known = low in grammar.vocabulary or low in grammar.links
        if place == at and low in grammar.conjunctions:
            return place
        if not (tokens.kinds[place] == LOWER and known) and low not in QUOTES:
            return place
    return limit
