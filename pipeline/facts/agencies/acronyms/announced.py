"""Where a text tells what an acronym stands for: "Name (ABC)", "ABC (Name)", after a note."""

from __future__ import annotations

import re

from pipeline.facts.agencies.acronyms import matching
from pipeline.facts.agencies.grammar import Grammar
from pipeline.facts.agencies.normalise import linking
from pipeline.facts.agencies.reading.phrases import Phrases, match
from pipeline.facts.agencies.reading.tokens import SIGN, UPPER, Tokens

_CLOSING = {"(": ")", "–": "–", "—": "—"}
_LONGEST = 24  # tokens from an acronym to the end of its long form
_PARENTHESES = re.compile(SIGN + UPPER + SIGN)


def announced(tokens: Tokens, grammar: Grammar) -> list[tuple[int, int]]:
    """Acronyms that follow what they stand for: their token, and the one after the long form.

    In parentheses ("Name (ABC)") or after a note ("Name, en adelante ABC"). What follows the
    acronym inside the parentheses ("por sus siglas en inglés") is not read.
    """
    noted = not grammar.note_ends.isdisjoint(tokens.folds)
    if not noted and "(" not in tokens.text:
        return []
    found = []
    for place in tokens.acronyms():
        if place and tokens.folds[place - 1] == "(":
            open_ = place - 1
        else:
            open_ = _opening(tokens, place, grammar.notes) if noted and place else 0
        if open_ and matching.is_acronym(tokens.word(place)):
            found.append((place, open_))
    return found


def _opening(tokens: Tokens, at: int, notes: Phrases[bool]) -> int:
    """The sign before a note that announces the acronym at ``at``, or 0."""
    place = at - 1
    while place > 0 and (tokens.folds[place] in matching.FREE or tokens.folds[place] in linking()):
        place -= 1
    for start in range(max(1, place - 4), place + 1):
        noted = match(notes, tokens.folds, start)
        if noted and noted[0] == place + 1 and tokens.kinds[start - 1] == SIGN:
            return start - 1
    return 0


def blends(tokens: Tokens) -> list[tuple[int, int]]:
    """Single words in parentheses that may be made of a name's syllables: "(Fedecafé)".

    As :func:`announced` gives them; :func:`matching.blended` tells whether they fit.
    """
    if "(" not in tokens.text:
        return []
    return [
        (hit.start() + 1, hit.start())
        for hit in _PARENTHESES.finditer(tokens.kinds)
        if tokens.folds[hit.start()] == "(" and tokens.folds[hit.end() - 1] in {")", ","}
    ]


def explained(tokens: Tokens) -> list[tuple[int, int, int]]:
    """ "ABC (Long Form)", "ABC – Long Form –": acronym, first token of the long form, closing sign.

    Only long forms with a capital whose words open with the letters of the acronym, in order.
    """
    if not ("(" in tokens.text or "–" in tokens.text or "—" in tokens.text):
        return []
    found = []
    for at in tokens.acronyms():
        closing = _CLOSING.get(tokens.folds[at + 1]) if at + 3 < tokens.size else None
        if not closing:
            continue
        near = range(at + 2, min(at + _LONGEST, tokens.size))
        close = next((place for place in near if tokens.folds[place] == closing), 0)
        if (
            close
            and tokens.kinds[at + 2] == UPPER
            and matching.opens(tokens, tokens.word(at), at + 2, close)
        ):
            found.append((at, at + 2, close))
    return found
