"""Where a name ends: its organisation word's complement, walked to the right word by word.

"Comisión Intersecretarial **para Prevenir, Sancionar y Erradicar los Delitos**": the complement
goes on over linking words as long as what follows them can be part of one name.
"""

from __future__ import annotations

from pipeline.facts.agencies.complement import lower_between
from pipeline.facts.agencies.complement.capitals import goes_on as capital_goes_on
from pipeline.facts.agencies.complement.lists import listing
from pipeline.facts.agencies.complement.lower_case import adjective, agrees, known
from pipeline.facts.agencies.complement.lower_case import goes_on as lower_goes_on
from pipeline.facts.agencies.complement.progress import DEEDS, Progress
from pipeline.facts.agencies.grammar import CONTRACTED, Head
from pipeline.facts.agencies.reading import links
from pipeline.facts.agencies.reading.links import Link
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import (
    ACRONYM,
    BREAK,
    LOWER,
    PEOPLES,
    POSSESSIVE,
    UPPER,
    WORDS,
)
from pipeline.facts.agencies.reading.walker import Walker

_DEEPEST = 3  # "Unidad … de la Dirección … del Ministerio … de la Nación"
_LONGEST_NAME = 60


def extend(walker: Walker, at: int, head: Head, *, started: bool = False) -> int:
    """The token after the last word of the complement that begins, or goes on, at ``at``."""
    progress = Progress(walker, head, started)
    end = at
    while True:
        step = _next(progress, end)
        if not step or step - at > _LONGEST_NAME:
            return end
        end = step


def _next(progress: Progress, end: int) -> int:
    """The token after the next word, or linking words and word; 0 where the name ends."""
    tokens, grammar = progress.tokens, progress.grammar
    if end >= tokens.size or _owner(progress, end - 1):
        return 0
    kind, low = tokens.kinds[end], tokens.lows[end]
    if low in grammar.numbers and progress.walker.number(end):
        return 0
    if tokens.folds[end] in grammar.abroad and (tail := _abroad(progress, end)):
        return tail
    if tokens.folds[end] in grammar.charge and (step := _charged(progress, end)):
        return step
    if low in grammar.links or low == "," or kind == BREAK:
        link = links.read(tokens, grammar, end)
        return _after(progress, link) if link and link.end < tokens.size else 0
    good = (kind in WORDS and _capital(progress, end)) or (kind == LOWER and _lower(progress, end))
    if good:
        progress.beside(end)
    return end + 1 if good else 0


def _owner(progress: Progress, at: int) -> bool:
    """ "the Ministry of Labour's Research Unit": what a body owns is not its name.

    Only people's matters are: "Ministry of Women's Affairs".
    """
    folded = progress.tokens.folds[at] if progress.started else ""
    return folded.endswith(POSSESSIVE) and not folded.endswith(PEOPLES)


def _charged(progress: Progress, at: int) -> int:
    """The token after the matter that a body is in charge of: "chargé de l'action sociale"; or 0.

    An article stands before it: otherwise it may be the sentence's ("chargé de suivre").
    """
    tokens, grammar = progress.tokens, progress.grammar
    found = match(grammar.charge, tokens.folds, at)
    place = found[0] if found else at
    while place < tokens.size and tokens.lows[place] in grammar.articles:
        place += 1
    definite = place > at and (tokens.lows[place - 1] in grammar.articles | CONTRACTED)
    known = grammar.vocabulary if tokens.kinds[place:].startswith(LOWER) else grammar.matters
    if not (found and definite and place < tokens.size and tokens.lows[place] in known):
        return 0
    progress.beside(place)
    return place + 1


def _one(progress: Progress, link: Link) -> int:
    """The token after a matter with an indefinite article: "para una Vida Libre"; or 0."""
    tokens, grammar, at = progress.tokens, progress.grammar, link.end + 1
    toward = bool(link.prepositions) and link.only(grammar.open, grammar.by) and not link.joins
    if not toward or at >= tokens.size or tokens.kinds[at] != UPPER:
        return _stretched(progress, link)
    if progress.walker.organisation(at):
        return 0
    progress.opened = progress.started = True
    return at + 1


def _abroad(progress: Progress, at: int) -> int:
    """The token after what follows a people: "des Tunisiens à l'étranger"; 0 if it does not."""
    grammar, folds = progress.grammar, progress.tokens.folds
    people = match(grammar.demonyms, folds, at - 1) if progress.head.lower else None
    tail = match(grammar.abroad, folds, at) if people else None
    return tail[0] if tail else 0


def _capital(progress: Progress, at: int) -> bool:
    """May the name go on with the capitalised word right beside it?"""
    if not progress.started:
        return True
    walker = progress.walker
    if progress.tokens.kinds[at] == ACRONYM and not walker.ordinary(at):
        return False
    head = None if progress.grammar.head_last else walker.head(at)
    return not head or head[1].weak


def _lower(progress: Progress, at: int) -> bool:
    """May the name go on with the lower-case word right beside it?"""
    tokens, grammar, low = progress.tokens, progress.grammar, progress.tokens.lows[at]
    if low in grammar.predicates and tokens.kinds[at - 1] in WORDS:
        return False  # "le Ministère du Travail contrôle": a verb, though also a word of names
    if progress.head.complete and match(grammar.demonyms, tokens.folds, at):
        return not progress.started  # "Police nationale congolaise"
    if progress.closed or not known(grammar, low):
        return adjective(progress, at)
    return not progress.head.weak or tokens.folds[at] in grammar.generic or _weak(progress, at)


def _weak(progress: Progress, at: int) -> bool:
    """The same for a known word after a weak head: only if it is an adjective there.

    "Centre d'éducation et de promotion sociale", "Coopérative agricole Kavala", "Centre de
    Formation judiciaire", but not "la Casa atención".
    """
    tokens, grammar, low = progress.tokens, progress.grammar, progress.tokens.lows[at]
    if progress.lower and low.endswith(grammar.adjectives):
        return True
    if not progress.started and at + 1 < tokens.size and tokens.kinds[at + 1] == UPPER:
        return not progress.walker.place(at + 1)
    return (progress.started and low.endswith(grammar.sure_adjectives)) or agrees(progress, at)


def _after(progress: Progress, link: Link) -> int:
    """The token after the word that follows a link, 0 where the name ends before the link."""
    tokens, grammar, walker, at = progress.tokens, progress.grammar, progress.walker, link.end
    kind = tokens.kinds[at]
    if tokens.lows[at] in grammar.indefinite:
        return _one(progress, link)
    if link.joins and not (progress.started or _both(progress, link)):
        return 0  # "X Foundation and Y": only words like those before go on
    nested = walker.head(at) if kind in WORDS and not _matter(progress, link) else None
    progress.nested += nested is not None
    if kind in WORDS:
        good = progress.nested <= _DEEPEST and capital_goes_on(progress, link)
    else:
        good = kind == LOWER and lower_goes_on(progress, link)
    if not good:
        return _stretched(progress, link)
    region = match(grammar.regions, tokens.folds, at)
    if region:
        return region[0]
    if nested and not grammar.head_last and link.prepositions:
        progress.begin()  # "Secretariat of the Council for …"
        return nested[0]
    progress.linked(link)
    return at + 1


def _both(progress: Progress, link: Link) -> bool:
    """True if a link joins what is of one kind: "Estatales y Municipales", "(de) Estudios y Datos".

    Words that name nothing, or matters of which the first ends the organisation words.
    """
    tokens, grammar = progress.tokens, progress.grammar
    apart = grammar.head_last and link.article  # "X Offices and the Regional Y Offices"
    if tokens.folds[link.end] in grammar.generic:
        return not apart
    before, within = tokens.lows[link.at - 1], tokens.lows[link.at - 2] in grammar.of
    matters = before in grammar.matters and tokens.lows[link.end] in grammar.matters
    return within and matters and not link.article and tokens.kinds[link.end] in WORDS


def _stretched(progress: Progress, link: Link) -> int:
    """Over words in lower case to capitals again: only names that are known to be long."""
    head, begun = progress.head, progress.started or progress.grammar.head_last
    if not (head.open and begun) or head.weak or head.complete:
        return 0
    end = lower_between.over(progress.walker, link)
    progress.opened = progress.opened or end > 0
    return end


def _matter(progress: Progress, link: Link) -> bool:
    """True if an organisation word is what the body works on: a ministry's matter always is.

    Of another body it is in a list without articles: "Unidad de Inspección, Registro y …".
    """
    if not progress.walker.matter(link.end):
        return False
    bare = not link.definite and progress.tokens.folds[link.end].endswith(DEEDS)
    return progress.head.lower or (bare and listing(progress, link))
