"""What a dated participle is about: "la [loi], promulguée le 5 janvier"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.events.bounds import Bounds, bounds
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.what import nominal, objects
from pipeline.facts.events.what.phrases import HEAD, before, phrase
from pipeline.facts.events.what.rules import Rule
from pipeline.facts.events.what.subjects import own
from pipeline.types import Span

_APPENDED = re.compile(r"[PX].*|[#x.]*")  # to a noun before its participle
_INSERTED = re.compile(r"[PX].*|[#x.]*|p(?!d).*")  # the same, between commas
_LABELLED = re.compile(r"[^:;,]*D[^:;,]*:")
_NOUN_NEXT = re.compile(r"(?:[pdg]*D(?=d))?d?[n#w]")


def _labelled(sentence: Sentence, happening: Happening, area: Bounds) -> Span | None:
    """Of "[decree on hazardous work]: signed on 3 May" the label."""
    if not _is_labelled(sentence, happening):
        return None
    return nominal.labelled(sentence, happening, area)


def _is_labelled(sentence: Sentence, happening: Happening) -> bool:
    return sentence.tags[happening.first - 1 : happening.first] == ":"


def _object(sentence: Sentence, happening: Happening, _area: Bounds) -> Span | None:
    """Of "Concluido el [diagnóstico] en mayo, …" what follows."""
    at = None if _is_labelled(sentence, happening) else _object_start(sentence, happening)
    return None if at is None else objects.first(sentence, at, len(sentence.tags))


def _object_start(sentence: Sentence, happening: Happening) -> int | None:
    """Where what follows begins: right after the participle, or after "[Formados] en mayo:"."""
    at = happening.last + 1
    label = _LABELLED.match(sentence.tags, at)
    if label is not None and not sentence.tags[: happening.first].strip("-:.xd"):
        at = label.end()
    return at if _NOUN_NEXT.match(sentence.tags, at) else None


def _noun_before(sentence: Sentence, happening: Happening, _area: Bounds) -> Span | None:
    """Of "la [loi], promulguée le 5 janvier" the noun, but of a second participle."""
    if not _is_alone(sentence, happening):
        return None
    earlier = _earlier(sentence, happening)
    undergone = _undergone(earlier)
    dated = undergone is not None and "D" in sentence.tags[undergone.end : happening.first]
    return None if dated else _preceding(sentence, happening, earlier)


def _subject(sentence: Sentence, happening: Happening, _area: Bounds) -> Span | None:
    """Of "the [list] was cleared on 3 May, endorsed on …" the subject."""
    undergone = _undergone(_earlier(sentence, happening))
    if undergone is None or not _is_alone(sentence, happening):
        return None
    return own(sentence, undergone, bounds(sentence, Happening.of_group(undergone)))


def _following(sentence: Sentence, happening: Happening, _area: Bounds) -> Span | None:
    """Of "Créé en 2015, le [comité] …" what comes after it."""
    if not _is_alone(sentence, happening):
        return None
    comma = sentence.tags.find(",", happening.last + 1)
    undergone = _undergone(_earlier(sentence, happening))
    if comma < 0 or undergone is not None or sentence.tags[comma + 1 : comma + 2] == "o":
        return None  # "Installé en 2015, il se réunit …"
    following = (group.first for group in sentence.groups if group.first > comma)
    return objects.first(sentence, comma + 1, next(following, len(sentence.tags)))


def _is_alone(sentence: Sentence, happening: Happening) -> bool:
    """True without a label before and an object after."""
    return not _is_labelled(sentence, happening) and _object_start(sentence, happening) is None


def _earlier(sentence: Sentence, happening: Happening) -> Sequence[Group]:
    return [group for group in sentence.groups if group.last < happening.first]


def _undergone(earlier: Sequence[Group]) -> Group | None:
    """The verb before, if it tells what happened to its subject."""
    return earlier[-1] if earlier and (earlier[-1].passive or earlier[-1].stative) else None


def _preceding(sentence: Sentence, happening: Happening, earlier: Sequence[Group]) -> Span | None:
    """The noun phrase that a participle follows."""
    tags = sentence.tags
    end = _before_chain(tags, happening.first)
    start = max(tags.rfind(mark, 0, end) for mark in ",;:(") + 1
    verbs = [group.end for group in earlier if start < group.end <= end]
    start = verbs[-1] if verbs else start
    if tags[start : start + 1] == "w":  # the last of "… en Loja, Ibarra y Quito"
        start = before(sentence, end) or start
    while start < end and tags[start] in "dACRUpTyg-.":
        start += 1
    if sentence.has("aside_nouns", start) and tags[start + 1] == "g":
        start = next((i for i in range(start + 1, end) if tags[i] not in "dg"), end)
    if verbs and tags[start : start + 1] == "D":  # "concertó en mayo un [estudio], ejecutado …"
        start = before(sentence, end) or end
    return phrase(sentence, start, end) if start < end and tags[start] in HEAD else None


def _before_chain(tags: str, first: int) -> int:
    """Where the noun ends that "[formado] en … y reactivado en …" is about."""
    end = len(tags[:first].rstrip(",AT("))
    comma = tags.rfind(",", 0, end)
    closed = tags[end] == ","
    while comma > 0 and (_INSERTED if closed else _APPENDED).fullmatch(tags, comma + 1, end):
        end = comma  # "The Children's Act, 1998, passed in May"
        comma = tags.rfind(",", 0, end)
    return end


RULES = (
    Rule("what.participle-label", _labelled),
    Rule("what.participle-object", _object),
    Rule("what.participle-noun", _noun_before),
    Rule("what.participle-subject", _subject),
    Rule("what.participle-opening", _following),
)
