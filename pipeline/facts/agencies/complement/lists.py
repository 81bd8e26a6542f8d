"""Lists inside a name: "para Prevenir, Sancionar y Erradicar", "for Chile, Peru and Bolivia"."""

from __future__ import annotations

from pipeline.facts.agencies.complement.progress import Progress
from pipeline.facts.agencies.reading import links
from pipeline.facts.agencies.reading.links import Link
from pipeline.facts.agencies.reading.tokens import LOWER, WORDS

_LONGEST = 24  # words of a list, up to its conjunction


def listing(progress: Progress, link: Link) -> bool:
    """True if a comma belongs to a list inside the name: a conjunction closes it."""
    if link.conjunction:
        return progress.listed or progress.opened
    if progress.opened and after_country(progress, link):
        return _countries(progress, link.end)
    articled = link.article and not link.prepositions and not progress.opened
    if articled or not link.only(progress.grammar.open, progress.grammar.of):
        return False
    return _closed(progress, link)


def after_country(progress: Progress, link: Link) -> bool:
    """True if a country stands before a link."""
    place = progress.walker.place
    before = (place(link.at - size) for size in (1, 2, 3) if link.at >= size)
    return any(found and found[0] == link.at for found in before)


def _closed(progress: Progress, link: Link) -> bool:
    """True if only items follow, up to a conjunction with one more item."""
    tokens, grammar, at = progress.tokens, progress.grammar, link.end
    matters = progress.head.lower and bool(link.prepositions) and tokens.kinds[at] in WORDS
    for place in range(at, min(at + _LONGEST, tokens.size)):
        low = tokens.lows[place]
        if low in grammar.conjunctions:
            last = links.read(tokens, grammar, place)
            return last is not None and last.end < tokens.size and _item(progress, last.end)
        linking = low == "," or low in grammar.links
        if not (linking or _item(progress, place) or (matters and _detail(progress, place))):
            return False
    return False


def _countries(progress: Progress, at: int) -> bool:
    """ "Office for Chile, Peru and Bolivia": countries that a conjunction closes."""
    for _ in range(_LONGEST):
        country = progress.walker.place(at)
        if not country or country[0] >= progress.tokens.size:
            return False
        link = links.read(progress.tokens, progress.grammar, country[0])
        if not link or not link.joins or link.end >= progress.tokens.size:
            return False
        if link.conjunction:
            return progress.walker.place(link.end) is not None
        at = link.end
    return False


def _item(progress: Progress, at: int) -> bool:
    """True for a word of an inner list: no body, no country, no unknown word."""
    walker = progress.walker
    if progress.tokens.kinds[at] not in WORDS:
        return progress.tokens.lows[at] in progress.grammar.vocabulary
    matter = progress.head.lower and walker.matter(at)
    return (matter or not walker.organisation(at)) and not walker.place(at)


def _detail(progress: Progress, at: int) -> bool:
    """True for an unknown word that tells more of a matter: "de la Mer et des Îles lointaines".

    Only no verb: "du Travail, de la Santé ont signé".
    """
    grammar, low = progress.grammar, progress.tokens.lows[at]
    if progress.tokens.kinds[at] != LOWER or len(low) < 4 or low in grammar.stoppers:
        return False
    return low not in grammar.predicates and low not in grammar.verbs
