"""Capitalised names in a list of bodies: "UNICEF, Challenging Heights and the TUC"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.reading.tokens import ACRONYM, UPPER, WORDS
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.report.lexicon import Lexicon, Scan
from pipeline.facts.agencies.report.occupied import Occupied
from pipeline.facts.agencies.shapes.proper import UNKNOWN, end_of, opens_sentence

_LONGEST_ITEM = 12  # words of an unknown name in a list


def read(
    scanned: Scan, lexicon: Lexicon, occupied: Occupied, names: Sequence[Candidate]
) -> list[Candidate]:
    """Capitalised names in a list of bodies: "UNICEF, Challenging Heights and the TUC".

    Looked for from each name to both sides, and on from those found.
    """
    found: list[Candidate] = []
    walker, titles = scanned.walker, scanned.titles
    open_ = list(reversed(names))
    while open_:
        name = open_.pop()
        for at in (_after(walker, name.last, occupied), _before(walker, name.first, occupied)):
            item = _item(walker, lexicon, occupied, at) if at >= 0 else None
            if item and not titles.own(item):
                found.append(item)
                open_.append(item)
                occupied.add(item)
    return found


def _after(walker: Walker, at: int, occupied: Occupied) -> int:
    """The token at which an unknown item of a list begins after a name, or -1."""
    place = _beside(walker, at, 1)
    kinds = walker.tokens.kinds
    free = 0 <= place < len(kinds) and not occupied.at[place] and kinds[place] in WORDS
    return place if free else -1


def _before(walker: Walker, at: int, occupied: Occupied) -> int:
    """The token at which an unknown item of a list before a name begins, or -1."""
    tokens = walker.tokens
    last = first = _beside(walker, at - 1, -1)
    if last < 0 or occupied.at[last] or tokens.kinds[last] not in WORDS:
        return -1
    place = last
    while place > max(0, last - _LONGEST_ITEM) and not occupied.at[place - 1]:
        place -= 1
        if tokens.kinds[place] in WORDS:
            if opens_sentence(tokens, place) and tokens.lows[place + 1] in walker.grammar.articles:
                break  # "Participaron la Iglesia …"
            first = place
        elif tokens.lows[place] not in walker.grammar.inner:
            break
    starts = range(first, last + 1)
    return next((p for p in starts if tokens.kinds[p] in WORDS and end_of(walker, p) > last), -1)


def _item(walker: Walker, lexicon: Lexicon, occupied: Occupied, at: int) -> Candidate | None:
    """The item of a list of bodies that begins at a token, if one does."""
    end = end_of(walker, at)
    end = next((place for place in range(at, end) if occupied.at[place]), end)
    grammar, within = walker.grammar, walker.tokens.folds[at:end]
    thing = grammar.head_last and not grammar.references.keys().isdisjoint(within)
    if thing or not grammar.persons.isdisjoint(within):
        return None  # "World Day against Child Labour"
    places = (_beside(walker, at - 1, -1), _beside(walker, end, 1))
    beside = sum(0 <= place < walker.tokens.size and occupied.at[place] for place in places)
    sure = end - at > 1 or walker.tokens.kinds[at] == ACRONYM
    if beside + sure < 2:
        return None
    if not listable(walker, lexicon, at + _opens_name(walker, at)):
        return None
    return Candidate(at, end, "agency.listed", UNKNOWN)


def _beside(walker: Walker, at: int, step: int) -> int:
    """The token beyond a comma or conjunction, articles skipped; -1 if there is neither."""
    tokens, grammar = walker.tokens, walker.grammar
    joined = False
    for place in range(at, at + 4 * step, step):
        if not 0 <= place < tokens.size:
            return -1
        low = tokens.lows[place]
        if low == "," or low in grammar.conjunctions:
            joined = True
        elif low not in ("(", ")") and (low not in grammar.articles or _opens_name(walker, place)):
            return place if joined else -1
    return -1


def _opens_name(walker: Walker, at: int) -> bool:
    """True for a capitalised article inside a sentence: "l'OIT et La Lumière"."""
    tokens = walker.tokens
    article = tokens.kinds[at] == UPPER and tokens.lows[at] in walker.grammar.articles
    return article and at > 0 and not opens_sentence(tokens, at)


def listable(walker: Walker, lexicon: Lexicon, at: int) -> bool:
    """True unless the word at a token opens no name of a body."""
    tokens, grammar = walker.tokens, walker.grammar
    printed, folded = tokens.word(at), tokens.folds[at]
    return not (
        printed in lexicon.other
        or printed in grammar.not_agencies
        or walker.place(at)
        or folded in grammar.references
        or folded in grammar.openers
        or folded in grammar.not_names
        or folded in grammar.persons
        or tokens.lows[at] in grammar.vocabulary
        or walker.head(at)
    )
