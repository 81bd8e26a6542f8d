"""Who did it where the clause does not name them: the subject of another clause before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from pipeline.facts.events.bounds import Bounds, bounds
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.who.agents import participants
from pipeline.facts.events.who.voice import acts
from pipeline.types import EventMention, NameMention, Participant

_LABEL = re.compile(r"[ *_]*(?:\([^()\n]*\))?[ *_]*[.:]")  # after a name that labels a list item
_SUBJECTLESS = re.compile(r"(?:(?:np|[pCA])[^,;:]*,)?[ASc]*$")
_start = attrgetter("span.start")
_TOPIC = re.compile(r"(?:D,)?[nApd]*[pd](N)x?,$")
_NO_SUBJECT = re.compile(r"R?[pdgDAS,C]*$")
_JOINED = re.compile(  # "and, at the instance of the council, [co-opted]"; ", puis l'[a transmis]"
    r"(?<=D),d?$|(?:C|,(?=A))[pdgDASc,]*(?:,p[^,;]{1,20},[AS]*)?$"
)


def agents(
    sentence: Sentence,
    happening: Happening,
    area: Bounds,
    names: Sequence[NameMention],
    earlier: Sequence[EventMention],
) -> tuple[Participant, ...]:
    """Agents of a happening whose clause has a pronoun or no subject.

    Args:
        sentence: the sentence of the happening.
        happening: what its clause does not name the doer of.
        area: the bounds of that clause.
        names: all of the text, in order.
        earlier: the events found so far.
    """
    back = _anaphor(sentence, happening, area, names)
    if back is not None:
        return (Participant(span=back.span, role="agent"),)
    told = _labelled(sentence, happening, area, names)
    if told:
        return told
    group = (
        _planned(sentence, happening)
        or _elided(sentence, happening)
        or _teller(sentence, happening)
    )
    if group is not None:
        return _agents_of(sentence, group, names)
    if not _has_pronoun_subject(sentence, happening, area):
        return ()
    told = _topic(sentence, happening, area) or _subject_before(sentence, happening, names)
    if not told and earlier and sentence.paragraph.contains(earlier[-1].span):
        told = tuple(part for part in earlier[-1].participants if part.role == "agent")
    pronoun = sentence.tags.rfind("o", area.first, happening.first)
    several = sentence.has("plural_pronouns", pronoun)
    return told if told and (len(told) > 1) == several else ()


def _labelled(
    sentence: Sentence, happening: Happening, area: Bounds, names: Sequence[NameMention]
) -> tuple[Participant, ...]:
    """Of a list item "**[UNICEF].** Entregó …", whose sentences have no subject: its label."""
    group = happening.group
    if group is not None and not acts(sentence, group):
        return ()
    if not _SUBJECTLESS.match(sentence.tags[area.first : happening.first]):
        return ()
    text = sentence.text
    first = bisect_left(names, sentence.paragraph.start, key=_start)
    for name in names[first : first + 2]:
        opening = text[sentence.paragraph.start : name.span.start]
        label = _LABEL.match(text, name.span.end, sentence.span.start + 1)
        if not opening.strip("-–—•* \n\t") and label is not None:
            return (Participant(span=name.span, role="agent"),)
    return ()


def _agents_of(
    sentence: Sentence, group: Group, names: Sequence[NameMention]
) -> tuple[Participant, ...]:
    """Those of another verb of the sentence."""
    before = Happening.of_group(group)
    area = bounds(sentence, before)
    found = (part for part in participants(sentence, before, area) if part.role == "agent")
    return tuple(found) or agents(sentence, before, area, names, ())


def _planned(sentence: Sentence, happening: Happening) -> Group | None:
    """The verb of what is planned: "se prevé que la dirección [publique] …"."""
    group = happening.group
    if group is None or not group.planning:
        return None
    return next((told for told in sentence.groups if told.opener == group.end), None)


def _elided(sentence: Sentence, happening: Happening) -> Group | None:
    """The coordinated verb before, if this one has no subject of its own but that verb's."""
    group = happening.group
    if group is None or not acts(sentence, group):
        return None
    same = [g for g in sentence.groups if g.last < group.first and g.opener == group.opener]
    if not same or same[-1].reflexive:
        return None
    if not _JOINED.search(sentence.tags, same[-1].end, group.first):
        return None
    return same[-1]._replace(passive=False)  # "fue creado el [Consejo] y sesionó"


def _teller(sentence: Sentence, happening: Happening) -> Group | None:
    """The verb of saying whose subject also did it: "[reported] that it had trained"."""
    group = happening.group
    if group is None or group.opener is None or not acts(sentence, group):
        return None
    telling = [g for g in sentence.groups if g.end == group.opener]
    before = sentence.tags[group.opener + 1 : group.first].strip("ScApdgD,")
    return telling[0] if telling and before in ("o", "") and acts(sentence, telling[0]) else None


def _has_pronoun_subject(sentence: Sentence, happening: Happening, area: Bounds) -> bool:
    """True if the clause's subject is only a pronoun: "Elle a également organisé"."""
    group = happening.group
    if group is None or not acts(sentence, group):
        return False
    before = sentence.tags[area.first : group.first].rstrip("SAc")
    if not before.endswith("o"):
        return False
    opening = before[:-1]
    return bool(_NO_SUBJECT.match(opening) or _TOPIC.match(opening))


def _topic(sentence: Sentence, happening: Happening, area: Bounds) -> tuple[Participant, ...]:
    """ "Quant à la [Centrale], elle a organisé …": the name right before the pronoun."""
    pronoun = sentence.tags.rfind("o", area.first, happening.first)
    match = _TOPIC.match(sentence.tags, area.first, pronoun)
    if match is None:
        return ()
    return (Participant(span=sentence.names[match.start(1)].span, role="agent"),)


def _subject_before(
    sentence: Sentence, happening: Happening, names: Sequence[NameMention]
) -> tuple[Participant, ...]:
    """Who acts in the clause before, in the same sentence: "[X] and [Y] agreed; they [signed]"."""
    before = [g for g in sentence.groups if g.last < happening.first and g.opener is None]
    if not before or not acts(sentence, before[-1]):
        return ()
    return _agents_of(sentence, before[-1], names)


def _anaphor(
    sentence: Sentence,
    happening: Happening,
    area: Bounds,
    names: Sequence[NameMention],
) -> NameMention | None:
    """ "dicha Comisión": the one body of the paragraph so far whose name starts so."""
    group = happening.group
    if group is None or not acts(sentence, group):
        return None
    for i in range(area.first, happening.first - 1):
        if sentence.has("anaphoric", i) and sentence.tags[i + 1] in "nw":
            head = sentence.words[i + 1]
            earlier = {
                name.key: name
                for name in names
                if sentence.paragraph.start <= name.span.start < sentence.starts[i]
                and name.text.lower().startswith(head)
            }
            return next(iter(earlier.values())) if len(earlier) == 1 else None
    return None
