"""Phrases of the data that stand left or right of a number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.facts import words
from pipeline.facts.words import SPACE, Left, Right, expanded, spaced


def left(phrases: Iterable[str], before: str = r"(?<!\w)", after: str = r"\s{0,3}") -> Left:
    """Phrases that end where a number begins, whatever their case."""
    entries = _listed(phrases)
    pattern = rf"{before}({spaced(entries)}){after}"
    return words.left(pattern, entries, flags=re.IGNORECASE)


def right(
    phrases: Iterable[str],
    before: str = SPACE,
    after: str = r"(?!\w)",
    flags: int = re.IGNORECASE,
) -> Right:
    """Phrases that begin where a number ends."""
    entries = _listed(phrases)
    return words.right(f"{before}{spaced(entries)}{after}", entries, flags)


def _listed(phrases: Iterable[str]) -> list[str]:
    """The phrases, one with groups as all that it stands for: "(brings|takes) the total to"."""
    return [
        form
        for phrase in phrases
        for form in (expanded(phrase.replace("(", "(?:")) if "(" in phrase else [phrase])
    ]
