"""Where a name ends: its organisation word's complement, walked to the right word by word.

"Comisión Intersecretarial **para Prevenir, Sancionar y Erradicar los Delitos**": the complement
goes on over linking words as long as what follows them can be part of one name.
"""

from __future__ import annotations

from pipeline.facts.agencies import links, stretch
from pipeline.facts.agencies.grammar import Head, match
from pipeline.facts.agencies.links import Link
from pipeline.facts.agencies.tokens import ACRONYM, BREAK, LOWER, WORDS
from pipeline.facts.agencies.walker import Walker

_DEEPEST = 3  # "Unidad … de la Dirección … del Ministerio … de la Nación"
_LONGEST_NAME = 60
_LONGEST_LIST = 24  # words of an inner list, up to its conjunction
_INFINITIVES = ("ar", "er", "ir")
_DEEDS = ("cion", "sion", "miento", "tion", "ment", "ance", "encia", "lutte", "defensa", "lucha")


def extend(walker: Walker, at: int, head: Head, *, started: bool = False) -> int:
    """The token after the last word of the complement that begins, or goes on, at ``at``."""
    course = _Course(walker, head, started)
    end = at
    while True:
        step = course.next(end)
        if not step or step - at > _LONGEST_NAME:
            return end
        end = step


class _Course:
    """The walk over one complement, and what has been seen of it so far."""

    __slots__ = (
        "grammar",
        "head",
        "listed",
        "lower",
        "nested",
        "opened",
        "started",
        "tokens",
        "walker",
    )

    def __init__(self, walker: Walker, head: Head, started: bool) -> None:
        self.walker, self.tokens, self.grammar = walker, walker.tokens, walker.grammar
        self.head = head
        self.started = started  # a word of the complement has been taken
        self.lower = False  # the first one was in lower case
        self.opened = False  # "para", "contra" … has been passed
        self.listed = False  # inside an inner list
        self.nested = 0  # bodies named inside the name

    def next(self, end: int) -> int:
        """The token after the next word, or linking words and word; 0 where the name ends."""
        tokens, grammar = self.tokens, self.grammar
        if end >= tokens.size:
            return 0
        kind, low = tokens.kinds[end], tokens.lows[end]
        if low in grammar.links or low == "," or kind == BREAK:
            link = links.read(tokens, grammar, end)
            return self._after(link) if link and link.end < tokens.size else 0
        if kind in WORDS:
            return self._adjacent_capital(end)
        if kind != LOWER:
            return 0
        # "le Ministère du Travail contrôle": a verb, though also a word of names.
        verb = low in grammar.predicates and tokens.kinds[end - 1] in WORDS
        if self._known(low) and not verb and not self._closed():
            return self._adjacent_known(end)
        return end + 1 if not verb and self._adjective(end) else 0

    # ------------------------------------------------------------------ right beside

    def _adjacent_capital(self, at: int) -> int:
        kinds, folds = self.tokens.kinds, self.tokens.folds
        if kinds[at] == ACRONYM and self.started and not self.walker.ordinary(at):
            return 0
        if not self.grammar.head_last and self.started:
            found = self.walker.head(at)
            if found and not found[1].weak:
                return 0
        self.started = self.started or folds[at] not in self.grammar.generic
        return at + 1

    def _adjacent_known(self, at: int) -> int:
        telling = self.tokens.folds[at] not in self.grammar.generic
        # "Centre de Formation judiciaire", but not "la Casa atención".
        adjective = self.started and self.tokens.lows[at].endswith(self.grammar.sure_adjectives)
        if self.head.weak and telling and not (adjective or self._agrees(at)):
            return 0
        self.lower = self.lower or (telling and not self.started)
        self.started = self.started or telling
        return at + 1

    def _adjective(self, at: int) -> bool:
        """True if an unknown word can only be an adjective.

        "Groupement interprofessionnel de", "Comité de veille lagunaire"; after a noun only longer
        endings are taken, for short ones are those of verbs too.
        """
        tokens, grammar = self.tokens, self.grammar
        low = tokens.lows[at]
        if self.started:
            sure, capital = low.endswith(grammar.sure_adjectives), tokens.kinds[at - 1] in WORDS
            likely = (self.lower and sure) or ((self.lower or capital) and self._agrees(at))
            return likely and tokens.folds[at] not in grammar.verbs
        followed = at + 1 < tokens.size and tokens.lows[at + 1] in grammar.of
        return followed and low.endswith(grammar.adjectives)

    def _agrees(self, at: int) -> bool:
        """ "groupements féminins": an adjective agrees with the plural before it."""
        before, word = self.tokens.folds[at - 1], self.tokens.folds[at]
        alike = before.endswith("s") and word.endswith("s") and not self.grammar.head_last
        return alike and len(word) > 4 and self.tokens.lows[at] not in self.grammar.stoppers

    # ------------------------------------------------------------------ after linking words

    def _after(self, link: Link) -> int:
        """The token after the word that follows a link, 0 where the name ends before the link."""
        at, grammar, tokens = link.end, self.grammar, self.tokens
        kind = tokens.kinds[at]
        generic = tokens.folds[at] in grammar.generic
        apart = grammar.head_last and link.article
        if link.joins and not (self.started or (generic and not apart)):
            # "X Foundation and Y": only "Sistemas Estatales y Municipales" goes on.
            return 0
        nested = self.walker.head(at) if kind in WORDS and not self._matter(at, link) else None
        if kind in WORDS:
            self.nested += nested is not None
            good = self.nested <= _DEEPEST and self._capital(at, link)
        else:
            good = kind == LOWER and not self.head.complete and self._small(at, link)
        if not good:
            return self._stretched(link)
        region = match(grammar.regions, tokens.folds, at)
        if region:
            return region[0]
        if nested and not grammar.head_last and link.prepositions:
            # "Secretariat of the Council for …": the inner body's complement begins anew.
            self.lower = self.started = self.opened = self.listed = False
            return nested[0]
        self._taken(kind, link, generic)
        return at + 1

    def _stretched(self, link: Link) -> int:
        """Over words in lower case to capitals again: only names that are known to be long."""
        begun = self.started or self.grammar.head_last
        if not (self.head.open and begun) or self.head.weak or self.head.complete:
            return 0
        end = stretch.over(self.walker, link)
        self.opened = self.opened or end > 0
        return end

    def _matter(self, at: int, link: Link) -> bool:
        """True if an organisation word is what the body works on: a ministry's matter always is.

        Of another body it is in a list without articles: "Unidad de Inspección, Registro y …".
        """
        if not self.walker.matter(at):
            return False
        bare = not link.definite and self.tokens.folds[at].endswith(_DEEDS)
        return self.head.lower or (bare and self._listing(at, link))

    def _taken(self, kind: str, link: Link, generic: bool) -> None:
        """Note a word that was taken after a link."""
        opening = self.grammar.opening
        self.opened = self.opened or any(word in opening for word in link.prepositions)
        self.listed = self.listed or link.comma
        # An acronym does not tell whether the name is printed in capitals.
        telling = not (generic and link.joins)
        self.lower = self.lower or (kind in (LOWER, ACRONYM) and telling and not self.started)
        self.started = self.started or not (generic and link.conjunction)

    # ------------------------------------------------------------------ … a word in lower case

    def _small(self, at: int, link: Link) -> bool:
        """May the name go on with the lower-case word at ``at``?"""
        grammar = self.grammar
        if self._closed():
            return False
        direct = bool(link.prepositions) and link.only(grammar.of)
        if self._deed(at, link, direct):
            return True
        if self.tokens.lows[at] not in grammar.vocabulary:
            return not grammar.head_last and self._unknown(at, link, direct)
        if self.lower:
            return not link.comma or self._listing(at, link)
        if link.joins and link.end - link.at == 1 and self._both_generic(at, link):
            return True  # "Comités locaux et provinciaux de …"
        if link.comma or not link.prepositions:
            return False
        first = (
            self.head.open
            or link.only(grammar.open, grammar.of)
            or (self.head.lower and link.only(grammar.to))
        )
        return direct or (not self.started and first)  # "Secrétariat d'État à la jeunesse"

    def _both_generic(self, at: int, link: Link) -> bool:
        folds, generic = self.tokens.folds, self.grammar.generic
        return folds[at] in generic and folds[link.at - 1] in generic

    def _deed(self, at: int, link: Link, direct: bool) -> bool:
        """ "Ministère du Développement des terroirs", "… à la base": what a matter is done to."""
        before = link.at - 1
        if not self.head.lower or self.grammar.head_last or link.joins or not link.prepositions:
            return False
        if self.tokens.kinds[before] not in WORDS:
            return False
        if "des" in link.prepositions and self.tokens.folds[at].endswith("s"):
            return direct and self._noun(at)  # "de l'Emploi des plongeurs"
        if not self.tokens.folds[before].endswith(_DEEDS):
            return False
        known = self.tokens.lows[at] in self.grammar.vocabulary
        return (direct and link.definite and self._noun(at)) or (
            known and link.article and link.only(self.grammar.to)
        )

    def _unknown(self, at: int, link: Link, direct: bool) -> bool:
        """May it go on with a word that is in no list?

        The first noun after "de" may be any: "Syndicat national des transporteurs".
        """
        if not self._noun(at):
            return False
        before = self.tokens.folds[link.at - 1]
        if not self.started:
            toward = link.article and link.only(self.grammar.open)  # "pour la survie"
            plain = not link.joins and not before.endswith("s")
            return plain and (direct or (toward and bool(link.prepositions)))
        return self.lower and (direct or self._paired(at, link) or self._topic(before, link))

    def _topic(self, before: str, link: Link) -> bool:
        """ "lutte contre la maltraitance", "recherches sur les qualifications"."""
        if link.joins or not link.prepositions:
            return False
        against = before.endswith(_DEEDS) and link.only(self.grammar.open)
        about = self.head.open and link.article and link.only(self.grammar.topic)
        return against or about

    def _closed(self) -> bool:
        """True if a name goes on with capitals only."""
        return self.head.complete or (self.head.weak and self.grammar.head_last)

    def _known(self, low: str) -> bool:
        """True for words of the vocabulary and compounds of them ("café-cacao")."""
        known = self.grammar.vocabulary
        return low in known or ("-" in low and all(part in known for part in low.split("-")))

    def _noun(self, at: int) -> bool:
        """True if an unknown lower-case word may be a noun of the name."""
        low = self.tokens.lows[at]
        return len(low) > 3 and low not in self.grammar.stoppers

    def _paired(self, at: int, link: Link) -> bool:
        """ "inspecteurs et contrôleurs du travail": a bare plural beside a plural."""
        folds = self.tokens.folds
        bare = link.conjunction and link.end - link.at == 1
        followed = at + 1 < len(folds) and self.tokens.lows[at + 1] in self.grammar.of
        return bare and followed and folds[link.at - 1][-1:] == folds[at][-1:] == "s"

    # ------------------------------------------------------------------ … a word with a capital

    def _capital(self, at: int, link: Link) -> bool:
        """May the name go on with the capitalised word at ``at``?"""
        if link.comma and not self._listing(at, link):
            return False
        if (link.joins or self.head.complete) and self._separate(at, link):
            return False
        if link.joins and self._placed(at, link):
            return False
        if not all(self._leads(word, at, link) for word in link.prepositions):
            return False
        return bool(link.prepositions) or not link.article or self._articled(at, link)

    def _placed(self, at: int, link: Link) -> bool:
        """ "… de Estados Unidos y Manos Verdes": after a country only another one is joined."""
        return self._after_country(link) and not self.walker.place(at)

    def _after_country(self, link: Link) -> bool:
        before = (self.walker.place(link.at - n) for n in (1, 2, 3) if link.at >= n)
        return any(found and found[0] == link.at for found in before)

    def _articled(self, at: int, link: Link) -> bool:
        """May the name go on with an article and the capitalised word at ``at``?"""
        tokens = self.tokens
        if self.opened and self._after_country(link) and self.walker.place(at):
            return True  # "pour le Mali, le Tchad et le Niger"
        if link.conjunction:
            deed = self.opened and tokens.folds[at].endswith(_DEEDS)
            return deed or tokens.lows[at] in self.grammar.vocabulary
        if link.comma:
            return True
        if self.opened:  # "Erradicar los Delitos"
            return tokens.folds[link.at - 1].endswith(_INFINITIVES)
        return tokens.kinds[at - 1] in WORDS and not self.started  # "Fundación La Paz"

    def _leads(self, word: str, at: int, link: Link) -> bool:
        """May the name go on with the preposition ``word`` before the capitals at ``at``?"""
        grammar, walker = self.grammar, self.walker
        if word in grammar.of:
            # "… Inspección Laboral del Ministerio": the bare word is no part of the name.
            found = walker.head(at)
            bare = self.started and found and not found[1].weak and not walker.organisation(at)
            listed = self.head.lower and (link.comma or self.listed) and walker.matter(at)
            return not (bare and link.definite) or listed
        if self.head.complete or walker.organisation(at):
            return False
        if word in grammar.open:
            return True
        if word in grammar.topic:
            free = self.head.open or not self.started
            return free and not walker.place(at) and (link.article or not self._dated(at))
        return self._guarded(word, at, link)

    def _dated(self, at: int) -> bool:
        """ "… Union on May Day", "… on Saturday": the name ends before a day or an occasion."""
        if not self.grammar.head_last:
            return False
        last = self.walker.run(at) - 1
        occasion = match(self.grammar.references, self.tokens.folds, last)
        return self.tokens.folds[at] in self.grammar.openers or (
            occasion is not None and occasion[1] == "other"
        )

    def _guarded(self, word: str, at: int, link: Link) -> bool:
        """The same for prepositions that may also begin the rest of the sentence."""
        grammar, lows = self.grammar, self.tokens.lows
        if lows[at] in grammar.matters or match(grammar.not_names, self.tokens.folds, at):
            return True
        if grammar.head_last:  # "in the Fishing Sector"
            near = range(at, self.walker.run(at)) if self.opened else ()
            return any(lows[place] in grammar.matters for place in near)
        if self.started and self.tokens.folds[at] in grammar.government_places:
            return (
                self.head.open and self.tokens.kinds[link.at - 1] in WORDS
            )  # "en la Región Norte"
        # "Seguimiento a la Hoja de Ruta"
        deed = self.tokens.folds[link.at - 1].endswith(_DEEDS)
        return word in grammar.to and deed and not self.walker.place(at)

    def _separate(self, at: int, link: Link) -> bool:
        """True if what follows a comma or conjunction is another body."""
        walker = self.walker
        if self.head.complete:
            return link.joins or (not walker.place(at) and walker.organisation(at))
        if not walker.organisation(at):
            return False
        # "Federación de Cámaras y Asociaciones": a bare plural goes with the plural before it.
        plural = walker.head(at) and not link.article and self.tokens.folds[at].endswith("s")
        before = self.tokens.folds[link.end - 2] if link.end > 1 else ""
        return not (plural and before.endswith("s") and walker.head(link.end - 2))

    # ------------------------------------------------------------------ inner lists

    def _listing(self, at: int, link: Link) -> bool:
        """True if a comma belongs to a list inside the name: a conjunction closes it."""
        if link.conjunction:
            return self.listed or self.opened
        if self.opened and self._after_country(link):
            return self._countries(at)
        articled = link.article and not link.prepositions and not self.opened
        if articled or not link.only(self.grammar.open, self.grammar.of):
            return False
        lows = self.tokens.lows
        matters = self.head.lower and bool(link.prepositions) and self.tokens.kinds[at] in WORDS
        for place in range(at, min(at + _LONGEST_LIST, self.tokens.size)):
            if lows[place] in self.grammar.conjunctions:
                return self._closes(place)
            linking = lows[place] == "," or lows[place] in self.grammar.links
            if not (linking or self._item(place) or (matters and self._detail(place))):
                return False
        return False

    def _countries(self, at: int) -> bool:
        """ "Office for Chile, Peru and Bolivia": countries that a conjunction closes."""
        for _ in range(_LONGEST_LIST):
            country = self.walker.place(at)
            if not country or country[0] >= self.tokens.size:
                return False
            link = links.read(self.tokens, self.grammar, country[0])
            if not link or not link.joins or link.end >= self.tokens.size:
                return False
            if link.conjunction:
                return self.walker.place(link.end) is not None
            at = link.end
        return False

    def _closes(self, conjunction: int) -> bool:
        """True if the conjunction's other side is in the list too."""
        link = links.read(self.tokens, self.grammar, conjunction)
        if not link or link.end >= self.tokens.size:
            return False
        return self._item(link.end)

    def _item(self, at: int) -> bool:
        """True for a word of an inner list: no body, no country, no unknown word."""
        if self.tokens.kinds[at] in WORDS:
            own = not self.walker.organisation(at) or (self.head.lower and self.walker.matter(at))
            return own and not self.walker.place(at)
        return self.tokens.lows[at] in self.grammar.vocabulary

    def _detail(self, at: int) -> bool:
        """True for an unknown word that tells more of a matter: "de la Mer et des Îles lointaines".

        Only no verb: "du Travail, de la Santé ont signé".
        """
        low = self.tokens.lows[at]
        return (
            self.tokens.kinds[at] == LOWER
            and self._noun(at)
            and low not in self.grammar.predicates
            and low not in self.grammar.verbs
        )
