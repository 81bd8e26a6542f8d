"""What verbs are about that tell what happens to their subject: "se publicó", "was held"."""

from __future__ import annotations

import re

from pipeline.facts.events.bounds import Bounds
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.what import objects, subjects
from pipeline.facts.events.what.kinds import is_thing
from pipeline.facts.events.what.rules import Rule
from pipeline.facts.events.what.shared import NEXT_TO, PROJECT, SAID, SUPPORTED
from pipeline.types import Span

_OF = re.compile(r"(?:,?[pdA]*D,?)?g")  # right after a verb


def needs_subject(sentence: Sentence, group: Group) -> bool:
    """True if what the verb tells happens to its subject."""
    sets = sentence.grammar.sets
    if group.passive or group.lemma in sets["agentless"]:
        return True
    if group.lemma.partition(" ")[0] in sets["be"]:
        return True
    return group.reflexive and group.lemma not in sets["reflexive_verbs"]


def _given(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "was awarded a [prize]": what is given, not who is given it."""
    if not group.passive or group.lemma not in sentence.grammar.sets["giving_verbs"]:
        return None
    told = _OF.match(sentence.tags, group.end, area.end)  # "saisis, en mai, [de 67 procédures]"
    if told is not None:
        return objects.partitive(sentence, told.end() - 1, area.end)
    return objects.beside(sentence, group.end, area.end)


def _after(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """The subject after its verb: "se publicó la [guía]"."""
    return objects.first(sentence, group.end, area.end, inverted=not group.reflexive)


def _told_of(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "le [Sénat] a été saisi du [projet]": what a body is told or given, not the body."""
    if not group.passive or sentence.tags[group.end : group.end + 1] != "g":
        return None
    subject = subjects.own(sentence, group, area)
    if subject is None or is_thing(sentence, subject):
        return None
    return objects.partitive(sentence, group.end, area.end)


def _shared(sentence: Sentence, group: Group, _area: Bounds) -> Span | None:
    """Of "the [plan] was drafted in May and adopted in June" the subject of both."""
    return subjects.shared(sentence, group)


RULES = (
    Rule("what.given", _given),
    Rule("what.of-total", subjects.counted),
    Rule("what.told-of", _told_of),
    Rule("what.subject", subjects.own),
    SAID,
    Rule("what.subject-after", _after),
    Rule("what.shared-subject", _shared),
    PROJECT,
    NEXT_TO,
    SUPPORTED,
)
