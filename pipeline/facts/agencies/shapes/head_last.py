"""Names whose organisation word ends their capitals: "Child Labour Unit", "Ministry of Labour"."""

from __future__ import annotations

from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.complement.extend import extend
from pipeline.facts.agencies.grammar import Head
from pipeline.facts.agencies.reading import links
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import ACRONYM, POSSESSIVE, UPPER, WORDS
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.facts.agencies.shapes.judge import judge, known
from pipeline.facts.agencies.shapes.numbered import after_number
from pipeline.gazetteer import Body


def headed(walker: Walker) -> frozenset[int]:
    """The tokens after which, over capitals and words that join them, a head may come."""
    tokens, grammar = walker.tokens, walker.grammar
    joins = grammar.conjunctions | grammar.within | grammar.open | {","}
    found: set[int] = set()
    for head in walker.marked:
        if tokens.kinds[head] not in WORDS or tokens.folds[head] not in grammar.heads:
            continue
        for at in range(head, -1, -1):
            if at in found or not (tokens.kinds[at] in WORDS or tokens.lows[at] in joins):
                break
            found.add(at)
    return frozenset(found)


def read(walker: Walker, at: int) -> Candidate | None:
    """The name that opens at a capitalised word."""
    tokens = walker.tokens
    if tokens.folds[at] in walker.grammar.openers and tokens.kinds[at] == UPPER:
        return None
    if owner := _owner(walker, at):
        return owner
    body, run = walker.body(at), _joined(walker, at)
    heads = [(place, *found) for place in range(at, run) if (found := walker.head(place))]
    if not heads:
        return known(walker, at, *body) if body else _national(walker, at)
    place, end, head = min(heads, key=lambda item: (-item[1], item[0]))
    if body and body[0] >= end:
        return _beyond(walker, at, *body, head)
    if number := after_number(walker, end, head):
        return Candidate(at, number, "agency.head-last", head)
    end = _tail(walker, end, run)
    return _headed(walker, at, place, end, head) if end >= 0 else None


def _owner(walker: Walker, at: int) -> Candidate | None:
    """The body that owns what follows: "the Ports Bureau's Inspection Division"."""
    tokens = walker.tokens
    for place in range(at + 1, walker.run(at)):
        if not tokens.folds[place].endswith(POSSESSIVE):
            continue
        head = match(walker.grammar.heads, (tokens.folds[place].removesuffix(POSSESSIVE),), 0)
        if head and walker.telling(at, place):
            return Candidate(at, place + 1, "agency.head-last", head[1])
    return None


def _national(walker: Walker, at: int) -> Candidate | None:
    """A known body after its country: "UK Foreign, Commonwealth and Development Office"."""
    country = walker.place(at)
    body = country and country[0] < walker.tokens.size and walker.body(country[0])
    if not country or not body or body[1].country != country[1]:
        return None
    return Candidate(at, body[0], "agency.gazetteer", body=body[1])


def _beyond(walker: Walker, at: int, end: int, body: Body, head: Head) -> Candidate:
    """A known body that may be longer than it is known: "Ministry of Labour and Mines"."""
    last = end if body.country is None else extend(walker, end, head, started=True)
    if last == end:
        return known(walker, at, end, body)
    return Candidate(at, last, "agency.head-last", head)


def _headed(walker: Walker, at: int, place: int, end: int, head: Head) -> Candidate | None:
    """A name whose head stands at ``place`` in the capitals from ``at``, ending at ``end``."""
    last = end if _owned(walker, at, place, end) else extend(walker, end, head)
    before, body = walker.own(at, place), walker.body(at)
    abroad = body is not None and body[1].country is None and head.open
    if body and abroad and last == end and not walker.telling(body[0], place):
        return known(walker, at, *body)  # "ILO Country Office", not "SADC Secretariat"
    if not before and not head.complete:
        return judge(walker, at, end, last, head)
    telling = walker.telling(at, place) or walker.telling(end, last)
    bare = not telling and len(before) < 2 and not head.complete
    return Candidate(at, last, "agency.head-last", head, bare=bare)


def _owned(walker: Walker, at: int, place: int, end: int) -> bool:
    """True if a ministry, or a known body, owns one with a name of its own.

    "Child Labour Unit of the Ministry of Labour": two names; not "Technical Unit of the …".
    """
    link = links.read(walker.tokens, walker.grammar, end) if end < walker.tokens.size else None
    if not (link and link.prepositions and link.only(walker.grammar.of)):
        return False
    if link.end >= walker.tokens.size or not walker.telling(at, place):
        return False
    if walker.body(link.end):
        return True
    heads = (walker.head(at) for at in range(link.end, walker.run(link.end)))
    return link.article and any(head and head[1].lower for head in heads)


def _joined(walker: Walker, at: int) -> int:
    """The end of the capitalised run at a token, over "and" where the head comes after it.

    "Water, Land and Forest Authority", "Fiji Revenue and Customs Service".
    """
    tokens, grammar = walker.tokens, walker.grammar
    run = end = walker.run(at)
    if run + 1 >= tokens.size or (at > 0 and tokens.lows[at - 1] == ","):
        return run
    if tokens.lows[run] in grammar.within or tokens.lows[run] in grammar.open:
        return _inner(walker, at, run)
    articled = at > 0 and tokens.lows[at - 1] in grammar.articles
    if not (articled or run - at > 1 or tokens.lows[at] in grammar.vocabulary):
        return run
    first = at
    while end + 1 < tokens.size and _separates(walker, end, articled):
        if _headed_or_known(walker, first, end):
            return run
        first, end = end + 1, walker.run(end + 1)
    known = any(walker.body(place) for place in range(first, end))
    return end if not known and any(walker.head(place) for place in range(first, end)) else run


def _separates(walker: Walker, at: int, articled: bool) -> bool:
    low = walker.tokens.lows[at]
    return low in walker.grammar.conjunctions or (articled and low == ",")


def _headed_or_known(walker: Walker, first: int, last: int) -> bool:
    """True if capitals are a name of their own, or end with a country."""
    if first == last or walker.tokens.kinds[last - 1] == ACRONYM:
        return True
    for place in range(first, last):
        country = walker.place(place)
        head = walker.head(place)
        modifies = head and head[1].matter and head[0] < last  # "Police Women and Children Desk"
        if (head and not modifies) or walker.body(place) or (country and country[0] >= last):
            return True
    return False


def _inner(walker: Walker, at: int, run: int) -> int:
    """The end of a run over "in", "without" … before the head: "Hand in Hand Foundation"."""
    tokens = walker.tokens
    further = walker.run(run + 1)
    grammar, first = walker.grammar, range(at, run)
    named = any(walker.head(p) or walker.body(p) or walker.place(p) for p in first)
    if named or further == run + 1 or run - at > 2:
        return run
    somewhere = walker.place(run + 1) and tokens.lows[run] not in grammar.of
    other = grammar.persons | grammar.references.keys()
    if somewhere or not other.isdisjoint(tokens.folds[at:run]):
        return run
    headed = any(walker.head(place) for place in range(run + 2, further))
    return further if headed and tokens.kinds[at] == UPPER else run


def _law(walker: Walker, at: int) -> bool:
    """True for "(Establishment) Act" after a name: it is the law's."""
    folds = walker.tokens.folds
    if at + 3 >= walker.tokens.size or folds[at] != "(" or folds[at + 2] != ")":
        return False
    reference = match(walker.grammar.references, folds, at + 3)
    return reference is not None and reference[1] == "law"


def _tail(walker: Walker, end: int, run: int) -> int:
    """Where a name ends whose last head is followed by more capitals: -1 if it is none."""
    if _law(walker, run):
        return -1
    if end >= run:
        return end
    country = walker.place(end)
    if country:
        return country[0]
    reference = match(walker.grammar.references, walker.tokens.folds, end)
    return -1 if reference and reference[1] == "law" else end
