"""Acronyms tied to candidates: each helps to find where the other ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from pipeline.facts.agencies.acronyms import announced, matching
from pipeline.facts.agencies.acronyms.owners import owners
from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.grammar import Head
from pipeline.facts.agencies.reading.tokens import ACRONYM, WORDS, Tokens
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.shapes import proper
from pipeline.facts.agencies.shapes.proper import UNKNOWN

_SHORTEST = 3  # letters of an acronym that makes a name by itself
_STRETCH = 14  # words by which an acronym may lengthen a name


@dataclass(frozen=True, slots=True)
class Pair:
    """An acronym defined in a text. ``name`` is ``None`` where it stands for no organisation."""

    acronym: str
    long: str
    name: str | None


def define(walker: Walker, found: list[Candidate]) -> tuple[list[Candidate], list[Pair]]:
    """Pair acronyms with names, and let them say where a name ends."""
    tokens = walker.tokens
    pairs: list[Pair] = []
    for at, open_ in announced.announced(tokens, walker.grammar):
        acronym, close = tokens.word(at), _before_quote(tokens, open_)
        index = bisect_right(found, close, key=_last)
        near = found[index - 1] if index else None
        if near and near.last == close:
            names = owners(walker, acronym, found[max(0, index - 2) : index])
        else:
            stretched = _stretched(walker, near, acronym, close)
            names = [stretched] if stretched else []
        if not names:
            long = matching.long_form(tokens, acronym, open_)
            if long and long[1]:
                pairs.append(Pair(acronym, tokens.quote(long[0], open_), None))
        elif _same_body(walker, acronym, name := names[-1]):
            _put(found, *names[:-1], replace(name, bare=False))
            quote = tokens.quote(name.first, name.last)
            pairs.append(Pair(acronym, quote, quote))
    _blends(walker, found, pairs)
    _reversed(walker, found, pairs)
    return found, pairs


def _blends(walker: Walker, found: list[Candidate], pairs: list[Pair]) -> None:
    """ "Federación de Cafeteros (Fedecafé)"."""
    tokens = walker.tokens
    for at, open_ in announced.blends(tokens):
        index = bisect_right(found, open_, key=_last)
        near = found[index - 1] if index else None
        if not near or near.last != open_ or walker.place(at) or near.bare:
            continue
        if matching.blended(tokens, at, near.first, near.last):
            quote = tokens.quote(near.first, near.last)
            pairs.append(Pair(tokens.word(at), quote, quote))


# Candidates are disjoint and in order, so both their ends are: places are found by bisection.


def _first(name: Candidate) -> int:
    return name.first


def _last(name: Candidate) -> int:
    return name.last


def _overlapping(found: list[Candidate], first: int, last: int) -> slice:
    """The candidates that share a token with ``first`` to ``last``."""
    return slice(bisect_right(found, first, key=_last), bisect_left(found, last, key=_first))


def _put(found: list[Candidate], *names: Candidate) -> None:
    """Set names in their place, instead of those that they cover."""
    found[_overlapping(found, names[0].first, names[-1].last)] = names


def _stretched(
    walker: Walker, near: Candidate | None, acronym: str, close: int
) -> Candidate | None:
    """The candidate that an acronym shows to reach up to ``close``.

    The candidate stopped early at a word that its grammar does not know, or was not thought to be
    a name at all: with fitting letters it is one, if it opens with an organisation word.
    """
    tokens = walker.tokens
    if near and close - near.last <= _STRETCH and _reaches(walker, near, acronym, close):
        return replace(near, last=close)
    long = matching.long_form(tokens, acronym, close)
    if not long or tokens.kinds[long[0]] not in WORDS or (near and long[0] < near.last):
        return None
    head = _first_head(walker, long[0], close)
    if head:
        return Candidate(long[0], close, "agency.head", head)
    spelled = long[1] and _spelled(walker, acronym, long[0], close)
    return Candidate(long[0], close, "agency.explained", UNKNOWN) if spelled else None


def _spelled(walker: Walker, acronym: str, first: int, close: int) -> bool:
    """True if capitals are a name because the acronym after them spells their initials.

    "Tumaini Watoto Sangha (TWS)", whatever its words; not things, persons, places or plurals.
    """
    tokens, grammar = walker.tokens, walker.grammar
    if len(acronym) < _SHORTEST or not acronym.isupper() or acronym in grammar.not_agencies:
        return False
    before = tokens.folds[first - 1] if first else ""
    within = first and tokens.kinds[first - 1] in WORDS and before not in grammar.openers
    if within or before in grammar.references:
        return False
    own, country = walker.own(first, close), walker.place(first)
    plain = (tokens.kinds[at] in WORDS or proper.small(walker, at) for at in own)
    if not all(plain) or (country and country[0] >= close):
        return False
    things = grammar.references.keys() | grammar.persons | grammar.methods
    if not things.isdisjoint(tokens.folds[first:close]):
        return False
    return any(tokens.lows[at] not in grammar.vocabulary for at in own)


def _reaches(walker: Walker, name: Candidate, acronym: str, close: int) -> bool:
    """True if only words of names stand between a candidate and the acronym, and letters fit."""
    tokens, grammar = walker.tokens, walker.grammar
    between = range(name.last, close)
    if any(tokens.kinds[place] in WORDS and walker.body(place) for place in between):
        return False
    known = all(
        tokens.kinds[place] in WORDS
        or tokens.lows[place] in grammar.links
        or tokens.lows[place] in grammar.vocabulary
        or tokens.lows[place] == ","
        for place in between
    )
    if matching.opens(tokens, acronym, name.first, close):
        return True
    return known and matching.fits(tokens, acronym, name.first, close)


def _first_head(walker: Walker, first: int, close: int) -> Head | None:
    last = close if walker.grammar.head_last else first + 1
    for place in range(first, last):
        found = walker.head(place) if walker.tokens.kinds[place] in WORDS else None
        if found:
            return found[1]
    return None


def _before_quote(tokens: Tokens, at: int) -> int:
    """The token after the last word before a parenthesis, quotation marks skipped."""
    while at > 0 and tokens.folds[at - 1] in {'"', "”", "»", ","}:
        at -= 1
    return at


def _same_body(walker: Walker, acronym: str, name: Candidate) -> bool:
    """True if an acronym right after a name can be that body's own."""
    known = walker.acronyms.get(acronym)
    if known and name.body:
        return known.id == name.body.id
    tokens = walker.tokens
    if matching.fits(tokens, acronym, name.first, name.last):
        return True
    return acronym not in walker.grammar.not_agencies and matching.resembles(
        tokens, acronym, name.first, name.last
    )


def _reversed(walker: Walker, found: list[Candidate], pairs: list[Pair]) -> None:
    """ "STPS (Secretaría …)", "STPS, Secretaría …", "ICI (International Cocoa Initiative)"."""
    tokens = walker.tokens
    signs = {"(", ",", "–", "-", "—", ":"}
    for name in found:
        at = name.first - 1
        while at > 0 and (tokens.lows[at] in walker.grammar.articles or tokens.folds[at] in signs):
            at -= 1
        if at < 0 or at == name.first - 1 or tokens.kinds[at] != ACRONYM:
            continue
        # "CENWOR (Centre for Women's Research)": in parentheses syllables tell as well.
        framed = tokens.folds[at + 1] == "(" or _between_dashes(tokens, at + 1, name.last)
        told = matching.fits if framed else matching.opens
        if told(tokens, tokens.word(at), name.first, name.last):
            quote = tokens.quote(name.first, name.last)
            pairs.append(Pair(tokens.word(at), quote, quote))
    for at, first, last in announced.explained(tokens):
        head = walker.head(first)
        inside = found[_overlapping(found, first, last)]
        cut = any(one.body or one.first < first or one.last > last for one in inside)
        titled = at and tokens.folds[at - 1] in walker.grammar.references
        if cut or titled or (inside and not head):
            continue
        _put(found, Candidate(first, last, "agency.explained", head[1] if head else UNKNOWN))
        quote = tokens.quote(first, last)
        pairs.append(Pair(tokens.word(at), quote, quote))


def _between_dashes(tokens: Tokens, at: int, last: int) -> bool:
    """True if a name's end has the dash that opens it: "ABC – Name –"."""
    return (
        last < tokens.size and tokens.folds[at] == tokens.folds[last] and tokens.folds[at] in "–—"
    )
