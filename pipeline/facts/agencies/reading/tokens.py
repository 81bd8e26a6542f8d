"""A text as words: the only place that knows how names are cut into words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

# A word before a space and a frequent sign (most tokens are, so that they are tried first), a word
# with inner hyphens, initials ("A.C.", "EE. UU."), an elided article ("l'"), a shorter word, a
# number, a run of line breaks, the possessive of an acronym ("ILO's"), any other sign; each with
# the spaces after it, so that lengths add up to places.
# "Women's", "Attorney General's Office", "Workers' Union"; not "the Ministry of Labour's boats".
_POSSESSIVE = r"(?:(?:(?<=men)|(?<=dren)|(?<=ople))['’]s\b|(?<![A-Z])['’](?:s\b)?(?=\ [A-Z]))?"
_TOKEN = re.compile(
    r"(?!P(?:vt|te)[ ]Ltd)[^\W\d_]\w++[ ][^\S\n]*+|(?:[,;:()%]"
    r"|P(?:vt|te)\.?[ ]Ltd\b\.?|[^\W\d_]\w\w++(?:[-‑](?:d['’])?\w+)*+"
    + _POSSESSIVE
    + r"|EE\.[ ]?UU\.?|(?:[^\W\d_]\.[ ]){1,5}[^\W\d_]\.|(?:[^\W\d_]\.){2,}"
    r"|(?<!\w)(?:[cdjlmnstCDJLMNST]|[qQ]u)['’](?=\w)"
    r"|[^\W\d_]\w*+(?:[-‑](?:d['’])?\w+)*+" + _POSSESSIVE + r"|\d(?:[\d.,]*\d)?\w*"
    r"|\n+|['’]s\b|[^\w\s]|_)[^\S\n]*+"
)
_MOST_WORDS = 1 << 16  # remembered

UPPER, ACRONYM, LOWER, NUMBER, BREAK, SIGN = "CAldnp"
WORDS = frozenset("CA")
_NO_WORDS = frozenset((BREAK, SIGN))
POSSESSIVE = "'s"
PEOPLES = ("men's", "dren's", "ople's")  # "Women's", as the pattern of tokens has it
_ACRONYM = re.compile(ACRONYM)
_CAPITAL = re.compile("[CA]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel columns, one entry a word: faster to walk than objects.

    ``kinds``: ``C`` capitalised, ``A`` written like an acronym, ``l`` lower case, ``d`` number,
    ``n`` line break, ``p`` any other sign. ``lows`` are without case, ``folds`` without case
    and accents (in Spanish "publicó" is a verb and "público" may be part of a name).
    """

    text: str
    starts: Sequence[int]
    words: Sequence[str]
    lows: Sequence[str]
    folds: Sequence[str]
    kinds: str
    size: int

    def word(self, index: int) -> str:
        """The token as printed."""
        return self.words[index]

    def end(self, index: int) -> int:
        """The place in the text after the token."""
        return self.starts[index] + len(self.words[index])

    def quote(self, first: int, last: int) -> str:
        """The text from token ``first`` up to, not including, token ``last``."""
        return self.text[self.starts[first] : self.end(last - 1)]

    def among(self, words: Container[str]) -> list[int]:
        """The tokens whose folded word is one of these."""
        return [at for at, folded in enumerate(self.folds) if folded in words]

    def capitals(self) -> list[int]:
        """The tokens with a capital."""
        return [hit.start() for hit in _CAPITAL.finditer(self.kinds)]

    def acronyms(self) -> list[int]:
        """The tokens that are written like an acronym."""
        return [hit.start() for hit in _ACRONYM.finditer(self.kinds)]


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The word without case and accents, apostrophes straight: ``Secretaría`` → ``secretaria``.

    A possessive plural is the plural: some print "Workers' Union", some "Workers Union".
    """
    plain = word.lower().replace("’", "'").replace("‑", "-")
    if plain.endswith("s'") and len(plain) > 3:
        plain = plain[:-1]
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


class _Columns(dict[str, tuple[str, str, str, str]]):
    """What was matched → the word, without case, folded, and its kind; each made once."""

    def __missing__(self, matched: str) -> tuple[str, str, str, str]:
        word = matched[: matched.count("\n")] if matched[0] == "\n" else matched.rstrip()
        folded = fold(word.replace(". ", "."))  # "S. A. C." is "S.A.C."
        self[matched] = made = (word, word.lower().replace("’", "'"), folded, _kind(word))
        return made


_columns = _Columns()


def _kind(word: str) -> str:
    first = word[0]
    if first == "\n":
        return BREAK
    if first.isdigit():
        return NUMBER
    if not first.isalpha():
        return SIGN
    if word.islower():
        return LOWER
    if not word[1:].islower() and any(map(_is_acronym, word.split("-"))):
        return ACRONYM
    return UPPER  # "iTaukei" is a name too


def _is_acronym(part: str) -> bool:
    return sum(char.isupper() for char in part) > 1


def tokenise(text: str) -> Tokens:
    """Cut a text into words, numbers, line breaks and signs."""
    first = _TOKEN.search(text)
    start = first.start() if first else 0
    matched = _TOKEN.findall(text, start)
    starts = list(accumulate(map(len, matched), initial=start))[:-1]
    words, lows, folds, kinds = tuple(zip(*_made(matched), strict=True)) or ((), (), (), ())
    return Tokens(text, starts, words, lows, folds, "".join(kinds), len(words))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a phrase, signs left out."""
    made = _made(_TOKEN.findall(text))
    return tuple([folded for _, _, folded, kind in made if kind not in _NO_WORDS])


def _made(matched: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """The columns of each match."""
    if len(_columns) > _MOST_WORDS:
        _columns.clear()
    return [_columns[one] for one in matched]
