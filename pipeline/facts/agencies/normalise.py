"""Names in a form that can be compared: no case, accents, articles or prepositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar

from pipeline import data
from pipeline.facts.agencies.reading.tokens import Tokens, fold, words

T = TypeVar("T")
_LONGEST_LINK = 4  # linking words in a row


@cache
def linking() -> frozenset[str]:
    """The linking words of all languages, folded: a report may name a body in another one."""
    return _links(frozenset())


@cache
def stop_words() -> frozenset[str]:
    """Those that tell no name from another. Not "sur", which is South in Spanish."""
    return _links(frozenset({"topic"}))


def _links(left_out: frozenset[str]) -> frozenset[str]:
    return frozenset(
        fold(word)
        for language in data.languages()
        for name, group in data.language_file(language, "text")["links"].items()
        for word in group
        if name not in left_out
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
    """Finds known names in a text, whatever their articles and prepositions.

    ``entries``: first word → second word ("" for names of one word) → names, longest first.
    """

    entries: dict[str, dict[str, tuple[tuple[tuple[str, ...], T], ...]]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> NameIndex[T]:
        """An index of names and their values; the first value of a name holds."""
        known: dict[tuple[str, ...], T] = {}
        for name, value in pairs:
            known.setdefault(content(name), value)
        found: dict[str, dict[str, tuple[tuple[tuple[str, ...], T], ...]]] = {}
        for key in sorted(known, key=lambda key: (-len(key), key)):
            group = found.setdefault(key[0], {})
            second = key[1] if len(key) > 1 else ""
            group[second] = (*group.get(second, ()), (key, known[key]))
        return cls(found)

    def beginning(self, first: str) -> Iterator[tuple[str, ...]]:
        """The names that begin with a word, by their :func:`content`."""
        for group in self.entries.get(first, {}).values():
            yield from (key for key, _ in group)

    def get(self, key: tuple[str, ...]) -> T | None:
        """The value of a name given by its :func:`content`."""
        group = self.entries.get(key[0], {}).get(key[1] if len(key) > 1 else "", ())
        return next((value for phrase, value in group if phrase == key), None)

    def find(self, tokens: Tokens, at: int) -> tuple[int, T] | None:
        """The longest known name at token ``at``: its end (exclusive) and value."""
        group = self.entries.get(tokens.folds[at])
        if not group:
            return None
        second = _next(tokens, at + 1)
        if second < tokens.size:
            for phrase, value in group.get(tokens.folds[second], ()):
                end = _walk(tokens, second, phrase)
                if end:
                    return end, value
        return next(((at + 1, value) for _, value in group.get("", ())), None)


def _next(tokens: Tokens, place: int) -> int:
    """The next token that is no linking word, comma or single line break."""
    stop, last = stop_words(), min(tokens.size, place + _LONGEST_LINK)
    while place < last:
        folded = tokens.folds[place]
        if folded not in stop and folded not in {",", "\n"}:
            return place
        place += 1
    return place


def _walk(tokens: Tokens, second: int, phrase: tuple[str, ...]) -> int:
    """The token after ``phrase`` if its words from the second on stand at ``second``, else 0."""
    folds, size, place = tokens.folds, tokens.size, second
    for word in phrase[2:]:
        place = place + 1
        if place >= size or folds[place] != word:
            place = _next(tokens, place)
        if place >= size or folds[place] != word:
            return 0
    # "el Ministerio lo publicó" is not the Ministerio Público.
    return 0 if tokens.lows[place].endswith("ó") and len(phrase) > 1 else place + 1
