"""Phrases of the data that stand left or right of a number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.facts import words
from pipeline.facts.words import SPACE, Left, Right, expanded, spaced


def left(phrases: Iterable[str], before: str = r"(?<!\w)", after: str = r"\s{0,3}") -> Left:
    """Phrases that end where a number begins, whatever their case."""
    entries = list(phrases)
    pattern = rf"{before}({_any(entries)}){after}"
    return words.left(pattern, _forms(entries), flags=re.IGNORECASE)


def right(
    phrases: Iterable[str],
    before: str = SPACE,
    after: str = r"(?!\w)",
    flags: int = re.IGNORECASE,
) -> Right:
    """Phrases that begin where a number ends."""
    entries = list(phrases)
    return words.right(f"{before}(?:{_any(entries)}){after}", _forms(entries), flags)


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases. One with groups stays as it is: "(brings|takes) the total
    to" may stand for hundreds, which take long to compile."""
    listed = list(phrases)
    plain = [phrase for phrase in listed if "(" not in phrase]
    grouped = [phrase.replace("(", "(?:") for phrase in listed if "(" in phrase]
    patterns = [phrase.replace(" ", rf"{SPACE}+").replace("'", "['’]") for phrase in grouped]
    return "|".join([*patterns, *([spaced(plain)] if plain or not grouped else [])])


def _forms(phrases: Iterable[str]) -> list[str]:
    """All that the phrases stand for."""
    return [
        form
        for phrase in phrases
        for form in (expanded(phrase.replace("(", "(?:")) if "(" in phrase else [phrase])
    ]
