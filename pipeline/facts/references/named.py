"""Named things that are no organisations, in a text whose words are ready."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.facts.agencies.complement.extend import extend
from pipeline.facts.agencies.reading import links
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import ACRONYM, LOWER, NUMBER, SIGN, UPPER, WORDS
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.references import grammar as grammars
from pipeline.facts.references.grammar import HEAD, QUOTES, Grammar
from pipeline.types import ReferenceType

_LONGEST_TITLE = 60  # words between quotation marks
_LONGEST_RUN = 16
_LONGEST_DATE = 6  # words between a law and what it regulates: "du 3 mai 2019"
_TITLED = frozenset({"law", "document"})  # whose titles are whole sentences


@dataclass(frozen=True, slots=True)
class Named:
    """A named thing: tokens ``first`` to ``last`` (exclusive), by which rule, of which type."""

    first: int
    last: int
    rule: str
    type: ReferenceType


def named(walker: Walker) -> list[Named]:
    """The named things of a text, in order, none inside another."""
    grammar = grammars.load(walker.grammar.language)
    found: list[Named] = []
    last = 0
    for at in _places(walker, grammar):
        one = _at(walker, grammar, at) if at >= last else None
        if one:
            first, end, rule, kind = one
            if walker.grammar.head_last and kind == "law":
                first = _opening(walker, first, last)
            found.append(Named(first, end, rule, kind))
            last = end
    return found


def _places(walker: Walker, grammar: Grammar) -> Iterator[int]:
    """Where a name may begin: at a head word or, where that comes last, before it."""
    tokens, last = walker.tokens, 0
    for head in (at for at in walker.marked if tokens.folds[at] in grammar.heads):
        first = head
        if walker.grammar.head_last and tokens.kinds[head] in WORDS:
            while first > max(last, head - _LONGEST_RUN) and tokens.kinds[first - 1] in WORDS:
                first -= 1
        yield from range(max(first, last), head + 1)
        last = head + 1


def _at(walker: Walker, grammar: Grammar, at: int) -> tuple[int, int, str, ReferenceType] | None:
    """First and last token (exclusive), rule and type of the thing named at a token."""
    tokens = walker.tokens
    if walker.grammar.head_last and tokens.kinds[at] in WORDS:
        return _head_last(walker, grammar, at)
    capital = tokens.kinds[at] in WORDS
    head = match(grammar.heads, tokens.folds, at)
    if not head or (capital and walker.body(at)):
        return None
    end, (kind, rule) = head
    if end < tokens.size:
        titled = _titled(walker, grammar, at, end, kind)
        if titled:
            return (*titled, rule, kind)
        if tokens.kinds[end] == ACRONYM and not walker.body(end):
            return end, end + 1, rule, kind
    if not capital or walker.grammar.head_last:
        return None
    last = extend(walker, end, HEAD)
    last = _whole(walker, last) if kind in _TITLED else last
    told = any(
        tokens.kinds[place] in WORDS or tokens.lows[place] not in walker.grammar.generic
        for place in range(end, last)
        if tokens.lows[place] not in walker.grammar.links
    )
    return (at, _dated(walker, last), rule, kind) if told else None


def _whole(walker: Walker, last: int) -> int:
    """The end of a title over the organisation words that it is about.

    "Ley de Consejos y Juntas de Barrio", "Convention on the Labour Inspectorate in Agriculture".
    """
    tokens, grammar = walker.tokens, walker.grammar
    while last < tokens.size:
        link = links.read(tokens, grammar, last)
        if not link or link.comma or link.end >= tokens.size or tokens.kinds[link.end] not in WORDS:
            break
        about = bool(link.prepositions) and link.only(grammar.topic)
        head = walker.head(link.end)
        joined = link.conjunction and not link.definite and head and not head[1].complete
        if not (about or joined) or walker.body(link.end):
            break
        opens = head is not None and not grammar.head_last
        end = head[0] if head and opens else walker.run(link.end)
        last = extend(walker, end, HEAD, started=not opens)
    return last


def _head_last(
    walker: Walker, grammar: Grammar, at: int
) -> tuple[int, int, str, ReferenceType] | None:
    """ "Children's Act", "National Plan of Action": the head is the last word of the run."""
    tokens = walker.tokens
    if tokens.folds[at] in walker.grammar.openers and tokens.kinds[at] == UPPER:
        return None
    run = walker.run(at)
    heads = [(p, *hit) for p in range(at, run) if (hit := match(grammar.heads, tokens.folds, p))]
    if not heads or walker.body(at):
        return None
    place, end, (kind, rule) = heads[-1]
    if any(walker.head(p) for p in range(end, run)):
        return None
    last = _own(walker, grammar, end, extend(walker, end, HEAD))
    last = _whole(walker, last) if kind in _TITLED else last
    if place == at and last == end:
        titled = _titled(walker, grammar, at, end, kind)
        return (*titled, rule, kind) if titled else None
    return at, _dated(walker, last), rule, kind


def _opening(walker: Walker, first: int, last: int) -> int:
    """Where a law's name begins: "Juvenile Courts, Probation Boards and Welfare Committees Act".

    An article stands before the name of a law; what is joined without one belongs to it.
    """
    tokens, grammar = walker.tokens, walker.grammar
    while first - 2 >= last and (
        tokens.lows[first - 1] in grammar.conjunctions or tokens.lows[first - 1] == ","
    ):
        place = first - 1
        while place > last and tokens.kinds[place - 1] in WORDS:
            place -= 1
        opens = place < first - 1 and tokens.folds[place] in grammar.openers
        place += opens and tokens.kinds[place] == UPPER
        joined = range(place, first - 1)
        if not any(walker.head(at) for at in joined) or any(walker.body(at) for at in joined):
            return first
        if not grammar.references.keys().isdisjoint(tokens.folds[place : first - 1]):
            return first
        first = place
    return first


def _own(walker: Walker, grammar: Grammar, first: int, last: int) -> int:
    """The end of a name before the next one: "Lake Safety Act and Act 560"."""
    tokens = walker.tokens
    for place in range(first, last - 1):
        joined = tokens.lows[place] in walker.grammar.conjunctions
        if joined and match(grammar.heads, tokens.folds, place + 1):
            return place
    return last


def _titled(
    walker: Walker, grammar: Grammar, at: int, end: int, kind: ReferenceType
) -> tuple[int, int] | None:
    """What a head word names with a quoted title, a number, or the words for what it regulates."""
    quoted = _quoted(walker, end)
    if quoted:
        return quoted
    numbered = _numbered(walker, grammar, at, end)
    if kind != "law":
        return numbered
    last = _regulating(walker, grammar, numbered[1] if numbered else end)
    return (at, last) if last else numbered


def _regulating(walker: Walker, grammar: Grammar, end: int) -> int:
    """The end of a title that goes on: "(loi n° 12 du 3 mai 2019) relative aux Comités de veille".

    0 where it does not, or all that follows is in lower case.
    """
    tokens = walker.tokens
    for place in range(end, min(end + _LONGEST_DATE, tokens.size)):
        if tokens.folds[place] in grammar.about and (
            about := match(grammar.about, tokens.folds, place)
        ):
            first = about[0]
            while first < tokens.size and tokens.lows[first] in walker.grammar.articles:
                first += 1
            last = _whole(walker, extend(walker, first, HEAD))
            named = any(tokens.kinds[at] in WORDS for at in range(first, last))
            return last if named else 0
        if tokens.kinds[place] not in {NUMBER, LOWER}:
            return 0
    return 0


def _quoted(walker: Walker, at: int) -> tuple[int, int] | None:
    """The words between quotation marks that open at a token."""
    tokens = walker.tokens
    closing = QUOTES.get(tokens.folds[at]) if at < tokens.size else None
    if not closing:
        return None
    for place in range(at + 1, min(at + _LONGEST_TITLE, tokens.size)):
        if tokens.kinds[place] == SIGN and tokens.word(place) == closing:
            return (at + 1, place) if place > at + 1 else None
    return None


def _numbered(walker: Walker, grammar: Grammar, at: int, end: int) -> tuple[int, int] | None:
    """ "Ley N° 27.360", "Loi n° 2016-1111", "Act 560"."""
    tokens, place = walker.tokens, end
    while place < min(end + 3, tokens.size) and tokens.lows[place] in grammar.numbers:
        place += 1
    numbered = place < tokens.size and tokens.kinds[place] == NUMBER
    certain = place > end or tokens.kinds[at] in WORDS
    return (at, _ranged(walker, place + 1)) if numbered and certain else None


def _dated(walker: Walker, last: int) -> int:
    """The end of a name with the years after it: "Programa de Operación 2022-2024"."""
    tokens = walker.tokens
    if last >= tokens.size or tokens.kinds[last] != NUMBER:
        return last
    return _ranged(walker, last + 1)


def _ranged(walker: Walker, last: int) -> int:
    """The end of a number that goes on after a dash: "2022-2024", "2016-1111"."""
    tokens = walker.tokens
    dashed = last + 1 < tokens.size and tokens.folds[last] in {"-", "–", "/"}
    return last + 2 if dashed and tokens.kinds[last + 1] == NUMBER else last
