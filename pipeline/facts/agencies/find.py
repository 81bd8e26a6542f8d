"""Organisation names in one text."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts.agencies.acronyms.definitions import define
from pipeline.facts.agencies.candidate import CONFIDENCE, Candidate
from pipeline.facts.agencies.normalise import NameIndex, content
from pipeline.facts.agencies.reading.tokens import POSSESSIVE, Tokens
from pipeline.facts.agencies.reading.walker import Walker, walk
from pipeline.facts.agencies.report import again, joined, listed, witness
from pipeline.facts.agencies.report.lexicon import Lexicon, Scan
from pipeline.facts.agencies.report.occupied import Occupied
from pipeline.facts.agencies.shapes.reader import Reader
from pipeline.facts.agencies.shapes.titles import Titles
from pipeline.facts.references.named import named
from pipeline.types import Context, NameMention, Span

_UNSURE = frozenset({"agency.context", "agency.doer", "agency.subject"})


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
    reader, titles = Reader(walker), Titles(walker, tuple(named(walker)))
    found = [kept for name in reader.read() if (kept := titles.judged(name))]
    found, pairs = define(walker, found)
    return Scan(walker, tuple(found), tuple(pairs), frozenset(reader.other), titles)


def settle(
    scans: Sequence[Scan], lexicon: Lexicon, witnesses: Sequence[Sequence[Span]] = ()
) -> list[tuple[NameMention, ...]]:
    """The names of each scanned text, decided with what the whole report tells.

    Names that only a list shows to be bodies are known in the other texts too. A trained model's
    witness, one sequence of spans for each text, adds names and makes unsure ones surer.
    """
    seen = witnesses or [()] * len(scans)
    found = [_settled(scanned, lexicon, spans) for scanned, spans in zip(scans, seen, strict=True)]
    told = {
        scanned.tokens.quote(name.first, name.last)
        for scanned, names in zip(scans, found, strict=True)
        for name in names
        if name.rule == "agency.listed"
    }
    if told:
        index = NameIndex.of((name, True) for name in told)
        for scanned, names in zip(scans, found, strict=True):
            occupied = Occupied(scanned.tokens.size, names)
            names.extend(again.listed(scanned, index, occupied))
    return [
        _mentions(scanned, lexicon, names, spans)
        for scanned, names, spans in zip(scans, found, seen, strict=True)
    ]


def _mentions(
    scanned: Scan, lexicon: Lexicon, names: Sequence[Candidate], spans: Sequence[Span]
) -> tuple[NameMention, ...]:
    """The names as mentions, in order, with those that stand joined in one word."""
    found = [witness.confirmed(_mention(scanned.tokens, name), spans) for name in names]
    found += joined.mentions(scanned.walker, lexicon, names)
    return tuple(sorted(found, key=lambda one: one.span.start))


def _settled(scanned: Scan, lexicon: Lexicon, spans: Sequence[Span]) -> list[Candidate]:
    tokens, walker = scanned.tokens, scanned.walker
    kept = [name for name in scanned.found if _named(name, walker, lexicon)]
    occupied = Occupied(tokens.size, kept)
    kept += again.read(scanned, lexicon, occupied)
    for name in witness.names(walker, spans):
        free = occupied.free(name) and not again.titled(walker, name.first)
        if free and listed.listable(walker, lexicon, name.first):
            kept.append(name)
            occupied.add(name)
    return kept + listed.read(scanned, lexicon, occupied, kept)


def _named(name: Candidate, walker: Walker, lexicon: Lexicon) -> bool:
    """A bare name ("Comisión Intersecretarial") is one if the report has a fuller form of it."""
    tokens = walker.tokens
    if name.rule in _UNSURE:
        return tokens.quote(name.first, name.last) not in lexicon.other
    if name.rule == "agency.acronym-known":
        return tokens.word(name.first) not in lexicon.other
    if not name.bare:
        return True
    if name.first and tokens.folds[name.first - 1] in walker.grammar.anaphors:
        return False
    short = content(tokens.quote(name.first, name.last))
    return any(_fuller(known, short) for known in lexicon.names.beginning(short[0]))


def _fuller(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """True if a name is a short one with more words after it, or between its two."""
    between = len(short) == 2 and short == (long[0], long[-1]) and short[1].endswith("s")
    return long[: len(short)] == short or between  # "District (Child Labour) Committees"


def _mention(tokens: Tokens, name: Candidate) -> NameMention:
    start, end = tokens.starts[name.first], tokens.end(name.last - 1)
    if name.body is None and tokens.folds[name.last - 1].endswith(POSSESSIVE):
        end -= len(POSSESSIVE)  # "the Ministry of Labour's Research Unit"
    text = " ".join(tokens.text[start:end].split())
    return NameMention(
        span=Span(start, end),
        rule=name.rule,
        confidence=CONFIDENCE[name.rule],
        text=text,
        key=name.body.id if name.body else " ".join(content(text)),
    )
