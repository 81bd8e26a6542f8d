"""A text as words: the only place that knows how names are cut into words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Initials ("A.C.", "EE. UU."), an elided article ("l'"), a word with inner hyphens, a number,
# a run of line breaks, any other sign.
_TOKEN = re.compile(
    r"EE\.[ ]?UU\.?|(?:[^\W\d_]\.){2,}"
    r"|\b(?:[cdjlmnstCDJLMNST]|[qQ]u)['’](?=\w)"
    r"|[^\W\d_]\w*(?:[-‑]\w+)*(?:['’]s\b|['’](?=\ [A-Z]))?"
    r"|\d(?:[\d.,]*\d)?\w*"
    r"|\n+|[^\w\s]|_"
)

UPPER, ACRONYM, LOWER, NUMBER, BREAK, SIGN = "CAldnp"
WORDS = frozenset("CA")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel columns, one entry a word: faster to walk than objects.

    ``kinds``: ``C`` capitalised, ``A`` written like an acronym, ``l`` lower case, ``d`` number,
    ``n`` line break, ``p`` any other sign. ``lows`` are without case, ``folds`` without case
    and accents (in Spanish "publicó" is a verb and "público" may be part of a name).
    """

    text: str
    starts: list[int]
    ends: list[int]
    lows: list[str]
    folds: list[str]
    kinds: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, index: int) -> str:
        """The token as printed."""
        return self.text[self.starts[index] : self.ends[index]]

    def quote(self, first: int, last: int) -> str:
        """The text from token ``first`` up to, not including, token ``last``."""
        return self.text[self.starts[first] : self.ends[last - 1]]


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The word without case and accents, apostrophes straight: ``Secretaría`` → ``secretaria``."""
    plain = word.lower().replace("’", "'").replace("‑", "-")
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 16)
def _classify(word: str) -> tuple[str, str, str]:
    return word.lower().replace("’", "'"), fold(word), _kind(word)


def _kind(word: str) -> str:
    first = word[0]
    if first == "\n":
        return BREAK
    if first.isdigit():
        return NUMBER
    if not first.isalpha():
        return SIGN
    if any(sum(char.isupper() for char in part) > 1 for part in word.split("-")):
        return ACRONYM
    return UPPER if first.isupper() else LOWER


def tokenise(text: str) -> Tokens:
    """Cut a text into words, numbers, line breaks and signs."""
    found = [
        (match.start(), match.end(), *_classify(match.group())) for match in _TOKEN.finditer(text)
    ]
    columns = [list(column) for column in zip(*found, strict=True)] or [[], [], [], [], []]
    return Tokens(text, *columns)


def words(text: str) -> tuple[str, ...]:
    """The folded words of a phrase, signs left out."""
    tokens = tokenise(text)
    pairs = zip(tokens.folds, tokens.kinds, strict=True)
    return tuple(folded for folded, kind in pairs if kind not in {BREAK, SIGN})
