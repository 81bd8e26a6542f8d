"""The walk over one complement, and what has been seen of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.facts.agencies.grammar import Grammar, Head
from pipeline.facts.agencies.reading.links import Link
from pipeline.facts.agencies.reading.tokens import ACRONYM, LOWER, Tokens
from pipeline.facts.agencies.reading.walker import Walker

# Endings of nouns that tell what is done: what follows them is what it is done to.
DEEDS = ("cion", "sion", "miento", "tion", "ment", "ance", "encia", "lutte", "defensa", "lucha")


@dataclass(slots=True)
class Progress:
    """One walk: the name's organisation word, and what its complement has had up to now."""

    walker: Walker
    head: Head
    started: bool  # a word of the complement has been taken
    lower: bool = False  # the first one was in lower case
    opened: bool = False  # "para", "contra" … has been passed
    listed: bool = False  # inside an inner list
    nested: int = 0  # bodies named inside the name
    tokens: Tokens = field(init=False)
    grammar: Grammar = field(init=False)

    def __post_init__(self) -> None:
        self.tokens, self.grammar = self.walker.tokens, self.walker.grammar

    @property
    def closed(self) -> bool:
        """True if the name goes on with capitals only."""
        return self.head.complete or (self.head.weak and self.grammar.head_last)

    def begin(self) -> None:
        """Begin anew: a body is named inside the name, with a complement of its own."""
        self.lower = self.started = self.opened = self.listed = False

    def beside(self, at: int) -> None:
        """Note a word that stands right beside the one before it."""
        telling = self.tokens.folds[at] not in self.grammar.generic
        small = self.tokens.kinds[at] == LOWER
        if small and self.head.weak and not self.started:
            return  # "Cooperativa agrícola Los Cedros": it goes with the organisation word
        self.lower = self.lower or (small and telling and not self.started)
        self.started = self.started or telling

    def linked(self, link: Link) -> None:
        """Note the word after a link."""
        kind, opening = self.tokens.kinds[link.end], self.grammar.opening
        generic = self.tokens.folds[link.end] in self.grammar.generic
        self.opened = self.opened or any(word in opening for word in link.prepositions)
        self.listed = self.listed or link.comma
        # An acronym does not tell whether the name is printed in capitals.
        telling = kind in (LOWER, ACRONYM) and not (generic and link.joins)
        self.lower = self.lower or (telling and not self.started)
        self.started = self.started or not (generic and link.conjunction)
