"""What dates are put together from: days, months, years, quarters as written."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pipeline.facts.dates.normalise import Time
from pipeline.types import Span

Same = Literal["year", "next", "month", "day"]
Order = Literal["DMY", "MDY"]


class Point(NamedTuple):
    """A day, month, year or part of a year as written; the year may be missing."""

    span: Span  # with the words left of it that belong to it: "lunes", "mediados de"
    first: Time
    last: Time
    rule: str
    confidence: float
    same: Same | None = None  # what is to be taken from a date named before
    bare: bool = False  # a year alone, or as doubtful: needs evidence to be a date
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
    def closed(self) -> bool:
        """True for a range of years: "2019-2022"."""
        return self.bare and self.first != self.last

    def with_year(self, year: int) -> Point:
        """The same point in a year; its last day is set anew where it depends on the year."""
        return self._replace(
            first=self.first._replace(year=year), last=self.last._replace(year=year)
        )
