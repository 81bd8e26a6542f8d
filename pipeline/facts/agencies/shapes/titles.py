"""Titles of laws, plans, surveys …: their words name no body ("Ley de Inspección del Trabajo")."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.grammar import CONTRACTED
from pipeline.facts.agencies.reading.tokens import WORDS
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.shapes.proper import QUOTES
from pipeline.facts.references.named import Named

_DEFINITE = CONTRACTED | {"al", "au", "aux"}


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of one text, in order."""

    walker: Walker
    things: tuple[Named, ...]

    def own(self, name: Candidate) -> bool:
        """True if a name is only words of a title.

        Known bodies and acronyms never are; another one is a body where the title is of it, with
        an article: "Plan de Trabajo de la Comisión de Pesca".
        """
        return self._around(name) is not None and not self._definite(name)

    def judged(self, name: Candidate) -> Candidate | None:
        """The name, or nothing if a title owns it.

        A law is of what it regulates, be it a body or not ("Ley de la Inspección del Trabajo"),
        and a plan's bodies may be many: such are names only if the report prints them elsewhere.
        A ministry is always one ("Acuerdo del Ministerio de Pesca").
        """
        title = self._around(name)
        if not title:
            return name
        if not self._definite(name) or name.first == title.first:
            return None
        many = title.type == "document" and self.walker.tokens.folds[name.first][-1] in "sx"
        ministry = name.head is not None and name.head.lower
        unsure = many or (title.type == "law" and not ministry)
        return replace(name, bare=True) if unsure else name

    def _around(self, name: Candidate) -> Named | None:
        """The title that has the words of a name, known bodies and acronyms apart."""
        again = name.rule in {"agency.again", "agency.lower"}
        if not self.things or name.body or not (name.head or again):
            return None
        index = bisect_right(self.things, name.first, key=lambda one: one.first) - 1
        if index < 0 or name.first >= self.things[index].last:
            return None
        title, tokens = self.things[index], self.walker.tokens
        whole = title.type == "law" or (title.first and tokens.folds[title.first - 1] in QUOTES)
        inside = title.first < name.first or (whole and name.last <= title.last)
        titled = title.type == "law" or tokens.kinds[title.first] in WORDS
        return title if inside and titled else None

    def _definite(self, name: Candidate) -> bool:
        low = self.walker.tokens.lows[name.first - 1] if name.first else ""
        return low in _DEFINITE or low in self.walker.grammar.articles
