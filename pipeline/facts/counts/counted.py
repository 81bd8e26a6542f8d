"""A count that was found, and what later numbers may take of it."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.facts.counts.units import Unit
from pipeline.types import CountMention


class Counted(NamedTuple):
    """A count with what later numbers may borrow from it."""

    mention: CountMention
    unit: Unit | None
    linked: bool = False  # a preposition may follow its noun: "12 cursos de …"

    @property
    def most(self) -> float:
        """The largest number of things it may mean."""
        values = (self.mention.value, self.mention.high, self.mention.of)
        return max(value for value in values if value is not None)
