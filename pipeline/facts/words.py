"""Words and phrases of the language data as patterns that are given up early."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

SPACE = r"\s"
MAX_LAST = 32  # characters of the last words before a place

_WORDS = re.compile(r"\w+")
# The parts of a pattern that stands for a list of phrases, each perhaps optional.
_PART = re.compile(r"\(\?:|\)\??|\||\[[^\]]+\]\??|\\.\??|[^\\]\??", re.DOTALL)
_ENDLESS = re.compile(r"[*+{.^$\[]|\\[a-zA-Z]|\[\^")


def spaced(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; a space is any white space.

    The words are laid out as a tree of letters, so that a text position is given up at the
    first letter that fits none.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_branch(tree)})"


def _branch(node: dict[str, Any]) -> str:
    branches = [_letter(letter) + _branch(rest) for letter, rest in node.items() if letter]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"


def _letter(letter: str) -> str:
    return {" ": f"{SPACE}+", "'": "['’]"}.get(letter) or re.escape(letter)


def fold(text: str) -> str:
    """Lower case with white space folded and typographic apostrophes made plain."""
    return " ".join(text.lower().replace("’", "'").split())


def cased(words: Iterable[str]) -> list[str]:
    """The words, with a capital first letter, and in capitals."""
    return [form for word in words for form in {word, word[:1].upper() + word[1:], word.upper()}]


def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for whole words, whatever their case; it fits nowhere if there are none."""
    listed = list(words)
    return re.compile(rf"(?<!\w){spaced(listed)}(?!\w)" if listed else r"(?!)", re.IGNORECASE)


def last_word(text: str) -> str:
    """The last word of a text, in lower case and without the signs around it."""
    words = _WORDS.findall(text)
    return words[-1].lower() if words else ""


@dataclass(frozen=True, slots=True)
class Left:
    """Phrases that end where a number or a date, or what stands before it, begins.

    ``last`` holds their last words: looking these up spares most searches. ``tails`` are words
    that may follow the phrases, ``signs`` the last characters of phrases that end with no word.
    """

    pattern: re.Pattern[str]
    last: frozenset[str]
    tails: frozenset[str] = frozenset()
    signs: tuple[str, ...] = ()

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The phrase that ends at ``end`` and begins at ``start`` or later, if one does."""
        head = text[max(start, end - MAX_LAST) : end]
        tokens = head.split()
        while tokens:  # a phrase may end before the tails
            token = tokens.pop()
            word = token.lower() if token.isalpha() else last_word(token)
            if word in self.last:
                return self.pattern.search(text, start, end)
            if word not in self.tails:
                break
        if self.signs and head.rstrip().endswith(self.signs):
            return self.pattern.search(text, start, end)
        return None


@dataclass(frozen=True, slots=True)
class Right:
    """Phrases that stand right of a number or a date, mostly after white space.

    ``firsts`` are their first characters, in both cases where that does not matter: looking at
    these spares most matches.
    """

    pattern: re.Pattern[str]
    firsts: frozenset[str]

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The phrase at a place, with what stands before it there, if one is there."""
        first = text[at : at + 1]
        if first == " ":
            first = text[at + 1 : at + 2]
        if first in self.firsts or first.isspace():
            return self.pattern.match(text, at)
        return None


def right(pattern: str, phrases: Iterable[str], flags: int = 0) -> Right:
    """A pattern whose match begins with one of the phrases, perhaps after white space."""
    firsts = {phrase[0] for phrase in phrases}
    if flags & re.IGNORECASE:
        firsts |= {first.upper() for first in firsts} | {first.lower() for first in firsts}
    return Right(re.compile(pattern, flags), frozenset(firsts))


def left(
    pattern: str, phrases: Iterable[str], *, tails: Iterable[str] = (), flags: int = 0
) -> Left:
    """A pattern whose match ends with a phrase, perhaps one of the tails, and white space."""
    listed, words = list(phrases), _WORDS.findall(" ".join(tails).lower())
    tokens = [phrase.split()[-1] for phrase in listed]
    signs = tuple(token[-1] for token in tokens if not last_word(token))
    last = frozenset(map(last_word, tokens)) - {""}
    return Left(re.compile(rf"{pattern}\Z", flags), last, frozenset(words), signs)


def expanded(pattern: str) -> list[str]:
    """The phrases that a pattern of letters, sets, groups, "|" and "?" stands for.

    Raises:
        ValueError: it stands for no list of phrases: "[a-z]+".

    Example:
        >>> expanded("antes del?")
        ['antes de', 'antes del']
    """
    return _phrases(iter(_PART.findall(pattern)), pattern)


def _phrases(parts: Iterator[str], pattern: str) -> list[str]:
    """What the parts stand for, up to the end of the group."""
    done: list[str] = []
    heads = [""]
    for part in parts:
        if part.startswith(")"):
            return [*done, *heads, *[""] * (part == ")?")]
        if part == "|":
            done, heads = [*done, *heads], [""]
            continue
        tails = _phrases(parts, pattern) if part == "(?:" else _letters(part, pattern)
        heads = [head + tail for head in heads for tail in tails]
    return [*done, *heads]


def _letters(part: str, pattern: str) -> list[str]:
    optional = len(part) > 1 and part.endswith("?") and part != "\\?"
    atom = part[:-1] if optional else part
    inside = atom[1:-1] if len(atom) > 1 and atom[0] == "[" else ""
    if "-" in inside[1:-1] or _ENDLESS.match(inside or atom):
        raise ValueError(f"{pattern!r} stands for no list of phrases")
    return [*(inside or atom[-1]), *[""] * optional]
