"""Points put together: ranges, lists, open ends, with what they share filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.facts.dates.around import opened
from pipeline.facts.dates.grammar import Grammar
from pipeline.facts.dates.points import Point
from pipeline.facts.dates.ranges import Join, Link, merged
from pipeline.facts.dates.stretch import Stretch
from pipeline.types import Span

_GAP = 30  # at most so far apart are two dates that are joined


def stretches(lowered: str, points: Iterable[Point], grammar: Grammar) -> Iterator[Stretch]:
    """The time expressions in order, not overlapping; years may still be missing."""
    end = 0
    for chain, links in _chains(lowered, points, grammar):
        if links:
            yield from _joined(lowered, chain, links, grammar, end)
        else:
            point = chain[0]
            alone = Stretch(point.span, point.first, point.last, (point,))
            yield opened(lowered, alone, grammar, end)
        end = chain[-1].span.end


def _joined(
    lowered: str, chain: list[Point], links: list[Link], grammar: Grammar, end: int
) -> Iterator[Stretch]:
    """The stretches of several points; what shows one to be a time does so for all after it."""
    joined = list(merged(lowered, _share_years(chain, links), links, grammar, end))
    evidence = False
    for stretch in _spread(joined):
        whole = opened(lowered, stretch, grammar, end)
        evidence = evidence or whole.evidence
        yield whole if whole.evidence else whole._replace(evidence=evidence)


def _spread(items: list[Stretch]) -> list[Stretch]:
    """Gives items of a list that share month or year the span of the list, which says both."""
    spread: list[Stretch] = []
    index = 0
    while index < len(items):
        last = index
        while last + 1 < len(items) and items[last].shares:
            last += 1
        span, listed = Span(items[index].span.start, items[last].span.end), last > index
        spread += [item._replace(span=span, listed=listed) for item in items[index : last + 1]]
        index = last + 1
    return spread


# --------------------------------------------------------------------------- joining


def _chains(
    lowered: str, points: Iterable[Point], grammar: Grammar
) -> Iterator[tuple[list[Point], list[Link]]]:
    chain: list[Point] = []
    links: list[Link] = []
    for point in points:
        near = chain and 0 < point.span.start - chain[-1].span.end <= _GAP
        link = _link(lowered, chain[-1], point, grammar) if near else None
        if chain and link is None:
            yield chain, links
            chain, links = [], []
        elif link:
            links.append(link)
        chain.append(point)
    if chain:
        yield chain, links


def _link(lowered: str, left: Point, right: Point, grammar: Grammar) -> Link | None:
    match = grammar.join.fullmatch(lowered, left.span.end, right.span.start)
    if not match or left.same in ("month", "day") or right.same == "day":
        return None
    if match["range"]:
        return Link("range", repeated=False)
    alike = left.last.precision() == right.first.precision() and left.bare == right.bare
    if not alike:
        return None
    if match["comma"] and match["item2"] and left.last.year is not None:
        return None  # ", en 2020": each has its own preposition, nothing is shared
    join: Join = "dash" if match["dash"] else "and" if match["and"] else "comma"
    return Link(join, repeated=bool(match["item"] or match["item2"]))


def _share_years(chain: list[Point], links: list[Link]) -> list[Point]:
    """Gives each point of a chain the year that only its neighbour states."""
    points = list(chain)
    for index in range(len(points) - 2, -1, -1):
        left, right = points[index], points[index + 1]
        if left.first.year is None and left.same is None and right.first.year is not None:
            points[index] = _year_before(left, right, links[index])
    for index in range(1, len(points)):
        left, right = points[index - 1], points[index]
        if right.first.year is None and right.same is None and links[index - 1].join == "range":
            points[index] = _year_after(left, right)
    return points


def _year_before(left: Point, right: Point, link: Link) -> Point:
    year = right.first.year or 0
    wraps = (left.first.month or 0) > (right.last.month or 12)
    if wraps and link.join in ("range", "dash"):  # "del 28 de noviembre al 2 de enero de 2023"
        return left.with_year(year - 1)._replace(inferred=True)
    return left.with_year(year)._replace(shares=True)


def _year_after(left: Point, right: Point) -> Point:
    """ "De junio de 2022 a diciembre": the same year, or the next where the months turn over."""
    year, before, after = left.last.year, left.last.month, right.first.month
    if year is None or before is None or after is None:
        return right
    return right.with_year(year + (after < before))._replace(inferred=True)
