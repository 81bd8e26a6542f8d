"""What was counted."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.types import Span, UnitType


class Unit(NamedTuple):
    """A counted noun phrase: its span, the span of its head noun, and what it is."""

    span: Span
    head: str  # lower case
    core: Span  # head with its adjectives, without complement
    words: tuple[str, ...]  # lower case, up to the core's end and one more where adjectives follow
    type: UnitType | None  # None: the head is not in the lexicon
    known_start: bool = True  # its first word is a noun of the lexicon or an adjective of the data
    noun: str = ""  # what the words leave out: "condenas" of "12 condenas penales y 3 civiles"

    def shifted(self, by: int) -> Unit:
        """The same unit in a text that has ``by`` more characters before it."""
        span, core = (Span(start + by, end + by) for start, end in (self.span, self.core))
        return self._replace(span=span, core=core)
