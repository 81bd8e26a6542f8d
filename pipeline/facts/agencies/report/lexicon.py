"""What the texts of a report together tell of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.facts.agencies.acronyms.definitions import Pair
from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.normalise import NameIndex
from pipeline.facts.agencies.reading.tokens import UPPER, Tokens, fold
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.shapes.titles import Titles
from pipeline.facts.references.named import Named


@dataclass(frozen=True, slots=True)
class Scan:
    """One text walked through once: candidates and definitions, nothing decided yet."""

    walker: Walker
    found: tuple[Candidate, ...]
    pairs: tuple[Pair, ...]
    other: frozenset[str]  # names that the text uses for projects, laws …
    titles: Titles

    @property
    def tokens(self) -> Tokens:
        """The words of the text."""
        return self.walker.tokens

    @property
    def things(self) -> tuple[Named, ...]:
        """Projects, laws … named in the text."""
        return self.titles.things


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the texts of a report together tell of names."""

    names: NameIndex[bool] = field(default_factory=lambda: NameIndex({}))  # is it in an answer?
    acronyms: Mapping[str, str] = field(default_factory=dict)  # acronym → name, organisations
    other: frozenset[str] = frozenset()  # names of anything else
    begins: frozenset[str] = frozenset()  # folded words at which a name or acronym may begin

    @classmethod
    def of(cls, scans: Sequence[Scan], prompts: Sequence[Scan] = ()) -> Lexicon:
        """The lexicon of a report from the scans of its texts and prompts."""
        pairs = [pair for scanned in (*scans, *prompts) for pair in scanned.pairs]
        defined = {pair.acronym: pair.name for pair in pairs if pair.name}
        other = {pair.acronym for pair in pairs if not pair.name}
        other |= {acronym for scanned in (*scans, *prompts) for acronym in scanned.other}
        names = NameIndex.of((*_names(scans, True), *_names(prompts, False)))
        begins = frozenset((*names.entries, *map(fold, defined)))
        return cls(names, defined, frozenset(other) - defined.keys(), begins)


def _names(scans: Iterable[Scan], answered: bool) -> Iterator[tuple[str, bool]]:
    for scanned in scans:
        for found in scanned.found:
            if not found.bare:
                yield scanned.tokens.quote(found.first, found.last), answered
                own = _own(scanned.walker, found)
                if own < found.last:
                    yield scanned.tokens.quote(own, found.last), answered


def _own(walker: Walker, name: Candidate) -> int:
    """Where the part begins that names a body alone: "(Asociación Civil) Huellas del Río".

    The end of the name if there is none: two words or more of its own, and no matters.
    """
    grammar, tokens = walker.grammar, walker.tokens
    head = None if grammar.head_last or name.body else walker.head(name.first)
    if not head or not head[1].weak or head[1].type != "civil_society":
        return name.last
    first = head[0]
    telling = walker.telling(first, name.last)
    plain = len(telling) > 1 and telling[0] == first and tokens.kinds[first] == UPPER
    words = {tokens.lows[at] for at in telling}
    return first if plain and words.isdisjoint(grammar.matters) else name.last
