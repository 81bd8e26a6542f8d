"""May a name go on with a word in lower case: "Comité nacional de lucha contra la trata"."""

from __future__ import annotations

from pipeline.facts.agencies.course import DEEDS, Course
from pipeline.facts.agencies.grammar import Grammar
from pipeline.facts.agencies.inner import listing
from pipeline.facts.agencies.links import Link
from pipeline.facts.agencies.tokens import WORDS

# ------------------------------------------------------------------ right beside the word before


def known(grammar: Grammar, low: str) -> bool:
    """True for words of the vocabulary and compounds of them ("café-cacao")."""
    words = grammar.vocabulary
    return low in words or ("-" in low and all(part in words for part in low.split("-")))


def adjective(course: Course, at: int) -> bool:
    """True if an unknown word can only be an adjective.

    "Groupement interprofessionnel de", "Comité de veille lagunaire"; after a noun only longer
    endings are taken, for short ones are those of verbs too.
    """
    tokens, grammar, low = course.tokens, course.grammar, course.tokens.lows[at]
    if not course.started:
        followed = at + 1 < tokens.size and tokens.lows[at + 1] in grammar.of
        return followed and low.endswith(grammar.adjectives)
    sure, capital = low.endswith(grammar.sure_adjectives), tokens.kinds[at - 1] in WORDS
    likely = (course.lower and sure) or ((course.lower or capital) and agrees(course, at))
    return likely and tokens.folds[at] not in grammar.verbs


def agrees(course: Course, at: int) -> bool:
    """ "groupements féminins": an adjective agrees with the plural before it."""
    before, word = course.tokens.folds[at - 1], course.tokens.folds[at]
    alike = before.endswith("s") and word.endswith("s") and not course.grammar.head_last
    return alike and len(word) > 4 and course.tokens.lows[at] not in course.grammar.stoppers


# ------------------------------------------------------------------ after linking words


def goes_on(course: Course, link: Link) -> bool:
    """May the name go on with the lower-case word after a link?"""
    grammar = course.grammar
    if course.closed or _names_a_thing(course, link.end):
        return False
    direct = bool(link.prepositions) and link.only(grammar.of)
    if _done_to(course, link, direct):
        return True
    if course.tokens.lows[link.end] not in grammar.vocabulary:
        return not grammar.head_last and _unknown(course, link, direct)
    if course.lower:
        return not link.comma or listing(course, link)
    if link.comma or not link.prepositions:
        return _both_generic(course, link)
    return direct or (not course.started and _topical(course, link))


def _names_a_thing(course: Course, at: int) -> bool:
    """ "(du) projet Route Verte": a word for a thing, and its name."""
    tokens = course.tokens
    named = at + 1 < tokens.size and tokens.kinds[at + 1] in WORDS
    return named and tokens.folds[at] in course.grammar.references


def _topical(course: Course, link: Link) -> bool:
    """ "Comité pour l'enfance", "Secrétariat d'État à la jeunesse": right after the head."""
    grammar, head = course.grammar, course.head
    toward = head.lower and link.only(grammar.to)
    return head.open or link.only(grammar.open, grammar.of) or toward


def _both_generic(course: Course, link: Link) -> bool:
    """ "Comités locaux et provinciaux de …": nothing but a conjunction between them."""
    folds, generic = course.tokens.folds, course.grammar.generic
    alone = link.joins and link.end == link.at + 1
    return alone and folds[link.end] in generic and folds[link.at - 1] in generic


def _done_to(course: Course, link: Link, direct: bool) -> bool:
    """ "Ministère du Développement des terroirs", "… à la base": what a matter is done to."""
    tokens, grammar, at = course.tokens, course.grammar, link.end
    if not course.head.lower or grammar.head_last or link.joins or not link.prepositions:
        return False
    if tokens.kinds[link.at - 1] not in WORDS:
        return False
    if "des" in link.prepositions and tokens.folds[at].endswith("s"):
        return direct and _noun(course, at)  # "de l'Emploi des plongeurs"
    if not tokens.folds[link.at - 1].endswith(DEEDS):
        return False
    toward = tokens.lows[at] in grammar.vocabulary and link.article and link.only(grammar.to)
    return toward or (direct and link.definite and _noun(course, at))


def _unknown(course: Course, link: Link, direct: bool) -> bool:
    """May it go on with a word that is in no list?

    The first noun after "de" may be any: "Syndicat national des transporteurs".
    """
    if not _noun(course, link.end):
        return False
    before = course.tokens.folds[link.at - 1]
    if not course.started:
        toward = link.article and link.only(course.grammar.open)  # "pour la survie"
        plain = not link.joins and not before.endswith("s")
        return plain and (direct or (toward and bool(link.prepositions)))
    return course.lower and (direct or _paired(course, link) or _about(course, before, link))


def _about(course: Course, before: str, link: Link) -> bool:
    """ "lutte contre la maltraitance", "recherches sur les qualifications"."""
    if link.joins or not link.prepositions:
        return False
    against = before.endswith(DEEDS) and link.only(course.grammar.open)
    about = course.head.open and link.article and link.only(course.grammar.topic)
    return against or about


def _noun(course: Course, at: int) -> bool:
    """True if an unknown lower-case word may be a noun of the name."""
    low = course.tokens.lows[at]
    return len(low) > 3 and low not in course.grammar.stoppers


def _paired(course: Course, link: Link) -> bool:
    """ "inspecteurs et contrôleurs du travail": a bare plural beside a plural."""
    tokens, at = course.tokens, link.end
    bare = link.conjunction and link.end - link.at == 1
    followed = at + 1 < tokens.size and tokens.lows[at + 1] in course.grammar.of
    return bare and followed and tokens.folds[link.at - 1][-1:] == tokens.folds[at][-1:] == "s"
