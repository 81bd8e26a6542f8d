"""Mentions and agencies of the gold put beside those of the output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline import report as r
from pipeline.evaluate import gold as g
from pipeline.evaluate import normal
from pipeline.evaluate.match import match, overlap
from pipeline.evaluate.pairing import Pairing
from pipeline.types import Span


@dataclass(frozen=True)
class Named:
    """A mention with its agency."""

    q: int | None
    span: Span | None
    text: str
    agency: str  # the gold's or the output's id
    confidence: float | None = None


@dataclass(frozen=True)
class Alignment:
    """Which mention is which, and which agency is which."""

    golds: tuple[Named, ...]
    founds: tuple[Named, ...]  # only where the gold can judge them
    pairs: tuple[tuple[int, int], ...]  # of overlapping mentions
    agencies: dict[str, str]  # the output's id → the gold's

    @cached_property
    def found_of(self) -> dict[str, str]:
        """The gold's agency id → the output's."""
        return {gold: found for found, gold in self.agencies.items()}

    def gold_of(self, found: str) -> str:
        """The gold's id of an output's agency; its own in brackets if the gold has none."""
        return self.agencies.get(found, f"({found})")


def agencies(pairing: Pairing) -> Alignment:
    """Align mentions by place, agencies by the mentions that they share.

    One-to-one, as many shared mentions as possible first: of two agencies merged into one,
    the one with more mentions is found and the other missed; of one split in two, the
    larger part is it and the other a false alarm.
    """
    golds, founds = tuple(_expected(pairing.gold)), tuple(_found(pairing))
    grade = _by_place if pairing.offsets else _by_words
    pairs = tuple(match(golds, founds, grade))
    shared = Counter((golds[i].agency, founds[j].agency) for i, j in pairs)
    gold_ids = [agency.id for agency in pairing.gold.agencies or ()]
    found_ids = [agency.id for agency in pairing.report.agencies]
    aligned = match(gold_ids, found_ids, lambda a, b: float(shared[a, b]))
    return Alignment(golds, founds, pairs, {found_ids[j]: gold_ids[i] for i, j in aligned})


def _expected(gold: g.Gold) -> Iterator[Named]:
    for agency in gold.agencies or ():
        for mention in agency.mentions:
            yield Named(mention.q, mention.span, mention.text, agency.id)


def _found(pairing: Pairing) -> Iterator[Named]:
    for agency in pairing.report.agencies:
        for mention in agency.mentions:
            yield from _judged(pairing, agency, mention)


def _judged(pairing: Pairing, agency: r.Agency, mention: r.AgencyMention) -> Iterator[Named]:
    span = Span(mention.start, mention.end)
    q = pairing.place(mention.question, span)
    if pairing.judged(q):
        yield Named(q, span, mention.text, agency.id, mention.confidence)


def _by_place(gold: Named, found: Named) -> float:
    return overlap(gold.span, found.span) if gold.span and found.span else 0.0


def _by_words(gold: Named, found: Named) -> float:
    """The same question, and one text holds the other."""
    one, other = normal.name(gold.text), normal.name(found.text)
    if gold.q != found.q or not (one in other or other in one):
        return 0.0
    return min(len(one), len(other)) / max(len(one), len(other), 1)
