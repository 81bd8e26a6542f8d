"""What stands before a verb or participle: its subject, or what a relative word stands for."""

from __future__ import annotations

import re

from pipeline.facts.events.bounds import Bounds, bounds, embedded
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.what.antecedents import OPENING, antecedent, parties
from pipeline.facts.events.what.edges import adds, is_time
from pipeline.facts.events.what.leaving import is_number
from pipeline.facts.events.what.phrases import HEAD, before, phrase, span, trimmed
from pipeline.types import Span

_STRETCH = re.compile(r"[^,:()]+")  # what may hold the subject
_NO_SUBJECT = re.compile(r"(?:[py]d?[nw]|[pdDASc,])*")  # between a relative word and its verb
_SUBJECT = re.compile(r"[nwNo]|d[PX]")  # "que les [intéressés] ont signée"
_NAMED_ITEM = re.compile(r"(?:d?Nx?,?C?)+-")  # "[OIT] – Le projet …"
_POSSESSED = re.compile(  # right after "cuyo", "dont": its own phrase up to the verb
    r"([dA]*)(?:[nwNxqPX#]|(?<=d)[vfbIG])(?:[nwNxqPXA#-]|[gp]d?)*(?=[ScA]*$)"
)
_OF_TOTAL = re.compile(r"[gp]d?(#?[nw])[^,;:]*,([#n])[SAc]*$")
_NAME_NEXT = re.compile(r"[dA]*N")


def own(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """The subject of a verb in its own clause, before it; of "…, que se publicó" the antecedent."""
    opens = group.opener is not None and group.opener == area.first
    opened = (
        (_of_relative(sentence, group) if opens else None)
        or _of_which(sentence, group)
        or _of_conjunction(sentence, group)
    )
    if opened is not None:
        return opened
    happening = Happening.of_group(group)
    skipped = embedded(sentence, happening, area)
    bare = None
    for match in _STRETCH.finditer(sentence.tags, _after_colon(sentence, group, area), group.first):
        start, end = match.span()
        opening = OPENING.match(sentence.tags, start, end)
        first = opening.end() if opening else start
        if first == end or adds(sentence, start) or any(first in part for part in skipped):
            continue
        if not _can_open(sentence, first, end, inside=start > area.first):
            continue
        found = phrase(sentence, first, group.first)
        if sentence.tags[start] == "U" and end < group.first:
            told = any(start < other.first < end for other in sentence.groups)
            bare = found if told else bare  # "Although the plan expired, its activities continued"
        elif "d" in sentence.tags[start:first] or sentence.tags[first] in "#Nq":
            return found
        joined = "C" in sentence.tags[start:first]  # "…, and sessions were held"
        if bare is None or joined or sentence.tags[start - 2 : start] == "D,":
            bare = found
    return bare or _beside(sentence, group, area)


def counted(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """Of "de las 32 [mesas], 19 se instalaron" those of which so many are told."""
    match = _OF_TOTAL.match(sentence.tags[: group.first], area.first)
    if match is None or not is_number(sentence, match.start(2)):
        return None
    return phrase(sentence, match.start(1), group.first)


def _of_which(sentence: Sentence, group: Group) -> Span | None:
    """Of "…, the [foundation stone] of which was laid" what belongs to it."""
    opener = group.opener
    if opener is None or opener + 1 < group.first:
        return None
    link = len(sentence.tags[:opener].rstrip("d")) - 1
    start = before(sentence, link) if sentence.tags[link : link + 1] == "g" else None
    return None if start is None or start + 1 >= link else phrase(sentence, start, link)


def _after_colon(sentence: Sentence, group: Group, area: Bounds) -> int:
    """Where the clause starts after another or a label: "El reto es uno: los [jueces] se …"."""
    colon = sentence.tags.rfind(":", area.first, group.first)
    told = any(other.opener is None and other.last < colon for other in sentence.groups)
    label = _NAMED_ITEM.match(sentence.tags, area.first, group.first)
    if label is not None:
        return label.end()
    labelled = "o" not in sentence.tags[colon + 1 : group.first]  # "la base …: elle fonctionne"
    return colon + 1 if colon >= 0 and (told or labelled) else area.first


def _of_conjunction(sentence: Sentence, group: Group) -> Span | None:
    """The subject after a preposition that opens a clause: "since the [mandate] expired"."""
    start = before(sentence, group.first)
    if start is None or sentence.tags[start - 1 : start] != "d":
        return None
    opens = sentence.has("clause_prepositions", start - 2)
    return phrase(sentence, start, group.first) if opens else None


def _beside(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """What stands right before the verb: "for evicted tenants an [injunction] was obtained"."""
    start = before(sentence, group.first)
    if start is None or start <= area.first + 1 or sentence.tags[start - 1] != "d":
        return None
    governed = sentence.tags[start - 2] in "pgyTR," or adds(sentence, start - 2)
    return None if governed else phrase(sentence, start, group.first)


def _can_open(sentence: Sentence, first: int, end: int, inside: bool) -> bool:
    tags = sentence.tags
    if tags[first] not in HEAD and tags[first - 1 : first + 1] not in ("dP", "dX"):
        return False
    if tags[first - 1 : first] == "g" and tags[first] != "#":
        return sentence.has("partitives", first - 1)  # not "El manual, de pequeño formato, …"
    if is_number(sentence, first) and sentence.any("time_nouns", range(first + 1, end)[:1]):
        return False  # "inactivo desde hacía [cinco años]"
    if is_time(sentence, first, end) or sentence.has("occasion_nouns", first):
        return False  # "une [fois] l'étude achevée"
    if tags[first] != "G" or tags[first - 1 : first] == "d":
        return True
    alone = first + 1 == end  # "[Screening] will commence"
    return not inside and (alone or tags[first + 1] == "n")


def shared(sentence: Sentence, group: Group) -> Span | None:
    """The subject of the verb before, with which this one is coordinated."""
    earlier = [other for other in sentence.groups if other.last < group.first]
    if not earlier or earlier[-1].opener != group.opener:
        return None
    area = bounds(sentence, Happening.of_group(earlier[-1]))
    return own(sentence, earlier[-1], area) or shared(sentence, earlier[-1])


def _of_relative(sentence: Sentence, group: Group) -> Span | None:
    """What a relative word stands for that is the verb's subject: "una [guía], que se publicó".

    Of "la red, cuya [reunión anual] se celebró" what belongs to it, of "la [encuesta, cuyos
    resultados] se publicarán" all: the bare noun would say too little.
    """
    opener = group.opener
    if opener is None or sentence.tags[opener] != "R" or _is_governed(sentence, opener):
        return None
    start = antecedent(sentence, _first_relative(sentence, group))
    if sentence.has("possessive_relatives", opener):
        possessed = _POSSESSED.match(sentence.tags, opener + 1, group.first)
        if possessed is not None and (start is None or possessed.end() - possessed.end(1) > 1):
            return phrase(sentence, possessed.end(1), group.first)
        start = None if possessed is None else start
    if start is None:
        return None
    if sentence.has("possessive_relatives", opener):
        last = trimmed(sentence, start, len(sentence.tags[: group.first].rstrip("ScA")) - 1)
        return span(sentence, start, last)
    if _NO_SUBJECT.fullmatch(sentence.tags, opener + 1, group.first) is None:
        return None
    return phrase(sentence, start, _first_relative(sentence, group))


def _is_governed(sentence: Sentence, opener: int) -> bool:
    """True for "en [cuyo] predio fueron halladas 54 personas": no subject belongs to it."""
    possessive = sentence.has("possessive_relatives", opener)
    return possessive and sentence.tags[opener - 1 : opener] == "p"


def _first_relative(sentence: Sentence, group: Group) -> int:
    """The relative word of a clause; of "[que] consta de … y que se publicó" the first."""
    opener = group.opener or 0
    if sentence.tags[opener - 1 : opener] != "C":
        return opener
    before = [
        other for other in sentence.groups if other.last < opener and other.opener is not None
    ]
    return _first_relative(sentence, before[-1]) if before else opener


def project(sentence: Sentence, group: Group, area: Bounds) -> Span | None:
    """The project by which something is done: "mediante el [proyecto …] se trabaja …"."""
    for i in range(area.first + 1, group.first):
        if sentence.has("project_nouns", i) and sentence.tags[:i].rstrip("d")[-1:] in ("p", "g"):
            return phrase(sentence, i, group.first)
    return None


def fronted(sentence: Sentence, group: Group, governed: bool = False) -> Span | None:
    """The object that a relative word stands for: "la [propuesta] que la mesa entregó".

    ``governed``: by a preposition, as in "une [charte], à laquelle la centrale a adhéré".
    """
    opener = group.opener
    if opener is None or (not governed and not sentence.has("object_relatives", opener)):
        return None
    between = sentence.tags[opener + 1 : group.first]
    if sentence.tags[opener - 1 : opener] == "p":
        if not governed:
            return None
        opener -= 1
    elif _SUBJECT.search(between) is None:
        return None  # the relative word is the subject
    start = antecedent(sentence, opener)
    end = parties(sentence, opener) or opener
    return None if start is None else phrase(sentence, start, end)


def executed(sentence: Sentence, group: Group) -> Span | None:
    """The same where the subject follows its verb: "el [programa] que ejecuta la Oficina"."""
    if _NAME_NEXT.match(sentence.tags, group.end) is None or group.opener is None:
        return None
    if sentence.has("possessive_relatives", group.opener):
        return _of_relative(sentence, group)
    start = antecedent(sentence, group.opener)
    return None if start is None else phrase(sentence, start, group.opener)


def resumed(sentence: Sentence, group: Group) -> Span | None:
    """The object that a pronoun takes up: "el [dictamen] lo devolvió la Cámara"."""
    pronoun = group.first - 1
    start = before(sentence, pronoun)
    if start is None or _NAME_NEXT.match(sentence.tags, group.end) is None:
        return None
    return phrase(sentence, start, pronoun)
