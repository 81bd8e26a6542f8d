"""The printed number of a question: "12.", "2.10", "XIV)", "Question n° 3:", "b)", "A1."."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.forms import words

_LEADING = re.compile(
    r"[#>*_|\s\-+•–\[]{0,12}(?:<\w{1,6}>){0,2}\(?"
    r"(?:(?:[^\W\d]{1,12}\.?\s{0,3}(?:n?[°º.]\s{0,3})?)?\d{1,3}(?!\d)|[IVX]{1,8}\s?[.):–-])"
)
_LETTERED = re.compile(r"[#>*_|\s]{0,12}\(?[a-z]\\?\)")
_ALONE = re.compile(r"[#*_ ]{0,12}\(?(?:\d{1,3}(?:\.\d{1,2})?|[IVX]{1,8})\\?[.):][*_ ]{0,4}$")
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Number(NamedTuple):
    """A printed number: as printed, its parts as numbers, and where it ends."""

    printed: str
    parts: tuple[int, ...]
    end: int


def leads(raw: str) -> bool:
    """True for a line that may begin with a question's number; a cheap look."""
    return _LEADING.match(raw) is not None


def is_lettered(raw: str) -> bool:
    """True for a line that begins with a letter and a bracket."""
    return _LETTERED.match(raw) is not None


def stands_alone(raw: str) -> bool:
    """True for a line of nothing but a number and what ends it."""
    return _ALONE.match(raw) is not None


def parse(text: str) -> Number | None:
    """The number that a heading begins with.

    >>> parse("2.10 What was done?")
    Number(printed='2.10', parts=(2, 10), end=5)
    """
    found = _pattern().match(text)
    if not found:
        return None
    printed = next(filter(None, found.groups()))
    return Number(printed, ordinals(printed), found.end())


def ordinals(printed: str) -> tuple[int, ...]:
    """The parts of a printed number.

    >>> ordinals("2.10"), ordinals("XIV"), ordinals("b"), ordinals("B2")
    ((2, 10), (14,), (2,), (2, 2))
    """
    if printed[0].isdigit():
        return tuple(int(part) for part in printed.split("."))
    if printed[-1].isdigit():
        return (_letter(printed[0]), int(printed[1:].strip(".")))
    if printed.islower():
        return (_letter(printed),)
    values = [_ROMAN[letter] for letter in printed]
    following = [*values[1:], 0]
    return (
        sum(-one if one < other else one for one, other in zip(values, following, strict=True)),
    )


def _letter(letter: str) -> int:
    return ord(letter.lower()) - ord("a") + 1


@cache
def _pattern() -> re.Pattern[str]:
    word = words.alternatives(words.everywhere("question_words"))
    return re.compile(
        rf"(?:[-+•–]\s+)?\(?(?:(?:{word})\s*(?:n\s?[°ºo.])?\s*"
        r"(?P<named>\d{1,3}(?:\.\d{1,2}){0,2})\s*[.):\]–—-]*"
        r"|(?P<plain>\d{1,3}(?:\.\d{1,2}){0,2})\s*"
        r"(?:[.)\]:](?!\d)|[–—-](?=\s)|(?=\s+[A-ZÀ-Ý¿¡]))"
        r"|(?P<grouped>[A-H]\.?\d{1,2})\s*[.):]"
        r"|(?P<roman>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))\s*(?:[.):]|[–—-](?=\s))"
        r"|(?P<letter>[a-z])\))"
        r"(?:\s*[–—-](?=\s))?\s*(?=\S)"
    )
