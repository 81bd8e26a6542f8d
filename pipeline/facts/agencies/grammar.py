"""The grammar of organisation names: ``languages/<language>/agencies.yaml`` made ready to match."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline import countries, data
from pipeline.facts.agencies.reading.phrases import Phrases, phrases
from pipeline.facts.agencies.reading.tokens import fold, words
from pipeline.types import AgencyType


@dataclass(frozen=True, slots=True)
class Head:
    """A group of organisation words ("Ministerio", "Secretaría" …) and how their names go on."""

    id: str
    type: AgencyType
    open: bool  # prepositions of topic may come anywhere in the name
    weak: bool  # the complement must be capitalised
    lower: bool  # a lower-case head is good before a capitalised complement
    complete: bool  # a name without a complement
    matter: bool = False  # also a field of work: "Direction de la Police de l'Air"
    premises: frozenset[str] = (
        frozenset()
    )  # a building for this, before a place: "Centre d'accueil"
    numbered: bool = False  # a number makes it a name: "Subgrupo de Trabajo N° 4"


CONTRACTED = frozenset({"del", "du", "des"})  # preposition and article in one


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a language knows of names. Words are folded, except `links`, `vocabulary` and `matters`,
    which are only without capitals: "publicó" ends a name, "público" may not."""

    language: str
    head_last: bool
    conjunctions: frozenset[str]
    articles: frozenset[str]
    of: frozenset[str]
    bare: frozenset[str]  # those of `of` without an article in them
    open: frozenset[str]
    topic: frozenset[str]
    opening: frozenset[str]  # both of them
    guarded: frozenset[str]
    to: frozenset[str]
    inner: frozenset[str]  # small words inside proper names: "Médicos sin Fronteras"
    within: frozenset[str]  # those that may stand before a head that comes last
    links: frozenset[str]  # all of the above
    generic: frozenset[str]
    vocabulary: frozenset[str]
    matters: frozenset[str]  # those of it, and words that only count with a capital
    indefinite: frozenset[str]
    joining: Phrases[bool]  # "por parte de"
    charge: Phrases[bool]  # "chargé de"
    abroad: Phrases[bool]  # "(des Tunisiens) à l'étranger"
    numbers: frozenset[str]  # signs before a number: "N°"
    adjectives: tuple[str, ...]  # endings
    sure_adjectives: tuple[str, ...]  # those that no verb has
    heads: Phrases[Head]
    accented: frozenset[str]  # heads that need their accent
    government: frozenset[str]
    government_places: frozenset[str]
    introducers: Phrases[AgencyType]
    legal_forms: Phrases[AgencyType]
    legal_ends: frozenset[str]  # their last words
    contexts: Phrases[bool]
    verbs: frozenset[str]
    predicates: frozenset[str]  # the same with their accents
    deeds: Phrases[bool]  # verbs that only bodies are subjects of: "capacitó", "a formé"
    by: frozenset[str]  # "organizado por": before the body that did it
    participles: tuple[str, ...]  # endings
    stoppers: frozenset[str]  # nouns and numbers that no complement begins with
    regions: Phrases[bool]  # "América Latina y el Caribe"
    missions: frozenset[str]  # "Delegation (of the European Union to Fiji)"
    not_agencies: frozenset[str]  # as printed
    methods: frozenset[str]  # "Lead Tracing Approach (LTA)": an acronym's words, and no body
    notes: Phrases[bool]
    note_ends: frozenset[str]  # their last words
    references: Phrases[str]
    places: Phrases[str]  # country names → alpha-3
    demonyms: Phrases[str]  # adjectives of countries → alpha-3
    triggers: frozenset[str]  # lower-case words at which something may begin
    followed: dict[str, frozenset[str]]  # those at which it may only if one of these comes next
    marks: frozenset[str]  # the words of both
    persons: frozenset[str]
    officials: frozenset[str]  # those of one person
    before: frozenset[str]
    relatives: frozenset[str]  # "(a course) that (X held)": a clause opens after it
    anaphors: frozenset[str]  # "la citada (Dirección Regional)": it points back, and names nothing
    not_names: Phrases[bool]
    openers: frozenset[str]


def _seconds(*indexes: Phrases[Any]) -> dict[str, frozenset[str]]:
    """The words that begin phrases, and the words that come second in them."""
    found: dict[str, frozenset[str]] = {}
    for index in indexes:
        for first, group in index.items():
            found[first] = found.get(first, frozenset()) | group.keys()
    return found


def _folded(values: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(str(value)) for value in values)


def _lowered(values: Iterable[str]) -> frozenset[str]:
    return frozenset(value.lower() for value in values)


def _forms(groups: dict[str, list[str]]) -> Iterable[str]:
    return (form for forms in groups.values() for form in forms)


def _heads(raw: dict[str, Any]) -> Iterable[tuple[str, Head]]:
    for group in raw["alone"]:
        head = Head(
            group["id"],
            group["type"],
            open=True,
            weak=False,
            lower=False,
            complete=True,
            matter=group.get("matter", False),
        )
        yield from ((form, head) for form in group["forms"])
    for group in raw["heads"]:
        head = Head(
            group["id"],
            group["type"],
            open=group.get("open", False),
            weak=group.get("weak", False),
            lower=group.get("lower", False),
            complete=False,
            matter=group.get("matter", False),
            premises=_lowered(group.get("premises", ())),
            numbered=group.get("numbered", False),
        )
        yield from ((form, head) for form in group["forms"])


def _places(language: str) -> Iterable[tuple[str, str]]:
    yield from countries.names(language).items()
    for code, names in data.language_file(language, "agencies")["countries"].items():
        yield from ((name, code) for name in names)


@cache
def load(language: str) -> Grammar:
    """The grammar of a language."""
    raw = data.language_file(language, "agencies")
    references = data.language_file(language, "references")
    linking = data.language_file(language, "text")["links"]
    links = {name: _lowered(values) for name, values in linking.items()}
    accented = (form for group in raw["heads"] if group.get("accents") for form in group["forms"])
    heads = phrases(_heads(raw))
    introducers = phrases((f, g["type"]) for g in raw["introducers"] for f in g["forms"])
    contexts = phrases((phrase, True) for phrase in raw["agent_contexts"])
    named = phrases(
        (form, group["type"]) for group in references["heads"] for form in group["forms"]
    )
    government = _folded(raw["government"]["forms"])
    seconds = _seconds(heads, introducers, contexts)
    alone = (word for word, after in seconds.items() if "" in after)
    vocabulary = _lowered((*raw["vocabulary"], *raw["generic"], *_forms(raw["demonyms"])))
    triggers = frozenset().union(alone, named, government, _folded(raw["by"]))
    return Grammar(
        language=language,
        head_last=raw["order"] == "head-last",
        conjunctions=links["conjunctions"],
        articles=links["articles"],
        of=links["of"],
        bare=links["of"] - CONTRACTED,
        open=links["open"],
        topic=links["topic"],
        opening=links["open"] | links["topic"],
        guarded=links["guarded"],
        to=links["to"],
        inner=links["of"] | links["articles"] | links["open"] | _lowered(raw["inner"]),
        within=_lowered(raw["inner"]) | links["guarded"] | links["of"],
        links=frozenset().union(*links.values()),
        generic=_folded(raw["generic"]),
        vocabulary=vocabulary,
        matters=vocabulary | _lowered(raw["matters"]),
        indefinite=_lowered(raw["indefinite"]),
        joining=phrases((phrase, True) for phrase in raw["joining"]),
        charge=phrases((phrase, True) for phrase in raw["charge"]),
        abroad=phrases((phrase, True) for phrase in raw["abroad"]),
        numbers=_lowered(references["numbers"]),
        adjectives=tuple(raw["adjective_endings"]),
        sure_adjectives=tuple(ending for ending in raw["adjective_endings"] if len(ending) > 3),
        heads=heads,
        accented=frozenset(fold(form) for form in accented if not form.isascii()),
        government=government,
        government_places=_folded(raw["government"]["places"]),
        introducers=introducers,
        legal_forms=phrases((f, kind) for kind, forms in raw["legal_forms"].items() for f in forms),
        legal_ends=frozenset(words(form)[-1] for form in _forms(raw["legal_forms"])),
        contexts=contexts,
        verbs=_folded(raw["agent_verbs"]),
        predicates=_lowered(raw["agent_verbs"]),
        deeds=phrases((phrase, True) for phrase in raw["subject_verbs"]),
        by=_folded(raw["by"]),
        participles=tuple(raw["participle_endings"]),
        stoppers=_lowered(raw["stoppers"]),
        regions=phrases((name, True) for name in raw["regions"]),
        missions=_folded(raw["missions"]),
        not_agencies=frozenset(str(value) for value in raw["not_agencies"]),
        methods=_folded(raw["methods"]),
        notes=phrases((note, True) for note in raw["acronym_notes"]),
        note_ends=frozenset(words(note)[-1] for note in raw["acronym_notes"]),
        references=named,
        triggers=triggers,
        followed=seconds,
        marks=triggers | seconds.keys(),
        places=phrases(_places(language)),
        demonyms=phrases((form, code) for code, forms in raw["demonyms"].items() for form in forms),
        persons=_folded(raw["persons"]),
        officials=frozenset(word for word in _folded(raw["persons"]) if not word.endswith("s")),
        before=_folded(raw["before"]),
        relatives=_folded(raw["relatives"]),
        anaphors=_folded(raw["anaphors"]),
        not_names=phrases((name, True) for name in raw["not_names"]),
        openers=_folded(raw["openers"]),
    )
