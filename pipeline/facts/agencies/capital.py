"""May a name go on with a capitalised word after linking words: "… para la Prevención"."""

from __future__ import annotations

from pipeline.facts.agencies.course import DEEDS, Course
from pipeline.facts.agencies.inner import after_country, listing
from pipeline.facts.agencies.links import Link
from pipeline.facts.agencies.phrases import match
from pipeline.facts.agencies.tokens import LOWER, WORDS

_INFINITIVES = ("ar", "er", "ir")


def goes_on(course: Course, link: Link) -> bool:
    """May the name go on with the capitalised word after a link?"""
    if link.comma and not listing(course, link):
        return False
    if (link.joins or course.head.complete) and _separate(course, link):
        return False
    if _thing(course, link):
        return False  # "… of the Green Road project"
    if link.joins and after_country(course, link) and not course.walker.place(link.end):
        return False  # "… de Estados Unidos y Manos Verdes": only another country is joined
    if not all(_leads(course, word, link) for word in link.prepositions):
        return False
    return bool(link.prepositions) or not link.article or _articled(course, link)


def _thing(course: Course, link: Link) -> bool:
    """True if a lower-case word for a thing ends the capitals: they are its name."""
    if not course.grammar.head_last:
        return False
    tokens, last = course.tokens, course.walker.run(link.end)
    if last >= tokens.size or tokens.kinds[last] != LOWER:
        return False
    return tokens.folds[last] in course.grammar.references


def _separate(course: Course, link: Link) -> bool:
    """True if what follows a comma or conjunction is another body."""
    walker, at = course.walker, link.end
    if course.head.complete:
        return link.joins or (not walker.place(at) and walker.organisation(at))
    if not walker.organisation(at) or _local(course, at):
        return _company(course, link)
    # "Federación de Cámaras y Asociaciones": a bare plural goes with the plural before it.
    plural = walker.head(at) and not link.article and course.tokens.folds[at].endswith("s")
    before = course.tokens.folds[at - 2] if at > 1 else ""
    return not (plural and before.endswith("s") and walker.head(at - 2))


def _local(course: Course, at: int) -> bool:
    """ "Ministry of Lands and Local Government": a ministry's matter, though an office's words."""
    if not (course.head.lower and course.grammar.head_last):
        return False
    named = match(course.grammar.not_names, course.tokens.folds, at)
    return named is not None and named[0] == course.walker.run(at)


def _company(course: Course, link: Link) -> bool:
    """ "Grupo Alba y Minas Norte S.A.S.": each of them two words, the latter with a legal form."""
    walker, at = course.walker, link.end
    if not (walker.legal and course.head.weak and course.head.type == "private"):
        return False
    last = walker.run(at)
    formal = (
        match(course.grammar.legal_forms, course.tokens.folds, p) for p in range(at + 2, last)
    )
    return any(found is not None and found[0] == last for found in formal)


def _articled(course: Course, link: Link) -> bool:
    """May the name go on with an article and a capitalised word?"""
    tokens, at = course.tokens, link.end
    if course.opened and after_country(course, link) and course.walker.place(at):
        return True  # "pour le Mali, le Tchad et le Niger"
    if link.conjunction:
        deed = course.opened and tokens.folds[at].endswith(DEEDS)
        return deed or tokens.lows[at] in course.grammar.vocabulary
    if link.comma:
        return True
    if course.opened:  # "Erradicar los Delitos"
        return tokens.folds[link.at - 1].endswith(_INFINITIVES)
    return tokens.kinds[at - 1] in WORDS and not course.started  # "Fundación La Paz"


def _leads(course: Course, word: str, link: Link) -> bool:
    """May the name go on with the preposition ``word`` before the capitals?"""
    grammar, walker, at = course.grammar, course.walker, link.end
    if word in grammar.of:
        return not _other_body(course, link)
    if course.head.complete or walker.organisation(at):
        return False
    if word in grammar.open:
        return True
    if word in grammar.topic:
        free = course.head.open or not course.started
        return free and not walker.place(at) and (link.article or not _dated(course, at))
    return _guarded(course, word, link)


def _other_body(course: Course, link: Link) -> bool:
    """True before a bare organisation word: "… Inspección Laboral del Ministerio"."""
    walker, at = course.walker, link.end
    found = walker.head(at) if course.started else None
    if not found or found[1].weak or not link.definite:
        return False
    listed = course.head.lower and (link.comma or course.listed) and walker.matter(at)
    return not listed and not walker.organisation(at)


def _dated(course: Course, at: int) -> bool:
    """ "… Union on May Day", "… on Saturday": the name ends before a day or an occasion."""
    grammar, folds = course.grammar, course.tokens.folds
    if not grammar.head_last:
        return False
    occasion = match(grammar.references, folds, course.walker.run(at) - 1)
    return folds[at] in grammar.openers or (occasion is not None and occasion[1] == "other")


def _guarded(course: Course, word: str, link: Link) -> bool:
    """The same for prepositions that may also begin the rest of the sentence."""
    grammar, tokens, walker, at = course.grammar, course.tokens, course.walker, link.end
    if tokens.lows[at] in grammar.matters or match(grammar.not_names, tokens.folds, at):
        return True
    if grammar.head_last:  # "in the Fishing Sector"
        near = range(at, walker.run(at)) if course.opened else ()
        return any(tokens.lows[place] in grammar.matters for place in near)
    if word in grammar.by and link.article and not course.started:  # "Federación por la Memoria"
        return course.head.weak and tokens.folds[at] not in grammar.persons
    if course.started and tokens.folds[at] in grammar.government_places:
        return course.head.open and tokens.kinds[link.at - 1] in WORDS  # "en la Región Norte"
    # "Seguimiento a la Hoja de Ruta"
    deed = tokens.folds[link.at - 1].endswith(DEEDS)
    return word in grammar.to and deed and not walker.place(at)
