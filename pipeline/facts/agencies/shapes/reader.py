"""Candidates: what in a text may name an organisation, before the whole report is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import ACRONYM, LOWER, UPPER
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.shapes import doers, government, head_first, head_last, legal, proper
from pipeline.facts.agencies.shapes.introduced import introduced


@dataclass(frozen=True, slots=True)
class Reader:
    """Goes through the words of a text once; ``other`` takes names of projects, laws …"""

    walker: Walker
    other: set[str] = field(default_factory=set)

    def read(self) -> list[Candidate]:
        """All candidates of the text, in order, none inside another."""
        kinds, found, last = self.walker.tokens.kinds, list[Candidate](), 0
        headed = head_last.headed(self.walker) if self.walker.grammar.head_last else frozenset()
        for at in self._places():
            if at < last:
                continue
            name = self._lower(at) if kinds[at] == LOWER else self._capital(at, at in headed)
            if name and not self._no_name(name):
                found.append(name)
                last = name.last
        return found

    def _places(self) -> list[int]:
        """Capitals, and the words in lower case at which something may begin."""
        tokens, grammar = self.walker.tokens, self.walker.grammar
        kinds, folds, last = tokens.kinds, tokens.folds, tokens.size - 1
        lower = [
            at
            for at in self.walker.marked
            if kinds[at] == LOWER
            and (
                folds[at] in grammar.triggers
                or (at < last and folds[at + 1] in grammar.followed[folds[at]])
            )
        ]
        return sorted((*tokens.capitals(), *lower))

    def _no_name(self, found: Candidate) -> bool:
        """ "Sociedad Civil", "programa Red Viva": an organisation word, and yet no organisation."""
        grammar, folds, first = self.walker.grammar, self.walker.tokens.folds, found.first
        known = match(grammar.not_names, folds, first)
        project = first and found.head and self.walker.tokens.kinds[first - 1] == LOWER
        thing = match(grammar.references, folds, first - 1) if project else None
        named = thing == (first, "project")
        return named or (known is not None and known[0] >= found.last)

    def _lower(self, at: int) -> Candidate | None:
        walker, grammar = self.walker, self.walker.grammar
        folded = walker.tokens.folds[at]
        if folded in grammar.references:
            self._reference(at)
        if folded in grammar.government and (found := government.read(walker, at)):
            return found
        if folded in grammar.introducers and (found := introduced(walker, at)):
            return found
        if folded in grammar.heads and (found := head_first.lower(walker, at)):
            return found
        if folded in grammar.by and (found := doers.doer(walker, at)):
            return found
        return doers.after_context(walker, at) if folded in grammar.contexts else None

    def _capital(self, at: int, headed: bool) -> Candidate | None:
        walker, grammar = self.walker, self.walker.grammar
        folded, acronym = walker.tokens.folds[at], walker.tokens.kinds[at] == ACRONYM
        marked = folded in grammar.marks
        if marked:
            if folded in grammar.references:
                self._reference(at)
            if folded in grammar.government and (found := government.read(walker, at)):
                return found
            if acronym and folded in grammar.introducers:
                return introduced(walker, at)  # "la ONG Raíces"
        if acronym or headed or folded in walker.begins:
            read = head_last.read if grammar.head_last else head_first.read
            if found := read(walker, at):
                return legal.with_legal_form(walker, found)
        if marked and folded in grammar.contexts and (found := doers.after_context(walker, at)):
            return found  # "Selon Ponts Verts"
        if walker.legal and (found := legal.legal_form(walker, at)):
            return found
        return doers.opening(walker, at) if walker.told or walker.deeds else None

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
