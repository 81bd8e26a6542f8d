"""The words around a time expression: open ends, deadlines, approximations, evidence."""

from __future__ import annotations

import re

from pipeline.facts.dates.grammar import Grammar
from pipeline.facts.dates.points import Point
from pipeline.facts.dates.stretch import Stretch
from pipeline.types import Span

_REACH = 60  # characters looked at left of a date
_KINDS = ("since", "until", "by", "after", "approximate", "for", "in")


def opened(lowered: str, stretch: Stretch, grammar: Grammar, end: int) -> Stretch:
    """Reads the words before and after: open ends, deadlines, approximations, evidence."""
    (start, stop), points = stretch.span, stretch.points
    match = grammar.before.search(lowered, max(end, start - _REACH), start)
    noun = grammar.nouns_after.match(lowered, stop)
    if noun:
        stretch = stretch._replace(span=Span(start, noun.end()), evidence=True)
    elif not stretch.evidence and (
        match or any(point.noun or point.approximate for point in points)
    ):
        stretch = stretch._replace(evidence=True)
    if len(points) > 1 or stretch.listed:
        return stretch
    onwards = grammar.onwards.match(lowered, stretch.span.end)
    if onwards:
        opener = opener_before(lowered, points[0], grammar, end)
        span = Span(opener.start() if opener else start, onwards.end())
        return stretch._replace(span=span, last=None, rule="since", evidence=True)
    if match is None:
        return stretch
    kind = next(kind for kind in _KINDS if match[kind])
    return _as_told(lowered, stretch, kind, match.start(), grammar)


def _as_told(lowered: str, stretch: Stretch, kind: str, start: int, grammar: Grammar) -> Stretch:
    """The stretch as the word before it makes it; ``start`` is where that word begins."""
    if kind in ("since", "after"):
        return _open_end(stretch, start if kind == "since" else stretch.span.start)
    if kind == "until":
        return _open_start(lowered, stretch, start, grammar)
    if kind == "by":
        # "prevista para junio" is when it happens, no deadline.
        if grammar.scheduled.search(lowered, max(0, start - _REACH), start):
            return stretch
        stretch = _open_start(lowered, stretch, stretch.span.start, grammar)
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


def _open_start(lowered: str, stretch: Stretch, start: int, grammar: Grammar) -> Stretch:
    last = stretch.last
    if last and grammar.ends.match(lowered, stretch.span.start):
        last = last._replace(approximate=False)  # "by the end of 2024": its very end
    span = Span(start, stretch.span.end)
    return stretch._replace(span=span, first=None, last=last, rule="until")


def opener_before(lowered: str, point: Point, grammar: Grammar, end: int) -> re.Match[str] | None:
    """The word that opens a range, unless it only ends a longer phrase: "a lo largo de"."""
    left, start = max(end, point.span.start - _REACH), point.span.start
    opener = grammar.opener.search(lowered, left, start)
    other = grammar.before.search(lowered, left, start) if opener else None
    longer = opener and other and other.start() < opener.start()
    return None if longer else opener
