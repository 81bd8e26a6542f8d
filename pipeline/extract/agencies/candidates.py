"""Candidates: what in a text may name an organisation, before the whole report is known."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.agencies.grammar import Head, match
from pipeline.extract.agencies.names import Found, Walker
from pipeline.extract.agencies.tokens import ACRONYM, LOWER, UPPER, WORDS
from pipeline.gazetteer import Body


class Reader:
    """Goes through the words of a text and collects candidates."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.tokens = walker.tokens
        self.grammar = walker.grammar
        self.found: list[Found] = []
        self.other: set[str] = set()

    def read(self) -> tuple[list[Found], set[str]]:
        """All candidates of the text, in order, and acronyms of other things."""
        at, size = 0, len(self.tokens)
        while at < size:
            at = max(self._at(at), at + 1)
        return self.found, self.other

    def _at(self, at: int) -> int:
        kind = self.tokens.kinds[at]
        if kind in WORDS:
            found = self._capital(at)
        elif kind == LOWER:
            found = self._lower(at)
        else:
            return at + 1
        if not found or self._no_name(found):
            return at + 1
        self.found.append(found)
        return found.last

    def _no_name(self, found: Found) -> bool:
        """ "Sociedad Civil": an organisation word, capitals, and yet no organisation."""
        known = match(self.grammar.not_names, self.tokens.folds, found.first)
        return known is not None and known[0] >= found.last

    def _lower(self, at: int) -> Found | None:
        grammar, tokens = self.grammar, self.tokens
        folded = tokens.folds[at]
        if folded in grammar.government:
            return self._government(at)
        if folded in grammar.introducers:
            return self._introduced(at)
        if folded in grammar.references:
            self._reference(at)
            return None
        if folded in grammar.heads:
            found = self.walker.head(at)
            if found and found[1].lower:
                return self._lower_head(at, *found)
        if folded in grammar.contexts:
            return self._context(at)
        return None

    def _lower_head(self, at: int, end: int, head: Head) -> Found | None:
        """ "le ministère du Travail": the first word of the complement is capitalised."""
        if self.tokens.folds[at].endswith("s"):
            return None
        last = self.walker.extend(end, head)
        first = next(
            (
                p
                for p in range(end, last)
                if self.tokens.lows[p] not in self.grammar.links
                and self.tokens.lows[p] not in self.grammar.generic
            ),
            None,
        )
        if (
            first is None
            or self.tokens.kinds[first] != UPPER
            or self.walker.place(first)
            or self.walker.organisation(first)
        ):
            return None
        return Found(at, last, "agency.head", head)

    def _capital(self, at: int) -> Found | None:
        grammar, tokens = self.grammar, self.tokens
        folded = tokens.folds[at]
        if folded in grammar.government and (found := self._government(at)):
            return found
        if folded in grammar.references:
            self._reference(at)
        if grammar.head_last:
            found = self._head_last(at)
        else:
            found = self._head_first(at)
        return found or self._legal_form(at)

    def _reference(self, at: int) -> None:
        """ "proyecto ACCIONNAR": the acronym is the project's."""
        tokens = self.tokens
        for place in range(at + 1, min(at + 3, len(tokens))):
            if tokens.folds[place] in {'"', "“", "«", "'"}:
                continue
            if tokens.kinds[place] == ACRONYM and tokens.word(place) not in self.walker.acronyms:
                self.other.add(tokens.word(place))
            return

    def _government(self, at: int) -> Found | None:
        """ "Gobierno de México", "Government of Ghana"."""
        tokens, grammar = self.tokens, self.grammar
        place = at + 1
        while (
            place < len(tokens)
            and place - at < 5
            and (
                tokens.lows[place] in grammar.of
                or tokens.lows[place] in grammar.articles
                or (place == at + 1 and tokens.lows[place] in grammar.generic)
            )
        ):
            place += 1
        if place == at + 1 or place >= len(tokens) or tokens.kinds[place] not in WORDS:
            return None
        country = self.walker.place(place)
        if country:
            end = country[0]
        elif tokens.folds[place] in grammar.government_places or tokens.kinds[place] == UPPER:
            end = self._place_end(place)
        else:
            return None
        return Found(at, end, "agency.government")

    def _place_end(self, at: int) -> int:
        """The end of a place name of capitalised words joined by "de (la)"."""
        tokens, grammar = self.tokens, self.grammar
        end = self.walker.run(at)
        place = end
        while place < len(tokens) and place - end < 3:
            low = tokens.lows[place]
            if tokens.kinds[place] in WORDS and place > end:
                end = self.walker.run(place)
                place = end
            elif low in grammar.of or low in grammar.articles:
                place += 1
            else:
                break
        return end

    # ------------------------------------------------------------------ head first

    def _head_first(self, at: int) -> Found | None:
        walker = self.walker
        if self.tokens.folds[at] in self.grammar.before and at + 1 < len(self.tokens):
            found = self._head_first(at + 1) if self.tokens.kinds[at + 1] in WORDS else None
            return replace(found, first=at) if found else None
        body, head = walker.body(at), walker.head(at)
        if not head:
            return self._body(at, *body) if body else None
        end, kind = head
        if kind.weak and not body and self._inside(at):
            return None
        last = walker.extend(end, kind)
        if body and body[0] >= last:
            return self._body(at, *body)
        if body and body[1].country is None:
            return self._body(at, *body)
        if kind.complete:
            return Found(at, last, "agency.head", kind, body[1] if body else None)
        return self._judge(at, end, last, kind)

    def _inside(self, at: int) -> bool:
        """ "Sello Empresa Consciente": another word opens the name."""
        tokens = self.tokens
        if at == 0 or tokens.kinds[at - 1] not in WORDS:
            return False
        return tokens.folds[at - 1] not in self.grammar.openers

    def _judge(self, at: int, end: int, last: int, head: Head) -> Found | None:
        """A name of head and complement, or nothing if the complement does not make it one."""
        tokens, grammar, walker = self.tokens, self.grammar, self.walker
        own = [
            p
            for p in range(end, last)
            if tokens.lows[p] not in grammar.links and tokens.lows[p] != ","
        ]
        if not own:
            return None
        first = own[0]
        if (
            first > end
            and (walker.body(first) or walker.head(first))
            and walker.organisation(first)
        ):
            linked = any(
                tokens.lows[p] in grammar.articles or tokens.lows[p] in ("del", "du")
                for p in range(end, first)
            )
            if linked or walker.body(first) or tokens.kinds[first] == ACRONYM:
                # "la Oficina de la OIT": the name is the OIT, unless "para el Cono Sur" follows.
                return self._office(at, first, last, head)
        telling = [p for p in own if tokens.lows[p] not in grammar.generic]
        if not telling:
            return Found(at, last, "agency.head", head, bare=len(own) < 2)
        if all(walker.place(p) for p in telling[:1]) and head.weak:
            return None
        if head.weak and not any(tokens.kinds[p] in WORDS for p in telling):
            return None
        return Found(at, last, "agency.head", head)

    def _office(self, at: int, first: int, last: int, head: Head) -> Found | None:
        beyond = any(self.tokens.lows[place] in self.grammar.open for place in range(first, last))
        return Found(at, last, "agency.head", head) if beyond and head.open else None

    def _body(self, at: int, end: int, body: Body) -> Found:
        """A known body, with the country after it: "World Vision Ghana"."""
        country = self.walker.place(end) if end < len(self.tokens) else None
        return Found(at, country[0] if country else end, "agency.gazetteer", body=body)

    # ------------------------------------------------------------------ head last

    def _head_last(self, at: int) -> Found | None:
        tokens, grammar, walker = self.tokens, self.grammar, self.walker
        if tokens.folds[at] in grammar.openers and tokens.kinds[at] == UPPER:
            return None
        body = walker.body(at)
        run = self._joined(at)
        heads = [(p, *found) for p in range(at, run) if (found := walker.head(p))]
        if not heads:
            return self._body(at, *body) if body else None
        place, end, head = min(heads, key=lambda item: (-item[1], item[0]))
        if body and body[0] >= end:
            last = walker.extend(body[0], head)
            return (
                self._body(at, *body)
                if body[1].country is None or last == body[0]
                else Found(at, last, "agency.head-last", head, body[1])
            )
        end = max(end, self._tail(end, run))
        if end < 0:
            return None
        last = walker.extend(end, head)
        before = [p for p in range(at, place) if tokens.lows[p] not in grammar.links]
        if (
            body
            and all(tokens.lows[p] in grammar.generic for p in before if p >= body[0])
            and last == end
        ):
            return self._body(at, *body)
        if head.complete:
            return Found(at, last, "agency.head-last", head)
        if not before:
            return self._judge(at, end, last, head)
        telling = [
            p
            for p in range(at, last)
            if p not in range(place, end)
            and tokens.lows[p] not in grammar.generic
            and tokens.lows[p] not in grammar.links
        ]
        if not telling:
            return Found(at, last, "agency.head-last", head, bare=len(before) < 2)
        return Found(at, last, "agency.head-last", head)

    def _joined(self, at: int) -> int:
        """The end of the capitalised run at a token, over "and" where the head comes after it."""
        tokens, grammar, walker = self.tokens, self.grammar, self.walker
        run = walker.run(at)
        if any(walker.head(p) for p in range(at, run)) or run + 1 >= len(tokens):
            return run
        if tokens.lows[run] not in grammar.conjunctions or tokens.kinds[run + 1] not in WORDS:
            return run
        if tokens.kinds[run - 1] == ACRONYM or any(
            walker.body(p) or walker.place(p) for p in range(at, run)
        ):
            return run
        further = walker.run(run + 1)
        if any(walker.body(p) for p in range(run + 1, further)):
            return run
        articled = at > 0 and tokens.lows[at - 1] in grammar.articles
        telling = articled or run - at > 1 or tokens.lows[at] in grammar.vocabulary
        return further if telling and any(walker.head(p) for p in range(run + 1, further)) else run

    def _tail(self, end: int, run: int) -> int:
        """Where a name ends whose last head is followed by more capitals: -1 if it is none."""
        if end >= run:
            return end
        tokens, grammar = self.tokens, self.grammar
        country = self.walker.place(end)
        if country:
            return country[0]
        reference = match(grammar.references, tokens.folds, end)
        if reference and reference[1] == "law":
            return -1
        return end

    # ------------------------------------------------------------------ names without a head

    def _proper(self, at: int) -> int:
        """The end of a proper name: capitals, small words between them ("Save the Children")."""
        tokens, grammar = self.tokens, self.grammar
        small = grammar.of | grammar.articles | grammar.open | {"sans", "sin", "without"}
        end = self.walker.run(at)
        while end < len(tokens):
            place = end
            while place < len(tokens) and place - end < 3 and tokens.lows[place] in small:
                place += 1
            if place == end or place >= len(tokens) or tokens.kinds[place] not in WORDS:
                return end
            if self.walker.organisation(place) or self.walker.place(place):
                return end
            end = self.walker.run(place)
        return end

    def _introduced(self, at: int) -> Found | None:
        """ "la organización Verité", "l'ONG X": the name after a word for its kind."""
        tokens, grammar = self.tokens, self.grammar
        found = match(grammar.introducers, tokens.folds, at)
        if not found:
            return None
        place, kind = found
        limit = place + 9
        while place < min(limit, len(tokens)) and (
            (
                tokens.kinds[place] == LOWER
                and (
                    tokens.lows[place] in grammar.vocabulary
                    or (place > found[0] and tokens.lows[place] in grammar.links)
                    or (
                        tokens.lows[place] in grammar.links
                        and tokens.lows[place] not in grammar.conjunctions
                    )
                )
            )
            or tokens.folds[place] in {'"', "“", "«"}
        ):
            place += 1
        if place >= len(tokens) or tokens.kinds[place] not in WORDS:
            return None
        if place > found[0] and tokens.lows[place - 1] in grammar.links:
            return None
        if self.walker.place(place) or (
            self.walker.organisation(place) and tokens.kinds[place] != ACRONYM
        ):
            return None
        if tokens.folds[place] in grammar.references:
            return None
        head = Head("introduced", kind, open=False, weak=True, lower=False, complete=False)
        return Found(place, self._legal(self._proper(place)), "agency.introduced", head)

    def _legal(self, end: int) -> int:
        found = (
            match(self.grammar.legal_forms, self.tokens.folds, end)
            if end < len(self.tokens)
            else None
        )
        return found[0] if found else end

    def _legal_form(self, at: int) -> Found | None:
        """ "Dignificando el Trabajo A.C.": the ending makes the capitals a name."""
        if self.tokens.folds[at] in self.grammar.openers or self.tokens.kinds[at] != UPPER:
            return None
        end = self._proper(at)
        for place in range(at + 1, min(end + 1, len(self.tokens))):
            found = match(self.grammar.legal_forms, self.tokens.folds, place)
            if found and self.tokens.kinds[place] in WORDS:
                head = Head(
                    "legal-form", found[1], open=False, weak=True, lower=False, complete=False
                )
                return Found(at, found[0], "agency.legal-form", head)
        return None

    def _context(self, at: int) -> Found | None:
        """ "con el apoyo de Partners of the Americas": only a body can stand there."""
        found = match(self.grammar.contexts, self.tokens.folds, at)
        if not found:
            return None
        place = found[0]
        tokens = self.tokens
        while place < len(tokens) and tokens.lows[place] in self.grammar.articles:
            place += 1
        if place >= len(tokens) or tokens.kinds[place] not in WORDS:
            return None
        if (
            self.walker.place(place)
            or self.walker.organisation(place)
            or tokens.folds[place] in self.grammar.references
        ):
            return None
        end = self._proper(place)
        if end - place < 2:
            return None
        head = Head("context", "civil_society", open=False, weak=True, lower=False, complete=False)
        return Found(place, end, "agency.context", head)
