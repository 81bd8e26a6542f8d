"""What was done: the noun phrase or clause that the happening is about."""

from __future__ import annotations

from pipeline.facts.events.bounds import Bounds, bounds
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.what import (
    done,
    governed,
    kinds,
    nominal,
    participial,
    subjects,
    undergone,
)
from pipeline.facts.events.what.rules import Choice, Rule, first
from pipeline.types import Span


def choose(sentence: Sentence, happening: Happening, area: Bounds) -> Choice | None:
    """What it is about, without its article, and by which rule; None where the clause names none.

    A bare number, as in "three of them were closed", names none either.
    """
    found = _found(sentence, happening, area)
    return None if found is None or kinds.is_number(sentence, found.span) else found


def _found(sentence: Sentence, happening: Happening, area: Bounds) -> Choice | None:
    group = happening.group
    if group is not None:
        return first(_table(sentence, group), sentence, group, area)
    rules = PARTICIPLES if happening.rule == "dated-participle" else NOUNS
    return first(rules, sentence, happening, area)


def _table(sentence: Sentence, group: Group) -> tuple[Rule[Group], ...]:
    """The rules for a verb."""
    if group.planning and _planned(sentence, group) is not None:
        return PLANNED
    governs = group.lemma in sentence.grammar.sets["prepositional_verbs"]
    if governs and not _is_done(sentence, group):
        return governed.RULES
    if undergone.needs_subject(sentence, group):
        return undergone.RULES
    return POINTING if has_pronoun_object(sentence, group) else done.RULES


def _is_done(sentence: Sentence, group: Group) -> bool:
    """True for "la [charte] a été souscrite", not for "il a été procédé à …"."""
    before = sentence.tags[: group.first].rstrip("AScdpgD,")
    return group.passive and before != "" and not before.endswith("o")


def of_group(sentence: Sentence, group: Group) -> Span | None:
    """What a verb is about in its own clause."""
    happening = Happening.of_group(group)
    found = choose(sentence, happening, bounds(sentence, happening))
    return None if found is None else found.span


def has_pronoun_object(sentence: Sentence, group: Group) -> bool:
    """True for "l'a transmise", "lo aprobó", "read it": what the verb before is about."""
    if sentence.tags[group.first - 1 : group.first] == "d":
        return True
    return group.end < len(sentence.tags) and sentence.has("object_pronouns", group.end)


def _planned(sentence: Sentence, group: Group) -> Group | None:
    """The verb of what is planned: "se espera que el sistema [funcione]"."""
    return next((g for g in sentence.groups if g.opener == group.end), None)


def _of_planned(sentence: Sentence, group: Group, _area: Bounds) -> Span | None:
    """Of "se espera que el [sistema] funcione" what that verb is about."""
    told = _planned(sentence, group)
    return None if told is None else of_group(sentence, told)


def _resumed(sentence: Sentence, group: Group, _area: Bounds) -> Span | None:
    """Of "el [dictamen] lo devolvió la Cámara" what stands before the pronoun."""
    first_verb = not any(other.last < group.first for other in sentence.groups)
    return subjects.resumed(sentence, group) if first_verb else None


def _of_pronoun(sentence: Sentence, group: Group, _area: Bounds) -> Span | None:
    """Of "drafted the [bill] and sent it on" what the verb before is about."""
    before = [other for other in sentence.groups if other.last < group.first]
    return of_group(sentence, before[-1]) if before else None


def _of_verb_before(sentence: Sentence, happening: Happening, _area: Bounds) -> Span | None:
    """Of "fue presentado el [modelo] para su implementación" what that verb is about."""
    before = [group for group in sentence.groups if group.last < happening.first]
    if happening.rule not in {"tied-noun", "dated-infinitive"} or not before:
        return None
    return of_group(sentence, before[-1])


PLANNED: tuple[Rule[Group], ...] = (Rule("what.planned-clause", _of_planned),)
POINTING: tuple[Rule[Group], ...] = (
    Rule("what.resumed", _resumed),
    Rule("what.of-pronoun", _of_pronoun),
)
NOUNS: tuple[Rule[Happening], ...] = (
    *nominal.COMPLEMENTS,
    Rule("what.of-verb-before", _of_verb_before),
    nominal.ITSELF,
)
PARTICIPLES = participial.RULES
TABLES = (PLANNED, POINTING, NOUNS, PARTICIPLES, governed.RULES, undergone.RULES, done.RULES)
