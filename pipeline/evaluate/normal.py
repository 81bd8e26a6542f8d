"""When two wordings count as the same: white space, quotation marks, dashes, markup, case."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans({**dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("’‘´`", "'")})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—", "-"))
_MARKUP = re.compile(r"[*_]+")
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")


def line(text: str) -> str:
    """On one line, without emphasis marks, with plain quotation marks and dashes."""
    plain = unicodedata.normalize("NFC", text).translate(_QUOTES).translate(_DASHES)
    return _SPACE.sub(" ", _MARKUP.sub("", plain)).strip()


def name(text: str) -> str:
    """The same, upper and lower case alike, without punctuation at the ends."""
    return line(text).casefold().strip(" .,;:()\"'")


def agreement(one: str, other: str) -> float:
    """How far the words of three letters or more agree, 0 to 1 (Dice's coefficient, 1945)."""
    words, others = _words(one), _words(other)
    return 2 * len(words & others) / max(len(words) + len(others), 1)


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(name(text)) if len(word) > 2}


def head(text: str) -> str:
    """The first word of a noun phrase."""
    return name(text).partition(" ")[0]
