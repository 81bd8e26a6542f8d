"""A text made ready for the walk over its names, and what stands at each of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline import gazetteer
from pipeline.facts.agencies import grammar as grammars
from pipeline.facts.agencies.grammar import Grammar, Head
from pipeline.facts.agencies.normalise import NameIndex
from pipeline.facts.agencies.reading import links
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import (
    ACRONYM,
    LOWER,
    NUMBER,
    UPPER,
    WORDS,
    Tokens,
    fold,
    tokenise,
)
from pipeline.gazetteer import Body
from pipeline.types import AgencyType, Context

_CLOSING = frozenset(".;:()")  # nothing of a name comes after them
_RUN = re.compile(f"[{UPPER}{ACRONYM}]{{1,16}}")
_LONGEST_ACRONYM = 5  # in a text all in capitals longer ones are ordinary words


@dataclass(frozen=True, slots=True)
class Walker:
    """One text with its language's grammar and the bodies of its country."""

    tokens: Tokens
    grammar: Grammar
    bodies: NameIndex[Body]
    acronyms: dict[str, Body]
    begins: frozenset[str]  # folded words at which a name with a head, or a body's, may begin
    marked: list[int]  # words at which, capitals apart, anything may begin
    legal: bool  # a word of a legal form ("Ltd") is in the text
    deeds: bool  # a verb that only bodies are subjects of is in the text
    told: dict[int, AgencyType]  # commas after which stands what a body is: ", una organización"

    def head(self, at: int) -> tuple[int, Head] | None:
        """The organisation word or complete name at a token."""
        tokens = self.tokens
        if tokens.folds[at] not in self.grammar.heads:
            return None
        found = match(self.grammar.heads, tokens.folds, at)
        unaccented = tokens.lows[at] == tokens.folds[at] and tokens.kinds[at] != ACRONYM
        return None if unaccented and tokens.folds[at] in self.grammar.accented else found

    def body(self, at: int) -> tuple[int, Body] | None:
        """The known body named at a token, by name or acronym."""
        if self.tokens.folds[at] not in self.begins:
            return None
        found = self.bodies.find(self.tokens, at)
        if found:
            return found
        known = self.acronyms.get(self.tokens.word(at))
        return (at + 1, known) if known else None

    def place(self, at: int) -> tuple[int, str] | None:
        """The country named at a token: its end and code."""
        tokens, places = self.tokens, self.grammar.places
        if tokens.folds[at] not in places or tokens.kinds[at] not in WORDS:
            return None
        return match(places, tokens.folds, at)

    def number(self, at: int) -> int:
        """The token after a number that stands at a token, signs before it included ("N° 4")."""
        tokens, place = self.tokens, at
        while place < min(at + 3, tokens.size) and tokens.lows[place] in self.grammar.numbers:
            place += 1
        begins = place < tokens.size and tokens.lows[at] != "."
        return place + 1 if begins and tokens.kinds[place] == NUMBER else 0

    def organisation(self, at: int) -> bool:
        """True if a name of its own begins at the token. Looks only a few words ahead."""
        tokens = self.tokens
        if tokens.kinds[at] == ACRONYM and not self.ordinary(at):
            return tokens.word(at) not in self.grammar.not_agencies
        if tokens.kinds[at] == LOWER:
            found = self.head(at)  # "la Dirección del ministerio de Trabajo"
            return found is not None and found[1].lower and self._complemented(found[0])
        if self.body(at) or tokens.folds[at] in self.grammar.government:
            return True
        if self.grammar.head_last:
            return any(self.head(place) for place in range(at, self.run(at)))
        found = self.head(at)
        if not found:
            return False
        end, head = found
        return head.complete or self._complemented(end)

    def matter(self, at: int) -> bool:
        """True if an organisation word with no complement of its own is a field of work there.

        "Ministère de l'Administration locale, de la …", "Unidad de Inspección, …".
        """
        tokens, grammar, found = self.tokens, self.grammar, self.head(at)
        if grammar.head_last or not found or found[1].complete or self.body(at):
            return False
        end = found[0]
        while end < tokens.size and tokens.folds[end] in grammar.generic:
            end += 1
        if end >= tokens.size or tokens.folds[end] in _CLOSING:
            return True
        link = links.read(tokens, grammar, end)
        return link is not None and link.joins

    def _complemented(self, at: int) -> bool:
        """True if a complement may begin at the token."""
        tokens, grammar = self.tokens, self.grammar
        if at < tokens.size and match(grammar.charge, tokens.folds, at):
            return True
        link = links.read(tokens, grammar, at)
        if link and link.joins:
            return False
        place = link.end if link else at
        if place >= tokens.size:
            return False
        return tokens.kinds[place] in WORDS or tokens.lows[place] in grammar.vocabulary

    def ordinary(self, at: int) -> bool:
        """True if capitals make no acronym: a Roman number, or a text all in capitals."""
        known = self.tokens.lows[at] in self.grammar.vocabulary
        return known or self._shouted(at) or not set(self.tokens.word(at)) - set("IVX")

    def _shouted(self, at: int) -> bool:
        """True if the words around are in capitals too: an ordinary word, not an acronym."""
        kinds = self.tokens.kinds
        near = [kinds[i] for i in (at - 2, at - 1, at + 1, at + 2) if 0 <= i < len(kinds)]
        letters = [kind for kind in near if kind in "CAl"]
        return (
            len(letters) > 0
            and all(kind == ACRONYM for kind in letters)
            and len(self.tokens.word(at)) > _LONGEST_ACRONYM
        )

    def run(self, at: int) -> int:
        """The token after the capitalised words that follow each other from ``at``."""
        found = _RUN.match(self.tokens.kinds, at)
        return found.end() if found else at

    def own(self, first: int, last: int) -> list[int]:
        """The words of a stretch that are no linking words."""
        lows, linking = self.tokens.lows, self.grammar.links
        return [
            place
            for place in range(first, last)
            if lows[place] not in linking and lows[place] != ","
        ]

    def telling(self, first: int, last: int) -> list[int]:
        """Those of them that are not generic."""
        folds, generic = self.tokens.folds, self.grammar.generic
        return [place for place in self.own(first, last) if folds[place] not in generic]


def walk(text: str, context: Context) -> Walker:
    """A text made ready: its words, its language's grammar, the bodies of its country."""
    index, known = _known(context.country)
    tokens, grammar = tokenise(text), grammars.load(context.language)
    legal = not grammar.legal_ends.isdisjoint(tokens.folds)
    begins, marks = _begins(context.language, context.country), grammar.marks
    marked = tokens.among(marks)
    deeds = not grammar.deeds.keys().isdisjoint(tokens.folds)
    told = _told(tokens, grammar, marked)
    return Walker(tokens, grammar, index, known, begins, marked, legal, deeds, told)


def _told(tokens: Tokens, grammar: Grammar, marked: list[int]) -> dict[int, AgencyType]:
    """The commas after which stands what a body is, and what: ", (a local) NGO"."""
    found: dict[int, AgencyType] = {}
    for at in marked:
        if tokens.folds[at] not in grammar.introducers:
            continue
        before = at - 1
        while before > max(0, at - 4) and _qualifies(tokens, grammar, before):
            before -= 1
        if before < 1 or tokens.folds[before] != "," or tokens.kinds[at] == UPPER:
            continue
        kind = match(grammar.introducers, tokens.folds, at)
        if kind:
            found[before] = kind[1]
    return found


def _qualifies(tokens: Tokens, grammar: Grammar, at: int) -> bool:
    low = tokens.lows[at]
    plain = low in grammar.generic or low in grammar.vocabulary
    return plain or low in grammar.indefinite or low in grammar.articles


@cache
def _begins(language: str, country: str | None) -> frozenset[str]:
    (index, known), grammar = _known(country), grammars.load(language)
    words = (fold(acronym) for acronym in known)
    national = grammar.places if grammar.head_last else ()  # "UK Foreign … Office"
    return frozenset().union(grammar.heads, grammar.before, index.entries, words, national)


@cache
def _known(country: str | None) -> tuple[NameIndex[Body], dict[str, Body]]:
    bodies = gazetteer.bodies(country)
    index = NameIndex.of((name, body) for body in bodies for name in body.names)
    acronyms: dict[str, Body] = {}
    for body in bodies:
        for acronym in body.acronyms:
            acronyms.setdefault(acronym, body)
            if len(acronym) > 4 and acronym.isupper():
                acronyms.setdefault(acronym.capitalize(), body)
    return index, acronyms
