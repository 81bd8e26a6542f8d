"""Organisation names in one text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.facts.agencies import acronyms, witness
from pipeline.facts.agencies.candidates import Reader
from pipeline.facts.agencies.definitions import Pair, define
from pipeline.facts.agencies.grammar import match
from pipeline.facts.agencies.names import Found, Walker
from pipeline.facts.agencies.normalise import NameIndex, content
from pipeline.facts.agencies.proper import QUOTES, UNKNOWN, end_of
from pipeline.facts.agencies.tokens import ACRONYM, WORDS, Tokens
from pipeline.facts.agencies.walk import walk
from pipeline.facts.references.named import Named, named
from pipeline.types import Context, NameMention, Span

_UNSURE = frozenset({"agency.context", "agency.doer", "agency.subject"})
_LONGEST_ITEM = 12  # words of an unknown name in a list
CONFIDENCE = {
    "agency.gazetteer": 0.98,
    "agency.head": 0.95,
    "agency.head-last": 0.94,
    "agency.government": 0.97,
    "agency.acronym-defined": 0.98,
    "agency.acronym-known": 0.96,
    "agency.acronym-agent": 0.7,
    "agency.introduced": 0.9,
    "agency.legal-form": 0.92,
    "agency.context": 0.75,
    "agency.doer": 0.65,
    "agency.subject": 0.6,
    "agency.explained": 0.85,
    "agency.again": 0.95,
    "agency.listed": 0.75,
    "agency.lower": 0.9,
    "agency.witness": 0.6,
}


@dataclass(frozen=True, slots=True)
class Scan:
    """One text walked through once: candidates and definitions, nothing decided yet."""

    walker: Walker
    found: tuple[Found, ...]
    pairs: tuple[Pair, ...]
    other: frozenset[str]  # names that the text uses for projects, laws …
    things: tuple[Named, ...]  # projects, laws … named in the text

    @property
    def tokens(self) -> Tokens:
        """The words of the text."""
        return self.walker.tokens


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the texts of a report together tell of names."""

    names: NameIndex[bool] = field(default_factory=lambda: NameIndex({}))  # is it in an answer?
    acronyms: Mapping[str, str] = field(default_factory=dict)  # acronym → name, organisations
    other: frozenset[str] = frozenset()  # names of anything else

    @classmethod
    def of(cls, scans: Sequence[Scan], prompts: Sequence[Scan] = ()) -> Lexicon:
        """The lexicon of a report from the scans of its texts and prompts."""
        pairs = [pair for scanned in (*scans, *prompts) for pair in scanned.pairs]
        defined = {pair.acronym: pair.name for pair in pairs if pair.name}
        other = {pair.acronym for pair in pairs if not pair.name}
        other |= {acronym for scanned in (*scans, *prompts) for acronym in scanned.other}
        return cls(
            NameIndex.of((*_names(scans, True), *_names(prompts, False))),
            defined,
            frozenset(other) - defined.keys(),
        )


def _names(scans: Iterable[Scan], answered: bool) -> Iterator[tuple[str, bool]]:
    for scanned in scans:
        for found in scanned.found:
            if not found.bare:
                yield scanned.tokens.quote(found.first, found.last), answered


def find(text: str, context: Context, lexicon: Lexicon | None = None) -> tuple[NameMention, ...]:
    """The organisation names of a text, by position, none inside another.

    Args:
        text: prose; paragraphs separated by line breaks.
        context: language and country of the report.
        lexicon: what the whole report tells of names; without it, the text's own.
    """
    scanned = scan(text, context)
    return settle((scanned,), lexicon or Lexicon.of((scanned,)))[0]


def scan(text: str, context: Context) -> Scan:
    """Walk through a text once."""
    walker = walk(text, context)
    reader, things = Reader(walker), named(walker)
    found = [name for name in reader.read() if not _titles(walker, name, things)]
    found, pairs = define(walker, found)
    return Scan(walker, tuple(found), tuple(pairs), frozenset(reader.other), tuple(things))


def _titles(walker: Walker, name: Found, things: list[Named]) -> bool:
    """True if a name is words of a title: "Reglamento General de Inspección del Trabajo".

    A body that a law is of is no mention either; one that a plan is of is.
    """
    index = bisect_right(things, name.first, key=lambda one: one.first) - 1
    if index < 0 or not things[index].first < name.first < things[index].last:
        return False
    tokens, grammar = walker.tokens, walker.grammar
    bare = tokens.lows[name.first - 1] in grammar.bare
    return name.head is not None and tokens.kinds[things[index].first] in WORDS and bare


def settle(
    scans: Sequence[Scan], lexicon: Lexicon, witnesses: Sequence[Sequence[Span]] = ()
) -> list[tuple[NameMention, ...]]:
    """The names of each scanned text, decided with what the whole report tells.

    Names that only a list shows to be bodies are known in the other texts too. A trained model's
    witness, one sequence of spans for each text, adds names and makes unsure ones surer.
    """
    seen = witnesses or [()] * len(scans)
    found = [_settled(scanned, lexicon, spans) for scanned, spans in zip(scans, seen, strict=True)]
    listed = {
        scanned.tokens.quote(name.first, name.last)
        for scanned, names in zip(scans, found, strict=True)
        for name in names
        if name.rule == "agency.listed"
    }
    if listed:
        more = Lexicon(NameIndex.of((name, True) for name in listed))
        for scanned, names in zip(scans, found, strict=True):
            names.extend(_again(scanned.walker, more, _taken(scanned, names)))
    return [
        tuple(
            witness.confirmed(_mention(scanned.tokens, name), spans)
            for name in sorted(names, key=lambda one: one.first)
        )
        for scanned, names, spans in zip(scans, found, seen, strict=True)
    ]


def _settled(scanned: Scan, lexicon: Lexicon, spans: Sequence[Span]) -> list[Found]:
    tokens, walker = scanned.tokens, scanned.walker
    kept = [name for name in scanned.found if _named(name, tokens, lexicon)]
    taken = _taken(scanned, kept)
    kept += _again(walker, lexicon, taken)
    for name in witness.names(walker, spans):
        free = not any(taken[name.first : name.last]) and not _titled(walker, name.first)
        if free and _listable(walker, lexicon, name.first):
            kept.append(name)
            _take(taken, (name,))
    return kept + _listed(walker, lexicon, taken, kept)


def _taken(scanned: Scan, names: Iterable[Found]) -> bytearray:
    """Which words of a text belong to a name."""
    taken = bytearray(scanned.tokens.size)
    _take(taken, names)
    return taken


def _take(taken: bytearray, names: Iterable[Found]) -> None:
    for name in names:
        taken[name.first : name.last] = b"\1" * (name.last - name.first)


def _again(walker: Walker, lexicon: Lexicon, taken: bytearray) -> list[Found]:
    """Acronyms, and names that the report prints in full elsewhere."""
    tokens, entries, defined = walker.tokens, lexicon.names.entries, lexicon.acronyms
    rows = zip(tokens.kinds, tokens.folds, tokens.words, strict=True)
    found: list[Found] = []
    for at, (kind, folded, word) in enumerate(rows):
        if taken[at] or not (folded in entries or kind == ACRONYM or word in defined):
            continue
        name = _at(walker, lexicon, at)
        if name and not any(taken[name.first : name.last]):
            found.append(name)
            _take(taken, (name,))
    return found


def _at(walker: Walker, lexicon: Lexicon, at: int) -> Found | None:
    capital = walker.tokens.kinds[at] in WORDS
    same = lexicon.names.find(walker.tokens, at)
    if same and (capital or (same[1] and same[0] - at > 1)) and not _titled(walker, at):
        return Found(at, same[0], "agency.again" if capital else "agency.lower")
    rule = _acronym(walker, lexicon, at) if capital else ""
    return Found(at, at + 1, rule) if rule else None


def _titled(walker: Walker, at: int) -> bool:
    """True if a word for a project, law … stands before a name: "el proyecto Raíces"."""
    tokens = walker.tokens
    before = at - 1
    while before > 0 and tokens.folds[before] in QUOTES:
        before -= 1
    return before >= 0 and tokens.folds[before] in walker.grammar.references


def _listed(
    walker: Walker, lexicon: Lexicon, taken: bytearray, names: Sequence[Found]
) -> list[Found]:
    """Capitalised names in a list of bodies: "UNICEF, Challenging Heights and the TUC".

    Looked for from each name to both sides, and on from those found.
    """
    found: list[Found] = []
    open_ = list(reversed(names))
    while open_:
        name = open_.pop()
        for at in (_after(walker, name.last, taken), _before(walker, name.first, taken)):
            end = _item(walker, lexicon, taken, at) if at >= 0 else 0
            if end:
                item = Found(at, end, "agency.listed", UNKNOWN)
                found.append(item)
                open_.append(item)
                _take(taken, (item,))
    return found


def _after(walker: Walker, at: int, taken: bytearray) -> int:
    """The token at which an unknown item of a list begins after a name, or -1."""
    place = _beside(walker, at, 1)
    free = 0 <= place < len(taken) and not taken[place] and walker.tokens.kinds[place] in WORDS
    return place if free else -1


def _before(walker: Walker, at: int, taken: bytearray) -> int:
    """The token at which an unknown item of a list before a name begins, or -1."""
    tokens = walker.tokens
    last = first = _beside(walker, at - 1, -1)
    if last < 0 or taken[last] or tokens.kinds[last] not in WORDS:
        return -1
    place = last
    while place > max(0, last - _LONGEST_ITEM) and not taken[place - 1]:
        place -= 1
        if tokens.kinds[place] in WORDS:
            first = place
        elif tokens.lows[place] not in walker.grammar.inner:
            break
    starts = range(first, last + 1)
    return next((p for p in starts if tokens.kinds[p] in WORDS and end_of(walker, p) > last), -1)


def _item(walker: Walker, lexicon: Lexicon, taken: bytearray, at: int) -> int:
    """The end of an item of a list of bodies, 0 if none begins at the token."""
    end = end_of(walker, at)
    end = next((place for place in range(at, end) if taken[place]), end)
    places = (_beside(walker, at - 1, -1), _beside(walker, end, 1))
    beside = sum(0 <= place < len(taken) and taken[place] for place in places)
    sure = end - at > 1 or walker.tokens.kinds[at] == ACRONYM
    return end if beside + sure > 1 and _listable(walker, lexicon, at) else 0


def _beside(walker: Walker, at: int, step: int) -> int:
    """The token beyond a comma or conjunction, articles skipped; -1 if there is neither."""
    tokens, grammar = walker.tokens, walker.grammar
    joined = False
    for place in range(at, at + 4 * step, step):
        if not 0 <= place < tokens.size:
            return -1
        low = tokens.lows[place]
        if low == "," or low in grammar.conjunctions:
            joined = True
        elif low not in grammar.articles and low not in ("(", ")"):
            return place if joined else -1
    return -1


def _listable(walker: Walker, lexicon: Lexicon, at: int) -> bool:
    tokens, grammar = walker.tokens, walker.grammar
    printed, folded = tokens.word(at), tokens.folds[at]
    return not (
        printed in lexicon.other
        or printed in grammar.not_agencies
        or walker.place(at)
        or folded in grammar.references
        or folded in grammar.openers
        or folded in grammar.not_names
        or folded in grammar.persons
        or tokens.lows[at] in grammar.vocabulary
        or walker.head(at)
    )


def _named(name: Found, tokens: Tokens, lexicon: Lexicon) -> bool:
    """A bare name ("Comisión Intersecretarial") is one if the report has a fuller form of it."""
    if name.rule in _UNSURE:
        return tokens.quote(name.first, name.last) not in lexicon.other
    if name.rule == "agency.acronym-known":
        return tokens.word(name.first) not in lexicon.other
    if not name.bare:
        return True
    short = content(tokens.quote(name.first, name.last))
    return any(known[: len(short)] == short for known in lexicon.names.beginning(short[0]))


def _acronym(walker: Walker, lexicon: Lexicon, at: int) -> str:
    """The rule by which the word at a token is an organisation's acronym, or nothing."""
    printed = walker.tokens.word(at)
    if printed in lexicon.acronyms:
        return "agency.acronym-defined"
    if printed in lexicon.other or printed in walker.grammar.not_agencies:
        return ""
    if walker.tokens.kinds[at] == ACRONYM and acronyms.is_acronym(printed) and _agent(walker, at):
        return "agency.acronym-agent"
    return ""


def _agent(walker: Walker, at: int) -> bool:
    """True if an unknown acronym stands where only a body can."""
    tokens, grammar = walker.tokens, walker.grammar
    before = at - 1
    while before >= 0 and tokens.lows[before] in grammar.articles:
        before -= 1
    articled = before < at - 1
    if before >= 0 and tokens.folds[before] in grammar.references:
        return False
    after = tokens.folds[at + 1] if at + 1 < tokens.size else ""
    if articled and after in grammar.verbs and len(tokens.word(at)) > 2:
        return True
    return any(
        match_ is not None and match_[0] == before + 1
        for start in range(max(0, before - 6), before + 1)
        if tokens.folds[start] in grammar.contexts
        for match_ in [match(grammar.contexts, tokens.folds, start)]
    )


def _mention(tokens: Tokens, name: Found) -> NameMention:
    text = " ".join(tokens.quote(name.first, name.last).split())
    return NameMention(
        span=Span(tokens.starts[name.first], tokens.end(name.last - 1)),
        rule=name.rule,
        confidence=CONFIDENCE[name.rule],
        text=text,
        key=name.body.id if name.body else " ".join(content(text)),
    )
