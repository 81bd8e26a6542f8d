"""The printed forms of names in one report, and which of them are tied together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from pipeline.facts.agencies import grammar as grammars
from pipeline.facts.agencies.acronyms.matching import is_acronym
from pipeline.facts.agencies.grammar import Grammar
from pipeline.facts.agencies.normalise import bare_acronym, content
from pipeline.facts.agencies.reading.walker import Walker
from pipeline.gazetteer import Body
from pipeline.types import Context

Words = tuple[str, ...]  # the words of a name that tell it from others


@dataclass(slots=True, eq=False)
class Form:
    """One printed form of a name and what is known of it."""

    words: Words
    text: str  # of the first mention
    acronym: bool
    rule: str
    order: int
    body: Body | None = None
    parent: Form | None = None
    spellings: list[str] = field(default_factory=list)

    @property
    def root(self) -> Form:
        """The form that stands for all those that are tied together."""
        form = self
        while form.parent:
            form = form.parent
        return form


class Forms:
    """The forms of a report by their words."""

    def __init__(self, context: Context, walker: Walker, defined: Iterable[str]) -> None:
        self.country = context.country
        self.grammar: Grammar = walker.grammar
        self.countries = _countries(context.language)
        self.defined = frozenset(defined)  # what the report says of its acronyms comes first
        self._walker = walker
        self._forms: dict[Words, Form] = {}

    def __iter__(self) -> Iterator[Form]:
        return iter(self._forms.values())

    def get(self, name: str) -> Form | None:
        """The form of a name, if it was added."""
        return self._forms.get(content(name))

    def add(self, text: str, rule: str) -> Form:
        """The form of a name as printed; a new one if it is not there."""
        words = content(text)
        form = self._forms.get(words)
        if not form:
            told = is_acronym(text) or text in self.defined or text in self._walker.acronyms
            acronym = len(words) == 1 and told
            body = self._body(text, words)
            form = Form(words, text, acronym, rule, len(self._forms), body)
            self._forms[words] = form
        if text not in form.spellings:
            form.spellings.append(text)
        return form

    def at_home(self, form: Form) -> Form | None:
        """The form without the report's own country at its end, if it was added."""
        return self._forms.get(self._home(form.words))

    def abroad(self, rest: Words) -> bool:
        """True if words end with another country than the report's own."""
        codes = (self.countries.get(rest[-size:]) for size in (1, 2, 3))
        return any(code and code != self.country for code in codes)

    def join(self, one: Form, other: Form) -> bool:
        """Tie two forms together, unless two different known bodies are meant."""
        a, b = one.root, other.root
        if a is b:
            return True
        if a.body and b.body and a.body.id != b.body.id:
            return False
        first, second = (a, b) if a.order < b.order else (b, a)
        second.parent = first
        first.body = first.body or second.body
        return True

    def groups(self) -> list[list[Form]]:
        """The forms that are tied together, by first mention."""
        found: dict[int, list[Form]] = {}
        for form in self._forms.values():
            found.setdefault(form.root.order, []).append(form)
        return list(found.values())

    def _body(self, text: str, words: Words) -> Body | None:
        acronyms, index = self._walker.acronyms, self._walker.bodies
        known = None
        if text not in self.defined:
            known = acronyms.get(text) or acronyms.get(bare_acronym(text))
        home = self._home(words)
        found = known or index.get(words) or (index.get(home) if home else None)
        if found:
            return found
        # A known international body with a country after it: "World Vision Ghana".
        for cut in range(len(words) - 1, 0, -1):
            if words[cut:] in self.countries or cut == len(words) - 1 > 1:
                body = index.get(words[:cut]) or acronyms.get(text.partition(" ")[0])
                if body and body.country is None:
                    return body
        return None

    def _home(self, words: Words) -> Words:
        """The name without the report's own country at its end, nothing if it is not there."""
        for cut in range(len(words) - 1, 0, -1):
            if self.countries.get(words[cut:]) == self.country:
                return words[:cut]
        return ()


@cache
def _countries(language: str) -> dict[Words, str]:
    """The content words of country names and their codes."""
    groups = (group for by in grammars.load(language).places.values() for group in by.values())
    return {content(" ".join(phrase)): code for group in groups for phrase, code in group}
