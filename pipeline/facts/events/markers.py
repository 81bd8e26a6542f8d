"""Patterns of what stands before names and dates, compiled from the data of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# All but the set phrases are compared with lower-case text.
_NEVER = re.compile(r"(?!)")


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")
        for phrase in sorted(phrases, key=len, reverse=True)
    )


def any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """Any of the phrases, also with a capital.

    One branch for each letter that opens one, so that the others are skipped fast.
    """
    if not phrases:
        return _NEVER
    rest: dict[str, list[str]] = {}
    for phrase in phrases:
        for first in {phrase[0], phrase[0].upper()}:
            rest.setdefault(first, []).append(phrase[1:])
    return re.compile(
        "|".join(
            rf"{re.escape(first)}(?<!\w.)(?:{_alternatives(found)})(?!\w)"
            for first, found in rest.items()
        )
    )


def _contracted(content: Mapping[str, Any]) -> str:
    """Determiners and contractions that may stand between a marker and a name."""
    return r"(?:\b(?:" + _alternatives(content["articles"]) + r")(?:\s+|(?<=['’])))*"


def _opened(phrases: Iterable[str], content: Mapping[str, Any]) -> str:
    """Phrases ending in a preposition, which may be contracted with an article ("del", "du")."""
    contractions: Mapping[str, Sequence[str]] = content["contractions"]
    found = set()
    for phrase in phrases:
        head, _, last = phrase.rpartition(" ")
        for form in contractions.get(last, [last]):
            found.add(f"{head} {form}".strip())
    return _alternatives(found)


def before_name(phrases: Iterable[str], content: Mapping[str, Any]) -> re.Pattern[str]:
    """One of the phrases at the end of what stands before a name."""
    return re.compile(
        rf"(?:^|(?<!\w))(?:{_opened(phrases, content)})(?:\s+|(?<=['’])){_contracted(content)}$"
    )


def partner(content: Mapping[str, Any]) -> str:
    """Fixed markers, or "with the [technical] support [and advice] of"."""
    genitive = _alternatives(content["partner_genitives"])
    nouns = _alternatives(content["partner_nouns"])
    excluded = _alternatives(content["partner_nouns_not"])
    between = rf"(?:(?!(?:{excluded})\b)[^\W\d_]+,?\s+){{0,5}}?"
    withs = _alternatives(content["partner_prepositions"])
    articles = _contracted(content)
    phrase = (
        rf"(?:{withs})\s+{articles}(?:[^\W\d_]+\s+){{0,4}}?(?:{nouns})\s+{between}"
        rf"(?:{genitive})(?:\s+|(?<=['’])){articles}"
    )
    fixed = rf"(?:{_opened(content['partner_markers'], content)})(?:\s+|(?<=['’])){articles}"
    return rf"(?<!\w)(?:{phrase}|{fixed})"


def at_end(phrases: Sequence[str], content: Mapping[str, Any]) -> re.Pattern[str]:
    """One of the phrases at the end of what stands before a date."""
    return re.compile(
        rf"(?<!\w)(?:{_opened(phrases, content)})(?:\s+|(?<=['’])){_contracted(content)}$"
    )


def at_start(phrases: Sequence[str], content: Mapping[str, Any]) -> re.Pattern[str]:
    """One of the phrases at the start of a stretch."""
    return re.compile(rf"(?:{_alternatives(phrases)}|{_opened(phrases, content)})(?!\w)")
