"""Lists inside a name: "para Prevenir, Sancionar y Erradicar", "for Chile, Peru and Bolivia"."""

from __future__ import annotations

from pipeline.facts.agencies import links
from pipeline.facts.agencies.course import Course
from pipeline.facts.agencies.links import Link
from pipeline.facts.agencies.tokens import LOWER, WORDS

_LONGEST = 24  # words of a list, up to its conjunction


def listing(course: Course, link: Link) -> bool:
    """True if a comma belongs to a list inside the name: a conjunction closes it."""
    if link.conjunction:
        return course.listed or course.opened
    if course.opened and after_country(course, link):
        return _countries(course, link.end)
    articled = link.article and not link.prepositions and not course.opened
    if articled or not link.only(course.grammar.open, course.grammar.of):
        return False
    return _closed(course, link)


def after_country(course: Course, link: Link) -> bool:
    """True if a country stands before a link."""
    place = course.walker.place
    before = (place(link.at - size) for size in (1, 2, 3) if link.at >= size)
    return any(found and found[0] == link.at for found in before)


def _closed(course: Course, link: Link) -> bool:
    """True if only items follow, up to a conjunction with one more item."""
    tokens, grammar, at = course.tokens, course.grammar, link.end
    matters = course.head.lower and bool(link.prepositions) and tokens.kinds[at] in WORDS
    for place in range(at, min(at + _LONGEST, tokens.size)):
        low = tokens.lows[place]
        if low in grammar.conjunctions:
            last = links.read(tokens, grammar, place)
            return last is not None and last.end < tokens.size and _item(course, last.end)
        linking = low == "," or low in grammar.links
        if not (linking or _item(course, place) or (matters and _detail(course, place))):
            return False
    return False


def _countries(course: Course, at: int) -> bool:
    """ "Office for Chile, Peru and Bolivia": countries that a conjunction closes."""
    for _ in range(_LONGEST):
        country = course.walker.place(at)
        if not country or country[0] >= course.tokens.size:
            return False
        link = links.read(course.tokens, course.grammar, country[0])
        if not link or not link.joins or link.end >= course.tokens.size:
            return False
        if link.conjunction:
            return course.walker.place(link.end) is not None
        at = link.end
    return False


def _item(course: Course, at: int) -> bool:
    """True for a word of an inner list: no body, no country, no unknown word."""
    walker = course.walker
    if course.tokens.kinds[at] not in WORDS:
        return course.tokens.lows[at] in course.grammar.vocabulary
    matter = course.head.lower and walker.matter(at)
    return (matter or not walker.organisation(at)) and not walker.place(at)


def _detail(course: Course, at: int) -> bool:
    """True for an unknown word that tells more of a matter: "de la Mer et des Îles lointaines".

    Only no verb: "du Travail, de la Santé ont signé".
    """
    grammar, low = course.grammar, course.tokens.lows[at]
    if course.tokens.kinds[at] != LOWER or len(low) < 4 or low in grammar.stoppers:
        return False
    return low not in grammar.predicates and low not in grammar.verbs
