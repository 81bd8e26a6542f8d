"""A time expression, put together from points."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.facts.dates.normalise import Time
from pipeline.facts.dates.points import Point
from pipeline.types import Span


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
