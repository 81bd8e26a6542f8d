"""Organisation names in one text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline import gazetteer
from pipeline.extract.agencies import acronyms, grammar as grammars
from pipeline.extract.agencies.grammar import Grammar, Head, match
from pipeline.extract.agencies.names import Found, Walker
from pipeline.extract.agencies.normalise import NameIndex, content
from pipeline.extract.agencies.tokens import ACRONYM, LOWER, UPPER, WORDS, Tokens, tokenise
from pipeline.gazetteer import Body
from pipeline.types import AgencyType, Context, NameMention, Span

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
    "agency.lower": 0.9,
    "agency.short": 0.8,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """An acronym defined in a text. ``name`` is ``None`` where it stands for no organisation."""

    acronym: str
    long: str
    name: str | None


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


def scan(text: str, context: Context) -> Scan:
    """Walk through a text once."""
    index, known = _known(context.country)
    walker = Walker(tokenise(text), grammars.load(context.language), index, known)
    found, other = _Reader(walker).read()
    found, pairs = _define(walker, found)
    return Scan(walker, tuple(found), tuple(pairs), frozenset(other))


# --------------------------------------------------------------------------- candidates


class _Reader:
    """Goes through the words of a text and collects candidates."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.tokens = walker.tokens
        self.grammar = walker.grammar
        self.found: list[Found] = []
        self.other: set[str] = set()

    def read(self) -> tuple[list[Found], set[str]]:
        """All candidates of the text, in order, and acronyms of other things."""
        at, size = 0, len(self.tokens)
        while at < size:
            at = max(self._at(at), at + 1)
        return self.found, self.other

    def _at(self, at: int) -> int:
        kind = self.tokens.kinds[at]
        if kind in WORDS:
            found = self._capital(at)
        elif kind == LOWER:
            found = self._lower(at)
        else:
            return at + 1
        if not found:
            return at + 1
        if found.last > found.first:
            self.found.append(found)
        return found.last

    def _lower(self, at: int) -> Found | None:
        grammar, tokens = self.grammar, self.tokens
        folded = tokens.folds[at]
        if folded in grammar.government:
            return self._government(at)
        if folded in grammar.introducers:
            return self._introduced(at)
        if folded in grammar.references:
            self._reference(at)
            return None
        if folded in grammar.heads:
            found = self.walker.head(at)
            if found and found[1].lower:
                return self._lower_head(at, *found)
        if folded in grammar.contexts:
            return self._context(at)
        return None

    def _lower_head(self, at: int, end: int, head: Head) -> Found | None:
        """ "le ministère du Travail": the first word of the complement is capitalised."""
        if self.tokens.folds[at].endswith("s"):
            return None
        last = self.walker.extend(end, head)
        first = next(
            (
                p
                for p in range(end, last)
                if self.tokens.lows[p] not in self.grammar.links
                and self.tokens.lows[p] not in self.grammar.generic
            ),
            None,
        )
        if (
            first is None
            or self.tokens.kinds[first] != UPPER
            or self.walker.place(first)
            or self.walker.organisation(first)
        ):
            return None
        return Found(at, last, "agency.head", head)

    def _capital(self, at: int) -> Found | None:
        grammar, tokens = self.grammar, self.tokens
        folded = tokens.folds[at]
        if folded in grammar.government and (found := self._government(at)):
            return found
        if folded in grammar.references:
            self._reference(at)
        if grammar.head_last:
            found = self._head_last(at)
        else:
            found = self._head_first(at)
        return found or self._legal_form(at)

    def _reference(self, at: int) -> None:
        """ "proyecto ACCIONNAR": the acronym is the project's."""
        tokens = self.tokens
        for place in range(at + 1, min(at + 3, len(tokens))):
            if tokens.folds[place] in {'"', "“", "«", "'"}:
                continue
            if tokens.kinds[place] == ACRONYM and tokens.word(place) not in self.walker.acronyms:
                self.other.add(tokens.word(place))
            return

    def _government(self, at: int) -> Found | None:
        """ "Gobierno de México", "Government of Ghana"."""
        tokens, grammar = self.tokens, self.grammar
        place = at + 1
        while (
            place < len(tokens)
            and place - at < 4
            and (tokens.lows[place] in grammar.of or tokens.lows[place] in grammar.articles)
        ):
            place += 1
        if place == at + 1 or place >= len(tokens) or tokens.kinds[place] not in WORDS:
            return None
        country = self.walker.place(place)
        if country:
            end = country[0]
        elif tokens.folds[place] in grammar.government_places or tokens.kinds[place] == UPPER:
            end = self._place_end(place)
        else:
            return None
        return Found(at, end, "agency.government")

    def _place_end(self, at: int) -> int:
        """The end of a place name of capitalised words joined by "de (la)"."""
        tokens, grammar = self.tokens, self.grammar
        end = self.walker.run(at)
        place = end
        while place < len(tokens) and place - end < 3:
            low = tokens.lows[place]
            if tokens.kinds[place] in WORDS and place > end:
                end = self.walker.run(place)
                place = end
            elif low in grammar.of or low in grammar.articles:
                place += 1
            else:
                break
        return end

    # ------------------------------------------------------------------ head first

    def _head_first(self, at: int) -> Found | None:
        walker = self.walker
        body, head = walker.body(at), walker.head(at)
        if not head:
            return self._body(at, *body) if body else None
        end, kind = head
        last = walker.extend(end, kind)
        if body and body[0] >= last:
            return self._body(at, *body)
        if body and body[1].country is None:
            return self._body(at, *body)
        if kind.complete:
            return Found(at, last, "agency.head", kind, body[1] if body else None)
        return self._judge(at, end, last, kind)

    def _judge(self, at: int, end: int, last: int, head: Head) -> Found | None:
        """A name of head and complement, or nothing if the complement does not make it one."""
        tokens, grammar, walker = self.tokens, self.grammar, self.walker
        own = [
            p
            for p in range(end, last)
            if tokens.lows[p] not in grammar.links and tokens.lows[p] != ","
        ]
        if not own:
            return None
        first = own[0]
        if (
            first > end
            and (walker.body(first) or walker.head(first))
            and walker.organisation(first)
        ):
            linked = any(
                tokens.lows[p] in grammar.articles or tokens.lows[p] in ("del", "du")
                for p in range(end, first)
            )
            if linked or walker.body(first) or tokens.kinds[first] == ACRONYM:
                return None  # "la Oficina de la OIT": the name is the OIT
        if tokens.kinds[first] == ACRONYM and first > end and not walker._shouted(first):
            return None
        telling = [p for p in own if tokens.lows[p] not in grammar.generic]
        if not telling:
            return Found(at, last, "agency.head", head, bare=len(own) < 2)
        if all(walker.place(p) for p in telling[:1]) and head.weak:
            return None
        if head.weak and not any(tokens.kinds[p] in WORDS for p in telling):
            return None
        return Found(at, last, "agency.head", head)

    def _body(self, at: int, end: int, body: Body) -> Found:
        """A known body, with the country after it: "World Vision Ghana"."""
        country = self.walker.place(end) if end < len(self.tokens) else None
        return Found(at, country[0] if country else end, "agency.gazetteer", body=body)

    # ------------------------------------------------------------------ head last

    def _head_last(self, at: int) -> Found | None:
        tokens, grammar, walker = self.tokens, self.grammar, self.walker
        if tokens.folds[at] in grammar.openers and tokens.kinds[at] == UPPER:
            return None
        body = walker.body(at)
        run = self._joined(at)
        heads = [(p, *found) for p in range(at, run) if (found := walker.head(p))]
        if not heads:
            return self._body(at, *body) if body else None
        place, end, head = heads[-1]
        if body and body[0] >= end:
            last = walker.extend(body[0], head)
            return (
                self._body(at, *body)
                if body[1].country is None or last == body[0]
                else Found(at, last, "agency.head-last", head, body[1])
            )
        end = max(end, self._tail(end, run))
        if end < 0:
            return None
        last = walker.extend(end, head)
        before = [p for p in range(at, place) if tokens.lows[p] not in grammar.links]
        if (
            body
            and all(tokens.lows[p] in grammar.generic for p in before if p >= body[0])
            and last == end
        ):
            return self._body(at, *body)
        if head.complete:
            return Found(at, last, "agency.head-last", head)
        if not before:
            return self._judge(at, end, last, head)
        telling = [
            p
            for p in range(at, last)
            if p not in range(place, end)
            and tokens.lows[p] not in grammar.generic
            and tokens.lows[p] not in grammar.links
        ]
        if not telling:
            return Found(at, last, "agency.head-last", head, bare=len(before) < 2)
        return Found(at, last, "agency.head-last", head)

    def _joined(self, at: int) -> int:
        """The end of the capitalised run at a token, over "and" where the head comes after it."""
        tokens, grammar, walker = self.tokens, self.grammar, self.walker
        run = walker.run(at)
        if any(walker.head(p) for p in range(at, run)) or run + 1 >= len(tokens):
            return run
        if tokens.lows[run] not in grammar.conjunctions or tokens.kinds[run + 1] not in WORDS:
            return run
        if tokens.kinds[run - 1] == ACRONYM or any(
            walker.body(p) or walker.place(p) for p in range(at, run)
        ):
            return run
        further = walker.run(run + 1)
        if any(walker.body(p) for p in range(run + 1, further)):
            return run
        telling = run - at > 1 or tokens.lows[at] in grammar.vocabulary
        return further if telling and any(walker.head(p) for p in range(run + 1, further)) else run

    def _tail(self, end: int, run: int) -> int:
        """Where a name ends whose last head is followed by more capitals: -1 if it is none."""
        if end >= run:
            return end
        tokens, grammar = self.tokens, self.grammar
        country = self.walker.place(end)
        if country:
            return country[0]
        reference = match(grammar.references, tokens.folds, end)
        if reference and reference[1] == "law":
            return -1
        return end

    # ------------------------------------------------------------------ names without a head

    def _proper(self, at: int) -> int:
        """The end of a proper name: capitals, small words between them ("Save the Children")."""
        tokens, grammar = self.tokens, self.grammar
        small = grammar.of | grammar.articles | grammar.open | {"sans", "sin", "without"}
        end = self.walker.run(at)
        while end < len(tokens):
            place = end
            while place < len(tokens) and place - end < 3 and tokens.lows[place] in small:
                place += 1
            if place == end or place >= len(tokens) or tokens.kinds[place] not in WORDS:
                return end
            if self.walker.organisation(place) or self.walker.place(place):
                return end
            end = self.walker.run(place)
        return end

    def _introduced(self, at: int) -> Found | None:
        """ "la organización Verité", "l'ONG X": the name after a word for its kind."""
        tokens, grammar = self.tokens, self.grammar
        found = match(grammar.introducers, tokens.folds, at)
        if not found:
            return None
        place, kind = found
        limit = place + 9
        while place < min(limit, len(tokens)) and (
            (
                tokens.kinds[place] == LOWER
                and (
                    tokens.lows[place] in grammar.vocabulary
                    or (place > found[0] and tokens.lows[place] in grammar.links)
                    or (
                        tokens.lows[place] in grammar.links
                        and tokens.lows[place] not in grammar.conjunctions
                    )
                )
            )
            or tokens.folds[place] in {'"', "“", "«"}
        ):
            place += 1
        if place >= len(tokens) or tokens.kinds[place] not in WORDS:
            return None
        if place > found[0] and tokens.lows[place - 1] in grammar.links:
            return None
        if (
            self.walker.place(place)
            or self.walker.organisation(place)
            and tokens.kinds[place] != ACRONYM
        ):
            return None
        if tokens.folds[place] in grammar.references:
            return None
        head = Head("introduced", kind, open=False, weak=True, lower=False, complete=False)
        return Found(place, self._legal(self._proper(place)), "agency.introduced", head)

    def _legal(self, end: int) -> int:
        found = (
            match(self.grammar.legal_forms, self.tokens.folds, end)
            if end < len(self.tokens)
            else None
        )
        return found[0] if found else end

    def _legal_form(self, at: int) -> Found | None:
        """ "Dignificando el Trabajo A.C.": the ending makes the capitals a name."""
        if self.tokens.folds[at] in self.grammar.openers or self.tokens.kinds[at] != UPPER:
            return None
        end = self._proper(at)
        for place in range(at + 1, min(end + 1, len(self.tokens))):
            found = match(self.grammar.legal_forms, self.tokens.folds, place)
            if found and self.tokens.kinds[place] in WORDS:
                head = Head(
                    "legal-form", found[1], open=False, weak=True, lower=False, complete=False
                )
                return Found(at, found[0], "agency.legal-form", head)
        return None

    def _context(self, at: int) -> Found | None:
        """ "con el apoyo de Partners of the Americas": only a body can stand there."""
        found = match(self.grammar.contexts, self.tokens.folds, at)
        if not found:
            return None
        place = found[0]
        tokens = self.tokens
        while place < len(tokens) and tokens.lows[place] in self.grammar.articles:
            place += 1
        if place >= len(tokens) or tokens.kinds[place] not in WORDS:
            return None
        if (
            self.walker.place(place)
            or self.walker.organisation(place)
            or tokens.folds[place] in self.grammar.references
        ):
            return None
        end = self._proper(place)
        if end - place < 2:
            return None
        head = Head("context", "civil_society", open=False, weak=True, lower=False, complete=False)
        return Found(place, end, "agency.context", head)


# --------------------------------------------------------------------------- definitions


def _define(walker: Walker, found: list[Found]) -> tuple[list[Found], list[Pair]]:
    """Pair acronyms in parentheses with names, and let them say where a name ends."""
    tokens, pairs = walker.tokens, []
    by_end = {name.last: index for index, name in enumerate(found)}
    starts = {name.first: index for index, name in enumerate(found)}
    for at, _ in acronyms.parenthesised(tokens):
        acronym, open_ = tokens.word(at), at - 1
        index = by_end.get(_before_quote(tokens, open_))
        if index is not None:
            name = found[index]
            if _same_body(walker, acronym, name):
                found[index] = replace(name, bare=False)
                quote = tokens.quote(name.first, name.last)
                pairs.append(Pair(acronym, quote, quote))
            continue
        long = acronyms.long_form(tokens, acronym, open_)
        if not long:
            continue
        first, strict = long
        index = starts.get(first)
        if index is not None and found[index].last < open_ and strict:
            found[index] = replace(found[index], last=open_, bare=False)
            quote = tokens.quote(first, open_)
            pairs.append(Pair(acronym, quote, quote))
        elif strict:
            pairs.append(Pair(acronym, tokens.quote(first, open_), None))
    pairs += _reversed(walker, found)
    return found, pairs


def _before_quote(tokens: Tokens, at: int) -> int:
    """The token after the last word before a parenthesis, quotation marks skipped."""
    while at > 0 and tokens.folds[at - 1] in {'"', "”", "»"}:
        at -= 1
    return at


def _same_body(walker: Walker, acronym: str, name: Found) -> bool:
    """True if an acronym right after a name can be that body's own."""
    known = walker.acronyms.get(acronym)
    if known and name.body:
        return known.id == name.body.id
    return acronyms.fits(walker.tokens, acronym, name.first, name.last) or bool(
        name.rule != "agency.government"
        and not known
        and acronym not in walker.grammar.not_agencies
    )


def _reversed(walker: Walker, found: list[Found]) -> list[Pair]:
    """ "STPS (Secretaría …)", "STPS, Secretaría …"."""
    tokens, pairs = walker.tokens, []
    for name in found:
        at = name.first - 1
        while at > 0 and (
            tokens.lows[at] in walker.grammar.articles
            or tokens.folds[at] in {"(", ",", "–", "-", "—"}
        ):
            at -= 1
        if at < 0 or at == name.first - 1 or tokens.kinds[at] != ACRONYM:
            continue
        acronym = tokens.word(at)
        near = [p for p in range(name.last - 1, name.first - 1, -1) if tokens.kinds[p] in WORDS]
        if acronyms.initials(tokens, near, acronyms.letters(acronym)) == name.first:
            quote = tokens.quote(name.first, name.last)
            pairs.append(Pair(acronym, quote, quote))
    return pairs


# --------------------------------------------------------------------------- decisions


def settle(scanned: Scan, lexicon: Lexicon) -> tuple[NameMention, ...]:
    """The names of a scanned text, decided with what the whole report tells."""
    tokens, walker = scanned.tokens, scanned.walker
    kept = [name for name in scanned.found if _named(name, tokens, lexicon)]
    taken = bytearray(len(tokens))
    for name in kept:
        taken[name.first : name.last] = b"\1" * (name.last - name.first)
    mentions = [_mention(tokens, name) for name in kept]
    at = 0
    while at < len(tokens):
        end = at + 1
        if not taken[at]:
            kind = tokens.kinds[at]
            rule = ""
            if kind in WORDS:
                rule = _acronym(walker, lexicon, at)
            elif (
                kind == LOWER
                and (same := lexicon.names.find(tokens, at))
                and same[0] - at > 1
                and not any(taken[at : same[0]])
            ):
                rule, end = "agency.lower", same[0]
            if rule:
                mentions.append(_mention(tokens, Found(at, end, rule)))
        at = end
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _named(name: Found, tokens: Tokens, lexicon: Lexicon) -> bool:
    """A bare name ("Comisión Intersecretarial") is one if the report has a fuller form of it."""
    if not name.bare:
        return True
    short = content(tokens.quote(name.first, name.last))
    return any(
        phrase[: len(short)] == short or phrase[-len(short) :] == short
        for phrase, _ in lexicon.names.entries.get(short[0], ())
    )


def _acronym(walker: Walker, lexicon: Lexicon, at: int) -> str:
    """The rule by which the word at a token is an organisation's acronym, or nothing."""
    printed = walker.tokens.word(at)
    if printed in lexicon.acronyms:
        return "agency.acronym-defined"
    if printed in lexicon.other or printed in walker.grammar.not_agencies:
        return ""
    if printed in walker.acronyms:
        return "agency.acronym-known"
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
