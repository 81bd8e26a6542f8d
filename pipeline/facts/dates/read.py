"""Reading the points of a text: all that may be a date or a part of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.facts import rows
from pipeline.facts.dates import forms
from pipeline.facts.dates.grammar import Form, Grammar
from pipeline.facts.dates.points import Order, Point
from pipeline.types import Span

_REACH = 60  # characters looked at left of a date
_LONE = ("year", "month")
_PARTS = 4  # at most so many words of a date's own stand left of it


def read(lowered: str, grammar: Grammar, order: Order) -> Iterator[Point]:
    """All points in order, not overlapping. Whether each is a date is not decided here."""
    end = 0  # of the last point
    seen = -1  # end of the last lone year or month
    for start, kind in _anchors(lowered, grammar):
        if start < end:
            continue
        matches = _matches(lowered, start, kind, grammar)
        if not matches:
            seen = -1 if kind in _LONE else seen  # a month that no form takes, "may 2"
            continue
        form, match = matches[0]
        alone = forms.is_alone(form, match)
        # Two side by side are a row of figures.
        in_row = alone and start == seen + 1 and lowered[seen] == " "
        seen = match.end() if alone else -1
        points = [] if in_row else _build(matches, grammar, order)
        if points:
            yield _extend(lowered, points[0], end, grammar)
            yield from points[1:]
            end = points[-1].span.end


def _matches(
    lowered: str, start: int, kind: str, grammar: Grammar
) -> list[tuple[Form, re.Match[str]]]:
    """Forms that match where a date may begin, the longest match first."""
    tried = ((form, form.pattern.match(lowered, start)) for form in grammar.forms[kind])
    found = [(form, match) for form, match in tried if match]
    return sorted(found, key=lambda pair: -pair[1].end())


def _build(
    matches: list[tuple[Form, re.Match[str]]], grammar: Grammar, order: Order
) -> list[Point]:
    """The points of the first match that gives any."""
    for form, match in matches:
        points = forms.build(form, match, grammar, order)
        if points:
            return points
    return []


def _anchors(lowered: str, grammar: Grammar) -> list[tuple[int, str]]:
    """Where a date may begin, with what: a year, a number, a month, another word."""
    anchors: list[tuple[int, str]] = []
    months = grammar.months
    for start, end in rows.outside(lowered):
        numbers = grammar.numbers.finditer(lowered, start, end)
        words = grammar.words.finditer(lowered, start, end)
        anchors += [(match.start(), match.lastgroup or "number") for match in numbers]
        anchors += [(match.start(), "month" if match[0] in months else "word") for match in words]
    anchors.sort()
    return anchors


def _is_noun(lowered: str, match: re.Match[str]) -> bool:
    """True for a noun, before an article and a day: "a pris [fin le] 3 mai"."""
    end = match.end("approximate")
    return end >= 0 and lowered[end : match.end()].strip() != ""


def _extend(lowered: str, point: Point, limit: int, grammar: Grammar) -> Point:
    """Takes in the words left of a point that are part of it, such as "a finales de"."""
    start, approximate, noun = point.span.start, False, point.noun
    for _ in range(_PARTS):
        match = grammar.part.search(lowered, max(limit, start - _REACH), start)
        if not match or (point.first.day and _is_noun(lowered, match)):
            break
        start = match.start()
        approximate = approximate or match["approximate"] is not None
        noun = noun or match["nouns"] is not None
    if start == point.span.start:
        return point
    return point._replace(
        span=Span(start, point.span.end),
        first=point.first._replace(approximate=approximate),
        last=point.last._replace(approximate=approximate),
        noun=noun,
    )
