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
    found = ((scanned, name) for scanned in scans for name in scanned.found if not name.bare)
    for scanned, name in found:
        yield scanned.tokens.quote(name.first, name.last), answered
        civil = name.head is not None and name.head.type == "civil_society"
        if civil and (own := _own(scanned.walker, name)):
            yield scanned.tokens.quote(own, name.last), answered


def _own(walker: Walker, name: Candidate) -> int:
    """Where the part begins that names a body alone: "(Asociación Civil) Huellas del Río", or 0.

    It has two words or more, and they are no matters.
    """
    grammar, tokens = walker.grammar, walker.tokens
    head = None if grammar.head_last or name.body else walker.head(name.first)
    if not head or head[0] >= name.last or tokens.kinds[head[0]] != UPPER:
        return 0
    telling = walker.telling(head[0], name.last)
    own = len(telling) > 1 and telling[0] == head[0]
    return head[0] if own and not any(tokens.lows[at] in grammar.matters for at in telling) else 0
