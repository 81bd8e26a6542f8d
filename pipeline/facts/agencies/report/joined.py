"""Acronyms of several bodies in one word: "the ABC-XYZ meeting"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.agencies.candidate import CONFIDENCE, Candidate
from pipeline.facts.agencies.normalise import content
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.report.lexicon import Lexicon
from pipeline.types import NameMention, Span

_RULE = "agency.acronym-joined"
_PART = re.compile(r"[^-‑]+")


def parts(walker: Walker, lexicon: Lexicon, at: int) -> list[re.Match[str]]:
    """The bodies' acronyms in a word with hyphens: all that are known, none if only one is.

    A word that is itself an acronym ("CNDH-CI") has no parts. What else a text calls by the whole
    word ("session ABC-XYZ") tells nothing of them.
    """
    printed = walker.tokens.word(at)
    if not ("-" in printed or "‑" in printed):
        return []
    if _body(walker, lexicon, printed) or printed in walker.grammar.not_agencies:
        return []
    known = [
        part
        for part in _PART.finditer(printed)
        if _body(walker, lexicon, part[0]) and not _other(walker, lexicon, part[0])
    ]
    return known if len(known) > 1 else []


def _body(walker: Walker, lexicon: Lexicon, acronym: str) -> bool:
    return acronym in lexicon.acronyms or acronym in walker.acronyms


def _other(walker: Walker, lexicon: Lexicon, acronym: str) -> bool:
    return acronym in lexicon.other or acronym in walker.grammar.not_agencies


def mentions(walker: Walker, lexicon: Lexicon, names: Sequence[Candidate]) -> Iterator[NameMention]:
    """The parts of such words, those inside longer names left out."""
    for at in walker.tokens.acronyms():
        for part in parts(walker, lexicon, at):
            if any(name.first <= at < name.last for name in names):
                break
            start = walker.tokens.starts[at]
            body = walker.acronyms.get(part[0])
            yield NameMention(
                span=Span(start + part.start(), start + part.end()),
                rule=_RULE,
                confidence=CONFIDENCE[_RULE],
                text=part[0],
                key=body.id if body else " ".join(content(part[0])),
            )
