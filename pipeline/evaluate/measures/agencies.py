"""Mentions of agencies, agencies, and which mention belongs to which."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import report as r
from pipeline.evaluate import gold as g
from pipeline.evaluate import normal
from pipeline.evaluate.measures.alignment import Alignment, Named
from pipeline.evaluate.outcomes import Outcome, Status, compare, hit
from pipeline.evaluate.pairing import Pairing
from pipeline.types import Span


def outcomes(pairing: Pairing, aligned: Alignment) -> Iterator[Outcome]:
    """Fates of mentions, agencies and links between them."""
    if pairing.gold.agencies is not None:
        yield from _mentions(pairing, aligned)
        yield from _agencies(pairing, pairing.gold.agencies, aligned)


def _mentions(pairing: Pairing, aligned: Alignment) -> Iterator[Outcome]:
    for i, j in aligned.pairs:
        gold, found = aligned.golds[i], aligned.founds[j]
        place = pairing.span(gold.span) or found.span
        yield hit("mention.overlap", gold.q, gold.text, place)
        status: Status = "hit" if _exact(pairing, gold, found) else "wrong"
        yield Outcome("mention", status, gold.q, gold.text, found.text, place, found.confidence)
        yield _link(aligned, gold, found, place)
    for gold in _rest(aligned.golds, {i for i, _ in aligned.pairs}):
        for measure in ("mention", "mention.overlap"):
            place = pairing.span(gold.span)
            yield Outcome(measure, "miss", gold.q, gold.text, span=place)
    for found in _rest(aligned.founds, {j for _, j in aligned.pairs}):
        alarm = (found.q, None, found.text, found.span)
        yield Outcome("mention", "false_alarm", *alarm, found.confidence)
        yield Outcome("mention.overlap", "false_alarm", *alarm)


def _exact(pairing: Pairing, gold: Named, found: Named) -> bool:
    if pairing.offsets:
        return gold.span == found.span
    return normal.line(gold.text) == normal.line(found.text)


def _rest(names: tuple[Named, ...], taken: set[int]) -> Iterator[Named]:
    return (name for index, name in enumerate(names) if index not in taken)


def _link(aligned: Alignment, gold: Named, found: Named, place: Span | None) -> Outcome:
    """Whether the mention belongs to the agency that is the gold's (CEAF-m, Luo 2005).

    B³ is counted from these as well: they tell both clusters of each mention.
    """
    given = aligned.gold_of(found.agency)
    return compare("linking", gold.q, (gold.agency, given), place, normal.line(gold.text))


def _agencies(
    pairing: Pairing, golds: tuple[g.Agency, ...], aligned: Alignment
) -> Iterator[Outcome]:
    founds = {agency.id: agency for agency in pairing.report.agencies}
    places = _first(aligned.golds)
    for gold in golds:
        first = places.get(gold.id)
        where = (first.q if first else None, pairing.span(first.span) if first else None)
        if gold.id in aligned.found_of:
            found = founds[aligned.found_of[gold.id]]
            yield hit("agency", where[0], gold.name, where[1])
            yield from _attributes(gold, found, *where)
        else:
            yield Outcome("agency", "miss", where[0], gold.name, span=where[1])
    for id, named in _first(aligned.founds).items():
        if id not in aligned.agencies:
            yield Outcome("agency", "false_alarm", named.q, None, founds[id].name, named.span)


def _first(names: tuple[Named, ...]) -> dict[str, Named]:
    """The first mention of each agency."""
    return {named.agency: named for named in reversed(names)}


def _attributes(
    gold: g.Agency, found: r.Agency, q: int | None, place: Span | None
) -> Iterator[Outcome]:
    of = gold.name
    same_name = normal.name(gold.name) == normal.name(found.name)
    yield compare("agency.name", q, (of, of if same_name else found.name), place)
    yield compare("agency.type", q, (gold.type, found.type), place, of)
    yield from _acronyms(gold, found.acronyms, q, place)


def _acronyms(
    gold: g.Agency, found: tuple[str, ...], q: int | None, place: Span | None
) -> Iterator[Outcome]:
    """The gold names one acronym; others are right if they are among its mentions."""
    if gold.acronym in found:
        yield hit("agency.acronym", q, gold.acronym, place, gold.name)
    elif gold.acronym:
        yield Outcome("agency.acronym", "miss", q, gold.acronym, span=place, of=gold.name)
    known = {gold.acronym, *(normal.line(mention.text) for mention in gold.mentions)}
    for extra in found:
        if extra not in known:
            alarm = (None, extra, place)
            yield Outcome("agency.acronym", "false_alarm", q, *alarm, of=gold.name)
