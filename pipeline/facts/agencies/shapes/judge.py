"""Is it a name? What a head with its complement, or a known body, makes of the words."""

from __future__ import annotations

from pipeline.facts.agencies.candidate import Candidate
from pipeline.facts.agencies.grammar import Head
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import ACRONYM, LOWER, UPPER, WORDS
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.gazetteer import Body

_LONGEST_CHAPTER = 3  # words


def judge(walker: Walker, at: int, end: int, last: int, head: Head) -> Candidate | None:
    """A name of head and complement, or nothing if the complement does not make it one.

    A bare head is no name before a body ("la Oficina de la OIT"), an organ of it is: "la
    Secretaría Ejecutiva de la OIT".
    """
    own = walker.own(end, last)
    if not own:
        # "los Sistemas Estatales de Protección", "la Mesa Interinstitucional": short for a fuller
        # name.
        plural = len(walker.own(at, end)) > 2 and walker.tokens.folds[at].endswith("s")
        shortened = plural or (
            end > at + 1 and walker.tokens.folds[end - 1] in walker.grammar.generic
        )
        return Candidate(at, end, "agency.head", head, bare=True) if shortened else None
    organ = end > at + 1 and walker.tokens.folds[end - 1] in walker.grammar.generic
    if own[0] > end and not organ and _contained(walker, head, end, own[0], last):
        return _office(walker, at, own[0], last, head)
    telling = walker.telling(end, last)
    if _territory(walker, at, last):
        return None
    if not telling:
        bare = len(own) < 2 and head.type != "academic"  # "Universidad Nacional"
        return Candidate(at, last, "agency.head", head, bare=bare)
    weak = head.weak and not _proper(walker, at, telling)
    if weak or _sited(walker, head, telling):
        return None
    return Candidate(at, last, "agency.head", head)


def _proper(walker: Walker, at: int, telling: list[int]) -> bool:
    """True if the complement of a weak head is more than a place or a common noun.

    In lower case it must be long, and the head's capital not that of a sentence.
    """
    tokens, place = walker.tokens, walker.place(telling[0])
    if place and telling[-1] < place[0]:
        return False
    if any(tokens.kinds[at] in WORDS for at in telling):
        return True
    articled = at > 0 and tokens.lows[at - 1] in walker.grammar.articles
    return len(telling) > 1 and at > 0 and (articled or tokens.kinds[at - 1] == LOWER)


def _sited(walker: Walker, head: Head, telling: list[int]) -> bool:
    """True if a name only tells where premises are: "Centre (d'accueil) de Mbour".

    A place has "de" before it and no article, and is no matter ("Centre de Formation").
    """
    tokens, grammar = walker.tokens, walker.grammar
    named = [at for at in telling if tokens.lows[at] not in head.premises]
    if not head.premises or not named or tokens.lows[named[0] - 1] not in grammar.bare:
        return False
    one = named[-1] < walker.run(named[0])
    return one and not any(tokens.lows[at] in grammar.matters for at in named)


def _territory(walker: Walker, at: int, last: int) -> bool:
    """True for a part of a country, not of a body: "Departamento de San Telmo".

    Its words are no matters that a body works on.
    """
    tokens, grammar = walker.tokens, walker.grammar
    if tokens.folds[at] not in grammar.government_places or grammar.head_last:
        return False
    named = walker.telling(at + 1, last)
    return all(tokens.kinds[p] == UPPER and tokens.lows[p] not in grammar.matters for p in named)


def _contained(walker: Walker, head: Head, end: int, first: int, last: int) -> bool:
    """True if a bare head is followed by a body: "la Oficina de la OIT"."""
    tokens = walker.tokens
    if not walker.organisation(first) or tokens.folds[first] in walker.grammar.persons:
        return False  # "Office of the Director of Public Prosecutions" is one name
    if (head.lower and walker.matter(first)) or _territory(walker, first, last):
        return (
            False  # "Ministère de l'Administration locale", "Gobernación del Departamento de Salí"
        )
    inner, body = walker.head(first), walker.body(first)
    work = inner is not None and inner[1].matter and inner[1].complete
    if (body and not work) or tokens.kinds[first] == ACRONYM:
        return (
            not body
            or body[0] >= last
            or any(tokens.lows[place] in walker.grammar.open for place in range(first, last))
        )
    if inner is None or work or (inner[1].matter and inner[0] < last):
        return False  # "Direction de la Police des Ports", "Direction de l'Inspection du travail"
    return any(
        tokens.lows[place] in walker.grammar.articles or tokens.lows[place] in ("del", "du")
        for place in range(end, first)
    )


def _office(walker: Walker, at: int, first: int, last: int, head: Head) -> Candidate | None:
    """The name is the body's, unless it goes on: "Oficina de la OIT para el Cono Sur"."""
    tokens = walker.tokens
    beyond = any(tokens.lows[place] in walker.grammar.open for place in range(first, last))
    return Candidate(at, last, "agency.head", head) if beyond and head.open else None


def known(walker: Walker, at: int, end: int, body: Body) -> Candidate:
    """A known body, with the country after it: "World Vision Ghana"."""
    country = walker.place(end) if end < walker.tokens.size else None
    if not country and body.country is None:
        end = _national(walker, end) or _sent(walker, at, end) or _chapter(walker, at, end)
    known = end == at + 1 and walker.tokens.word(at) in walker.acronyms
    rule = "agency.acronym-known" if known else "agency.gazetteer"
    return Candidate(at, country[0] if country else end, rule, body=body)


def _national(walker: Walker, end: int) -> int:
    """The end of a name with an adjective of a country: "Croix-Rouge malienne"."""
    grammar, tokens = walker.grammar, walker.tokens
    if grammar.head_last or end >= tokens.size or tokens.kinds[end] != LOWER:
        return 0
    adjective = match(grammar.demonyms, tokens.folds, end)
    return adjective[0] if adjective else 0


def _sent(walker: Walker, at: int, end: int) -> int:
    """The end of a name with the country a body is sent to, or 0: "EU Delegation to Fiji"."""
    tokens, grammar = walker.tokens, walker.grammar
    if end + 1 >= tokens.size or grammar.missions.isdisjoint(tokens.folds[at:end]):
        return 0
    toward = tokens.lows[end] in grammar.to or tokens.lows[end] in grammar.guarded
    country = walker.place(end + 1) if toward else None
    return country[0] if country else 0


def _chapter(walker: Walker, at: int, end: int) -> int:
    """The end of the name of an international body's part in a country.

    "Cruz Roja Hondureña", "Acme Leaf Malawi": one word, or words that end with the country.
    """
    tokens = walker.tokens
    run = walker.run(end) if end < tokens.size and tokens.kinds[end] == UPPER else end
    if not end < run <= end + _LONGEST_CHAPTER or walker.head(end):
        return end
    country = next((walker.place(place) for place in range(end, run) if walker.place(place)), None)
    named = country is not None and country[0] == run
    return run if named or (run == end + 1 and end - at > 1) else end
