"""Names with a legal form, or an ending as telling: "Hill Tile Ltd", "Docteurs sans frontières"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import UPPER, WORDS
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.shapes.proper import DEEDS, end_of, opens_sentence, unknown_head


def legal_form(walker: Walker, at: int) -> Candidate | None:
    """ "Dignificando el Trabajo A.C.": the ending makes the capitals a name."""
    tokens, grammar = walker.tokens, walker.grammar
    folded = tokens.folds[at]
    if tokens.kinds[at] != UPPER or folded in grammar.openers or folded in grammar.references:
        return None
    end = end_of(walker, at)
    if opens_sentence(tokens, at) and (
        any(walker.head(place) for place in range(at + 1, end)) or _deed(walker, at)
    ):
        return None  # "Participaron Grupo Alba S.A. y …"
    joined = end < walker.tokens.size and tokens.lows[end] in grammar.conjunctions
    if joined and not any(walker.body(place) or walker.place(place) for place in range(at, end)):
        end = end_of(walker, end + 1)  # "Hill Brick and Tile Ltd"
    for place in range(at + 1, min(end + 1, tokens.size)):
        form = place + _parenthesis(walker, place)
        found = match(grammar.legal_forms, tokens.folds, form)
        if found and (tokens.kinds[form] in WORDS or _beyond(walker, at, form, found[0])):
            end = _second(walker, found[0])
            return Candidate(at, end, "agency.legal-form", unknown_head("legal-form", found[1]))
    return None


def _second(walker: Walker, end: int) -> int:
    """Where a name ends that has one more form: "Cajou Export SARL"."""
    tokens = walker.tokens
    more = end < tokens.size and tokens.kinds[end] in WORDS
    found = match(walker.grammar.legal_forms, tokens.folds, end) if more else None
    return found[0] if found else end


def _deed(walker: Walker, at: int) -> bool:
    """ "Engagement de Tuiles Nord SA": a noun of action, and whose it is."""
    tokens = walker.tokens
    of = at + 1 < tokens.size and tokens.lows[at + 1] in walker.grammar.of
    return of and tokens.folds[at].endswith(DEEDS)


def _parenthesis(walker: Walker, at: int) -> int:
    """How many tokens stand in parentheses before a form: "Hill Tile (Pvt) Ltd"."""
    tokens = walker.tokens
    if at + 3 >= tokens.size or tokens.folds[at] != "(" or tokens.kinds[at + 1] not in WORDS:
        return 0
    return 3 if tokens.folds[at + 2] == ")" else 0


def _beyond(walker: Walker, at: int, place: int, end: int) -> bool:
    """ "Médecins sans frontières": an ending in lower case; not after a verb ("Vuelan sin …")."""
    named = not opens_sentence(walker.tokens, at) or place - at > 1
    return end - place > 1 and (named or walker.tokens.folds[place - 1].endswith("s"))


def with_legal_form(walker: Walker, name: Candidate) -> Candidate:
    """The name, or a known firm's, with the legal form after it: "Plantations du Littoral SA"."""
    firm = name.body is not None and name.body.type == "private"
    if not walker.legal or not name.last < walker.tokens.size or not (name.head or firm):
        return name
    place = name.last + _parenthesis(walker, name.last)
    form = match(walker.grammar.legal_forms, walker.tokens.folds, place)
    if not form or walker.tokens.kinds[place] not in WORDS:
        return name
    head = name.head and unknown_head("legal-form", form[1])
    return replace(name, last=form[0], head=head)
