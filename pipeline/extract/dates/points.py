"""The parts that dates are put together from: days, months, years, quarters as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.extract.dates.grammar import Form, Grammar
from pipeline.extract.dates.normalise import (
    Time,
    fortnight,
    full_year,
    quarter,
    second_year,
)
from pipeline.types import Span

Same = Literal["year", "month", "day"]
Order = Literal["DMY", "MDY"]

_REACH = 60  # characters looked at left of a date
_PARTS = 4  # at most so many words of a date's own stand left of it


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, year or part of a year as written; the year may be missing."""

    span: Span  # with the words left of it that belong to it: "lunes", "mediados de"
    first: Time
    last: Time
    rule: str
    confidence: float
    same: Same | None = None  # what is to be taken from a date named before
    bare: bool = False  # a year alone, which needs evidence to be a date
    noun: bool = False  # "año", "mes de" stands before it
    inferred: bool = False
    shares: bool = False  # the next point of a list says its month or year
    month_at: int | None = None  # where the month's name stands
    abbreviated: bool = False  # the month's name is

    @property
    def approximate(self) -> bool:
        """True if its text says so."""
        return self.first.approximate

    def with_year(self, year: int) -> Point:
        """The same point in a year; its last day is set anew where it depends on the year."""
        return replace(
            self, first=self.first._replace(year=year), last=self.last._replace(year=year)
        )


def read(folded: str, grammar: Grammar, order: Order) -> Iterator[Point]:
    """All points in order, not overlapping. Whether each is a date is not decided here."""
    end = 0
    for anchor in grammar.anchor.finditer(folded):
        if anchor.start() < end:
            continue
        for form, match in _matches(folded, anchor, grammar):
            points = _points(form, match, grammar, order)
            if points:
                yield _extend(folded, points[0], end, grammar)
                yield from points[1:]
                end = points[-1].span.end
                break


def _matches(
    folded: str, anchor: re.Match[str], grammar: Grammar
) -> list[tuple[Form, re.Match[str]]]:
    """Forms that match at an anchor, the longest match first."""
    forms = grammar.forms[anchor.lastgroup or "word"]
    found = [
        (form, match) for form in forms if (match := form.pattern.match(folded, anchor.start()))
    ]
    return sorted(found, key=lambda pair: -pair[1].end()) if len(found) > 1 else found


def _extend(folded: str, point: Point, limit: int, grammar: Grammar) -> Point:
    """Takes in the words left of a point that are part of it, such as "a finales de"."""
    start, approximate, noun = point.span.start, False, point.noun
    for _ in range(_PARTS):
        left = max(limit, start - _REACH)
        match = grammar.part.search(folded[left:start])
        if not match:
            break
        start = left + match.start()
        approximate = approximate or match["approximate"] is not None
        noun = noun or match["nouns"] is not None
    if start == point.span.start:
        return point
    return replace(
        point,
        span=Span(start, point.span.end),
        first=point.first._replace(approximate=approximate),
        last=point.last._replace(approximate=approximate),
        noun=noun,
    )


# --------------------------------------------------------------------------- from match to points


def _points(form: Form, match: re.Match[str], grammar: Grammar, order: Order) -> list[Point]:
    groups = match.re.groupindex
    if "iso_year" in groups or "full_year" in groups:
        return _numeric(form, match, order)
    if "unit" in groups or "code" in groups:
        return _part_of_year(form, match, grammar)
    if "days" in groups:
        return _days(form, match, grammar)
    if "same" in groups:
        return [_same(form, match, grammar)]
    if "month" in groups:
        return [_month(form, match, grammar)]
    return _year(form, match)


def _point(form: Form, span: tuple[int, int], first: Time, last: Time | None = None) -> Point:
    return Point(Span(*span), first, last or first, form.rule, form.confidence)


def _numeric(form: Form, match: re.Match[str], order: Order) -> list[Point]:
    group = match.groupdict()
    if "iso_year" in group:
        day = group.get("iso_day")
        time = Time(int(match["iso_year"]), int(match["iso_month"]), int(day) if day else None)
        return [_point(form, match.span(), time)] if time.valid() else []
    year = full_year(match["full_year"] or match["short_year"])
    numbers = int(match["first"]), int(match["second"])
    day, month = numbers if order == "DMY" else numbers[::-1]
    if month > 12:  # written in the other order, as only one of both is possible
        day, month = month, day
    time = Time(year, month, day)
    return [_point(form, match.span(), time)] if time.valid() else []


def _part_of_year(form: Form, match: re.Match[str], grammar: Grammar) -> list[Point]:
    group = match.groupdict()
    year, same = _year_of(match)
    if "unit" in group:
        months = grammar.units[match["unit"]]
        number = grammar.ordinals[match["ordinal"]]
        until = grammar.ordinals[match["ordinal2"]] if group.get("ordinal2") else number
    else:
        months = grammar.codes[match["code"] or match["code2"]]
        number = until = int(match["number"] or match["number2"])
    if group.get("month"):
        halves = fortnight(year, grammar.months[match["month"]], number)
    elif months == 0:
        halves = None
    else:
        halves = quarter(year, number, months)
        last = quarter(year, until, months)
        halves = (halves[0], last[1]) if halves and last else None
    return [replace(_point(form, match.span(), *halves), same=same)] if halves else []


def _days(form: Form, match: re.Match[str], grammar: Grammar) -> list[Point]:
    """One point for each day of "3, 4 y 10 de marzo"; what they share is in the last one's span."""
    year, same = _year_of(match)
    if "same" in match.groupdict():
        month, same = None, "month"
    else:
        month = grammar.months[match["month"]]
    days = _listed_days(match, grammar)
    points = []
    for index, day in enumerate(days):
        first, last = index == 0, index == len(days) - 1
        start = match.start() if first and day.start() == match.start("days") else day.start()
        time = Time(year, month, _day_number(day["number"], grammar))
        point = _point(form, (start, match.end() if last else day.end()), time)
        point = replace(point, same=same, shares=not last)
        points.append(_named_month(point, match, grammar))
    return points


def _listed_days(match: re.Match[str], grammar: Grammar) -> list[re.Match[str]]:
    """The days of a list; only the last where a mere comma parts it: "el paso 2, el 19 de agosto"."""
    days = list(grammar.day.finditer(match.string, *match.span("days")))
    if len(days) > 1:
        between = match.string[days[-2].end() : days[-1].start()]
        if "," in between and not grammar.and_word.search(between):
            return days[-1:]
    return days


def _day_number(text: str, grammar: Grammar) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else grammar.day_words[text]


def _month(form: Form, match: re.Match[str], grammar: Grammar) -> Point:
    year, same = _year_of(match)
    time = Time(year, grammar.months[match["month"]])
    return _named_month(replace(_point(form, match.span(), time), same=same), match, grammar)


def _named_month(point: Point, match: re.Match[str], grammar: Grammar) -> Point:
    if "month" not in match.re.groupindex:
        return point
    abbreviated = match["month"] not in grammar.full_months
    return replace(point, month_at=match.start("month"), abbreviated=abbreviated)


def _year(form: Form, match: re.Match[str]) -> list[Point]:
    year = full_year(match["year"])
    last = second_year(year, match["year2"]) if match["year2"] else None
    end = match.end() if last else match.end("year")
    point = _point(form, (match.start(), end), Time(year), Time(last or year))
    return [replace(point, bare=True)]


def _same(form: Form, match: re.Match[str], grammar: Grammar) -> Point:
    kind = grammar.same.match(match["same"])
    point = _point(form, match.span(), Time(None))
    return replace(point, same=kind.lastgroup) if kind else point


def _year_of(match: re.Match[str]) -> tuple[int | None, Same | None]:
    group = match.groupdict()
    if group.get("year") or group.get("yy"):
        return full_year(group.get("year") or group["yy"]), None
    return None, "year" if group.get("same_year") else None
