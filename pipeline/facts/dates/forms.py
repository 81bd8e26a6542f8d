"""From the match of a form to the points that it gives."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.facts.dates.grammar import Form, Grammar
from pipeline.facts.dates.normalise import Time, fortnight, full_year, quarter, second_year
from pipeline.facts.dates.points import Order, Point, Same
from pipeline.types import Span

_SAME: tuple[Same, ...] = ("year", "next", "month", "day")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
# Groups without which a form gives nothing but a year or a month.
_ALONE: dict[str, tuple[str, str]] = {
    "year": ("year2", "year2"),
    "fiscal": ("year2", "year2"),
    "month": ("year", "same_year"),
}


def build(form: Form, match: re.Match[str], grammar: Grammar, order: Order) -> list[Point]:
    """The points of a match; none if the calendar has no such day."""
    return _BUILDERS[form.builds](form, match, grammar, order)


def is_alone(form: Form, match: re.Match[str]) -> bool:
    """True for a year or a month with nothing else."""
    return form.builds in _ALONE and not any(match.group(*_ALONE[form.builds]))


def _numeric(form: Form, match: re.Match[str], _: Grammar, order: Order) -> list[Point]:
    year = full_year(match.groupdict().get("full_year") or match["short_year"])
    numbers = int(match["first"]), int(match["second"])
    day, month = numbers if order == "DMY" else numbers[::-1]
    if month > 12:  # written in the other order, as only one of both is possible
        day, month = month, day
    time = Time(year, month, day)
    lone = "lone" in match.re.groupindex  # "9-12-15" may be a row of numbers
    point = Point(Span(*match.span()), time, time, form.rule, form.confidence, bare=lone)
    return [point] if time.valid() else []


def _iso(form: Form, match: re.Match[str], _: Grammar, __: Order) -> list[Point]:
    day = match.groupdict().get("iso_day")
    time = Time(int(match["iso_year"]), int(match["iso_month"]), int(day) if day else None)
    lone = "lone" in match.re.groupindex  # "2022-06" may be a number, "2011-12" two years
    if not time.valid() or (lone and match["iso_month"] == f"{(time.year or 0) % 100 + 1:02}"):
        return []
    return [Point(Span(*match.span()), time, time, form.rule, form.confidence, bare=lone)]


def _roman(form: Form, match: re.Match[str], _: Grammar, __: Order) -> list[Point]:
    month = _ROMAN.index(match["roman"]) + 1
    time = Time(int(match["roman_year"]), month, int(match["roman_day"]))
    span = Span(*match.span())
    return [Point(span, time, time, form.rule, form.confidence)] if time.valid() else []


def _part_of_year(form: Form, match: re.Match[str], grammar: Grammar, _: Order) -> list[Point]:
    year, same = _year_of(match, grammar)
    month = match["month"]
    if match["ordinal2"] and _is_roman(match["ordinal"]) != _is_roman(match["ordinal2"]):
        return []  # "phase II au second semestre": the first belongs to a name
    number, until = grammar.ordinals[match["ordinal"]], grammar.ordinals.get(match["ordinal2"])
    months = grammar.units[match["unit"]]
    if month:
        ends = fortnight(year, grammar.months[month], number)
    else:
        ends = quarter(year, number, until or number, months)
    span = Span(*match.span())
    return [Point(span, *ends, form.rule, form.confidence, same=same)] if ends else []


def _is_roman(ordinal: str) -> bool:
    return ordinal in _ROMAN


def _coded(form: Form, match: re.Match[str], grammar: Grammar, _: Order) -> list[Point]:
    year, same = _year_of(match, grammar)
    number = int(match["number"] or match["number2"])
    ends = quarter(year, number, number, grammar.codes[match["code"] or match["code2"]])
    span = Span(*match.span())
    return [Point(span, *ends, form.rule, form.confidence, same=same)] if ends else []


def _days(form: Form, match: re.Match[str], grammar: Grammar, _: Order) -> list[Point]:
    """One point for each day of "3, 4 y 10 de marzo"; its span is that of its day at least."""
    named = "month" in match.re.groupindex  # or the month is that of a date before
    year, same = _year_of(match, grammar) if named else (None, "month")
    month = match["month"] if named else None
    number = grammar.months[month] if month else None
    days = _listed_days(match, grammar)
    points = []
    for index, day in enumerate(days):
        last = index == len(days) - 1
        leads = index == 0 and day.start() == match.start("days")  # "June" of "June 3 and 4"
        span = Span(match.start() if leads else day.start(), match.end() if last else day.end())
        time = Time(year, number, _day_number(day["number"], grammar))
        point = Point(
            span,
            time,
            time,
            form.rule,
            form.confidence,
            same=same,
            shares=not last,
            month_at=match.start("month") if named else None,
            abbreviated=named and month not in grammar.full_months,
        )
        points.append(point)
    return points


def _numeric_days(form: Form, match: re.Match[str], grammar: Grammar, order: Order) -> list[Point]:
    """The same for "5 al 9/12/2022", where the day stands first and there are several."""
    days = _listed_days(match, grammar)
    if order != "DMY" or len(days) < 2:
        return []
    year, month = full_year(match["full_year"]), int(match["month_number"])
    points = []
    for index, day in enumerate(days):
        last = index == len(days) - 1
        span = Span(day.start(), match.end() if last else day.end())
        time = Time(year, month, _day_number(day["number"], grammar))
        points.append(Point(span, time, time, form.rule, form.confidence, shares=not last))
    return points


def _folded(words: str) -> str:
    return " ".join(words.split())


def _listed_days(match: re.Match[str], grammar: Grammar) -> list[re.Match[str]]:
    """The days of a list; of "el paso 2, el 19 de agosto", parted by a comma, only the last."""
    days = list(grammar.day.finditer(match.string, *match.span("days")))
    if len(days) > 1:
        between = match.string[days[-2].end() : days[-1].start()]
        if "," in between and not grammar.and_word.search(between):
            return days[-1:]
    return days


def _day_number(text: str, grammar: Grammar) -> int:
    if not text[0].isdigit():
        return grammar.day_words[_folded(text)]
    return int(text[:2] if text[1:2].isdigit() else text[0])


def _month(form: Form, match: re.Match[str], grammar: Grammar, _: Order) -> list[Point]:
    year, same = _year_of(match, grammar)
    time = Time(year, grammar.months[match["month"]])
    point = Point(
        Span(*match.span()),
        time,
        time,
        form.rule,
        form.confidence,
        same=same,
        month_at=match.start("month"),
        abbreviated=match["month"] not in grammar.full_months,
    )
    return [point]


def _year(form: Form, match: re.Match[str], _: Grammar, __: Order) -> list[Point]:
    year = full_year(match["year"])
    last = second_year(year, match["year2"]) if match["year2"] else None
    span = Span(match.start(), match.end() if last else match.end("year"))
    first, last_time = Time(year), Time(last or year)
    fiscal = "fiscal" in match.re.groupindex
    return [Point(span, first, last_time, form.rule, form.confidence, bare=True, noun=fiscal)]


def _same(form: Form, match: re.Match[str], grammar: Grammar, _: Order) -> list[Point]:
    kinds = grammar.same.match(match["same"])
    point = Point(Span(*match.span()), Time(None), Time(None), form.rule, form.confidence)
    return [point._replace(same=kind) for kind in _SAME if kinds and kinds[kind]]


def _year_of(match: re.Match[str], grammar: Grammar) -> tuple[int | None, Same | None]:
    """The year stated and, where it is "of the same year", that this is to be looked up."""
    if match["year"]:
        word = match["year_word"]  # "veintidós" of "dos mil veintidós"
        number = 2000 + grammar.year_words[_folded(word)] if word else full_year(match["year"])
        return number, None
    if "yy" in match.re.groupindex and match["yy"]:
        return full_year(match["yy"]), None
    return None, "year" if match["same_year"] else None


_BUILDERS: dict[str, Callable[[Form, re.Match[str], Grammar, Order], list[Point]]] = {
    "roman": _roman,
    "fiscal": _year,
    "iso_year": _iso,
    "short_year": _numeric,
    "unit": _part_of_year,
    "code": _coded,
    "month_number": _numeric_days,
    "days": _days,
    "same": _same,
    "month": _month,
    "year": _year,
}
