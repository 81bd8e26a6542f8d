"""Acronyms and what they stand for, both orders: ``Name (ABC)``, ``ABC (Name)``, ``ABC, Name``.

The base is Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (PSB 2003): the letters of the short form are looked for from right to left in
the words before it. Mended for Romance languages:

* linking words are free: they neither count in the window nor need a letter ("Instituto Nacional
  de las Mujeres");
* a letter should open a word; only when that fails may it stand inside one (``SEDENA`` from
  "Secretaría de la Defensa Nacional"), and then the first letter must still open the first word;
* doubled letters are a plural ("EE. UU."), a final small ``s`` is one too ("ONGs");
* accents and case do not matter, points and spaces of the short form are dropped.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.facts.agencies.normalise import bare_acronym, linking
from pipeline.facts.agencies.reading.tokens import BREAK, LOWER, SIGN, WORDS, Tokens, fold

_SHAPE = re.compile(r"[^\W\d_][\w.&/-]*(?:[ ][A-Z]{2,}\.?)?$")
FREE = frozenset({",", "-", "–", '"', "“", "”", "«", "»", "'", "’", "/"})
_WINDOW = 14  # content words


@lru_cache(maxsize=1 << 14)
def is_acronym(printed: str) -> bool:
    """True if a word has the shape of an acronym: two capitals, no more than twelve signs.

    >>> [is_acronym(word) for word in ("STPS", "ONGs", "MinTrabajo", "Trabajo", "A")]
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
    stop = linking()
    place = at - 1
    while place >= 0 and len(found) < _WINDOW:
        kind, folded = tokens.kinds[place], tokens.folds[place]
        if kind == SIGN and folded not in FREE:
            break
        if kind == BREAK and len(folded) > 1:
            break
        if kind in WORDS or (kind == LOWER and folded not in stop):
            found.append(place)
        place -= 1
    return found


def initials(tokens: Tokens, near: list[int], wanted: str) -> int | None:
    """The first token of a long form whose words open with the letters, in order.

    Every letter opens a word, or a part of one with hyphens; few words are passed over.
    """
    passed, index = 0, len(wanted) - 1
    for place in near:
        used = False
        for part in reversed(tokens.folds[place].split("-")):
            if index >= 0 and part and part[0] == wanted[index]:
                index -= 1
                used = True
        if index < 0:
            return place
        passed += not used
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


def _within(tokens: Tokens, first: int, last: int) -> list[int]:
    """Content words of a name, last first."""
    stop = linking()
    return [
        place
        for place in range(last - 1, first - 1, -1)
        if tokens.kinds[place] in WORDS
        or (tokens.kinds[place] == LOWER and tokens.folds[place] not in stop)
    ]


def opens(tokens: Tokens, acronym: str, first: int, last: int) -> bool:
    """True if the letters open the words of a name, from its first one on."""
    wanted = letters(acronym)
    return len(wanted) > 1 and initials(tokens, _within(tokens, first, last), wanted) == first


def fits(tokens: Tokens, acronym: str, first: int, last: int) -> bool:
    """True if the name has the letters of the acronym in order, from one of its first words."""
    wanted = letters(acronym)
    words = [tokens.folds[place] for place in reversed(_within(tokens, first, last))]
    return any(
        words[start][0] == wanted[:1] and _subsequence(wanted, "".join(words[start:]))
        for start in range(min(2, len(words)))
    )


def resembles(tokens: Tokens, acronym: str, first: int, last: int) -> bool:
    """True if an acronym right after a name may be its own, though letters are missing.

    It opens like the name ("Syndicat national des enseignants (SYNADEN)"), or half of its letters
    open words in any order ("Organización Internacional del Trabajo (ILO)").
    """
    wanted = letters(acronym)
    near = _within(tokens, first, last)
    rest = [tokens.folds[place][0] for place in near]
    if near and tokens.folds[near[-1]].startswith(wanted[:2]):
        return True
    shared = 0
    for letter in wanted:
        if letter in rest:
            rest.remove(letter)
            shared += 1
    return 2 * shared >= len(wanted)


def _subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def blended(tokens: Tokens, at: int, first: int, last: int) -> bool:
    """True if the word at ``at`` has the syllables of a name, from its first one on."""
    wanted = fold(tokens.word(at))
    name = "".join(tokens.folds[first:last])
    return len(wanted) > 3 and wanted[:2] == name[:2] and _subsequence(wanted, name)
