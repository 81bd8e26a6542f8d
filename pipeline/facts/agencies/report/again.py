"""Names known from elsewhere in the report, and acronyms where only a body can stand."""

from __future__ import annotations

from pipeline.facts.agencies.acronyms.matching import is_acronym
from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.normalise import NameIndex
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import ACRONYM, UPPER, WORDS
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.report import joined
from pipeline.facts.agencies.report.lexicon import Lexicon, Scan
from pipeline.facts.agencies.report.occupied import Occupied
from pipeline.facts.agencies.shapes.proper import QUOTES, opens_sentence


def read(scanned: Scan, lexicon: Lexicon, occupied: Occupied) -> list[Candidate]:
    """Acronyms, and names that the report prints in full elsewhere."""
    tokens = scanned.tokens
    known = tokens.among(lexicon.begins)
    return occupied.those(
        _name(scanned, lexicon.names, at) or _acronym(scanned.walker, lexicon, at)
        for at in sorted({*known, *tokens.acronyms()})
        if not occupied.at[at]
    )


def listed(scanned: Scan, names: NameIndex[bool], occupied: Occupied) -> list[Candidate]:
    """Names that only a list, maybe in another text, shows to be bodies'."""
    if names.entries.keys().isdisjoint(scanned.tokens.folds):
        return []
    places = scanned.tokens.among(names.entries)
    return occupied.those(_name(scanned, names, at) for at in places if not occupied.at[at])


def _name(scanned: Scan, names: NameIndex[bool], at: int) -> Candidate | None:
    walker = scanned.walker
    capital = walker.tokens.kinds[at] in WORDS
    same = names.find(walker.tokens, at)
    if not same or not (capital or (same[1] and same[0] - at > 1)) or titled(walker, at):
        return None
    first = at - 1 if capital and _article(walker, at - 1) else at
    found = Candidate(first, same[0], "agency.again" if capital else "agency.lower")
    return None if scanned.titles.own(found) else found


def _article(walker: Walker, at: int) -> bool:
    """True for a capitalised article inside a sentence: "appuyé par La Lumière"."""
    tokens = walker.tokens
    if at < 0 or tokens.kinds[at] != UPPER or opens_sentence(tokens, at):
        return False
    return tokens.lows[at] in walker.grammar.articles


def titled(walker: Walker, at: int) -> bool:
    """True if a word for a project, law … stands before a name: "el proyecto Raíces"."""
    tokens = walker.tokens
    before = at - 1
    while before > 0 and tokens.folds[before] in QUOTES:
        before -= 1
    return before >= 0 and tokens.folds[before] in walker.grammar.references


def _acronym(walker: Walker, lexicon: Lexicon, at: int) -> Candidate | None:
    """The organisation's acronym that the word at a token is."""
    printed, kind = walker.tokens.words[at], walker.tokens.kinds[at]
    if printed in lexicon.acronyms and kind in WORDS:
        return Candidate(at, at + 1, "agency.acronym-defined")
    if kind != ACRONYM or printed in lexicon.other or printed in walker.grammar.not_agencies:
        return None
    if joined.parts(walker, lexicon, at):
        return None
    sure = is_acronym(printed) and _agent(walker, at)
    return Candidate(at, at + 1, "agency.acronym-agent") if sure else None


def _agent(walker: Walker, at: int) -> bool:
    """True if an unknown acronym stands where only a body can."""
    tokens, grammar = walker.tokens, walker.grammar
    before = at - 1
    while before >= 0 and tokens.lows[before] in grammar.articles:
        before -= 1
    articled = before < at - 1
    if before >= 0 and tokens.folds[before] in grammar.references:
        return False
    if articled and len(tokens.word(at)) > 2 and _acts(walker, at + 1):
        return True
    if _owns(walker, at + 1):
        return True
    return any(
        match_ is not None and match_[0] == before + 1
        for start in range(max(0, before - 6), before + 1)
        if tokens.folds[start] in grammar.contexts
        for match_ in [match(grammar.contexts, tokens.folds, start)]
    )


def _owns(walker: Walker, at: int) -> bool:
    """True if a body of its own follows: "the MoLX's Child Labour Unit"."""
    tokens = walker.tokens
    if at + 1 >= tokens.size or tokens.folds[at] != "'s":
        return False
    return tokens.kinds[at + 1] in WORDS and walker.organisation(at + 1)


def _acts(walker: Walker, at: int) -> bool:
    """True if a verb follows that bodies are the subject of, other acronyms joined before it."""
    tokens, grammar = walker.tokens, walker.grammar
    while at + 1 < tokens.size and (
        tokens.lows[at] in grammar.conjunctions or tokens.lows[at] == ","
    ):
        at += 1
        if tokens.lows[at] in grammar.conjunctions:
            at += 1
        while at < tokens.size and tokens.lows[at] in grammar.articles:
            at += 1
        if at >= tokens.size or tokens.kinds[at] != ACRONYM:
            return False
        at += 1
    if at >= tokens.size:
        return False
    return tokens.folds[at] in grammar.verbs or match(grammar.deeds, tokens.folds, at) is not None
