"""One organisation, one record: mentions of a report tied together.

What counts as the same organisation, in this order:

1. a known body, by any of its names and acronyms, in any language;
2. the same name but for case, accents, articles, prepositions and the report's own country;
3. an acronym and the name it is defined for, anywhere in the report or its prompts;
4. the same words in another order ("Department of Labour", "Labour Department");
5. a slip of a letter or two in a long name;
6. a short form, if exactly one organisation of the report has a fuller name that it begins
   (or, in three words or more, that has all its words in order).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline import diagnostics
from pipeline.corrections import Correction
from pipeline.facts.agencies import grammar as grammars
from pipeline.facts.agencies.acronyms import is_acronym
from pipeline.facts.agencies.find import scan, settle
from pipeline.facts.agencies.lexicon import Lexicon, Scan
from pipeline.facts.agencies.normalise import bare_acronym, content
from pipeline.facts.references.find import mentions as named
from pipeline.gazetteer import Body
from pipeline.link import corrected
from pipeline.link import types as kinds
from pipeline.types import (
    Agency,
    Context,
    Diagnostic,
    NameMention,
    ReferenceMention,
    Span,
)

_LONG_ENOUGH = 18  # letters of a name that may hold a slip
_SLIPS = 2


@dataclass(frozen=True, slots=True)
class Resolution:
    """The names of a report. ``mentions`` are in the order of the texts, one tuple for each.

    So are ``references``: projects, laws … are found on the same walk.
    """

    mentions: tuple[tuple[NameMention, ...], ...]
    agencies: tuple[Agency, ...]
    diagnostics: tuple[Diagnostic, ...]
    references: tuple[tuple[ReferenceMention, ...], ...]


@dataclass(slots=True)
class _Node:
    """One printed form of a name and what is known of it."""

    words: tuple[str, ...]
    form: str  # the first mention's text
    acronym: bool
    rule: str
    order: int
    body: Body | None = None
    parent: _Node | None = None
    forms: list[str] = field(default_factory=list)

    @property
    def root(self) -> _Node:
        node = self
        while node.parent:
            node = node.parent
        return node


def resolve(
    texts: Sequence[str],
    prompts: Sequence[str],
    context: Context,
    corrections: Sequence[Correction] = (),
    witnesses: Sequence[Sequence[Span]] = (),
) -> Resolution:
    """Find the organisations of a report.

    Args:
        texts: the views of its answers.
        prompts: its questions: they may define acronyms, their names are no mentions.
        context: the report's language and country.
        corrections: what an analyst has decided, see :mod:`pipeline.corrections`.
        witnesses: what a trained model takes for organisations in each text, if one was asked.
    """
    scans = tuple(scan(text, context) for text in texts)
    asked = tuple(scan(prompt, context) for prompt in prompts)
    settled = settle(scans, Lexicon.of(scans, asked), witnesses)
    mentions = [corrected.keep(names, corrections) for names in settled]
    linker = _Linker(context, scans, asked)
    for found in mentions:
        for mention in found:
            linker.add(mention)
    linker.link(corrections)
    agencies, keys = linker.agencies(corrections)
    tied = tuple(
        tuple(replace(mention, key=keys[content(mention.text)]) for mention in found)
        for found in mentions
    )
    references = tuple(named(scanned.walker, scanned.things) for scanned in scans)
    return Resolution(tied, agencies, tuple(linker.diagnostics), references)


@cache
def _countries(language: str) -> dict[tuple[str, ...], str]:
    """The content words of country names and their codes."""
    groups = (group for by in grammars.load(language).places.values() for group in by.values())
    return {content(" ".join(phrase)): code for group in groups for phrase, code in group}


class _Linker:
    """Groups the printed forms of one report."""

    def __init__(self, context: Context, scans: tuple[Scan, ...], asked: tuple[Scan, ...]) -> None:
        self.context = context
        self.grammar = grammars.load(context.language)
        self.walker = (scans or asked or (scan("", context),))[0].walker
        self.pairs = [pair for scanned in (*scans, *asked) for pair in scanned.pairs if pair.name]
        self.heads = {
            content(scanned.tokens.quote(found.first, found.last)): found.head
            for scanned in reversed((*scans, *asked))
            for found in scanned.found
            if found.head
        }
        self.defined = {pair.acronym for pair in self.pairs}
        self.countries = _countries(context.language)
        self.nodes: dict[tuple[str, ...], _Node] = {}
        self.diagnostics: list[Diagnostic] = []

    # ------------------------------------------------------------------ nodes

    def add(self, mention: NameMention) -> _Node:
        """Take a mention in."""
        return self._node(mention.text, mention.rule)

    def _node(self, form: str, rule: str) -> _Node:
        words = content(form)
        node = self.nodes.get(words)
        if not node:
            acronym = len(words) == 1 and is_acronym(form)
            node = _Node(words, form, acronym, rule, len(self.nodes), self._body(form, words))
            self.nodes[words] = node
        if form not in node.forms:
            node.forms.append(form)
        return node

    def _body(self, form: str, words: tuple[str, ...]) -> Body | None:
        known = None
        if form not in self.defined:  # what the report says of its acronyms comes first
            known = self.walker.acronyms.get(form) or self.walker.acronyms.get(bare_acronym(form))
        index = self.walker.bodies
        home = self._home(words)
        found = known or index.get(words) or (index.get(home) if home else None)
        if found:
            return found
        # A known international body with a country after it: "World Vision Ghana".
        for cut in range(len(words) - 1, 0, -1):
            if words[cut:] in self.countries or cut == len(words) - 1 > 1:
                body = index.get(words[:cut]) or self.walker.acronyms.get(form.partition(" ")[0])
                if body and body.country is None:
                    return body
        return None

    def _home(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The name without the report's own country at its end."""
        for cut in range(len(words) - 1, 0, -1):
            if self.countries.get(words[cut:]) == self.context.country:
                return words[:cut]
        return ()

    # ------------------------------------------------------------------ links

    def _join(self, one: _Node, other: _Node) -> bool:
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

    def link(self, corrections: Sequence[Correction]) -> None:
        """Tie all forms that name one organisation."""
        fixed = {content(fix.name) for fix in corrections if fix.agency}
        self._known(fixed)
        self._home_names(fixed)
        self._defined(fixed)
        self._reordered(fixed)
        self._slips(fixed)
        self._shortened(fixed)
        for fix in corrections:
            node = self.nodes.get(content(fix.name))
            if node and fix.agency:
                self._join(node, self._node(fix.agency, "correction"))

    def _free(self, fixed: set[tuple[str, ...]]) -> list[_Node]:
        return [node for node in self.nodes.values() if node.words not in fixed]

    def _known(self, fixed: set[tuple[str, ...]]) -> None:
        first: dict[str, _Node] = {}
        for node in self._free(fixed):
            if node.body:
                self._join(first.setdefault(node.body.id, node), node)

    def _home_names(self, fixed: set[tuple[str, ...]]) -> None:
        for node in self._free(fixed):
            home = self._home(node.words)
            if home in self.nodes and home not in fixed:
                self._join(self.nodes[home], node)

    def _defined(self, fixed: set[tuple[str, ...]]) -> None:
        meanings: dict[tuple[str, ...], _Node] = {}
        for pair in self.pairs:
            acronym, name = self.nodes.get(content(pair.acronym)), content(pair.name or "")
            if not acronym or acronym.words in fixed or name in fixed:
                continue
            node = self._node(pair.name or "", "agency.head")
            first = meanings.setdefault(acronym.words, node)
            same = node.root is first.root or self._fuller(first, node) or self._fuller(node, first)
            if not (same and self._join(acronym, node)):
                self._conflict(pair.acronym, first.form, node.form)

    def _conflict(self, acronym: str, first: str, second: str) -> None:
        made = diagnostics.make("acronym-conflict", acronym=acronym, first=first, second=second)
        if made not in self.diagnostics:
            self.diagnostics.append(made)

    def _reordered(self, fixed: set[tuple[str, ...]]) -> None:
        if not self.grammar.head_last:
            return
        first: dict[tuple[str, ...], _Node] = {}
        for node in self._free(fixed):
            if not node.acronym:
                self._join(first.setdefault(tuple(sorted(node.words)), node), node)

    def _slips(self, fixed: set[tuple[str, ...]]) -> None:
        long = [node for node in self._free(fixed) if len("".join(node.words)) >= _LONG_ENOUGH]
        for index, node in enumerate(long):
            text = " ".join(node.words)
            for other in long[:index]:
                if other.words[0] != node.words[0] or abs(len(other.words) - len(node.words)) > 1:
                    continue
                distance = Levenshtein.distance(text, " ".join(other.words), score_cutoff=_SLIPS)
                if distance <= _SLIPS:
                    self._join(other, node)

    def _shortened(self, fixed: set[tuple[str, ...]]) -> None:
        nodes = [
            node
            for node in self._free(fixed)
            if not node.acronym and node.rule != "agency.government"
        ]
        beside = _grouped(nodes, last=self.grammar.head_last)
        for node in sorted(nodes, key=lambda node: -len(node.words)):
            fuller = [other for other in beside(node) if self._fuller(other, node)]
            roots = {id(other.root): other.root for other in fuller if other.root is not node.root}
            named = self._with_acronym() if roots else set()
            if len(roots) > 1 or id(node.root) in named:
                roots = {key: root for key, root in roots.items() if key not in named}
            if len(roots) == 1 and not any(other.root is node.root for other in fuller):
                self._join(next(iter(roots.values())), node)

    def _with_acronym(self) -> set[int]:
        return {id(node.root) for node in self.nodes.values() if node.acronym}

    def _fuller(self, long: _Node, short: _Node) -> bool:
        a, b = long.words, short.words
        if len(b) < 2 or len(a) <= len(b):
            return False
        if a[: len(b)] == b:
            return a[len(b)] not in self.grammar.government_places and not self._abroad(a[len(b) :])
        if self.grammar.head_last and a[-len(b) :] == b:
            return True
        alike = a[:2] == b[:2] or (a[0] == b[0] and 2 * len(b) >= len(a))
        return len(b) > 2 and alike and _in_order(b, a) and not self._abroad(a[-1:])

    def _abroad(self, rest: tuple[str, ...]) -> bool:
        return any(rest[-size:] in self.countries for size in (1, 2, 3))

    # ------------------------------------------------------------------ records

    def agencies(
        self, corrections: Sequence[Correction]
    ) -> tuple[tuple[Agency, ...], dict[tuple[str, ...], str]]:
        """The records, by first mention, and the key of each printed form."""
        groups: dict[int, list[_Node]] = {}
        for node in self.nodes.values():
            groups.setdefault(id(node.root), []).append(node)
        found, keys = [], {}
        for group in groups.values():
            agency = corrected.apply(self._agency(group), group_forms(group), corrections)
            found.append(agency)
            keys.update({node.words: agency.key for node in group})
        return tuple(found), keys

    def _agency(self, group: list[_Node]) -> Agency:
        body = group[0].root.body
        name = _fullest(group)
        acronyms = tuple(form for node in group if node.acronym for form in node.forms[:1])
        named = max(group, key=lambda node: len(node.words))
        kind, country = kinds.classify(
            name, self.heads.get(named.words), body, self.context, self.walker
        )
        key = (
            body.id if body else "-".join((country or "int").lower().split() + list(content(name)))
        )
        return Agency(key, name, acronyms, kind, country, body.identifiers if body else ())


def _grouped(nodes: list[_Node], *, last: bool) -> Callable[[_Node], list[_Node]]:
    """Which nodes may be a fuller form of one: they share its first word, or also its ``last``."""
    first: dict[str, list[_Node]] = {}
    for node in nodes:
        for word in dict.fromkeys((node.words[0], node.words[-1]) if last else node.words[:1]):
            first.setdefault(word, []).append(node)

    def beside(node: _Node) -> list[_Node]:
        if not last:
            return first[node.words[0]]
        both = first[node.words[0]] + first[node.words[-1]]
        return list({id(one): one for one in both}.values())

    return beside


def group_forms(group: Iterable[_Node]) -> tuple[str, ...]:
    """All printed forms of one organisation."""
    return tuple(form for node in group for form in node.forms)


def _fullest(group: list[_Node]) -> str:
    """The longest name, a capitalised form of it before others; an acronym only for want of one."""

    def rank(item: tuple[int, str]) -> tuple[bool, int, bool, int]:
        index, form = item
        return is_acronym(form), -len(content(form)), not form[0].isupper(), index

    return min(enumerate(group_forms(group)), key=rank)[1]


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)
