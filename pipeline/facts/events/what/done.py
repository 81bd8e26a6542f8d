"""What was done: the noun phrase or clause that the happening is about."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.facts.events.bounds import Bounds, bounds
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.what import nominal, objects, participial, subjects
from pipeline.facts.events.what.phrases import clause_from, is_bare_number
from pipeline.facts.events.who.voice import executes
from pipeline.types import Span

_DIRECT = re.compile(r"(?:[,pdA]*D,?|A)*(?:d[nwq#vfIbP]|#)")  # an object without preposition
_TIME = re.compile(r",?(?:[pdA]*D)?,?A*")  # between a verb and what belongs to it
_PLACE = re.compile(r"w+(?:,w+)*(?:Cw+)?(?=d?D|[.,;p]|$)")  # a name without article, no more
_TOLD = re.compile(  # "al [ICBF], en mayo de 2022, elaborar"
    r"p?d?N(?:x?,?C?d?N)*x?,?(?:[pdA]*D,?)?(?:T(?=[IbZ]|n[d#])|[gp](?=I)|(?=I))"
)


def what(sentence: Sentence, happening: Happening, area: Bounds) -> Span | None:
    """The span of it, without its article; None where the clause names none.

    A bare number, as in "three of them were closed", names none either.
    """
    found = _found(sentence, happening, area)
    return None if found is None or _is_number(sentence, found) else found


def _found(sentence: Sentence, happening: Happening, area: Bounds) -> Span | None:
    group = happening.group
    if group is None and happening.rule == "dated-participle":
        return participial.subject(sentence, happening)
    if group is None:
        return (
            nominal.complement(sentence, happening, area.end)
            or _tied(sentence, happening)
            or nominal.itself(sentence, happening, area.end)
        )
    said = next((g for g in sentence.groups if g.opener == group.end), None)
    if group.planning and said is not None:  # "se espera que el [sistema] funcione"
        return _of_group(sentence, said)
    if group.lemma in sentence.grammar.sets["prepositional_verbs"]:
        return _governed(sentence, group, area)
    if _needs_subject(sentence, group):
        return _undergone(sentence, group, area)
    return _done(sentence, group, area)


def _governed(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "participó en", "a procédé à": what the preposition opens, also before the verb."""
    direct = _DIRECT.match(sentence.tags, group.end) is not None and not group.reflexive
    acted = direct and subjects.own(sentence, group, area) is not None
    return (
        objects.said(sentence, group, area.end)
        or (objects.first(sentence, group.end, area.end, inverted=True) if acted else None)
        or (
            subjects.fronted(sentence, group, governed=True)
            if _is_governed(sentence, group)
            else None
        )
        or objects.prepositional(sentence, group.end, area.end)
        or subjects.fronted(sentence, group, governed=True)
        or objects.opening(sentence, area.first, group.first)
    )


def _is_governed(sentence: Sentence, group: Group) -> bool:
    """True after "auxquels", "in which", not after a bare "que"."""
    opener = group.opener
    if opener is None or sentence.tags[opener] != "R":
        return False
    bare = sentence.has("object_relatives", opener)
    return not bare or sentence.tags[opener - 1 : opener] == "p"


def _tied(sentence: Sentence, happening: Happening) -> Span | None:
    """What the verb before is about: "fue presentado el [modelo] para su implementación"."""
    before = [group for group in sentence.groups if group.last < happening.first]
    if happening.rule not in {"tied-noun", "dated-infinitive"} or not before:
        return None
    return _of_group(sentence, before[-1])


def _of_group(sentence: Sentence, group: Group) -> Span | None:
    happening = Happening.of_group(group)
    return what(sentence, happening, bounds(sentence, happening))


def _needs_subject(sentence: Sentence, group: Group) -> bool:
    """True if what the verb tells happens to its subject."""
    sets = sentence.grammar.sets
    if group.passive or group.lemma in sets["agentless"]:
        return True
    if group.lemma.partition(" ")[0] in sets["be"]:
        return True
    return group.reflexive and group.lemma not in sets["reflexive_verbs"]


def _undergone(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "se publicó", "was held", "entró en vigor": the subject, before the verb or after it."""
    return (
        _given(sentence, group, area)
        or subjects.counted(sentence, group, area)
        or subjects.own(sentence, group, area)
        or objects.said(sentence, group, area.end)
        or objects.first(sentence, group.end, area.end, inverted=not group.reflexive)
        or subjects.shared(sentence, group)
        or subjects.project(sentence, group, area)
        or _next_object(sentence, group, direct=True)
        or _supported(sentence, group, area)
    )


def _given(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "was awarded a [prize]": what is given, not who is given it."""
    gives = group.passive and group.lemma in sentence.grammar.sets["giving_verbs"]
    return objects.beside(sentence, group.end, area.end) if gives else None


def _done(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "aprobó", "launched": the object; the subject of a verb that has none."""
    if has_pronoun_object(sentence, group):
        before = [other for other in sentence.groups if other.last < group.first]
        if not before:
            return subjects.resumed(sentence, group)
        return _of_group(sentence, before[-1])
    told = (
        _enabler(sentence, group, area)
        or _visitor(sentence, group, area)
        or _task(sentence, group, area)
        or _supported(sentence, group, area)
        or objects.said(sentence, group, area.end)
        or subjects.fronted(sentence, group)
        or (subjects.executed(sentence, group) if executes(sentence, group) else None)
        or _reached(sentence, group, area)
        or objects.first(sentence, group.end, area.end)
        or _next_object(sentence, group, direct=True)
    )
    if told is not None:
        return told
    subject = subjects.own(sentence, group, area) or subjects.shared(sentence, group)
    if subject is not None and not (names_body(sentence, subject) or _is_number(sentence, subject)):
        return subject
    return (
        _thing(sentence, objects.prepositional(sentence, group.end, area.end))
        or _next_object(sentence, group, direct=False)
        or subjects.project(sentence, group, area)
        or objects.purpose(sentence, group.end, area.end)
        or (subject if _needs_nothing(sentence, group) else None)
    )


def _supported(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "a fait droit, le 3 mai, à la [requête]" what the preposition opens."""
    if not _is_support(sentence, group):
        return None
    aside = _TIME.match(sentence.tags, group.end, area.end)
    start = aside.end() if aside is not None else group.end
    if start >= area.end or not sentence.has("receiving_prepositions", start):
        return None
    return objects.prepositional(sentence, start, area.end)


def _is_support(sentence: Sentence, group: Group) -> bool:
    """True for "a tenu séance": the noun is part of the verb."""
    verb, _, noun = group.lemma.partition(" ")
    return noun != "" and verb in sentence.grammar.sets["support_verbs"]


def _needs_nothing(sentence: Sentence, group: Group) -> bool:
    """True for a verb that may have no object: it is about its subject, also a body."""
    return group.lemma in sentence.grammar.sets["intransitive"] or _is_support(sentence, group)


def has_pronoun_object(sentence: Sentence, group: Group) -> bool:
    """True for "l'a transmise", "lo aprobó", "read it": what the verb before is about."""
    if sentence.tags[group.first - 1 : group.first] == "d":
        return True
    return group.end < len(sentence.tags) and sentence.has("object_pronouns", group.end)


def _enabler(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """The thing that makes others do something: "une [directive] leur enjoint de …"."""
    if group.lemma not in sentence.grammar.sets["enabling"]:
        return None
    subject = subjects.own(sentence, group, area)
    return None if subject is None or names_body(sentence, subject) else subject


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


def _reached(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """What came over a place: "a [storm] hit Bahía Blanca"; nobody and nothing with a name."""
    came = group.lemma in sentence.grammar.sets["visiting"]
    if came or _PLACE.match(sentence.tags, group.end, area.end) is None:
        return None
    subject = subjects.own(sentence, group, area)
    return None if subject is None or _is_named(sentence, subject) else subject


def _is_named(sentence: Sentence, told: Span) -> bool:
    """True if a name stands in a phrase: "[Tropical Storm Ana]"."""
    first = bisect_left(sentence.starts, told.start)
    last = bisect_left(sentence.starts, told.end)
    return not {"N", "w", "q"}.isdisjoint(sentence.tags[first:last])


def _task(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """What a body is told to do: "directed the [Ministry] to frame [the rules …]"."""
    match = _TOLD.match(sentence.tags, group.end, area.end)
    return None if match is None else clause_from(sentence, match.end(), area.end)


def _next_object(sentence: Sentence, group: Group, direct: bool) -> Span | None:
    """The object that two verbs share: "diseñaron y pusieron en marcha un [curso]".

    ``direct``: only where nothing stands between the verbs.
    """
    following = next((g for g in sentence.groups if g.first >= group.end), None)
    if following is None or not following.coordinated or following.opener != group.opener:
        return None
    if following.stative or following.passive:
        return None
    if following.reflexive and not group.reflexive:
        return None
    if direct and sentence.tags[group.end : following.first].strip("CA"):
        return None
    area = bounds(sentence, Happening.of_group(following))
    return objects.first(sentence, following.end, area.end)


def _thing(sentence: Sentence, found: Span | None) -> Span | None:
    """What is found after a preposition, unless it is a body or the land itself."""
    if found is None or sentence.has("land_nouns", bisect_left(sentence.starts, found.start)):
        return None
    named = any(found == name.span for name in sentence.names.values())
    return None if named else found


def _is_number(sentence: Sentence, told: Span) -> bool:
    return is_bare_number(sentence, bisect_left(sentence.starts, told.start))


def names_body(sentence: Sentence, subject: Span) -> bool:
    """True if the subject tells who, not what: "[personal de la STPS]", no "casas de la [CCSS]"."""
    names = [i for i, name in sentence.names.items() if subject.contains(name.span)]
    first = next((i for i, at in enumerate(sentence.starts) if at >= subject.start), 0)
    placed = "P" in sentence.tags[first : names[0]] if names else False
    return bool(names) and not placed
