"""Names where only one who acts can stand: "con el apoyo de X", "animadas por X", "X capacitó".

Or where the text tells what they are: "X, una ONG de Lima, …".
"""

from __future__ import annotations

from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import ACRONYM, BREAK, LOWER, UPPER, WORDS
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.shapes.proper import DEEDS, UNKNOWN, end_of, free, unknown_head

_CLAUSE = frozenset(".;:,(")
_PLURALS = ("ron", "ont", "ent")  # of verbs
_LONGEST_DEED = 14  # words from "publicación" to "por"


def after_context(walker: Walker, at: int) -> Candidate | None:
    """ "con el apoyo de Manos Abiertas": only a body can stand there."""
    found = match(walker.grammar.contexts, walker.tokens.folds, at)
    return _alone(walker, found[0], "agency.context") if found else None


def doer(walker: Walker, at: int) -> Candidate | None:
    """ "animadas por Manos Abiertas (y por …)": what did it is a body, or a person."""
    tokens, grammar = walker.tokens, walker.grammar
    if at < 2:
        return None
    again = tokens.lows[at - 1] in grammar.conjunctions and tokens.kinds[at - 2] in WORDS
    deed = tokens.kinds[at - 1] == LOWER and tokens.lows[at - 1].endswith(grammar.participles)
    done = again or deed or _nominal(walker, at)
    return _alone(walker, at + 1, "agency.doer") if done else None


def _nominal(walker: Walker, at: int) -> bool:
    """ "la publicación, en 2021, de guías por …": a noun of action stands before."""
    tokens = walker.tokens
    for place in range(at - 1, max(-1, at - _LONGEST_DEED), -1):
        if tokens.kinds[place] == BREAK or tokens.folds[place] in {".", ";", ":"}:
            return False
        if tokens.folds[place].endswith(DEEDS):
            return True
    return False


def _alone(walker: Walker, at: int, rule: str) -> Candidate | None:
    """An unknown name of two words or more at a token, articles skipped."""
    tokens, grammar = walker.tokens, walker.grammar
    place = at
    while place < walker.tokens.size and _article(walker, place):
        place += 1
    if not free(walker, place) or walker.organisation(place):
        return None
    titled = at > 1 and tokens.kinds[at - 2] in WORDS and tokens.lows[place] in grammar.matters
    if tokens.folds[place] in grammar.before or titled:
        return None  # "por el Tercer Tribunal", "Permiso por Protección Temporal"
    if not grammar.officials.isdisjoint(tokens.folds[place : walker.run(place)]):
        return None  # "by the Minister of Labour"
    end = end_of(walker, place)
    sure = end - place > 1 or _explained(walker, end)
    return Candidate(place, end, rule, UNKNOWN) if sure else None


def _article(walker: Walker, at: int) -> bool:
    """True for an article before a name, not one that opens it: "par La Lumière"."""
    tokens = walker.tokens
    return tokens.kinds[at] == LOWER and tokens.lows[at] in walker.grammar.articles


def _explained(walker: Walker, at: int) -> bool:
    """ "Raíces, organización de …": the word after the comma tells what it is."""
    tokens, grammar = walker.tokens, walker.grammar
    if at + 1 >= tokens.size or tokens.folds[at] not in {",", "("}:
        return False
    place = at + 1 + (tokens.lows[at + 1] in grammar.indefinite)  # ", une ONG de …"
    if not place < walker.tokens.size or tokens.kinds[place] not in {LOWER, ACRONYM}:
        return False
    return tokens.folds[place] in grammar.introducers or tokens.folds[place] in grammar.heads


def opening(walker: Walker, at: int) -> Candidate | None:
    """A name at the start of a clause: what it is stands after it, or what it does."""
    found = _told(walker, at) if walker.told else None
    return found or (_subject(walker, at) if walker.deeds else None)


def _told(walker: Walker, at: int) -> Candidate | None:
    """ "Puentes Verdes, una organización de Lima, …": what the name at the clause's start is."""
    tokens = walker.tokens
    if tokens.kinds[at] != UPPER or not _opens_clause(walker, at) or not free(walker, at):
        return None
    end = end_of(walker, at)
    kind = walker.told.get(end)
    if not kind or end - at < 2 or tokens.folds[at] in walker.grammar.openers:
        return None
    if any(walker.place(p) or walker.head(p) for p in range(at, end) if tokens.kinds[p] in WORDS):
        return None
    return Candidate(at, end, "agency.introduced", unknown_head("introduced", kind))


def _subject(walker: Walker, at: int) -> Candidate | None:
    """ "Puentes Verdes capacitó a 20 docentes": capitals that are the whole subject of the verb.

    They open a clause; a conjunction inside is the name's ("Enfance et Progrès a formé").
    """
    tokens, grammar = walker.tokens, walker.grammar
    if not _opens_clause(walker, at) or tokens.folds[at] in grammar.openers:
        return None
    if tokens.kinds[at] != UPPER or not free(walker, at):
        return None
    end = end_of(walker, at)
    if not grammar.head_last and end + 1 < tokens.size and tokens.lows[end] in grammar.conjunctions:
        further = end_of(walker, end + 1)
        listed = at > 0 and tokens.folds[at - 1] == ","
        one = not listed and further < walker.tokens.size and _singular(walker, further)
        end = further if one and tokens.kinds[end + 1] == UPPER else end
    ends = end - at > 1 and end < walker.tokens.size and match(grammar.deeds, tokens.folds, end)
    if not ends:
        return None
    for place in range(at, end):
        country = walker.place(place)
        inside = country and (place == at or country[0] < end)  # not "Voices of Youth Nepal"
        if tokens.kinds[place] in WORDS and (
            inside or (not country and walker.organisation(place))
        ):
            return None
    return Candidate(at, end, "agency.subject", UNKNOWN)


def _singular(walker: Walker, at: int) -> bool:
    return not walker.tokens.folds[at].endswith(_PLURALS)


def _opens_clause(walker: Walker, at: int) -> bool:
    tokens, place = walker.tokens, at - 1
    if place < 0 or tokens.kinds[place] == BREAK or tokens.folds[place] in _CLAUSE:
        return True
    if tokens.kinds[place] == LOWER and tokens.folds[place] in walker.grammar.relatives:
        return True
    joined = tokens.lows[place] in walker.grammar.conjunctions  # the last one of a list
    return joined and place > 0 and tokens.kinds[place - 1] in WORDS
