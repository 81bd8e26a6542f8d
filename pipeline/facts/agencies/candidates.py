"""Candidates: what in a text may name an organisation, before the whole report is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.facts.agencies import government, head_first, head_last, proper
from pipeline.facts.agencies.found import Found
from pipeline.facts.agencies.grammar import match
from pipeline.facts.agencies.tokens import ACRONYM, LOWER, UPPER, WORDS
from pipeline.facts.agencies.walker import Walker


@dataclass(frozen=True, slots=True)
class Reader:
    """Goes through the words of a text once; ``other`` takes names of projects, laws …"""

    walker: Walker
    other: set[str] = field(default_factory=set)

    def read(self) -> list[Found]:
        """All candidates of the text, in order, none inside another."""
        tokens, triggers = self.walker.tokens, self.walker.grammar.triggers
        found: list[Found] = []
        last = 0
        for at, (kind, folded) in enumerate(zip(tokens.kinds, tokens.folds, strict=True)):
            if at < last:
                continue
            if kind in WORDS:
                name = self._capital(at)
            elif kind == LOWER and folded in triggers:
                name = self._lower(at)
            else:
                continue
            if name and not self._no_name(name):
                found.append(name)
                last = name.last
        return found

    def _no_name(self, found: Found) -> bool:
        """ "Sociedad Civil": an organisation word, capitals, and yet no organisation."""
        walker = self.walker
        known = match(walker.grammar.not_names, walker.tokens.folds, found.first)
        return known is not None and known[0] >= found.last

    def _lower(self, at: int) -> Found | None:
        walker, grammar = self.walker, self.walker.grammar
        folded = walker.tokens.folds[at]
        if folded in grammar.references:
            self._reference(at)
        if folded in grammar.government and (found := government.read(walker, at)):
            return found
        if folded in grammar.introducers and (found := proper.introduced(walker, at)):
            return found
        if folded in grammar.heads and (found := head_first.lower(walker, at)):
            return found
        if folded in grammar.by and (found := proper.doer(walker, at)):
            return found
        return proper.after_context(walker, at) if folded in grammar.contexts else None

    def _capital(self, at: int) -> Found | None:
        walker, grammar = self.walker, self.walker.grammar
        folded = walker.tokens.folds[at]
        if folded in grammar.references:
            self._reference(at)
        if folded in grammar.government and (found := government.read(walker, at)):
            return found
        if folded in grammar.introducers and walker.tokens.kinds[at] == ACRONYM:
            return proper.introduced(walker, at)  # "la ONG Raíces"
        begins = folded in walker.begins or walker.tokens.kinds[at] == ACRONYM
        if grammar.head_last or begins:
            read = head_last.read if grammar.head_last else head_first.read
            found = read(walker, at)
            if found:
                return proper.with_legal_form(walker, found)
        if folded in grammar.contexts and (found := proper.after_context(walker, at)):
            return found  # "Selon Ponts Verts"
        return proper.legal_form(walker, at) or proper.subject(walker, at)

    def _reference(self, at: int) -> None:
        """ "proyecto ALAMEDA", "proyecto Caminos Claros": the name is the project's."""
        tokens = self.walker.tokens
        place = at + 1
        while place < tokens.size and tokens.folds[place] in proper.QUOTES:
            place += 1
        if place < tokens.size and tokens.kinds[place] == ACRONYM:
            printed = tokens.word(place)
            if printed not in self.walker.acronyms:
                self.other.add(printed)
        elif place < tokens.size and tokens.kinds[place] == UPPER and not self.walker.body(place):
            self.other.add(tokens.quote(place, proper.end_of(self.walker, place)))
