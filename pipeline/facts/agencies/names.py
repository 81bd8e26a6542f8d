"""Where a name begins and ends: the grammar walked over the words of one text.

A name is an organisation word with its complement: ``Comisión Intersecretarial para Prevenir,
Sancionar y Erradicar los Delitos``. In languages that put the organisation word first the walk
goes right from it; in English it takes the whole run of capitals before it and goes on after the
first preposition (``National Steering Committee on Child Labour``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.facts.agencies.grammar import CONTRACTED, Grammar, Head, match
from pipeline.facts.agencies.normalise import NameIndex
from pipeline.facts.agencies.tokens import ACRONYM, BREAK, LOWER, WORDS, Tokens
from pipeline.gazetteer import Body

_LONGEST_LINK = 5  # "y en materia de la"
_DEEPEST = 3  # "Unidad … de la Dirección … del Ministerio … de la Nación"
_LONGEST_RUN = 16
_LONGEST_NAME = 60
_LONGEST_LIST = 24  # words of an inner list, up to its conjunction
_INFINITIVES = ("ar", "er", "ir")
_DEEDS = ("cion", "sion", "miento", "tion", "ment", "ance", "encia", "lutte", "defensa", "lucha")


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate: tokens ``first`` to ``last`` (exclusive), by which rule, naming what."""

    first: int
    last: int
    rule: str
    head: Head | None = None
    body: Body | None = None
    bare: bool = False  # generic words only: a name if the report has a fuller form of it


@dataclass(slots=True)
class _Course:
    """What has been seen so far of one name."""

    lower: bool = False  # the first word of the complement was in lower case
    started: bool = False  # a word of the complement has been taken
    opened: bool = False  # "para", "contra" … has been passed
    listed: bool = False  # inside an inner list
    nested: int = 0  # bodies named inside the name


class _Link(NamedTuple):
    """Linking words between two words of a name: tokens ``at`` to ``end`` (exclusive)."""

    at: int
    end: int
    comma: bool
    conjunction: bool
    article: bool
    prepositions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Walker:
    """The walk over one text."""

    tokens: Tokens
    grammar: Grammar
    bodies: NameIndex[Body]
    acronyms: dict[str, Body]
    begins: frozenset[str]  # folded words at which a name with a head, or a body's, may begin
    legal: bool  # a word of a legal form ("Ltd") is in the text

    # ------------------------------------------------------------------ what stands at a token

    def head(self, at: int) -> tuple[int, Head] | None:
        """The organisation word or complete name at a token."""
        tokens = self.tokens
        if tokens.folds[at] not in self.grammar.heads:
            return None
        found = match(self.grammar.heads, tokens.folds, at)
        unaccented = tokens.lows[at] == tokens.folds[at] and tokens.kinds[at] != ACRONYM
        return None if unaccented and tokens.folds[at] in self.grammar.accented else found

    def body(self, at: int) -> tuple[int, Body] | None:
        """The known body named at a token, by name or acronym."""
        found = self.bodies.find(self.tokens, at)
        if found:
            return found
        known = self.acronyms.get(self.tokens.word(at))
        return (at + 1, known) if known else None

    def place(self, at: int) -> tuple[int, str] | None:
        """The country named at a token: its end and code."""
        if self.tokens.kinds[at] not in WORDS:
            return None
        return match(self.grammar.places, self.tokens.folds, at)

    def organisation(self, at: int) -> bool:
        """True if a name of its own begins at the token. Looks only a few words ahead."""
        tokens = self.tokens
        if tokens.kinds[at] == ACRONYM and not self._ordinary(at):
            return tokens.word(at) not in self.grammar.not_agencies
        if self.body(at) or tokens.folds[at] in self.grammar.government:
            return True
        if self.grammar.head_last:
            end = self.run(at)
            return any(self.head(place) for place in range(at, end))
        found = self.head(at)
        if not found:
            return False
        end, head = found
        return head.complete or self._complemented(end)

    def _complemented(self, at: int) -> bool:
        """True if a complement may begin at the token."""
        tokens, grammar = self.tokens, self.grammar
        link = self._link(at)
        if link and (link.comma or link.conjunction):
            return False
        place = link.end if link else at
        if place >= tokens.size:
            return False
        return tokens.kinds[place] in WORDS or tokens.lows[place] in grammar.vocabulary

    def _ordinary(self, at: int) -> bool:
        """True if capitals make no acronym: a Roman number, or a text all in capitals."""
        known = self.tokens.lows[at] in self.grammar.vocabulary
        return known or self._shouted(at) or not set(self.tokens.word(at)) - set("IVX")

    def _shouted(self, at: int) -> bool:
        """True if the words around are in capitals too: an ordinary word, not an acronym."""
        kinds = self.tokens.kinds
        near = [kinds[i] for i in (at - 2, at - 1, at + 1, at + 2) if 0 <= i < len(kinds)]
        letters = [kind for kind in near if kind in "CAl"]
        return (
            len(letters) > 0
            and all(kind == ACRONYM for kind in letters)
            and len(self.tokens.word(at)) > 5
        )

    def run(self, at: int) -> int:
        """The token after the capitalised words that follow each other from ``at``."""
        kinds, limit = self.tokens.kinds, min(self.tokens.size, at + _LONGEST_RUN)
        while at < limit and kinds[at] in WORDS:
            at += 1
        return at

    # ------------------------------------------------------------------ going right

    def extend(self, at: int, head: Head, *, started: bool = False) -> int:
        """The token after the last word of the complement that begins, or goes on, at ``at``."""
        course = _Course(started=started)
        end = at
        while True:
            step = self._next(end, head, course)
            if not step or step - at > _LONGEST_NAME:
                return end
            end = step

    def _next(self, end: int, head: Head, course: _Course) -> int:
        tokens, grammar = self.tokens, self.grammar
        if end >= tokens.size:
            return 0
        kind, low = tokens.kinds[end], tokens.lows[end]
        if low in grammar.links or low == "," or kind == BREAK:
            link = self._link(end)
            return self._after(link, head, course) if link else 0
        if kind in WORDS:
            return self._adjacent(end, course)
        if kind == LOWER and self._word(low) and not self._closed(head):
            telling = tokens.folds[end] not in grammar.generic
            if head.weak and telling and not self._plurals(end):
                return 0
            course.lower = course.lower or (telling and not course.started)
            course.started = course.started or telling
            return end + 1
        return end + 1 if kind == LOWER and self._adjective(end, course) else 0

    def _adjective(self, at: int, course: _Course) -> bool:
        """True if an unknown word can only be an adjective.

        "Groupement interprofessionnel de", "Comité de veille lagunaire"; after a noun only longer
        endings are taken, for short ones are those of verbs too.
        """
        tokens, grammar = self.tokens, self.grammar
        low = tokens.lows[at]
        if course.started:
            likely = low.endswith(grammar.sure_adjectives) or self._plurals(at)
            return course.lower and likely and tokens.folds[at] not in grammar.verbs
        followed = at + 1 < tokens.size and tokens.lows[at + 1] in grammar.of
        return followed and low.endswith(grammar.adjectives)

    def _plurals(self, at: int) -> bool:
        """ "groupements féminins": an adjective agrees with the plural before it."""
        before, word = self.tokens.folds[at - 1], self.tokens.folds[at]
        alike = before.endswith("s") and word.endswith("s") and not self.grammar.head_last
        return alike and len(word) > 4 and self.tokens.lows[at] not in self.grammar.stoppers

    def _adjacent(self, end: int, course: _Course) -> int:
        tokens = self.tokens
        if tokens.kinds[end] == ACRONYM and course.started and not self._ordinary(end):
            return 0
        if not self.grammar.head_last and course.started:
            found = self.head(end)
            if found and not found[1].weak:
                return 0
        course.started = course.started or tokens.folds[end] not in self.grammar.generic
        return end + 1

    def _link(self, at: int) -> _Link | None:
        tokens, grammar = self.tokens, self.grammar
        lows, kinds = tokens.lows, tokens.kinds
        comma = conjunction = article = False
        prepositions: list[str] = []
        place = at
        limit = min(at + _LONGEST_LINK, tokens.size)
        while place < limit:
            low, kind = lows[place], kinds[place]
            if kind == BREAK:
                if len(low) > 2 or not self._broken(place, at):
                    return None
            elif low == ",":
                if place > at:
                    return None
                comma = True
            elif low in grammar.conjunctions:
                if conjunction or prepositions or article:
                    return None
                conjunction = True
            elif low in grammar.articles:
                article = True
            elif low in grammar.links:
                prepositions.append(low)
            else:
                break
            place += 1
        return _Link(at, place, comma, conjunction, article, tuple(prepositions))

    def _broken(self, place: int, at: int) -> bool:
        """True if a line break stands inside a name: a linking word dangles on one side of it."""
        tokens, links = self.tokens, self.grammar.links
        if place > at:
            return tokens.lows[place - 1] in links
        after = place + 1
        return (
            len(tokens.lows[place]) == 1
            and after < tokens.size
            and (tokens.lows[after] in links and tokens.kinds[after] == LOWER)
        )

    def _after(self, link: _Link, head: Head, course: _Course) -> int:
        """The token after the word that follows a link, 0 where the name ends before the link."""
        at, grammar = link.end, self.grammar
        if at >= self.tokens.size:
            return 0
        kind = self.tokens.kinds[at]
        generic = self.tokens.folds[at] in grammar.generic
        if (link.conjunction or link.comma) and not (course.started or generic):
            return 0  # "X Foundation and Y": only "Sistemas Estatales y Municipales" goes on
        nested = self.head(at) if kind in WORDS else None
        if kind in WORDS:
            course.nested += nested is not None
            good = course.nested <= _DEEPEST and self._capital(at, link, head, course)
        else:
            good = kind == LOWER and not head.complete and self._small(at, link, head, course)
        if not good:
            return 0
        region = match(grammar.regions, self.tokens.folds, at)
        if region:
            return region[0]
        if nested and not grammar.head_last and link.prepositions:
            # "Secretariat of the Council for …": the inner body's complement begins anew.
            course.lower = course.started = course.opened = course.listed = False
            return nested[0]
        course.opened = course.opened or any(
            word in grammar.open or word in grammar.topic for word in link.prepositions
        )
        course.listed = course.listed or link.comma
        # An acronym does not tell whether the name is printed in capitals.
        course.lower = course.lower or (kind in (LOWER, ACRONYM) and not course.started)
        course.started = course.started or not (generic and link.conjunction)
        return at + 1

    def _small(self, at: int, link: _Link, head: Head, course: _Course) -> bool:
        """May the name go on with the lower-case word at ``at``?"""
        grammar = self.grammar
        if self._closed(head):
            return False
        direct = bool(link.prepositions) and all(word in grammar.of for word in link.prepositions)
        if self.tokens.lows[at] not in grammar.vocabulary:
            # The first noun after "de" may be any: "Syndicat national des transporteurs".
            plural = self.tokens.folds[link.at - 1].endswith("s")
            first = direct and not course.started and not plural and not link.comma
            more = course.lower and (direct or self._paired(at, link))
            return (first or more) and not grammar.head_last and self._noun(at)
        if course.lower:
            return not link.comma or self._listing(at, link, course)
        if link.comma or not link.prepositions:
            return False
        first = head.open or self._opening(link) or (head.lower and self._toward(link))
        return direct or (not course.started and first)  # "Secrétariat d'État à la jeunesse"

    def _closed(self, head: Head) -> bool:
        """True if a name goes on with capitals only."""
        return head.complete or (head.weak and self.grammar.head_last)

    def _word(self, low: str) -> bool:
        """True for words of the vocabulary and compounds of them ("café-cacao")."""
        known = self.grammar.vocabulary
        return low in known or ("-" in low and all(part in known for part in low.split("-")))

    def _noun(self, at: int) -> bool:
        """True if an unknown lower-case word may be a noun of the name."""
        low = self.tokens.lows[at]
        return len(low) > 3 and low not in self.grammar.stoppers

    def _paired(self, at: int, link: _Link) -> bool:
        """ "inspecteurs et contrôleurs du travail": a bare plural beside a plural."""
        folds = self.tokens.folds
        bare = link.conjunction and link.end - link.at == 1
        followed = at + 1 < len(folds) and self.tokens.lows[at + 1] in self.grammar.of
        return bare and followed and folds[link.at - 1][-1:] == folds[at][-1:] == "s"

    def _toward(self, link: _Link) -> bool:
        return all(word in self.grammar.to for word in link.prepositions)

    def _opening(self, link: _Link) -> bool:
        grammar = self.grammar
        return all(word in grammar.open or word in grammar.of for word in link.prepositions)

    def _capital(self, at: int, link: _Link, head: Head, course: _Course) -> bool:
        """May the name go on with the capitalised word at ``at``?"""
        if link.comma and not self._listing(at, link, course):
            return False
        if (link.conjunction or link.comma or head.complete) and self._separate(at, link, head):
            return False
        if (link.conjunction or link.comma) and self._placed(at, link):
            return False
        if not all(self._leads(word, at, link, head, course) for word in link.prepositions):
            return False
        return bool(link.prepositions) or not link.article or self._articled(at, link, course)

    def _placed(self, at: int, link: _Link) -> bool:
        """ "… de Estados Unidos y Manos Verdes": after a country only another one is joined."""
        lengths = (1, 2, 3)
        before = (self.place(link.at - n) for n in lengths if link.at >= n)
        ends = any(found and found[0] == link.at for found in before)
        return ends and not self.place(at)

    def _articled(self, at: int, link: _Link, course: _Course) -> bool:
        """May the name go on with an article and the capitalised word at ``at``?"""
        tokens = self.tokens
        if link.conjunction:
            deed = course.opened and tokens.folds[at].endswith(_DEEDS)
            return deed or tokens.lows[at] in self.grammar.vocabulary
        if link.comma:
            return True
        if course.opened:  # "Erradicar los Delitos"
            return tokens.folds[link.at - 1].endswith(_INFINITIVES)
        return tokens.kinds[at - 1] in WORDS and not course.started  # "Fundación La Paz"

    def _leads(self, word: str, at: int, link: _Link, head: Head, course: _Course) -> bool:
        """May the name go on with the preposition ``word`` before the capitals at ``at``?"""
        grammar = self.grammar
        if word in grammar.of:
            # "… Inspección Laboral del Ministerio": the bare word is no part of the name.
            found = self.head(at)
            bare = course.started and found and not found[1].weak and not self.organisation(at)
            return not (bare and self._definite(link))
        if head.complete or self.organisation(at):
            return False
        if word in grammar.open:
            return True
        if word in grammar.topic:
            return (head.open or not course.started) and not self.place(at)
        return self._guarded(word, at, link, head, course)

    def _guarded(self, word: str, at: int, link: _Link, head: Head, course: _Course) -> bool:
        """The same for prepositions that may also begin the rest of the sentence."""
        grammar, lows = self.grammar, self.tokens.lows
        if lows[at] in grammar.vocabulary:
            return True
        if grammar.head_last:  # "in the Fishing Sector"
            near = range(at, self.run(at)) if course.opened else ()
            return any(lows[place] in grammar.vocabulary for place in near)
        if course.started and self.tokens.folds[at] in grammar.government_places:
            return head.open and self.tokens.kinds[link.at - 1] in WORDS  # "en la Región Norte"
        # "Seguimiento a la Hoja de Ruta"
        deed = self.tokens.folds[link.at - 1].endswith(_DEEDS)
        return word in grammar.to and deed and not self.place(at)

    def _definite(self, link: _Link) -> bool:
        return link.article or any(word in CONTRACTED for word in link.prepositions)

    def _separate(self, at: int, link: _Link, head: Head) -> bool:
        """True if what follows a comma or conjunction is another body."""
        if head.complete:
            return bool(
                link.conjunction or link.comma or (not self.place(at) and self.organisation(at))
            )
        if self.organisation(at):
            found = self.head(at)
            # "Federación de Cámaras y Asociaciones": a bare plural goes with the plural before it.
            plural = found and not link.article and self.tokens.folds[at].endswith("s")
            before = self.tokens.folds[link.end - 2] if link.end > 1 else ""
            return not (plural and before.endswith("s") and self.head(link.end - 2))
        return False

    def _listing(self, at: int, link: _Link, course: _Course) -> bool:
        """True if a comma belongs to a list inside the name: a conjunction closes it."""
        tokens, grammar = self.tokens, self.grammar
        if link.conjunction:
            return course.listed or course.opened
        if not self._opening(link) or (
            link.article and not link.prepositions and not course.opened
        ):
            return False
        for place in range(at, min(at + _LONGEST_LIST, tokens.size)):
            low, kind = tokens.lows[place], tokens.kinds[place]
            if low in grammar.conjunctions:
                return self._closes(place)
            if kind in WORDS:
                if self.organisation(place) or self.place(place):
                    return False
            elif low != "," and low not in grammar.links and low not in grammar.vocabulary:
                return False
        return False

    def _closes(self, conjunction: int) -> bool:
        link = self._link(conjunction)
        if not link or link.end >= self.tokens.size:
            return False
        at = link.end
        if self.tokens.kinds[at] in WORDS:
            return not self.organisation(at) and not self.place(at)
        return self.tokens.lows[at] in self.grammar.vocabulary
