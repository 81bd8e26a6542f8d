"""Names that open with their organisation word: "Secretaría del Trabajo"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.complement.extend import extend
from pipeline.facts.agencies.reading import links
from pipeline.facts.agencies.reading.tokens import UPPER, WORDS
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.shapes.judge import judge, known
from pipeline.facts.agencies.shapes.numbered import after_number


def lower(walker: Walker, at: int) -> Candidate | None:
    """ "le ministère du Travail": the first word of the complement is capitalised."""
    tokens = walker.tokens
    head = walker.head(at)
    if not head or not head[1].lower:
        return None
    last = extend(walker, *head)
    first = next(iter(walker.telling(head[0], last)), None)
    if first is None or tokens.kinds[first] != UPPER:
        return None
    if walker.place(first) or walker.organisation(first):
        return None
    return Candidate(at, last, "agency.head", head[1])


def read(walker: Walker, at: int) -> Candidate | None:
    """The name that opens at a capitalised word."""
    tokens = walker.tokens
    headed = walker.head(at)  # "Alto Comisionado …"
    if not headed and tokens.folds[at] in walker.grammar.before and at + 1 < tokens.size:
        found = read(walker, at + 1) if tokens.kinds[at + 1] in WORDS else None
        return replace(found, first=at) if found and found.head else None
    body, head = walker.body(at), headed
    if not head or (not body and _inside(walker, at)):
        return known(walker, at, *body) if body else None
    if number := after_number(walker, *head):
        return Candidate(at, extend(walker, number, head[1], started=True), "agency.head", head[1])
    last = extend(walker, *head)
    if body and (body[0] >= last or body[1].country is None or _apart(walker, body[0])):
        return known(walker, at, *body)
    if head[1].complete:
        return Candidate(at, last, "agency.head", head[1])
    found = judge(walker, at, head[0], last, head[1])
    return _numbered(walker, found) if found else None


def _apart(walker: Walker, end: int) -> bool:
    """True if what is joined to a known body is no matter, so another: "… y Alba del Sur"."""
    link = links.read(walker.tokens, walker.grammar, end)
    if not link or not link.joins or link.end >= walker.tokens.size:
        return False
    return walker.tokens.lows[link.end] not in walker.grammar.matters


def _numbered(walker: Walker, name: Candidate) -> Candidate:
    """A court with the number after its matter: "Juzgado de Familia N° 3"."""
    number = after_number(walker, name.last, name.head) if name.head and not name.head.open else 0
    return replace(name, last=number, bare=False) if number else name


def _inside(walker: Walker, at: int) -> bool:
    """ "Sello Empresa Consciente": another word opens the name."""
    tokens = walker.tokens
    if at == 0 or tokens.kinds[at - 1] not in WORDS:
        return False
    before, grammar = tokens.folds[at - 1], walker.grammar
    return before not in grammar.openers and before not in grammar.before
