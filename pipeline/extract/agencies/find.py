"""Organisation names in one text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from pipeline import gazetteer
from pipeline.extract.agencies import acronyms
from pipeline.extract.agencies import grammar as grammars
from pipeline.extract.agencies.candidates import Reader
from pipeline.extract.agencies.definitions import Pair, define
from pipeline.extract.agencies.grammar import match
from pipeline.extract.agencies.names import Found, Walker
from pipeline.extract.agencies.normalise import NameIndex, content
from pipeline.extract.agencies.proper import QUOTES, UNKNOWN
from pipeline.extract.agencies.tokens import ACRONYM, WORDS, Tokens, tokenise
from pipeline.gazetteer import Body
from pipeline.types import Context, NameMention, Span

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
    "agency.explained": 0.85,
    "agency.again": 0.95,
    "agency.listed": 0.75,
    "agency.lower": 0.9,
}


@dataclass(frozen=True, slots=True)
class Scan:
    """One text walked through once: candidates and definitions, nothing decided yet."""

    walker: Walker
    found: tuple[Found, ...]
    pairs: tuple[Pair, ...]
    other: frozenset[str]  # acronyms the text uses for projects, laws …

    @property
    def tokens(self) -> Tokens:
        """The words of the text."""
        return self.walker.tokens


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the texts of a report together tell of names."""

    names: NameIndex[str] = field(default_factory=lambda: NameIndex({}))
    acronyms: Mapping[str, str] = field(default_factory=dict)  # acronym → name, organisations
    other: frozenset[str] = frozenset()  # acronyms of anything else

    @classmethod
    def of(cls, scans: Iterable[Scan]) -> Lexicon:
        """The lexicon of a report from the scans of its texts (and prompts)."""
        scans = tuple(scans)
        names = [
            scan.tokens.quote(found.first, found.last)
            for scan in scans
            for found in scan.found
            if not found.bare
        ]
        pairs = [pair for scan in scans for pair in scan.pairs]
        defined = {pair.acronym: pair.name for pair in pairs if pair.name}
        other = {pair.acronym for pair in pairs if not pair.name}
        other |= {acronym for scan in scans for acronym in scan.other}
        return cls(
            NameIndex.of((name, name) for name in names),
            defined,
            frozenset(other) - defined.keys(),
        )


@cache
def _known(country: str | None) -> tuple[NameIndex[Body], dict[str, Body]]:
    bodies = gazetteer.bodies(country)
    index = NameIndex.of((name, body) for body in bodies for name in body.names)
    acronyms_: dict[str, Body] = {}
    for body in bodies:
        for acronym in body.acronyms:
            acronyms_.setdefault(acronym, body)
            if len(acronym) > 4 and acronym.isupper():
                acronyms_.setdefault(acronym.capitalize(), body)
    return index, acronyms_


def find(text: str, context: Context, lexicon: Lexicon | None = None) -> tuple[NameMention, ...]:
    """The organisation names of a text, by position, none inside another.

    Args:
        text: prose; paragraphs separated by line breaks.
        context: language and country of the report.
        lexicon: what the whole report tells of names; without it, the text's own.
    """
    scanned = scan(text, context)
    return settle(scanned, lexicon or Lexicon.of((scanned,)))


def walk(text: str, context: Context) -> Walker:
    """A text made ready: its words, its language's grammar, the bodies of its country."""
    index, known = _known(context.country)
    return Walker(tokenise(text), grammars.load(context.language), index, known)


def scan(text: str, context: Context) -> Scan:
    """Walk through a text once."""
    walker = walk(text, context)
    reader = Reader(walker)
    found = reader.read()
    found, pairs = define(walker, found)
    return Scan(walker, tuple(found), tuple(pairs), frozenset(reader.other))


def settle(scanned: Scan, lexicon: Lexicon) -> tuple[NameMention, ...]:
    """The names of a scanned text, decided with what the whole report tells."""
    tokens, walker = scanned.tokens, scanned.walker
    kept = [name for name in scanned.found if _named(name, tokens, lexicon)]
    taken = bytearray(len(tokens))
    _take(taken, kept)
    kept += _again(walker, lexicon, taken)
    kept += _listed(walker, lexicon, taken)
    return tuple(_mention(tokens, name) for name in sorted(kept, key=lambda name: name.first))


def _take(taken: bytearray, names: Iterable[Found]) -> None:
    for name in names:
        taken[name.first : name.last] = b"\1" * (name.last - name.first)


def _again(walker: Walker, lexicon: Lexicon, taken: bytearray) -> list[Found]:
    """Acronyms, and names that the report prints in full elsewhere."""
    tokens, entries = walker.tokens, lexicon.names.entries
    found: list[Found] = []
    for at, (kind, folded) in enumerate(zip(tokens.kinds, tokens.folds, strict=True)):
        if taken[at] or not (kind in WORDS or folded in entries):
            continue
        name = _at(walker, lexicon, at)
        if name and not any(taken[name.first : name.last]):
            found.append(name)
            _take(taken, (name,))
    return found


def _at(walker: Walker, lexicon: Lexicon, at: int) -> Found | None:
    capital = walker.tokens.kinds[at] in WORDS
    same = lexicon.names.find(walker.tokens, at)
    if same and (capital or same[0] - at > 1) and not _titled(walker, at):
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


def _listed(walker: Walker, lexicon: Lexicon, taken: bytearray) -> list[Found]:
    """Capitalised names in a list of bodies: "UNICEF, Challenging Heights and the TUC"."""
    starts = [
        at
        for at in range(1, len(walker.tokens))
        if walker.tokens.kinds[at] in WORDS and walker.tokens.kinds[at - 1] not in WORDS
    ]
    found = []
    # Backwards too: in "the ABC, the DEF and the Trade Council" the last is known first.
    for at in (*starts, *reversed(starts)):
        end = 0 if taken[at] else _item(walker, lexicon, taken, at)
        if end:
            found.append(Found(at, end, "agency.listed", UNKNOWN))
            taken[at:end] = b"\1" * (end - at)
    return found


def _item(walker: Walker, lexicon: Lexicon, taken: bytearray, at: int) -> int:
    """The end of an item of a list of bodies, 0 if none begins at the token."""
    end = _reach(walker, at, taken)
    beside = _beside(walker, at - 1, -1, taken) + _beside(walker, end, 1, taken)
    sure = end - at > 1 or walker.tokens.kinds[at] == ACRONYM
    return end if beside + sure > 1 and _listable(walker, lexicon, at) else 0


def _reach(walker: Walker, at: int, taken: bytearray) -> int:
    end = walker.run(at)
    return next((place for place in range(at, end) if taken[place]), end)


def _beside(walker: Walker, at: int, step: int, taken: bytearray) -> bool:
    """True if a comma or conjunction, and nothing else, stands between a token and a name."""
    tokens, grammar = walker.tokens, walker.grammar
    joined = False
    for _ in range(4):
        if not 0 <= at < len(tokens) or taken[at]:
            return joined and 0 <= at < len(tokens)
        low = tokens.lows[at]
        if low == "," or low in grammar.conjunctions:
            joined = True
        elif low not in grammar.articles and low not in ("(", ")"):
            return False
        at += step
    return False


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
    after = tokens.folds[at + 1] if at + 1 < len(tokens) else ""
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
        span=Span(tokens.starts[name.first], tokens.ends[name.last - 1]),
        rule=name.rule,
        confidence=CONFIDENCE[name.rule],
        text=text,
        key=name.body.id if name.body else " ".join(content(text)),
    )
