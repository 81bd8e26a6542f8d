"""The small words that stand around answers, from ``languages/<language>/answers.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pipeline import data
from pipeline.forms.wording import fold, plain

_LONGEST = 80  # characters of "not applicable" in any language, with markup
_NO_LETTERS = re.compile(r"[\W_]*")


def known(language: str, key: str) -> tuple[str, ...]:
    """The words of one kind in one language."""
    found: Any = data.language_file(language, "answers")[key]
    return tuple(found)


@cache
def everywhere(key: str) -> tuple[str, ...]:
    """The words of one kind in all languages, longest first."""
    found = {word for language in data.languages() for word in known(language, key)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def folded(key: str) -> frozenset[str]:
    """The words of one kind in all languages, folded."""
    return frozenset(fold(word) for word in everywhere(key))


def alternatives(found: Iterable[str]) -> str:
    """The words as alternatives of a regular expression, white space folded."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in found)


def is_answer(raw: str) -> bool:
    """True if a stretch says something: not empty, not only "N/A"."""
    if len(raw) > _LONGEST:
        return True
    return not _NO_LETTERS.fullmatch(raw) and fold(plain(raw)) not in folded("not_answered")
