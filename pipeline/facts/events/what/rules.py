"""Rules that choose what was done: tried in the order of their table, the first to find one wins.

Each has an id; what it finds and what it must not stands under that id in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from pipeline.facts.events.bounds import Bounds
from pipeline.facts.events.reading.sentence import Sentence
from pipeline.types import Span

T = TypeVar("T")  # what is asked of: a verb group, or a happening of a noun or participle


class Rule(NamedTuple, Generic[T]):
    """A way to find what was done in the clause at some bounds."""

    id: str
    find: Callable[[Sentence, T, Bounds], Span | None]


class Choice(NamedTuple):
    """What was done, and the rule that found it."""

    rule: str
    span: Span


def first(rules: Iterable[Rule[T]], sentence: Sentence, told: T, area: Bounds) -> Choice | None:
    """What the first rule of a table that finds something finds."""
    for rule in rules:
        span = rule.find(sentence, told, area)
        if span is not None:
            return Choice(rule.id, span)
    return None
