"""Which country a report is of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline import countries
from pipeline.forms import words
from pipeline.forms.wording import fold

_WORD = re.compile(r"[^\W_]+")
_NAME_WORDS = 6  # of the longest country name
_CERTAIN = 3  # times that prose must name a government, and more often than any other


def country(cover: Sequence[str], prose: str, language: str) -> str | None:
    """ISO 3166-1 alpha-3 code of the country the report is of.

    A line of the cover that is a country's name decides, then a name within one, then a
    government that the answers name again and again ("Gobierno de …").
    """
    names = _names(language)
    for line in cover:
        if code := names.get(_squeeze(line)):
            return code
    for line in cover:
        found = set(_codes(line, names))
        if len(found) == 1:
            return found.pop()
    return _government(prose, language, names)


def other_words(line: str, language: str) -> int:
    """How many words of a line are no part of a country's name."""
    names = _names(language)
    named = " ".join(name for _, name in _named(line, names))
    return len(_WORD.findall(line)) - len(_WORD.findall(named))


def _codes(line: str, names: dict[str, str]) -> Iterator[str]:
    """Codes of the country names in a line."""
    return (code for code, _ in _named(line, names))


def _named(line: str, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Codes and names of the countries in a line, the longest name at each place."""
    parts = _WORD.findall(line)
    at = 0
    while at < len(parts):
        for size in range(min(_NAME_WORDS, len(parts) - at), 0, -1):
            code = names.get(_squeeze("".join(parts[at : at + size])))
            if code and parts[at][0].isupper():
                yield code, " ".join(parts[at : at + size])
                at += size - 1
                break
        at += 1


def _government(prose: str, language: str, names: dict[str, str]) -> str | None:
    found = Counter(
        next(_codes(match.group(1), names), "") for match in _governments(language).finditer(prose)
    )
    found.pop("", None)
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < _CERTAIN:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None


@cache
def _governments(language: str) -> re.Pattern[str]:
    word = words.alternatives(words.known(language, "government_words"))
    return re.compile(rf"\b(?:{word})\s*((?:[\w’'-]+ ?){{1,4}})", re.IGNORECASE)


@cache
def _names(language: str) -> dict[str, str]:
    """Squeezed name → code, in the report's language and as ISO 3166 has it."""
    found: dict[str, str] = {}
    for name, code in (*countries.names("en").items(), *countries.names(language).items()):
        found[_squeeze(name)] = code
        found.setdefault(_squeeze(re.sub(r"\s*\([^()]*\)", "", name)), code)
    for code in countries.codes():
        for name in countries.official_names(code):
            found.setdefault(_squeeze(name), code)
    return found


def _squeeze(name: str) -> str:
    return fold(name).replace(" ", "")
