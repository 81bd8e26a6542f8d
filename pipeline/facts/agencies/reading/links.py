"""Linking words inside a name: ", y en materia de la" between two of its words."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.facts.agencies.grammar import CONTRACTED, Grammar
from pipeline.facts.agencies.reading.tokens import BREAK, LOWER, Tokens

_LONGEST = 5  # words


class Link(NamedTuple):
    """Linking words between two words of a name: tokens ``at`` to ``end`` (exclusive)."""

    at: int
    end: int
    comma: bool
    conjunction: bool
    article: bool
    prepositions: tuple[str, ...]

    @property
    def joins(self) -> bool:
        """True for a comma or conjunction."""
        return self.comma or self.conjunction

    @property
    def definite(self) -> bool:
        """True if an article is in it: "du", "de la"."""
        return self.article or any(word in CONTRACTED for word in self.prepositions)

    def only(self, *groups: frozenset[str]) -> bool:
        """True if all its prepositions are of the groups."""
        return all(any(word in group for group in groups) for word in self.prepositions)


def read(tokens: Tokens, grammar: Grammar, at: int) -> Link | None:
    """The linking words from token ``at`` on, None where they cannot stand inside a name."""
    lows, kinds = tokens.lows, tokens.kinds
    comma = conjunction = article = False
    prepositions: list[str] = []
    place = at
    limit = min(at + _LONGEST, tokens.size)
    while place < limit:
        low, kind = lows[place], kinds[place]
        if kind == BREAK:
            if len(low) > 2 or not _broken(tokens, grammar, place, at):
                return None
        elif low == ",":
            if place > at:
                return None
            comma = True
        elif low in grammar.conjunctions:
            if conjunction or prepositions or article:
                return None
            conjunction = True
        elif low in grammar.articles:
            article = True
        elif low in grammar.links:
            prepositions.append(low)
        else:
            break
        place += 1
    return Link(at, place, comma, conjunction, article, tuple(prepositions))


def _broken(tokens: Tokens, grammar: Grammar, place: int, at: int) -> bool:
    """True if a line break stands inside a name: a linking word dangles on one side of it."""
    if place > at:
        return tokens.lows[place - 1] in grammar.links
    after = place + 1
    return (
        len(tokens.lows[place]) == 1
        and after < tokens.size
        and (tokens.lows[after] in grammar.links and tokens.kinds[after] == LOWER)
    )
