"""Calendar values: from year, month and day to EDTF and to first and last day."""

from __future__ import annotations

from calendar import isleap
from typing import NamedTuple

from pipeline.types import Precision

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_of(year: int, month: int) -> int:
    """How many days a month has."""
    return _DAYS[month - 1] + (month == 2 and isleap(year))


class Time(NamedTuple):
    """A year, month or day; ``None`` where the text does not say."""

    year: int | None
    month: int | None = None
    day: int | None = None
    approximate: bool = False

    def valid(self) -> bool:
        """True if the calendar has such a day (29 February only where the year is open or leap)."""
        if self.month is None:
            return self.day is None
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= days_of(self.year or 2000, self.month)

    def edtf(self) -> str:
        """EDTF level 1; needs the year: ``2022-06~``."""
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}{month}{day}" + "~" * self.approximate

    def first_day(self) -> str:
        """The first day covered, ISO 8601."""
        return f"{self.year:04}-{self.month or 1:02}-{self.day or 1:02}"

    def last_day(self) -> str:
        """The last day covered, ISO 8601."""
        month = self.month or 12
        return f"{self.year:04}-{month:02}-{self.day or days_of(self.year or 2000, month):02}"

    def precision(self) -> Precision:
        """How much of the time is stated."""
        return "day" if self.day else "month" if self.month else "year"

    def follows(self, other: Time) -> bool:
        """True if this is the very next day, month or year after ``other``, stated as finely."""
        if self.precision() != other.precision():
            return False
        if self.day is not None and other.day is not None:
            return self[:2] == other[:2] and self.day == other.day + 1
        if self.month is not None and other.month is not None:
            return self.year == other.year and self.month == other.month + 1
        return self.year is not None and other.year is not None and self.year == other.year + 1


def interval(first: Time | None, last: Time | None) -> str:
    """EDTF of a stretch of time; ``None`` is an open end (never both)."""
    if first == last and first is not None:
        return first.edtf()
    return f"{first.edtf() if first else '..'}/{last.edtf() if last else '..'}"


def quarter(year: int | None, first: int, last: int, months: int) -> tuple[Time, Time] | None:
    """First and last month of a year's parts ``first`` to ``last`` of ``months`` months.

    Part -1 is the last of the year; ``None`` if a year has no such part.
    """
    if months == 0:
        return None
    first, last = (12 // months if part == -1 else part for part in (first, last))
    if not 1 <= first <= last <= 12 // months:
        return None
    return Time(year, first * months - months + 1), Time(year, last * months)


def fortnight(year: int | None, month: int, number: int) -> tuple[Time, Time] | None:
    """First and last day of a month's first or second half; the last day needs the year."""
    if number == 1:
        return Time(year, month, 1), Time(year, month, 15)
    if number not in (2, -1) or year is None:
        return None
    return Time(year, month, 16), Time(year, month, days_of(year, month))


def full_year(digits: str) -> int:
    """A year from two or four digits, "2.022" included; 69 and above are of the last century."""
    number = int(digits.replace(".", ""))
    return number if number > 99 else number + (2000 if number < 69 else 1900)


def second_year(year: int, digits: str) -> int | None:
    """The second year of "2022-2024" or "2022/23"; ``None`` if it cannot be one."""
    other = int(digits) if len(digits) == 4 else year // 100 * 100 + int(digits)
    if len(digits) == 2 and other != year + 1:
        return None
    return other if other > year else None
