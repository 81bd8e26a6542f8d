"""Names in a form that can be compared: no case, accents, articles or prepositions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar

from pipeline import data
from pipeline.extract.agencies.tokens import BREAK, Tokens, fold, words

T = TypeVar("T")


@cache
def stop_words() -> frozenset[str]:
    """The linking words of all languages, folded: a report may name a body in another one."""
    return frozenset(
        fold(word)
        for language in data.languages()
        for group in data.language_file(language, "agencies")["links"].values()
        for word in group
    )


@lru_cache(maxsize=1 << 14)
def content(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others.

    >>> content("Secretaría del Trabajo y Previsión Social")
    ('secretaria', 'trabajo', 'prevision', 'social')
    """
    found = words(name)
    return tuple(word for word in found if word not in stop_words()) or found


def bare_acronym(printed: str) -> str:
    """An acronym without points and spaces: "EE. UU." → "EEUU"."""
    return printed.replace(".", "").replace(" ", "")


@dataclass(frozen=True, slots=True)
class NameIndex(Generic[T]):
    """Finds known names in a text, whatever their articles and prepositions."""

    entries: dict[str, tuple[tuple[tuple[str, ...], T], ...]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> NameIndex[T]:
        """An index of names and their values; the first value of a name holds."""
        found: dict[str, dict[tuple[str, ...], T]] = {}
        for name, value in pairs:
            key = content(name)
            found.setdefault(key[0], {}).setdefault(key, value)
        return cls(
            {
                first: tuple(sorted(group.items(), key=lambda item: (-len(item[0]), item[0])))
                for first, group in found.items()
            }
        )

    def get(self, key: tuple[str, ...]) -> T | None:
        """The value of a name given by its :func:`content`."""
        return next((v for phrase, v in self.entries.get(key[0], ()) if phrase == key), None)

    def find(self, tokens: Tokens, at: int) -> tuple[int, T] | None:
        """The longest known name at token ``at``: its end (exclusive) and value."""
        for phrase, value in self.entries.get(tokens.folds[at], ()):
            end = _walk(tokens, at, phrase)
            if end:
                return end, value
        return None


def _walk(tokens: Tokens, at: int, phrase: tuple[str, ...]) -> int:
    """The token after ``phrase`` if it stands at ``at``, linking words skipped, else 0."""
    folds, stop, size = tokens.folds, stop_words(), len(tokens)
    place = at + 1
    for word in phrase[1:]:
        skipped = 0
        while (
            place < size
            and folds[place] != word
            and skipped < 4
            and _skippable(tokens, place, stop)
        ):
            place += 1
            skipped += 1
        if place >= size or folds[place] != word:
            return 0
        place += 1
    return place


def _skippable(tokens: Tokens, place: int, stop: frozenset[str]) -> bool:
    fold_ = tokens.folds[place]
    return fold_ in stop or fold_ == "," or (tokens.kinds[place] == BREAK and len(fold_) == 1)
