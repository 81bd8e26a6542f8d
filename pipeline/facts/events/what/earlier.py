"""What a clause is about that only points back: "Convenio marco. Firmado el …", "It was signed"."""

from __future__ import annotations

import re

from pipeline.facts.events.bounds import bounds
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.what import choose, subjects
from pipeline.facts.events.what.kinds import names_body
from pipeline.facts.events.what.phrases import can_open, phrase
from pipeline.types import Span

_BARE = re.compile(r"[-:.x(]*(?:[pdA]*D,?|[ASc])*o?[AScd]*(?=.)")  # before it: no noun
_OPENING = re.compile(r"[-:.#)]*[dA]*")  # of a fragment
_LABELLED = re.compile(r"[^:]{1,12}:[dA]*(?=[nwq]|#n)")


def points_back(sentence: Sentence, happening: Happening) -> bool:
    """True if nothing but pronouns and times stands before what opens a sentence.

    Or if a pronoun is the object of its first verb: "la Asamblea [lo] aprobará".
    """
    group = happening.group
    if group is not None and choose.has_pronoun_object(sentence, group):
        return not any(other.first < group.first for other in sentence.groups)
    first, _ = sentence.segment(happening.first)
    match = _BARE.match(sentence.tags, first, happening.first + 1)
    return first == 0 and match is not None and match.end() == happening.first


def told(sentence: Sentence) -> Span | None:
    """What a sentence is about: the subject, the object of a body; of a fragment its noun."""
    main = [group for group in sentence.groups if group.opener is None]
    if main:
        return _of_verb(sentence, main[-1])
    if sentence.groups:
        return None
    opening = _LABELLED.match(sentence.tags) or _OPENING.match(sentence.tags)
    first = opening.end() if opening is not None else 0
    opens = first < len(sentence.tags) and can_open(sentence, first)
    return phrase(sentence, first, len(sentence.tags)) if opens else None


def _of_verb(sentence: Sentence, group: Group) -> Span | None:
    happening = Happening.of_group(group)
    area = bounds(sentence, happening)
    subject = subjects.own(sentence, group, area)
    if subject is not None and not names_body(sentence, subject):
        return subject
    found = choose.choose(sentence, happening, area)
    return None if found is None else found.span
