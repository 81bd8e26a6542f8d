"""Places that a clause names: countries, and the first-level divisions of the report's country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import pycountry

from pipeline import countries, data

_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST = 6  # words of a place's name
FOLDER = data.ROOT / "gazetteer" / "places"


@cache
def gazetteer(language: str, country: str | None) -> Mapping[tuple[str, ...], str]:
    """Words of a place's name → the name as it is given in the output."""
    known: dict[tuple[str, ...], str] = {}
    for name in countries.names(language):
        known[_words(name)] = name
    for name, variants in _divisions(country).items():
        for form in (name, *variants):
            known[_words(form)] = name
    own = countries.name(country, language) if country else None
    if own:
        known.pop(_words(own), None)  # the report's own country tells nothing
    return known


def _divisions(country: str | None) -> dict[str, tuple[str, ...]]:
    """First-level divisions with other spellings: ISO 3166-2, completed by our own file."""
    two = countries.alpha_2(country) if country else None
    found = pycountry.subdivisions.get(country_code=two) if two else None
    names: dict[str, tuple[str, ...]] = {
        item.name: () for item in found or () if item.parent_code is None
    }
    path = FOLDER / f"{country}.yaml"
    if country and path.exists():
        for name, variants in data.load(path)["places"].items():
            names[name] = tuple(variants or ())
        for name in data.load(path).get("not_places", ()):
            names.pop(name, None)
    return names


def _words(name: str) -> tuple[str, ...]:
    return tuple(_NAME.findall(name.replace("’", "'")))


def find(text: str, language: str, country: str | None) -> tuple[str, ...]:
    """The places named in a text, each once, in order."""
    known = gazetteer(language, country)
    words = _NAME.findall(text.replace("’", "'"))
    found: dict[str, None] = {}
    position = 0
    while position < len(words):
        size = _match(known, words, position)
        if size:
            found[known[tuple(words[position : position + size])]] = None
        position += size or 1
    return tuple(found)


def _match(known: Mapping[tuple[str, ...], str], words: list[str], position: int) -> int:
    """How many words from a position form the longest known name."""
    if not words[position][0].isupper():
        return 0
    for size in range(min(_LONGEST, len(words) - position), 0, -1):
        if tuple(words[position : position + size]) in known:
            return size
    return 0
