"""A sentence as it is read: tokens with one tag each, dates and names among them, verb groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.facts.events.grammar import Grammar
from pipeline.facts.events.lexicon import Word
from pipeline.types import DateMention, NameMention, Span


class Group(NamedTuple):
    """A finite verb group: tokens ``first`` through ``last``, ``end`` after what it governs."""

    first: int
    last: int
    end: int  # after coordinated participles
    lemma: str
    tense: str
    passive: bool
    reflexive: bool
    stative: bool
    planning: bool
    single: bool  # one word, without auxiliaries
    opener: int | None = None  # the relative or subordinating word of its clause
    coordinated: bool = False  # joined to the group before it


class Sentence(NamedTuple):
    """A sentence with its tokens and the mentions that are tokens of it."""

    grammar: Grammar
    text: str  # the whole text, not only the sentence
    span: Span
    paragraph: Span
    starts: Sequence[int]  # of the tokens, in the text
    ends: Sequence[int]
    tags: str  # one for each token
    words: Sequence[str]  # lower case
    info: Sequence[Word]
    dates: Mapping[int, tuple[DateMention, ...]]  # by token; several for "7 and 14 May"
    names: Mapping[int, NameMention]  # by token
    groups: tuple[Group, ...] = ()  # finite verb groups in order

    def has(self, key: str, index: int) -> bool:
        """True if a token's word is in the word list ``key`` of the language's data."""
        return index >= 0 and self.words[index] in self.grammar.sets[key]

    def any(self, key: str, tokens: Iterable[int]) -> bool:
        """True if the word of one of the tokens is in the word list ``key``."""
        listed = self.grammar.sets[key]
        return any(self.words[index] in listed for index in tokens)

    def quote(self, first: int, last: int) -> str:
        """The text from one token through another."""
        return self.text[self.starts[first] : self.ends[last]]

    def segment(self, index: int) -> tuple[int, int]:
        """The first token of the stretch between semicolons that holds a token, and its end."""
        start = self.tags.rfind(";", 0, index) + 1
        end = self.tags.find(";", index)
        return start, end if end >= 0 else len(self.tags)
