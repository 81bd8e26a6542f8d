"""Whose an acronym is: of the name that ends before it, a name inside that, or a longer one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts.agencies.acronyms import matching
from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.reading.tokens import WORDS
from pipeline.facts.agencies.reading.walker import Walker


def owners(walker: Walker, acronym: str, names: Sequence[Candidate]) -> list[Candidate]:
    """What the last of ``names``, right before an acronym, is with it: the acronym is the last's.

    A ministry inside it is a name of its own ("Dirección de Pesca del Ministerio de Mar (MM)"), and
    a name before it goes on over it ("Unidad de Apoyo al Comité de Mar (UACM)").
    """
    near = names[-1]
    if near.body or matching.opens(walker.tokens, acronym, near.first, near.last):
        return [near]
    longer = _longer(walker, acronym, names[-2], near) if len(names) > 1 else None
    return [longer] if longer else _parted(walker, acronym, near)


def _longer(walker: Walker, acronym: str, before: Candidate, near: Candidate) -> Candidate | None:
    tokens, linking = walker.tokens, walker.grammar.links
    joined = all(tokens.lows[at] in linking for at in range(before.last, near.first))
    spelled = joined and matching.opens(tokens, acronym, before.first, near.last)
    return replace(before, last=near.last) if spelled else None


def _parted(walker: Walker, acronym: str, name: Candidate) -> list[Candidate]:
    tokens = walker.tokens
    for at in range(name.first + 1, name.last - 1):
        head, body = walker.head(at), walker.body(at) if tokens.kinds[at] in WORDS else None
        whole = body is not None and body[0] == name.last
        if not (whole or (head and head[1].lower)):
            continue
        if matching.opens(tokens, acronym, at, name.last):
            inner = Candidate(at, name.last, "agency.head", head[1] if head else name.head)
            end = at
            while tokens.lows[end - 1] in walker.grammar.links:
                end -= 1
            outer = replace(name, last=end)
            return [outer, inner] if walker.telling(name.first + 1, end) else [inner]
    return [name]
