"""Steps that several tables of rules share."""

from __future__ import annotations

import re

from pipeline.facts.events.bounds import Bounds, bounds
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.what import content, objects, subjects
from pipeline.facts.events.what.rules import Rule
from pipeline.types import Span

_TIME = re.compile(r",?(?:[pdA]*D)?,?A*")  # between a verb and what belongs to it


def _said(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "acordó [remitir el informe]", "decided to [extend …]" the clause that it governs."""
    return content.said(sentence, group, area.end)


def _supported(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "a fait droit, le 3 mai, à la [requête]" what the preposition opens."""
    if not is_support(sentence, group):
        return None
    aside = _TIME.match(sentence.tags, group.end, area.end)
    start = aside.end() if aside is not None else group.end
    if start >= area.end or not sentence.has("receiving_prepositions", start):
        return None
    return objects.prepositional(sentence, start, area.end)


def is_support(sentence: Sentence, group: Group) -> bool:
    """True for "a tenu séance": the noun is part of the verb."""
    verb, _, noun = group.lemma.partition(" ")
    return noun != "" and verb in sentence.grammar.sets["support_verbs"]


def _next_to(sentence: Sentence, group: Group, _area: Bounds) -> Span | None:
    """Of "diseñaron y pusieron en marcha un [curso]" the object that both verbs share."""
    following = _following(sentence, group)
    if following is None or sentence.tags[group.end : following.first].strip("CA"):
        return None
    return object_of(sentence, following)


def next_object(sentence: Sentence, group: Group, _area: Bounds) -> Span | None:
    """The same past what goes with the first verb: "trabajó con ellos y redactó un [manual]"."""
    following = _following(sentence, group)
    return None if following is None else object_of(sentence, following)


def _following(sentence: Sentence, group: Group) -> Group | None:
    """The verb after one with which it may share its object."""
    following = next((g for g in sentence.groups if g.first >= group.end), None)
    if following is None or not following.coordinated or following.opener != group.opener:
        return None
    undergone = following.stative or following.passive
    return None if undergone or (following.reflexive and not group.reflexive) else following


def object_of(sentence: Sentence, group: Group) -> Span | None:
    """The object of a verb in its own clause."""
    area = bounds(sentence, Happening.of_group(group))
    return objects.first(sentence, group.end, area.end)


SAID = Rule("what.said-clause", _said)
SUPPORTED = Rule("what.of-set-phrase", _supported)
NEXT_TO = Rule("what.shared-object", _next_to)
PROJECT = Rule("what.project", subjects.project)
