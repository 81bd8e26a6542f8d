"""May a name go on with a capitalised word after linking words: "… para la Prevención"."""

from __future__ import annotations

from pipeline.facts.agencies.complement.lists import after_country, listing
from pipeline.facts.agencies.complement.progress import DEEDS, Progress
from pipeline.facts.agencies.reading import links
from pipeline.facts.agencies.reading.links import Link
from pipeline.facts.agencies.reading.phrases import match
from pipeline.facts.agencies.reading.tokens import LOWER, WORDS

_INFINITIVES = ("ar", "er", "ir")


def goes_on(progress: Progress, link: Link) -> bool:
    """May the name go on with the capitalised word after a link?"""
    if link.comma and not listing(progress, link):
        return False
    if (link.joins or progress.head.complete) and _separate(progress, link):
        return False
    if _thing(progress, link):
        return False  # "… of the Green Road project"
    if link.joins and after_country(progress, link) and not progress.walker.place(link.end):
        return False  # "… de Estados Unidos y Manos Verdes": only another country is joined
    if not all(_leads(progress, word, link) for word in link.prepositions):
        return False
    return bool(link.prepositions) or not link.article or _articled(progress, link)


def _thing(progress: Progress, link: Link) -> bool:
    """True if a lower-case word for a thing ends the capitals: they are its name."""
    if not progress.grammar.head_last:
        return False
    tokens, last = progress.tokens, progress.walker.run(link.end)
    if last >= tokens.size or tokens.kinds[last] != LOWER:
        return False
    return tokens.folds[last] in progress.grammar.references


def _separate(progress: Progress, link: Link) -> bool:
    """True if what follows a comma or conjunction is another body."""
    walker, at = progress.walker, link.end
    if progress.head.complete:
        return link.joins or (not walker.place(at) and walker.organisation(at))
    if not walker.organisation(at) or _matter(progress, link):
        return _company(progress, link)
    # "Federación de Cámaras y Asociaciones": a bare plural goes with the plural before it.
    plural = walker.head(at) and not link.article and progress.tokens.folds[at].endswith("s")
    before = progress.tokens.folds[at - 2] if at > 1 else ""
    return not (plural and before.endswith("s") and walker.head(at - 2))


def _matter(progress: Progress, link: Link) -> bool:
    """ "Ministry of Lands and Local Government": a matter, though an office's words.

    Words that have no matter of their own: not "y Servicio Público de Empleo".
    """
    named = match(progress.grammar.not_names, progress.tokens.folds, link.end)
    if not named or link.article:
        return False
    if progress.grammar.head_last:
        return progress.head.lower and named[0] == progress.walker.run(link.end)
    after = links.read(progress.tokens, progress.grammar, named[0])
    if not after or after.end >= progress.tokens.size:
        return True
    return progress.tokens.lows[after.end] not in progress.grammar.matters


def _company(progress: Progress, link: Link) -> bool:
    """ "Grupo Alba y Minas Norte S.A.S.": each of them two words, the latter with a legal form."""
    walker, at = progress.walker, link.end
    if not (walker.legal and progress.head.weak and progress.head.type == "private"):
        return False
    last = walker.run(at)
    formal = (
        match(progress.grammar.legal_forms, progress.tokens.folds, p) for p in range(at + 2, last)
    )
    return any(found is not None and found[0] == last for found in formal)


def _articled(progress: Progress, link: Link) -> bool:
    """May the name go on with an article and a capitalised word?"""
    tokens, at = progress.tokens, link.end
    if progress.opened and after_country(progress, link) and progress.walker.place(at):
        return True  # "pour le Mali, le Tchad et le Niger"
    if link.conjunction:
        if tokens.folds[at] in progress.grammar.persons:
            return False  # "Tribunal pour enfants et le Juge"
        deed = progress.opened and tokens.folds[at].endswith(DEEDS)
        return deed or tokens.lows[at] in progress.grammar.vocabulary
    if link.comma:
        return True
    if progress.opened:  # "Erradicar los Delitos"
        return tokens.folds[link.at - 1].endswith(_INFINITIVES)
    return tokens.kinds[at - 1] in WORDS and not progress.started  # "Fundación La Paz"


def _leads(progress: Progress, word: str, link: Link) -> bool:
    """May the name go on with the preposition ``word`` before the capitals?"""
    grammar, walker, at = progress.grammar, progress.walker, link.end
    if word in grammar.of:
        return not _other_body(progress, link)
    if progress.head.complete or walker.organisation(at):
        return False
    if word in grammar.open:
        return True
    if word in grammar.topic:
        free = progress.head.open or not progress.started or progress.nested > 0
        return free and not walker.place(at) and (link.article or not _dated(progress, at))
    return _guarded(progress, word, link)


def _other_body(progress: Progress, link: Link) -> bool:
    """True before a bare organisation word: "… Inspección Laboral del Ministerio"."""
    walker, at = progress.walker, link.end
    found = walker.head(at) if progress.started else None
    if not found or found[1].weak or not link.definite:
        return False
    listed = progress.head.lower and (link.comma or progress.listed) and walker.matter(at)
    return not listed and not walker.organisation(at)


def _dated(progress: Progress, at: int) -> bool:
    """ "… Union on May Day", "… on Saturday": the name ends before a day or an occasion."""
    grammar, folds = progress.grammar, progress.tokens.folds
    if not grammar.head_last:
        return False
    occasion = match(grammar.references, folds, progress.walker.run(at) - 1)
    return folds[at] in grammar.openers or (occasion is not None and occasion[1] == "other")


def _guarded(progress: Progress, word: str, link: Link) -> bool:
    """The same for prepositions that may also begin the rest of the sentence."""
    grammar, tokens, walker, at = progress.grammar, progress.tokens, progress.walker, link.end
    if tokens.lows[at] in grammar.matters or match(grammar.not_names, tokens.folds, at):
        return True
    if grammar.head_last:  # "in the Fishing Sector"
        near = range(at, walker.run(at)) if progress.opened else ()
        return any(tokens.lows[place] in grammar.matters for place in near)
    cause = word in grammar.by and word in grammar.inner
    if cause and link.article and not progress.started:  # "Federación por la Memoria"
        return progress.head.weak and tokens.folds[at] not in grammar.persons
    if progress.started and tokens.folds[at] in grammar.government_places:
        return progress.head.open and tokens.kinds[link.at - 1] in WORDS  # "en la Región Norte"
    # "Seguimiento a la Hoja de Ruta"
    deed = tokens.folds[link.at - 1].endswith(DEEDS)
    return word in grammar.to and deed and not walker.place(at)
