"""Governments: "Gobierno de México", "Gobierno Regional de Cusco", "Government of Ghana"."""

from __future__ import annotations

from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import WORDS
from pipeline.facts.agencies.reading.walker import Walker


def read(walker: Walker, at: int) -> Candidate | None:
    """ "Gobierno de México", "Gobierno Regional de Cusco", "Government of Ghana"."""
    tokens = walker.tokens
    place = at + 1
    while place < tokens.size and tokens.folds[place] in walker.grammar.generic:
        place += 1
    adjective = match(walker.grammar.demonyms, tokens.folds, place) if place < tokens.size else None
    if adjective and not walker.grammar.head_last:
        return Candidate(at, adjective[0], "agency.government")  # "Gouvernement malgache"
    start = place
    while place < tokens.size and place - start < 3 and _joins(walker, place):
        place += 1
    if place == start or place >= tokens.size or tokens.kinds[place] not in WORDS:
        return None
    country = walker.place(place)
    return Candidate(at, country[0] if country else _place_end(walker, place), "agency.government")


def _joins(walker: Walker, at: int) -> bool:
    low, grammar = walker.tokens.lows[at], walker.grammar
    return low in grammar.of or low in grammar.articles


def _place_end(walker: Walker, at: int) -> int:
    """The end of a place name: capitalised words joined by "de (la)"."""
    tokens = walker.tokens
    end = place = walker.run(at)
    while place < tokens.size and place - end < 3:
        if tokens.kinds[place] in WORDS:
            end = place = walker.run(place)
        elif _joins(walker, place):
            place += 1
        else:
            break
    return end
