"""When two wordings count as the same: white space, quotation marks, dashes, markup, case."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans({**dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("’‘´`", "'")})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—", "-"))
_MARKUP = re.compile(r"[*_]+")
_SPACE = re.compile(r"\s+")


def line(text: str) -> str:
    """On one line, without emphasis marks, with plain quotation marks and dashes."""
    plain = unicodedata.normalize("NFC", text).translate(_QUOTES).translate(_DASHES)
    return _SPACE.sub(" ", _MARKUP.sub("", plain)).strip()


def name(text: str) -> str:
    """The same, upper and lower case alike, without punctuation at the ends."""
    return line(text).casefold().strip(" .,;:()\"'")


def head(text: str) -> str:
    """The first word of a noun phrase."""
    return name(text).partition(" ")[0]
