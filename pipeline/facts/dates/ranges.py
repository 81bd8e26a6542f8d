"""Ranges: two points that a word or a dash joins, and lists without a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipeline.facts.dates.around import opener_before
from pipeline.facts.dates.grammar import Grammar
from pipeline.facts.dates.points import Point
from pipeline.facts.dates.stretch import Stretch
from pipeline.types import Span

Join = Literal["range", "dash", "and", "comma"]


class Link(NamedTuple):
    """What joins two points."""

    join: Join
    repeated: bool  # the article or preposition stands again: "el 3 y el 10"


def merged(
    lowered: str, points: list[Point], links: list[Link], grammar: Grammar, end: int
) -> Iterator[Stretch]:
    """The stretches of points that are joined, in order; ``end`` is that of what stands before."""
    index = 0
    while index < len(points):
        left = points[index]
        size = _run(points, links, index)
        if index < len(links):
            opener = opener_before(lowered, left, grammar, end)
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


def _run(points: list[Point], links: list[Link], index: int) -> int:
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


def _is_range(link: Link, opener: re.Match[str] | None) -> bool:
    if link.join == "and":
        return opener is not None and opener["between"] is not None
    return link.join in ("range", "dash")


def _ordered(left: Point, right: Point) -> bool:
    if left.first.year is None or right.last.year is None:
        return left.first.year == right.last.year
    return left.first.first_day() <= right.last.last_day()


def _range(left: Point, right: Point, link: Link, opener: re.Match[str] | None) -> Stretch:
    start, worded = left.span.start, link.join != "dash"
    if opener and (worded or not opener["from"]):
        start = opener.start()
    span = Span(start, right.span.end)
    evidence = bool(opener) and worded
    return Stretch(span, left.first, right.last, (left, right), rule="range", evidence=evidence)
