"""May a name go on with a word in lower case: "Comité nacional de lucha contra la trata"."""

from __future__ import annotations

from pipeline.facts.agencies.complement.lists import after_country, listing
from pipeline.facts.agencies.complement.progress import DEEDS, Progress
from pipeline.facts.agencies.grammar import Grammar
from pipeline.facts.agencies.reading.links import Link
from pipeline.facts.agencies.reading.tokens import WORDS

_STRUGGLES = ("lutte", "lucha")
_SHORT = 5  # letters: the endings of longer words tell that they are of one kind

# ------------------------------------------------------------------ right beside the word before


def known(grammar: Grammar, low: str) -> bool:
    """True for words of the vocabulary and compounds of them ("café-cacao")."""
    words = grammar.vocabulary
    return low in words or ("-" in low and all(part in words for part in low.split("-")))


def adjective(progress: Progress, at: int) -> bool:
    """True if an unknown word can only be an adjective.

    "Groupement interprofessionnel de", "Comité de veille lagunaire"; after a noun only longer
    endings are taken, for short ones are those of verbs too.
    """
    tokens, grammar, low = progress.tokens, progress.grammar, progress.tokens.lows[at]
    if not progress.started:
        followed = at + 1 < tokens.size and tokens.lows[at + 1] in grammar.of
        return followed and low.endswith(grammar.adjectives)
    sure, capital = low.endswith(grammar.sure_adjectives), tokens.kinds[at - 1] in WORDS
    likely = (progress.lower and sure) or ((progress.lower or capital) and agrees(progress, at))
    return likely and tokens.folds[at] not in grammar.verbs


def agrees(progress: Progress, at: int) -> bool:
    """ "groupements féminins": an adjective agrees with the plural before it."""
    before, word = progress.tokens.folds[at - 1], progress.tokens.folds[at]
    alike = before.endswith("s") and word.endswith("s") and not progress.grammar.head_last
    return alike and len(word) > 4 and progress.tokens.lows[at] not in progress.grammar.stoppers


# ------------------------------------------------------------------ after linking words


def goes_on(progress: Progress, link: Link) -> bool:
    """May the name go on with the lower-case word after a link?"""
    grammar = progress.grammar
    if progress.closed or _names_a_thing(progress, link.end) or _elsewhere(progress, link):
        return False
    direct = bool(link.prepositions) and link.only(grammar.of)
    if _done_to(progress, link, direct):
        return True
    if progress.tokens.lows[link.end] not in grammar.vocabulary:
        return not grammar.head_last and _unknown(progress, link, direct)
    if progress.lower:
        return not link.comma or listing(progress, link)
    if link.comma or not link.prepositions:
        return _both_generic(progress, link)
    topical = not progress.started and _topical(progress, link)
    return direct or topical or _against(progress, link)


def _names_a_thing(progress: Progress, at: int) -> bool:
    """ "(du) projet Route Verte": a word for a thing, and its name."""
    tokens = progress.tokens
    named = at + 1 < tokens.size and tokens.kinds[at + 1] in WORDS
    return named and tokens.folds[at] in progress.grammar.references


def _elsewhere(progress: Progress, link: Link) -> bool:
    """True for the sentence's words: "… des États-Unis à hauteur de", "Tribunal … et le juge"."""
    if link.joins:
        return link.article and progress.tokens.folds[link.end] in progress.grammar.persons
    toward = bool(link.prepositions) and link.only(progress.grammar.to)
    return toward and after_country(progress, link)


def _topical(progress: Progress, link: Link) -> bool:
    """ "Comité pour l'enfance", "Secrétariat d'État à la jeunesse": right after the head."""
    grammar, head = progress.grammar, progress.head
    toward = head.lower and link.only(grammar.to)
    return head.open or link.only(grammar.open, grammar.of) or toward


def _against(progress: Progress, link: Link) -> bool:
    """ "Haut-Commissariat à la Lutte contre la piraterie"."""
    before = progress.tokens.folds[link.at - 1]
    return before.endswith(_STRUGGLES) and link.only(progress.grammar.open)


def _both_generic(progress: Progress, link: Link) -> bool:
    """ "Comités locaux et provinciaux de …": nothing but a conjunction between them."""
    folds, generic = progress.tokens.folds, progress.grammar.generic
    alone = link.joins and link.end == link.at + 1
    return alone and folds[link.end] in generic and folds[link.at - 1] in generic


def _done_to(progress: Progress, link: Link, direct: bool) -> bool:
    """ "Ministère du Développement des terroirs", "… à la base": what a matter is done to."""
    tokens, grammar, at = progress.tokens, progress.grammar, link.end
    if not progress.head.lower or grammar.head_last or link.joins or not link.prepositions:
        return False
    if tokens.kinds[link.at - 1] not in WORDS:
        return False
    if "des" in link.prepositions and tokens.folds[at].endswith("s"):
        return direct and _noun(progress, at)  # "de l'Emploi des plongeurs"
    if not tokens.folds[link.at - 1].endswith(DEEDS):
        return False
    toward = tokens.lows[at] in grammar.vocabulary and link.article and link.only(grammar.to)
    return toward or (direct and link.definite and _noun(progress, at))


def _unknown(progress: Progress, link: Link, direct: bool) -> bool:
    """May it go on with a word that is in no list?

    The first noun after "de" may be any: "Syndicat national des transporteurs".
    """
    if not _noun(progress, link.end):
        return False
    before = progress.tokens.folds[link.at - 1]
    if not progress.started:
        toward = link.article and link.only(progress.grammar.open)  # "pour la survie"
        plain = not link.joins and not before.endswith("s")
        return plain and (direct or (toward and bool(link.prepositions)))
    return progress.lower and (direct or _paired(progress, link) or _about(progress, before, link))


def _about(progress: Progress, before: str, link: Link) -> bool:
    """ "lutte contre la maltraitance", "recherches sur les qualifications"."""
    if link.joins or not link.prepositions:
        return False
    against = before.endswith(DEEDS) and link.only(progress.grammar.open)
    about = progress.head.open and link.article and link.only(progress.grammar.topic)
    return against or about


def _noun(progress: Progress, at: int) -> bool:
    """True if an unknown lower-case word may be a noun of the name."""
    low = progress.tokens.lows[at]
    return len(low) > 3 and low not in progress.grammar.stoppers


def _paired(progress: Progress, link: Link) -> bool:
    """Plurals side by side: "inspecteurs et contrôleurs du travail", "boulangers et pâtissiers"."""
    tokens, at = progress.tokens, link.end
    if not link.conjunction or link.end - link.at > 1 or not tokens.folds[at].endswith("s"):
        return False
    before, word = tokens.folds[link.at - 1], tokens.folds[at]
    alike = (
        len(before) > 5 and len(word) > 5 and before[-3:] == word[-3:]
    )  # "boulangers et pâtissiers"
    followed = at + 1 < tokens.size and tokens.lows[at + 1] in progress.grammar.of
    return alike or (followed and before.endswith("s"))
