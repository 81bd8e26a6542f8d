"""Candidates: what in a text may name an organisation, before the whole report is known."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.facts.agencies import proper
from pipeline.facts.agencies.grammar import Head, match
from pipeline.facts.agencies.names import Found, Walker
from pipeline.facts.agencies.tokens import ACRONYM, LOWER, UPPER, WORDS
from pipeline.gazetteer import Body


@dataclass(frozen=True, slots=True)
class Reader:
    """Goes through the words of a text once; ``other`` takes names of projects, laws …"""

    walker: Walker
    other: set[str] = field(default_factory=set)

    def read(self) -> list[Found]:
        """All candidates of the text, in order, none inside another."""
        tokens, triggers = self.walker.tokens, self.walker.grammar.triggers
        found: list[Found] = []
        last = 0
        for at, (kind, folded) in enumerate(zip(tokens.kinds, tokens.folds, strict=True)):
            if at < last:
                continue
            if kind in WORDS:
                name = self._capital(at)
            elif kind == LOWER and folded in triggers:
                name = self._lower(at)
            else:
                continue
            if name and not self._no_name(name):
                found.append(name)
                last = name.last
        return found

    def _no_name(self, found: Found) -> bool:
        """ "Sociedad Civil": an organisation word, capitals, and yet no organisation."""
        walker = self.walker
        known = match(walker.grammar.not_names, walker.tokens.folds, found.first)
        return known is not None and known[0] >= found.last

    def _lower(self, at: int) -> Found | None:
        walker, grammar = self.walker, self.walker.grammar
        folded = walker.tokens.folds[at]
        if folded in grammar.references:
            self._reference(at)
        if folded in grammar.government and (found := self._government(at)):
            return found
        if folded in grammar.introducers and (found := proper.introduced(walker, at)):
            return found
        if folded in grammar.heads and (found := self._lower_head(at)):
            return found
        if folded in grammar.by and (found := proper.doer(walker, at)):
            return found
        return proper.after_context(walker, at) if folded in grammar.contexts else None

    def _capital(self, at: int) -> Found | None:
        walker, grammar = self.walker, self.walker.grammar
        folded = walker.tokens.folds[at]
        if folded in grammar.references:
            self._reference(at)
        if folded in grammar.government and (found := self._government(at)):
            return found
        if folded in grammar.introducers and walker.tokens.kinds[at] == ACRONYM:
            return proper.introduced(walker, at)  # "la ONG Raíces"
        begins = folded in walker.begins or walker.tokens.kinds[at] == ACRONYM
        if grammar.head_last or begins:
            found = self._head_last(at) if grammar.head_last else self._head_first(at)
            if found:
                return found
        if folded in grammar.contexts and (found := proper.after_context(walker, at)):
            return found  # "Selon Ponts Verts"
        return proper.legal_form(walker, at) or proper.subject(walker, at)

    def _reference(self, at: int) -> None:
        """ "proyecto ALAMEDA", "proyecto Caminos Claros": the name is the project's."""
        tokens = self.walker.tokens
        place = at + 1
        while place < tokens.size and tokens.folds[place] in proper.QUOTES:
            place += 1
        if place < tokens.size and tokens.kinds[place] == ACRONYM:
            printed = tokens.word(place)
            if printed not in self.walker.acronyms:
                self.other.add(printed)
        elif place < tokens.size and tokens.kinds[place] == UPPER and not self.walker.body(place):
            self.other.add(tokens.quote(place, proper.end_of(self.walker, place)))

    # ------------------------------------------------------------------ governments

    def _government(self, at: int) -> Found | None:
        """ "Gobierno de México", "Gobierno Regional de Cusco", "Government of Ghana"."""
        walker, tokens = self.walker, self.walker.tokens
        place = at + 1
        if place < tokens.size and tokens.folds[place] in walker.grammar.generic:
            place += 1
        start = place
        while place < tokens.size and place - start < 3 and self._joins(place):
            place += 1
        if place == start or place >= tokens.size or tokens.kinds[place] not in WORDS:
            return None
        country = walker.place(place)
        return Found(at, country[0] if country else self._place_end(place), "agency.government")

    def _joins(self, at: int) -> bool:
        low, grammar = self.walker.tokens.lows[at], self.walker.grammar
        return low in grammar.of or low in grammar.articles

    def _place_end(self, at: int) -> int:
        """The end of a place name: capitalised words joined by "de (la)"."""
        walker, tokens = self.walker, self.walker.tokens
        end = place = walker.run(at)
        while place < tokens.size and place - end < 3:
            if tokens.kinds[place] in WORDS:
                end = place = walker.run(place)
            elif self._joins(place):
                place += 1
            else:
                break
        return end

    # ------------------------------------------------------------------ head first

    def _lower_head(self, at: int) -> Found | None:
        """ "le ministère du Travail": the first word of the complement is capitalised."""
        walker, tokens = self.walker, self.walker.tokens
        head = walker.head(at)
        if not head or not head[1].lower or tokens.folds[at].endswith("s"):
            return None
        last = walker.extend(*head)
        first = next(iter(self._telling(head[0], last)), None)
        if first is None or tokens.kinds[first] != UPPER:
            return None
        if walker.place(first) or walker.organisation(first):
            return None
        return Found(at, last, "agency.head", head[1])

    def _head_first(self, at: int) -> Found | None:
        walker, tokens = self.walker, self.walker.tokens
        if tokens.folds[at] in walker.grammar.before and at + 1 < tokens.size:
            found = self._head_first(at + 1) if tokens.kinds[at + 1] in WORDS else None
            return replace(found, first=at) if found and found.head else None
        body, head = walker.body(at), walker.head(at)
        if not head or (not body and self._inside(at)):
            return self._body(at, *body) if body else None
        last = walker.extend(*head)
        if body and (body[0] >= last or body[1].country is None):
            return self._body(at, *body)
        if head[1].complete:
            return Found(at, last, "agency.head", head[1])
        return self._judge(at, head[0], last, head[1])

    def _inside(self, at: int) -> bool:
        """ "Sello Empresa Consciente": another word opens the name."""
        tokens = self.walker.tokens
        if at == 0 or tokens.kinds[at - 1] not in WORDS:
            return False
        before, grammar = tokens.folds[at - 1], self.walker.grammar
        return before not in grammar.openers and before not in grammar.before

    def _judge(self, at: int, end: int, last: int, head: Head) -> Found | None:
        """A name of head and complement, or nothing if the complement does not make it one."""
        own = self._own(end, last)
        if not own:
            return None
        if own[0] > end and self._contained(end, own[0], last):
            return self._office(at, own[0], last, head)
        telling = self._telling(end, last)
        if not telling:
            bare = len(own) < 2 and head.type != "academic"  # "Universidad Nacional"
            return Found(at, last, "agency.head", head, bare=bare)
        if head.weak and not self._proper(at, telling):
            return None
        return Found(at, last, "agency.head", head)

    def _proper(self, at: int, telling: list[int]) -> bool:
        """True if the complement of a weak head is more than a place or a common noun.

        In lower case it must be long, and the head's capital not that of a sentence.
        """
        tokens, place = self.walker.tokens, self.walker.place(telling[0])
        if place and telling[-1] < place[0]:
            return False
        if any(tokens.kinds[at] in WORDS for at in telling):
            return True
        articled = at > 0 and tokens.lows[at - 1] in self.walker.grammar.articles
        return len(telling) > 1 and at > 0 and (articled or tokens.kinds[at - 1] == LOWER)

    def _own(self, first: int, last: int) -> list[int]:
        """The words of a stretch that are no linking words."""
        tokens, grammar = self.walker.tokens, self.walker.grammar
        return [
            place
            for place in range(first, last)
            if tokens.lows[place] not in grammar.links and tokens.lows[place] != ","
        ]

    def _telling(self, first: int, last: int) -> list[int]:
        """Those of them that are not generic."""
        folds, generic = self.walker.tokens.folds, self.walker.grammar.generic
        return [place for place in self._own(first, last) if folds[place] not in generic]

    def _contained(self, end: int, first: int, last: int) -> bool:
        """True if a bare head is followed by a body: "la Oficina de la OIT"."""
        walker, tokens = self.walker, self.walker.tokens
        if not walker.organisation(first):
            return False
        body = walker.body(first)
        if body or tokens.kinds[first] == ACRONYM:
            return (
                not body
                or body[0] >= last
                or any(tokens.lows[place] in walker.grammar.open for place in range(first, last))
            )
        definite = any(
            tokens.lows[place] in walker.grammar.articles or tokens.lows[place] in ("del", "du")
            for place in range(end, first)
        )
        return definite and walker.head(first) is not None

    def _office(self, at: int, first: int, last: int, head: Head) -> Found | None:
        """The name is the body's, unless it goes on: "Oficina de la OIT para el Cono Sur"."""
        tokens = self.walker.tokens
        beyond = any(tokens.lows[place] in self.walker.grammar.open for place in range(first, last))
        return Found(at, last, "agency.head", head) if beyond and head.open else None

    def _body(self, at: int, end: int, body: Body) -> Found:
        """A known body, with the country after it: "World Vision Ghana"."""
        walker = self.walker
        country = walker.place(end) if end < walker.tokens.size else None
        if not country and body.country is None and end - at > 1 and self._chapter(end):
            return Found(at, end + 1, "agency.gazetteer", body=body)
        known = end == at + 1 and walker.tokens.word(at) in walker.acronyms
        rule = "agency.acronym-known" if known else "agency.gazetteer"
        return Found(at, country[0] if country else end, rule, body=body)

    def _chapter(self, at: int) -> bool:
        """True if a word after an international body names its national one: "… Hondureña"."""
        walker, tokens = self.walker, self.walker.tokens
        if at >= tokens.size or tokens.kinds[at] != UPPER or walker.run(at) > at + 1:
            return False
        return not walker.head(at)

    # ------------------------------------------------------------------ head last

    def _head_last(self, at: int) -> Found | None:
        walker, tokens = self.walker, self.walker.tokens
        if tokens.folds[at] in walker.grammar.openers and tokens.kinds[at] == UPPER:
            return None
        body, run = walker.body(at), self._joined(at)
        heads = [(place, *found) for place in range(at, run) if (found := walker.head(place))]
        if not heads:
            return self._body(at, *body) if body else None
        place, end, head = min(heads, key=lambda item: (-item[1], item[0]))
        if body and body[0] >= end:
            return self._beyond(at, *body, head)
        return self._run(at, place, self._tail(end, run), head, body)

    def _beyond(self, at: int, end: int, body: Body, head: Head) -> Found:
        """A known body that may be longer than it is known: "Ministry of Labour and Mines"."""
        last = end if body.country is None else self.walker.extend(end, head, started=True)
        if last == end:
            return self._body(at, end, body)
        return Found(at, last, "agency.head-last", head)

    def _run(
        self, at: int, place: int, end: int, head: Head, body: tuple[int, Body] | None
    ) -> Found | None:
        """A name whose head stands at ``place`` in the capitals from ``at``, ending at ``end``."""
        if end < 0:
            return None
        last = self.walker.extend(end, head)
        before = self._own(at, place)
        if body and last == end and not self._telling(body[0], place) and head.open:
            return self._body(at, *body)  # "ILO Country Office", not "SADC Secretariat"
        if head.complete or not before:
            return (
                Found(at, last, "agency.head-last", head)
                if head.complete
                else self._judge(at, end, last, head)
            )
        telling = [*self._telling(at, place), *self._telling(end, last)]
        return Found(at, last, "agency.head-last", head, bare=not telling and len(before) < 2)

    def _joined(self, at: int) -> int:
        """The end of the capitalised run at a token, over "and" where the head comes after it."""
        walker, tokens, grammar = self.walker, self.walker.tokens, self.walker.grammar
        run = walker.run(at)
        if run + 1 >= tokens.size:
            return run
        if tokens.lows[run] in grammar.within:
            return self._inner(at, run)
        listed = at > 0 and tokens.lows[at - 1] == ","
        if tokens.lows[run] not in grammar.conjunctions or listed:
            return run
        further = walker.run(run + 1)
        if any(walker.head(p) or walker.body(p) or walker.place(p) for p in range(at, run)):
            return run
        if tokens.kinds[run - 1] == ACRONYM or any(walker.body(p) for p in range(run + 1, further)):
            return run
        articled = at > 0 and tokens.lows[at - 1] in grammar.articles
        telling = articled or run - at > 1 or tokens.lows[at] in grammar.vocabulary
        return further if telling and any(walker.head(p) for p in range(run + 1, further)) else run

    def _inner(self, at: int, run: int) -> int:
        """The end of a run over "in", "without" … before the head: "Hand in Hand Foundation"."""
        walker, tokens = self.walker, self.walker.tokens
        further = walker.run(run + 1)
        grammar, first = walker.grammar, range(at, run)
        named = any(walker.head(p) or walker.body(p) or walker.place(p) for p in first)
        if named or further == run + 1 or run - at > 2:
            return run
        somewhere = walker.place(run + 1) and tokens.lows[run] not in grammar.of
        if somewhere or any(tokens.folds[place] in grammar.persons for place in first):
            return run
        headed = any(walker.head(place) for place in range(run + 2, further))
        return further if headed and tokens.kinds[at] == UPPER else run

    def _tail(self, end: int, run: int) -> int:
        """Where a name ends whose last head is followed by more capitals: -1 if it is none."""
        if end >= run:
            return end
        country = self.walker.place(end)
        if country:
            return country[0]
        reference = match(self.walker.grammar.references, self.walker.tokens.folds, end)
        return -1 if reference and reference[1] == "law" else end
