"""Phrases of the data that stand left or right of a number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.facts import words
from pipeline.facts.words import SPACE, Left, Right, spaced


def left(phrases: Iterable[str], before: str = r"(?<!\w)", after: str = r"\s{0,3}") -> Left:
    """Phrases that end where a number begins, whatever their case."""
    entries = list(phrases)
    pattern = rf"{before}({spaced(entries)}){after}"
    return words.left(pattern, entries, flags=re.IGNORECASE)


def right(
    phrases: Iterable[str],
    before: str = SPACE,
    after: str = r"(?!\w)",
    flags: int = re.IGNORECASE,
) -> Right:
    """Phrases that begin where a number ends."""
    entries = list(phrases)
    return words.right(f"{before}{spaced(entries)}{after}", entries, flags)
