"""A number of the text, whatever it means there."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pipeline.types import Qualifier

Form = Literal["digits", "words", "mixed", "collective", "repeated"]

YEARS = range(1900, 2100)


class Number(NamedTuple):
    """A number of the text. ``whole`` is set where "12.885" may also be read as 12 885."""

    start: int
    end: int
    value: float
    form: Form
    whole: float | None = None
    scale: float = 1
    qualifier: Qualifier = "exact"
    one: bool = False  # the word "one" alone
    free: bool = True  # stands alone: no letter, slash or sign glued to it
    percent: int = 0  # where the sign or the words for per cent after it end; 0 without

    @property
    def counted(self) -> float:
        """The value if it counts things."""
        return self.value if self.whole is None else self.whole

    @property
    def year_like(self) -> bool:
        """True for four digits in a row that may be a calendar year."""
        return self.form == "digits" and self.end - self.start == 4 and self.value in YEARS
