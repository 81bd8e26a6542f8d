"""What verbs of doing are about: their object; the subject of those that have none."""

from __future__ import annotations

import re

from pipeline.facts.events.bounds import Bounds
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.what import content, kinds, objects, subjects
from pipeline.facts.events.what.phrases import clause_from
from pipeline.facts.events.what.rules import Rule
from pipeline.facts.events.what.shared import (
    NEXT_TO,
    PROJECT,
    SAID,
    SUPPORTED,
    is_support,
    next_object,
)
from pipeline.facts.events.who.voice import executes
from pipeline.types import Span

_BESIDE = re.compile(r"A*(?:,[pdA]*D,)?(?:d[nq#]|#)")  # an object right after its verb
_PLACE = re.compile(r"w+(?:,w+)*(?:Cw+)?(?=d?D|[.,;p]|$)")  # a name without article, no more
_TOLD = re.compile(  # "al [ICBF], en mayo de 2022, elaborar"
    r"p?d?N(?:x?,?C?d?N)*x?,?(?:[pdA]*D,?)?(?:T(?=[IbZ]|n[d#])|[gp](?=I)|(?=I))"
)


def _enabler(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """The thing that makes others do something: "une [directive] leur enjoint de …"."""
    if group.lemma not in sentence.grammar.sets["enabling"]:
        return None
    subject = subjects.own(sentence, group, area)
    return None if subject is None or kinds.names_body(sentence, subject) else subject


def _visitor(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Who came: "a [mission of experts] visited the country"; no body that did so itself."""
    if group.lemma not in sentence.grammar.sets["visiting"]:
        return None
    if not sentence.any("land_nouns", range(group.end, area.end)[:2]):
        return None  # "visited 40 [workshops]"
    subject = subjects.own(sentence, group, area)
    named = subject is not None and any(
        name.span.start == subject.start for name in sentence.names.values()
    )
    return None if named else subject


def _task(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """What a body is told to do: "directed the [Ministry] to frame [the rules …]"."""
    match = _TOLD.match(sentence.tags, group.end, area.end)
    return None if match is None else clause_from(sentence, match.end(), area.end)


def _fronted(sentence: Sentence, group: Group, _area: Bounds) -> Span | None:
    """Of "la [propuesta] que la mesa entregó" what the relative word stands for."""
    beside = _BESIDE.match(sentence.tags, group.end)  # "noting that the Senate passed the [bill]"
    return subjects.fronted(sentence, group) if beside is None else None


def _executed(sentence: Sentence, group: Group, _area: Bounds) -> Span | None:
    """The same where the subject follows: "el [programa] que ejecuta la Oficina"."""
    return subjects.executed(sentence, group) if executes(sentence, group) else None


def _reached(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """What came over a place: "a [storm] hit Bahía Blanca"; nobody and nothing with a name."""
    came = group.lemma in sentence.grammar.sets["visiting"]
    if came or _PLACE.match(sentence.tags, group.end, area.end) is None:
        return None
    subject = subjects.own(sentence, group, area)
    return None if subject is None or kinds.is_named(sentence, subject) else subject


def _object(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    return objects.first(sentence, group.end, area.end)


def _subject(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of a verb without object the subject, if that is no body and no bare number."""
    subject = _any_subject(sentence, group, area)
    if subject is None or kinds.names_body(sentence, subject):
        return None
    return None if kinds.is_number(sentence, subject) else subject


def _any_subject(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    return subjects.own(sentence, group, area) or subjects.shared(sentence, group)


def _prepositional(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "la OIT trabajó con [tres gremios]" what a preposition opens."""
    found = objects.prepositional(sentence, group.end, area.end)
    return found if found is not None and kinds.is_thing(sentence, found) else None


def _purpose(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "colaboraron para [adoptar el modelo …]" what it was for."""
    return content.purpose(sentence, group.end, area.end)


def _body(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of a verb that needs no object, "se reunió", "a tenu séance": its subject, also a body."""
    alone = group.lemma in sentence.grammar.sets["intransitive"] or is_support(sentence, group)
    return _any_subject(sentence, group, area) if alone else None


RULES = (
    Rule("what.enabler", _enabler),
    Rule("what.visitor", _visitor),
    Rule("what.task", _task),
    SUPPORTED,
    SAID,
    Rule("what.relative-object", _fronted),
    Rule("what.executed", _executed),
    Rule("what.reached", _reached),
    Rule("what.object", _object),
    NEXT_TO,
    Rule("what.subject-of-doing", _subject),
    Rule("what.prepositional", _prepositional),
    Rule("what.next-object", next_object),
    PROJECT,
    Rule("what.purpose", _purpose),
    Rule("what.body", _body),
)
