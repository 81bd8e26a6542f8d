"""Where the clause of a happening starts and ends, and what in it is a clause of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.happening import Happening

_PARTICIPIAL = re.compile(  # "tenida el …", "comprising the …", not "une revue à"
    r"(?<!d)[PX]A*(?=[pydN])|[PX]A*(?=D)|G(?=[dN#])"
)


_JOINED = re.compile(r"Cd?[nwNxA]+,[^,C]*,$")  # "…, y la convocatoria, por L 3 millones, [está]"
_ASIDE = re.compile(r"\([^()]*\)|-[^-]*-")
_DATE_ASIDE = re.compile(r",[pdA]*D,(?=g)")
_NAMES_JOINED = re.compile(  # "…, and the [ILO] and [UNICEF] signed"; "…: [X] and [Y] lend"
    r"(?:(?<=[,D])C|:)(?:d?Nx?,?C?)+[ASc]*$"
)
_JOINT = re.compile(r"(?<!w)C|C(?!w)")  # not "in Filipino, Cebuano and Ilocano"
_NAME_LAST = re.compile(r"Cd?n?Nx?")  # of a list: "signed by [X], [Y] and [Z] provides"
_AMONG = re.compile(r",po")  # "six sectors, among them leather, fish and cars, [was closed]"
_BRACKETS = frozenset("([–—")  # no hyphens
_LISTING = re.compile(r"[PX]A*[yg]|G")  # "integrada por X, Y y Z"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The tokens of a happening's clause: before it, from ``first``; after it, to ``end``."""

    first: int
    end: int


def bounds(sentence: Sentence, happening: Happening) -> Bounds:
    """Where the clause of a happening starts and ends."""
    tags = sentence.tags
    group = happening.group
    first = max(tags.rfind(";", 0, happening.first) + 1, 0)
    earlier = [g for g in sentence.groups if g.last < happening.first]
    if group is None and not (happening.noun or happening.task):
        kind = sentence.grammar.types.get(happening.lemma)
        first = first if kind == "agreement" else happening.first  # "entre X y Y, firmado el …"
    elif group is not None and group.opener is not None and not group.coordinated:
        first = max(first, group.opener)
    elif earlier and group is not None:
        same = [g for g in earlier if g.opener == group.opener and g.first >= first]
        if same:
            joint = _joint(tags, same[-1].end, happening.first, earlier)
            first = max(first, joint + 1 if joint >= 0 else same[-1].end)
    later = [g for g in sentence.groups if g.first > happening.last]
    end = _right(sentence, happening, later)
    return _within_dashes(sentence, happening, Bounds(first, end))


def _within_dashes(sentence: Sentence, happening: Happening, area: Bounds) -> Bounds:
    """The same, but of a verb between dashes no more: "le délai — le vote aura lieu en mai —"."""
    if happening.group is None:
        return area
    for part in _asides(sentence, 1, len(sentence.tags)):
        if sentence.tags[part.start] == "-" and part.start < happening.first < part.stop:
            return Bounds(max(area.first, part.start + 1), min(area.end, part.stop - 1))
    return area


def _joint(tags: str, start: int, end: int, earlier: Sequence[Group]) -> int:
    """The coordinator between two verbs, before the relative clauses of the second's subject."""
    inner = [g.opener for g in earlier if g.opener is not None and start < g.opener < end]
    listed = _NAMES_JOINED.search(tags, start, end)
    if listed is not None and not inner:
        return listed.start()
    joints = [match.start() for match in _JOINT.finditer(tags, start, end)]
    limit = min(inner, default=end)
    outer = [joint for joint in joints if joint < limit]
    return (outer or joints or [-1])[-1]


def _right(sentence: Sentence, happening: Happening, later: Sequence[Group]) -> int:
    tags = sentence.tags
    end = tags.find(";", happening.last)
    end = end if end >= 0 else len(tags)
    if later and later[0].first < end:
        limit = later[0].first
        opener = later[0].opener
        if opener is not None and opener > happening.last:
            return opener
        colon = tags.find(":", happening.last, limit)
        if colon >= 0:
            return colon
        start = _past_date(tags, happening)
        joint = max(tags.rfind("C", start, limit), tags.rfind(",", start, limit))
        aside = _JOINED.search(tags, happening.last + 1, limit)
        joint = aside.start() if aside is not None else joint
        doers = happening.group is None and not happening.noun
        if doers and _NAME_LAST.fullmatch(tags, joint, limit):
            return limit
        return joint if joint > happening.last else limit
    return end


def _past_date(tags: str, happening: Happening) -> int:
    """Past the date beside a noun: "el rescate, el 3 de mayo, de 52 personas [fue] …"."""
    aside = _DATE_ASIDE.match(tags, happening.last + 1) if happening.noun else None
    return aside.end() if aside is not None else happening.last


def continuation(sentence: Sentence, area: Bounds) -> int:
    """Where the undated relative clauses after a clause end: "…, en los que participaron 753"."""
    following = [group for group in sentence.groups if group.first >= area.end]
    if not following or following[0].opener != area.end or sentence.tags[area.end] != "R":
        return area.end
    later = [g for g in following if g.opener != area.end and not g.coordinated]
    end = sentence.tags.find(";", area.end)
    end = min(
        end if end >= 0 else len(sentence.tags),
        *(g.first if g.opener is None else g.opener for g in later),
        len(sentence.tags),
    )
    dated = any(area.end <= token < end for token in sentence.dates)
    return area.end if dated else end


def embedded(sentence: Sentence, happening: Happening, area: Bounds) -> list[range]:
    """Relative clauses and participles between the clause's start and its happening.

    One that is closed right before the verb reaches to there, past the commas of its lists.
    """
    tags = sentence.tags
    if happening.group is None:
        return []
    starts = [
        g.opener for g in sentence.groups if g.opener is not None and g.last < happening.first
    ]
    starts += [m.start() for m in _PARTICIPIAL.finditer(tags, area.first, happening.first)]
    before = len(tags[: happening.first].rstrip("SAc"))
    parts = _asides(sentence, area.first, happening.first)
    last = tags.rfind(",", area.first, happening.first)
    parts += [range(m.start(), last) for m in _AMONG.finditer(tags, area.first, last)]
    for start in starts:
        if start < area.first or (start == area.first and tags[start] not in "PX"):
            continue
        comma = tags.find(",", start + 1, happening.first)
        listing = _LISTING.match(tags, start, happening.first) is not None
        closed = listing and tags[before - 1] == ","
        end = before if closed else (comma if comma >= 0 else happening.first)
        parts.append(range(start, end))
    return parts


def _asides(sentence: Sentence, first: int, end: int) -> list[range]:
    """What stands between brackets or dashes: "the council – the [MoL], the [NCPA] – held"."""
    return [
        range(*match.span())
        for match in _ASIDE.finditer(sentence.tags, first, end)
        if sentence.words[match.start()] in _BRACKETS
    ]
