"""A trained model as one more witness of names, used where our own evidence agrees."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.reading.tokens import UPPER
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.shapes.proper import UNKNOWN, end_of
from pipeline.types import NameMention, Span

_SURE = 0.8  # what is surer needs no witness
_GAIN = 0.15


def names(walker: Walker, spans: Sequence[Span]) -> Iterator[Candidate]:
    """The witnessed spans that are whole proper names of two words or more, as we cut them."""
    tokens = walker.tokens
    for span in spans:
        first, last = bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)
        while first < last and tokens.lows[first] in walker.grammar.articles:
            first += 1
        if last - first > 1 and tokens.kinds[first] == UPPER and end_of(walker, first) == last:
            yield Candidate(first, last, "agency.witness", UNKNOWN)


def confirmed(mention: NameMention, spans: Sequence[Span]) -> NameMention:
    """An unsure mention with more confidence where the witness sees a name too."""
    if mention.confidence >= _SURE or mention.rule == "agency.witness":
        return mention
    seen = any(mention.span.overlaps(span) for span in spans)
    return replace(mention, confidence=round(mention.confidence + _GAIN, 2)) if seen else mention
