"""What verbs are about whose object a preposition opens: "participó en la [conferencia]"."""

from __future__ import annotations

from pipeline.facts.events.bounds import Bounds
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.what import objects, subjects
from pipeline.facts.events.what.rules import Rule
from pipeline.facts.events.what.shared import SAID
from pipeline.types import Span


def _direct(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """An object that none opens: "la mesa sumó dos [gremios]"."""
    direct = objects.is_direct(sentence, group)
    if not direct or group.reflexive or subjects.own(sentence, group, area) is None:
        return None
    return objects.first(sentence, group.end, area.end, inverted=True)


def _relative(sentence: Sentence, group: Group, _area: Bounds) -> Span | None:
    """Of "les [séances] auxquelles ont pris part …" what the relative word stands for."""
    opener = group.opener
    if opener is None or sentence.tags[opener] != "R":
        return None
    bare = sentence.has("object_relatives", opener)
    if bare and sentence.tags[opener - 1 : opener] != "p":
        return None
    return subjects.fronted(sentence, group, governed=True)


def _prepositional(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    return objects.prepositional(sentence, group.end, area.end)


def _opening(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "A la [feria] acudieron la OIT y el BID" what opens the clause."""
    return objects.opening(sentence, area.first, group.first)


RULES = (
    SAID,
    Rule("what.governed-direct", _direct),
    Rule("what.governed-relative", _relative),
    Rule("what.governed", _prepositional),
    Rule("what.governed-opening", _opening),
)
