"""Names with a legal form, or an ending as telling: "Hill Tile Ltd", "Docteurs sans frontières"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import UPPER, WORDS
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.shapes.proper import end_of, opens_sentence, unknown_head


def legal_form(walker: Walker, at: int) -> Candidate | None:
    """ "Dignificando el Trabajo A.C.": the ending makes the capitals a name."""
    tokens, grammar = walker.tokens, walker.grammar
    if tokens.kinds[at] != UPPER or tokens.folds[at] in grammar.openers:
        return None
    end = end_of(walker, at)
    if opens_sentence(tokens, at) and any(walker.head(place) for place in range(at + 1, end)):
        return None  # "Participaron Grupo Alba S.A. y …"
    joined = end < walker.tokens.size and tokens.lows[end] in grammar.conjunctions
    if joined and not any(walker.body(place) or walker.place(place) for place in range(at, end)):
        end = end_of(walker, end + 1)  # "Hill Brick and Tile Ltd"
    for place in range(at + 1, min(end + 1, tokens.size)):
        found = match(grammar.legal_forms, tokens.folds, place)
        if found and (tokens.kinds[place] in WORDS or _beyond(walker, at, place, found[0])):
            return Candidate(
                at, found[0], "agency.legal-form", unknown_head("legal-form", found[1])
            )
    return None


def _beyond(walker: Walker, at: int, place: int, end: int) -> bool:
    """ "Médecins sans frontières": an ending in lower case; not after a verb ("Vuelan sin …")."""
    named = not opens_sentence(walker.tokens, at) or place - at > 1
    return end - place > 1 and (named or walker.tokens.folds[place - 1].endswith("s"))


def with_legal_form(walker: Walker, name: Candidate) -> Candidate:
    """The name, or a known firm's, with the legal form after it: "Plantations du Littoral SA"."""
    firm = name.body is not None and name.body.type == "private"
    if not walker.legal or not name.last < walker.tokens.size or not (name.head or firm):
        return name
    form = match(walker.grammar.legal_forms, walker.tokens.folds, name.last)
    if not form or walker.tokens.kinds[name.last] not in WORDS:
        return name
    head = name.head and unknown_head("legal-form", form[1])
    return replace(name, last=form[0], head=head)
