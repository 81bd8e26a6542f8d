"""Phrases by their first two words: what begins at a word of a text is looked up, not searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from pipeline.facts.agencies.reading.tokens import words

T = TypeVar("T")
# First folded word → second ("" for phrases of one word) → the phrases that begin with them,
# longest first.
Phrases = dict[str, dict[str, tuple[tuple[tuple[str, ...], T], ...]]]


def phrases(pairs: Iterable[tuple[str, T]]) -> Phrases[T]:
    """An index of phrases by their first two folded words, longest phrase first."""
    known: dict[tuple[str, ...], T] = {}
    for phrase, value in pairs:
        known.setdefault(words(phrase), value)
    found: Phrases[T] = {}
    for key in sorted(known, key=lambda key: (-len(key), key)):
        group = found.setdefault(key[0], {})
        second = key[1] if len(key) > 1 else ""
        group[second] = (*group.get(second, ()), (key, known[key]))
    return found


def match(index: Phrases[T], folds: Sequence[str], at: int) -> tuple[int, T] | None:
    """The longest phrase at token ``at``: its end (exclusive) and value."""
    group = index.get(folds[at])
    if not group:
        return None
    if at + 1 < len(folds):
        for phrase, value in group.get(folds[at + 1], ()):
            end = at + len(phrase)
            if len(phrase) == 2 or tuple(folds[at:end]) == phrase:
                return end, value
    for _, value in group.get("", ()):
        return at + 1, value
    return None
