"""Points put together: ranges, lists, open ends, with what they share filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from pipeline.facts.dates.grammar import Grammar
from pipeline.facts.dates.normalise import Time
from pipeline.facts.dates.points import Point
from pipeline.types import Span

_REACH = 60  # characters looked at left of a date
_KINDS = ("since", "until", "by", "after", "approximate", "for", "in")
_GAP = 30  # at most so far apart are two dates that are joined

Join = Literal["range", "dash", "and", "comma"]


class Stretch(NamedTuple):
    """One time expression: from the first to the last day, ``None`` where it is open."""

    span: Span
    first: Time | None
    last: Time | None
    points: tuple[Point, ...]
    rule: str | None = None  # last part of the id of the rule that joined or opened it
    evidence: bool = False  # words around show that it is a time
    listed: bool = False  # its span is that of a whole list
    by: int | None = None  # where "para" or "for" begins, which may name a plan

    @property
    def year(self) -> int | None:
        """The year its known ends share, ``None`` if there is none or two."""
        first, last = self.first or self.last, self.last or self.first
        return first.year if first and last and first.year == last.year else None

    @property
    def complete(self) -> bool:
        """True if each known end has its year."""
        first, last = self.first, self.last
        return (first is None or first.year is not None) and (last is None or last.year is not None)

    @property
    def shares(self) -> bool:
        """True if the next item of a list says its month or year."""
        return self.points[-1].shares

    @property
    def bare(self) -> bool:
        """True if it consists of years only."""
        return all(point.bare for point in self.points)


class _Link(NamedTuple):
    join: Join
    repeated: bool  # the article or preposition stands again: "el 3 y el 10"


def stretches(folded: str, points: Iterable[Point], grammar: Grammar) -> Iterator[Stretch]:
    """The time expressions in order, not overlapping; years may still be missing."""
    end = 0
    for chain, links in _chains(folded, points, grammar):
        if links:
            yield from _joined(folded, chain, links, grammar, end)
        else:
            point = chain[0]
            alone = Stretch(point.span, point.first, point.last, (point,))
            yield _open(folded, alone, grammar, end)
        end = chain[-1].span.end


def _joined(
    folded: str, chain: list[Point], links: list[_Link], grammar: Grammar, end: int
) -> Iterator[Stretch]:
    """The stretches of several points; what shows one to be a time does so for all after it."""
    merged = list(_merge(folded, _share_years(chain, links), links, grammar, end))
    evidence = False
    for stretch in _spread(merged):
        opened = _open(folded, stretch, grammar, end)
        evidence = evidence or opened.evidence
        yield opened if opened.evidence else opened._replace(evidence=evidence)


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
    folded: str, points: Iterable[Point], grammar: Grammar
) -> Iterator[tuple[list[Point], list[_Link]]]:
    chain: list[Point] = []
    links: list[_Link] = []
    for point in points:
        near = chain and 0 < point.span.start - chain[-1].span.end <= _GAP
        link = _link(folded, chain[-1], point, grammar) if near else None
        if chain and link is None:
            yield chain, links
            chain, links = [], []
        elif link:
            links.append(link)
        chain.append(point)
    if chain:
        yield chain, links


def _link(folded: str, left: Point, right: Point, grammar: Grammar) -> _Link | None:
    match = grammar.join.fullmatch(folded, left.span.end, right.span.start)
    if not match or left.same in ("month", "day") or right.same == "day":
        return None
    if match["range"]:
        return _Link("range", repeated=False)
    alike = left.last.precision() == right.first.precision() and left.bare == right.bare
    if not alike:
        return None
    if match["comma"] and match["item2"] and left.last.year is not None:
        return None  # ", en 2020": each has its own preposition, nothing is shared
    join: Join = "dash" if match["dash"] else "and" if match["and"] else "comma"
    return _Link(join, repeated=bool(match["item"] or match["item2"]))


def _share_years(chain: list[Point], links: list[_Link]) -> list[Point]:
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


def _year_before(left: Point, right: Point, link: _Link) -> Point:
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


def _merge(
    folded: str, points: list[Point], links: list[_Link], grammar: Grammar, end: int
) -> Iterator[Stretch]:
    index = 0
    while index < len(points):
        left = points[index]
        size = _run(points, links, index)
        if index < len(links):
            opener = _opener(folded, left, grammar, end)
            if _is_range(links[index], opener) and _ordered(left, points[index + 1]):
                yield _range(left, points[index + 1], links[index], opener)
                index, end = index + 2, points[index + 1].span.end
                continue
        if size > 1:
            run = tuple(points[index : index + size])
            span = Span(left.span.start, run[-1].span.end)
            yield Stretch(span, left.first, run[-1].last, run, rule="range")
        else:
            yield Stretch(left.span, left.first, left.last, (left,))
        index, end = index + size, points[index + size - 1].span.end


def _run(points: list[Point], links: list[_Link], index: int) -> int:
    """How many points from ``index`` on follow each other without a gap: "2021, 2022 y 2023"."""
    size = 1
    while (
        index + size < len(points)
        and links[index + size - 1].join in ("and", "comma")
        and not links[index + size - 1].repeated
        and points[index + size].first.follows(points[index + size - 1].last)
    ):
        size += 1
    # A run is one stretch only if it is the whole list, closed by "and".
    closed = size > 1 and links[index + size - 2].join == "and"
    whole = (index == 0 or links[index - 1].join not in ("and", "comma")) and (
        index + size - 1 >= len(links) or links[index + size - 1].join in ("range", "dash")
    )
    return size if closed and whole else 1


def _opener(folded: str, point: Point, grammar: Grammar, end: int) -> re.Match[str] | None:
    """The word that opens a range, unless it only ends a longer phrase: "a lo largo de"."""
    before = folded[max(end, point.span.start - _REACH) : point.span.start]
    opener, other = grammar.opener.search(before), grammar.before.search(before)
    longer = opener and other and other.start() < opener.start()
    return None if longer else opener


def _is_range(link: _Link, opener: re.Match[str] | None) -> bool:
    if link.join == "and":
        return opener is not None and opener["between"] is not None
    return link.join in ("range", "dash")


def _ordered(left: Point, right: Point) -> bool:
    if left.first.year is None or right.last.year is None:
        return left.first.year == right.last.year
    return left.first.first_day() <= right.last.last_day()


def _range(left: Point, right: Point, link: _Link, opener: re.Match[str] | None) -> Stretch:
    start, worded = left.span.start, link.join != "dash"
    if opener and (worded or not opener["from"]):
        start -= len(opener[0])
    span = Span(start, right.span.end)
    evidence = bool(opener) and worded
    return Stretch(span, left.first, right.last, (left, right), rule="range", evidence=evidence)


# --------------------------------------------------------------------------- words around


def _open(folded: str, stretch: Stretch, grammar: Grammar, end: int) -> Stretch:
    """Reads the words before and after: open ends, deadlines, approximations, evidence."""
    left = max(end, stretch.span.start - _REACH)
    match = grammar.before.search(folded[left : stretch.span.start])
    kind, start = None, stretch.span.start
    if match:
        kind, start = next(k for k in _KINDS if match[k]), left + match.start()
    noun = grammar.nouns_after.match(folded, stretch.span.end)
    span = Span(stretch.span.start, noun.end()) if noun else stretch.span
    evidence = bool(kind or noun or stretch.evidence) or any(
        point.noun or point.approximate for point in stretch.points
    )
    if noun or evidence:
        stretch = stretch._replace(span=span, evidence=evidence)
    if len(stretch.points) > 1 or stretch.listed:
        return stretch
    onwards = grammar.onwards.match(folded, stretch.span.end)
    if onwards:
        opener = _opener(folded, stretch.points[0], grammar, end)
        span = Span(stretch.span.start - len(opener[0] if opener else ""), onwards.end())
        return stretch._replace(span=span, last=None, rule="since", evidence=True)
    return _opened(folded, stretch, kind, start, grammar)


def _opened(
    folded: str, stretch: Stretch, kind: str | None, start: int, grammar: Grammar
) -> Stretch:
    """The stretch as the word before it makes it; ``start`` is where that word begins."""
    if kind in ("since", "after"):
        return _open_end(stretch, start if kind == "since" else stretch.span.start)
    if kind == "until":
        return _open_start(folded, stretch, start, grammar)
    if kind == "by":
        # "prevista para junio" is when it happens, no deadline.
        if grammar.scheduled.search(folded[max(0, start - _REACH) : start]):
            return stretch
        stretch = _open_start(folded, stretch, stretch.span.start, grammar)
    if kind in ("by", "for"):
        return stretch._replace(by=start)
    return _approximated(stretch) if kind == "approximate" else stretch


def _approximated(stretch: Stretch) -> Stretch:
    first, last = (
        time and time._replace(approximate=True) for time in (stretch.first, stretch.last)
    )
    return stretch._replace(first=first, last=last, rule="approximate")


def _open_end(stretch: Stretch, start: int) -> Stretch:
    span = Span(start, stretch.span.end)
    if stretch.points[0].closed:  # "from 2019-2022"
        return stretch._replace(span=span, rule="range")
    return stretch._replace(span=span, last=None, rule="since")


def _open_start(folded: str, stretch: Stretch, start: int, grammar: Grammar) -> Stretch:
    last = stretch.last
    if last and grammar.ends.match(folded, stretch.span.start):
        last = last._replace(approximate=False)  # "by the end of 2024": its very end
    span = Span(start, stretch.span.end)
    return stretch._replace(span=span, first=None, last=last, rule="until")
