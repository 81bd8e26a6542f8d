"""Names without an organisation word: what stands before or after them shows what they are."""

from __future__ import annotations

from dataclasses import replace

from pipeline.facts.agencies.found import Found
from pipeline.facts.agencies.grammar import Head, match
from pipeline.facts.agencies.tokens import ACRONYM, BREAK, LOWER, UPPER, WORDS, Tokens
from pipeline.facts.agencies.walker import Walker
from pipeline.types import AgencyType

QUOTES = frozenset({'"', "“", "«", "'", "‘"})
_CLAUSE = frozenset(".;:,(")
_PLURALS = ("ron", "ont", "ent")  # of verbs
_LONGEST_DEED = 14  # words from "publicación" to "por"
_DEEDS = ("cion", "sion", "miento", "tion", "ment", "age")
_LONGEST_NAME = 12
_LONGEST_GAP = 9  # words between "organización" and its name: "civil contra la trata de personas"


def _head(name: str, kind: AgencyType) -> Head:
    return Head(name, kind, open=False, weak=True, lower=False, complete=False)


UNKNOWN = _head("unknown", "civil_society")


def end_of(walker: Walker, at: int) -> int:
    """The end of a proper name: capitals with small words between them ("Save the Children")."""
    tokens, inner = walker.tokens, walker.grammar.inner
    end, limit = walker.run(at), min(at + _LONGEST_NAME, tokens.size)
    while end < limit:
        place = end
        while place < tokens.size and place - end < 3 and _small(walker, place, inner):
            place += 1
        if place == end or place >= tokens.size or tokens.kinds[place] not in WORDS:
            return end
        if walker.organisation(place) or walker.place(place):
            return end
        end = walker.run(place)
    return end


def _small(walker: Walker, at: int, inner: frozenset[str]) -> bool:
    """True for a small word in a proper name, maybe of another language: "Tumaini la Watoto"."""
    low, grammar = walker.tokens.lows[at], walker.grammar
    if low in inner:
        return True
    if not (grammar.head_last and len(low) == 2 and low.isalpha()):
        return False
    return not (low in grammar.links or low in grammar.openers or low in grammar.verbs)


def introduced(walker: Walker, at: int) -> Found | None:
    """ "la organización Verité", "l'ONG X": the name after a word for its kind."""
    found = match(walker.grammar.introducers, walker.tokens.folds, at)
    if not found:
        return None
    place = _gap(walker, found[0])
    if not _free(walker, place) or walker.tokens.lows[place - 1] in walker.grammar.links:
        return None
    head = walker.head(place)
    # "las organizaciones Casa Abierta y Luna Nueva": a list of proper names, whatever their words.
    listed = head and head[1].weak and walker.tokens.folds[at].endswith("s")
    if walker.organisation(place) and walker.tokens.kinds[place] != ACRONYM and not listed:
        return None
    formal = None if walker.tokens.folds[at].endswith("s") else legal_form(walker, place)
    end = formal.last if formal else end_of(walker, place)
    return Found(place, end, "agency.introduced", _head("introduced", found[1]))


def _in(walker: Walker, at: int) -> bool:
    return at < walker.tokens.size


def _gap(walker: Walker, at: int) -> int:
    """The token after the lower-case words that tell what the organisation is for."""
    tokens, grammar = walker.tokens, walker.grammar
    limit = min(at + _LONGEST_GAP, tokens.size)
    for place in range(at, limit):
        low = tokens.lows[place]
        known = low in grammar.vocabulary or low in grammar.links
        if place == at and low in grammar.conjunctions:
            return place
        if not (tokens.kinds[place] == LOWER and known) and low not in QUOTES:
            return place
    return limit


def _free(walker: Walker, at: int) -> bool:
    """True if an unknown name may begin at a token."""
    if not _in(walker, at) or walker.tokens.kinds[at] not in WORDS:
        return False
    return not walker.place(at) and walker.tokens.folds[at] not in walker.grammar.references


def legal_form(walker: Walker, at: int) -> Found | None:
    """ "Dignificando el Trabajo A.C.": the ending makes the capitals a name."""
    tokens, grammar = walker.tokens, walker.grammar
    if tokens.kinds[at] != UPPER or tokens.folds[at] in grammar.openers:
        return None
    end = end_of(walker, at)
    if opens_sentence(tokens, at) and any(walker.head(place) for place in range(at + 1, end)):
        return None  # "Participaron Grupo Alba S.A. y …"
    joined = _in(walker, end) and tokens.lows[end] in grammar.conjunctions
    if joined and not any(walker.body(place) or walker.place(place) for place in range(at, end)):
        end = end_of(walker, end + 1)  # "Hill Brick and Tile Ltd"
    for place in range(at + 1, min(end + 1, tokens.size)):
        found = match(grammar.legal_forms, tokens.folds, place)
        if found and tokens.kinds[place] in WORDS:
            return Found(at, found[0], "agency.legal-form", _head("legal-form", found[1]))
    return None


def with_legal_form(walker: Walker, name: Found) -> Found:
    """The name with the legal form after it: "Plantations du Littoral SA"."""
    if not walker.legal or not _in(walker, name.last) or not name.head:
        return name
    form = match(walker.grammar.legal_forms, walker.tokens.folds, name.last)
    if not form or walker.tokens.kinds[name.last] not in WORDS:
        return name
    return replace(name, last=form[0], head=_head("legal-form", form[1]))


def after_context(walker: Walker, at: int) -> Found | None:
    """ "con el apoyo de Manos Abiertas": only a body can stand there."""
    found = match(walker.grammar.contexts, walker.tokens.folds, at)
    return _alone(walker, found[0], "agency.context") if found else None


def doer(walker: Walker, at: int) -> Found | None:
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
        if tokens.folds[place].endswith(_DEEDS):
            return True
    return False


def _alone(walker: Walker, at: int, rule: str) -> Found | None:
    """An unknown name of two words or more at a token, articles skipped."""
    tokens, grammar = walker.tokens, walker.grammar
    place = at
    while _in(walker, place) and _article(walker, place):
        place += 1
    if not _free(walker, place) or walker.organisation(place):
        return None
    titled = at > 1 and tokens.kinds[at - 2] in WORDS and tokens.lows[place] in grammar.matters
    if tokens.folds[place] in grammar.before or titled:
        return None  # "por el Tercer Tribunal", "Permiso por Protección Temporal"
    if not grammar.officials.isdisjoint(tokens.folds[place : walker.run(place)]):
        return None  # "by the Minister of Labour"
    end = end_of(walker, place)
    sure = end - place > 1 or _explained(walker, end)
    return Found(place, end, rule, UNKNOWN) if sure else None


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
    if not _in(walker, place) or tokens.kinds[place] not in {LOWER, ACRONYM}:
        return False
    return tokens.folds[place] in grammar.introducers or tokens.folds[place] in grammar.heads


def subject(walker: Walker, at: int) -> Found | None:
    """ "Puentes Verdes capacitó a 20 docentes": capitals that are the whole subject of the verb.

    They open a clause; a conjunction inside is the name's ("Enfance et Progrès a formé").
    """
    tokens, grammar = walker.tokens, walker.grammar
    if not _opens_clause(walker, at) or tokens.lows[at] in grammar.openers:
        return None
    if tokens.kinds[at] != UPPER or not _free(walker, at):
        return None
    end = end_of(walker, at)
    if not grammar.head_last and end + 1 < tokens.size and tokens.lows[end] in grammar.conjunctions:
        further = end_of(walker, end + 1)
        listed = at > 0 and tokens.folds[at - 1] == ","
        one = not listed and _in(walker, further) and _singular(walker, further)
        end = further if one and tokens.kinds[end + 1] == UPPER else end
    ends = end - at > 1 and _in(walker, end) and match(grammar.deeds, tokens.folds, end)
    if not ends:
        return None
    for place in range(at, end):
        country = walker.place(place)
        inside = country and (place == at or country[0] < end)  # not "Voices of Youth Nepal"
        if tokens.kinds[place] in WORDS and (
            inside or (not country and walker.organisation(place))
        ):
            return None
    return Found(at, end, "agency.subject", UNKNOWN)


def _singular(walker: Walker, at: int) -> bool:
    return not walker.tokens.folds[at].endswith(_PLURALS)


def opens_sentence(tokens: Tokens, at: int) -> bool:
    """True if a sentence, or a paragraph, begins at a token."""
    return at == 0 or tokens.kinds[at - 1] == BREAK or tokens.folds[at - 1] == "."


def _opens_clause(walker: Walker, at: int) -> bool:
    tokens, place = walker.tokens, at - 1
    if place < 0 or tokens.kinds[place] == BREAK or tokens.folds[place] in _CLAUSE:
        return True
    joined = tokens.lows[place] in walker.grammar.conjunctions  # the last one of a list
    return joined and place > 0 and tokens.kinds[place - 1] in WORDS
