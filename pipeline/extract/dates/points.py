"""The parts that dates are put together from: days, months, years, quarters as written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

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

_SAME: tuple[Same, ...] = ("year", "month", "day")

_REACH = 60  # characters looked at left of a date
_NEAR = 5  # characters of white space
_PARTS = 4  # at most so many words of a date's own stand left of it


class Point(NamedTuple):
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

    @property
    def vague(self) -> bool:
        """True for a lone year or month: two of them side by side are a row of figures."""
        return self.bare or (
            self.first.year is None and self.first.day is None and self.same is None
        )

    def with_year(self, year: int) -> Point:
        """The same point in a year; its last day is set anew where it depends on the year."""
        return self._replace(
            first=self.first._replace(year=year), last=self.last._replace(year=year)
        )


def read(folded: str, grammar: Grammar, order: Order) -> Iterator[Point]:
    """All points in order, not overlapping. Whether each is a date is not decided here."""
    end = 0  # of the last point
    seen = 0  # end of the last anchor that was a point or might have been one
    for anchor in grammar.anchor.finditer(folded):
        if anchor.start() < end:
            continue
        points = _at(folded, anchor, grammar, order)
        if not points:
            continue
        in_row = folded[seen : anchor.start()].isspace() if anchor.start() - seen < _NEAR else False
        seen = points[-1].span.end
        if in_row and points[0].vague:
            continue
        yield _extend(folded, points[0], end, grammar)
        yield from points[1:]
        end = seen


def _at(folded: str, anchor: re.Match[str], grammar: Grammar, order: Order) -> list[Point]:
    """The points of the longest form at an anchor that gives any."""
    for form, match in _matches(folded, anchor, grammar):
        points = _BUILDERS[form.builds](form, match, grammar, order)
        if points:
            return points
    return []


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
    return point._replace(
        span=Span(start, point.span.end),
        first=point.first._replace(approximate=approximate),
        last=point.last._replace(approximate=approximate),
        noun=noun,
    )


# --------------------------------------------------------------------------- from match to points


def _point(form: Form, span: tuple[int, int], first: Time, last: Time | None = None) -> Point:
    return Point(Span(*span), first, last or first, form.rule, form.confidence)


def _numeric(form: Form, match: re.Match[str], _: Grammar, order: Order) -> list[Point]:
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


def _part_of_year(form: Form, match: re.Match[str], grammar: Grammar, _: Order) -> list[Point]:
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
    return [_point(form, match.span(), *halves)._replace(same=same)] if halves else []


def _days(form: Form, match: re.Match[str], grammar: Grammar, _: Order) -> list[Point]:
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
        point = point._replace(same=same, shares=not last)
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


def _month(form: Form, match: re.Match[str], grammar: Grammar, _: Order) -> list[Point]:
    year, same = _year_of(match)
    time = Time(year, grammar.months[match["month"]])
    point = _point(form, match.span(), time)._replace(same=same)
    return [_named_month(point, match, grammar)]


def _named_month(point: Point, match: re.Match[str], grammar: Grammar) -> Point:
    if "month" not in match.re.groupindex:
        return point
    abbreviated = match["month"] not in grammar.full_months
    return point._replace(month_at=match.start("month"), abbreviated=abbreviated)


def _year(form: Form, match: re.Match[str], _: Grammar, __: Order) -> list[Point]:
    year = full_year(match["year"])
    last = second_year(year, match["year2"]) if match["year2"] else None
    end = match.end() if last else match.end("year")
    point = _point(form, (match.start(), end), Time(year), Time(last or year))
    return [point._replace(bare=True)]


def _same(form: Form, match: re.Match[str], grammar: Grammar, _: Order) -> list[Point]:
    kinds = grammar.same.match(match["same"])
    point = _point(form, match.span(), Time(None))
    return [point._replace(same=kind) for kind in _SAME if kinds and kinds[kind]]


def _year_of(match: re.Match[str]) -> tuple[int | None, Same | None]:
    group = match.groupdict()
    if group.get("year") or group.get("yy"):
        return full_year(group.get("year") or group["yy"]), None
    return None, "year" if group.get("same_year") else None


_BUILDERS: dict[str, Callable[[Form, re.Match[str], Grammar, Order], list[Point]]] = {
    "iso_year": _numeric,
    "full_year": _numeric,
    "unit": _part_of_year,
    "code": _part_of_year,
    "days": _days,
    "same": _same,
    "month": _month,
    "year": _year,
}
