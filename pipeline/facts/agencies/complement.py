"""Where a name ends: its organisation word's complement, walked to the right word by word.

"Comisión Intersecretarial **para Prevenir, Sancionar y Erradicar los Delitos**": the complement
goes on over linking words as long as what follows them can be part of one name.
"""

from __future__ import annotations

from pipeline.facts.agencies import links, stretch
from pipeline.facts.agencies.capital import goes_on as capital_goes_on
from pipeline.facts.agencies.course import DEEDS, Course
from pipeline.facts.agencies.grammar import Head
from pipeline.facts.agencies.inner import listing
from pipeline.facts.agencies.links import Link
from pipeline.facts.agencies.lower import adjective, agrees, known
from pipeline.facts.agencies.lower import goes_on as lower_goes_on
from pipeline.facts.agencies.phrases import match
from pipeline.facts.agencies.tokens import ACRONYM, BREAK, LOWER, WORDS
from pipeline.facts.agencies.walker import Walker

_DEEPEST = 3  # "Unidad … de la Dirección … del Ministerio … de la Nación"
_LONGEST_NAME = 60


def extend(walker: Walker, at: int, head: Head, *, started: bool = False) -> int:
    """The token after the last word of the complement that begins, or goes on, at ``at``."""
    course = Course(walker, head, started)
    end = at
    while True:
        step = _next(course, end)
        if not step or step - at > _LONGEST_NAME:
            return end
        end = step


def _next(course: Course, end: int) -> int:
    """The token after the next word, or linking words and word; 0 where the name ends."""
    tokens, grammar = course.tokens, course.grammar
    if end >= tokens.size:
        return 0
    kind, low = tokens.kinds[end], tokens.lows[end]
    if low in grammar.links or low == "," or kind == BREAK:
        link = links.read(tokens, grammar, end)
        return _after(course, link) if link and link.end < tokens.size else 0
    good = (kind in WORDS and _capital(course, end)) or (kind == LOWER and _lower(course, end))
    if good:
        course.beside(end)
    return end + 1 if good else 0


def _capital(course: Course, at: int) -> bool:
    """May the name go on with the capitalised word right beside it?"""
    if not course.started:
        return True
    walker = course.walker
    if course.tokens.kinds[at] == ACRONYM and not walker.ordinary(at):
        return False
    head = None if course.grammar.head_last else walker.head(at)
    return not head or head[1].weak


def _lower(course: Course, at: int) -> bool:
    """May the name go on with the lower-case word right beside it?"""
    tokens, grammar, low = course.tokens, course.grammar, course.tokens.lows[at]
    if low in grammar.predicates and tokens.kinds[at - 1] in WORDS:
        return False  # "le Ministère du Travail contrôle": a verb, though also a word of names
    if course.closed or not known(grammar, low):
        return adjective(course, at)
    if not course.head.weak or tokens.folds[at] in grammar.generic:
        return True
    # "Centre de Formation judiciaire", but not "la Casa atención".
    return (course.started and low.endswith(grammar.sure_adjectives)) or agrees(course, at)


def _after(course: Course, link: Link) -> int:
    """The token after the word that follows a link, 0 where the name ends before the link."""
    tokens, grammar, walker, at = course.tokens, course.grammar, course.walker, link.end
    kind = tokens.kinds[at]
    if link.joins and not (course.started or _both(course, link)):
        return 0  # "X Foundation and Y": only "Sistemas Estatales y Municipales" goes on
    nested = walker.head(at) if kind in WORDS and not _matter(course, link) else None
    course.nested += nested is not None
    if kind in WORDS:
        good = course.nested <= _DEEPEST and capital_goes_on(course, link)
    else:
        good = kind == LOWER and lower_goes_on(course, link)
    if not good:
        return _stretched(course, link)
    region = match(grammar.regions, tokens.folds, at)
    if region:
        return region[0]
    if nested and not grammar.head_last and link.prepositions:
        course.begin()  # "Secretariat of the Council for …"
        return nested[0]
    course.linked(link)
    return at + 1


def _both(course: Course, link: Link) -> bool:
    """True if a link joins a word that names nothing: "Estatales y Municipales"."""
    apart = course.grammar.head_last and link.article  # "X Offices and the Regional Y Offices"
    return course.tokens.folds[link.end] in course.grammar.generic and not apart


def _stretched(course: Course, link: Link) -> int:
    """Over words in lower case to capitals again: only names that are known to be long."""
    head, begun = course.head, course.started or course.grammar.head_last
    if not (head.open and begun) or head.weak or head.complete:
        return 0
    end = stretch.over(course.walker, link)
    course.opened = course.opened or end > 0
    return end


def _matter(course: Course, link: Link) -> bool:
    """True if an organisation word is what the body works on: a ministry's matter always is.

    Of another body it is in a list without articles: "Unidad de Inspección, Registro y …".
    """
    if not course.walker.matter(link.end):
        return False
    bare = not link.definite and course.tokens.folds[link.end].endswith(DEEDS)
    return course.head.lower or (bare and listing(course, link))
