"""Acronyms and what they stand for, both orders: ``Name (ABC)``, ``ABC (Name)``, ``ABC, Name``.

The base is Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (PSB 2003): the letters of the short form are looked for from right to left in
the words before it. Mended for Romance languages:

* linking words are free: they neither count in the window nor need a letter ("Instituto Nacional
  de las Mujeres");
* a letter should open a word; only when that fails may it stand inside one (``SEDENA`` from
  "Secretaría de la Defensa Nacional"), and then the first letter must still open the first word;
* doubled letters are a plural ("EE. UU."), a final small ``s`` is one too ("MIRTIs");
* accents and case do not matter, points and spaces of the short form are dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.agencies.normalise import bare_acronym, stop_words
from pipeline.extract.agencies.tokens import BREAK, LOWER, SIGN, WORDS, Tokens, fold

_SHAPE = re.compile(r"[^\W\d_][\w.&/-]*(?:[ ][A-Z]{2,}\.?)?$")
_FREE = frozenset({",", "-", "–", '"', "“", "”", "«", "»", "'", "’", "/"})
_WINDOW = 14  # content words


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym (as printed) and the tokens ``first`` to ``last`` (exclusive) it stands for."""

    acronym: str
    at: int  # token of the acronym
    first: int
    last: int
    strict: bool  # every letter opens a word


def is_acronym(printed: str) -> bool:
    """True if a word has the shape of an acronym: two capitals, no more than twelve signs.

    >>> [is_acronym(word) for word in ("STPS", "MIRTIs", "MinTrabajo", "Trabajo", "A")]
    [True, True, True, False, False]
    """
    bare = bare_acronym(printed)
    capitals = sum(char.isupper() for char in bare)
    return 2 <= len(bare) <= 14 and capitals >= 2 and bool(_SHAPE.match(printed))


def letters(acronym: str) -> str:
    """The letters to look for: no points, no plural ``s``, doubled capitals once."""
    bare = bare_acronym(acronym).replace("-", "").replace("&", "").replace("/", "")
    if len(bare) > 2 and bare.endswith("s") and bare[:-1].isupper():
        bare = bare[:-1]
    if len(bare) % 2 == 0 and bare[::2] == bare[1::2] and len(bare) > 2:
        bare = bare[::2]
    return fold(bare)


def before(tokens: Tokens, at: int) -> list[int]:
    """Content words that stand before token ``at``, nearest first, within one sentence."""
    found: list[int] = []
    stop = stop_words()
    place = at - 1
    while place >= 0 and len(found) < _WINDOW:
        kind, folded = tokens.kinds[place], tokens.folds[place]
        if kind == SIGN and folded not in _FREE:
            break
        if kind == BREAK and len(folded) > 1:
            break
        if kind in WORDS or (kind == LOWER and folded not in stop):
            found.append(place)
        place -= 1
    return found


def initials(tokens: Tokens, near: list[int], wanted: str) -> int | None:
    """The first token of a long form whose words open with the letters, in order.

    Every letter opens a word; at most one content word in four is passed over.
    """
    passed, index = 0, len(wanted) - 1
    for place in near:
        if tokens.folds[place][0] == wanted[index]:
            index -= 1
            if index < 0:
                return place
        else:
            passed += 1
            if 3 * passed > len(wanted) + 1:
                return None
    return None


def inside(tokens: Tokens, near: list[int], wanted: str) -> int | None:
    """The first token of a long form with the letters in order, the first opening a word."""
    index = len(wanted) - 1
    for count, place in enumerate(near):
        if count > len(wanted) + 4:
            return None
        word = tokens.folds[place]
        if index == 0:
            if word[0] == wanted[0]:
                return place
            continue
        index = _consume(word, wanted, index)
        if index < 0:
            return place
    return None


def _consume(word: str, wanted: str, index: int) -> int:
    """How far ``wanted`` is left after its tail was read off the word from right to left."""
    place = len(word) - 1
    while place >= 0 and index >= 0:
        if word[place] == wanted[index] and (index > 0 or place == 0):
            index -= 1
        place -= 1
    return index


def long_form(tokens: Tokens, acronym: str, end: int) -> tuple[int, bool] | None:
    """Where the long form that ends before token ``end`` begins, and whether all initials fit."""
    wanted = letters(acronym)
    near = before(tokens, end)
    if len(wanted) < 2 or not near:
        return None
    first = initials(tokens, near, wanted)
    if first is not None:
        return first, True
    first = inside(tokens, near, wanted)
    return (first, False) if first is not None else None


def fits(tokens: Tokens, acronym: str, first: int, last: int) -> bool:
    """True if the words ``first`` to ``last`` can be what the acronym stands for."""
    wanted = letters(acronym)
    near = [
        place
        for place in range(last - 1, first - 1, -1)
        if tokens.kinds[place] in WORDS or tokens.kinds[place] == LOWER
    ]
    word = "".join(tokens.folds[place] for place in reversed(near))
    return bool(word) and word[0] == wanted[0] and _subsequence(wanted, word)


def _subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def parenthesised(tokens: Tokens) -> list[tuple[int, int]]:
    """Acronyms in parentheses: token of the acronym, token of the closing parenthesis.

    What follows the acronym inside is a note ("por sus siglas en inglés") and not read here.
    """
    found = []
    kinds, folds = tokens.kinds, tokens.folds
    for place in range(len(tokens) - 2):
        if folds[place] != "(" or kinds[place + 1] not in WORDS:
            continue
        if is_acronym(tokens.word(place + 1)):
            found.append((place + 1, _closing(tokens, place + 1)))
    return found


def _closing(tokens: Tokens, at: int) -> int:
    for place in range(at, min(at + 14, len(tokens))):
        if tokens.folds[place] == ")":
            return place
    return at + 1
