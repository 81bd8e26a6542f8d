"""What a dated participle is about: "la [loi], promulguée le 5 janvier"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.events.bounds import bounds
from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.what import nominal, objects
from pipeline.facts.events.what.phrases import HEAD, before, phrase
from pipeline.facts.events.what.subjects import own
from pipeline.types import Span

_APPENDED = re.compile(r"[PX].*|[#x.]*")  # to a noun before its participle
_INSERTED = re.compile(r"[PX].*|[#x.]*|p(?!d).*")  # the same, between commas
_LABELLED = re.compile(r"[^:;,]*D[^:;,]*:")
_NOUN_NEXT = re.compile(r"(?:[pdg]*D(?=d))?d?[n#w]")


def subject(sentence: Sentence, happening: Happening) -> Span | None:
    """The noun before "[firmado] el …"; of "fue elaborado en …, [validado] en …" the subject."""
    last = happening.last + 1
    if sentence.tags[happening.first - 1 : happening.first] == ":":  # "[decree on …]: signed on"
        return nominal.labelled(sentence, happening)
    label = _LABELLED.match(sentence.tags, last)
    if label is not None and not sentence.tags[: happening.first].strip("-:.xd"):
        last = label.end()  # "[Formados] en mayo: 60 jueces"
    if _NOUN_NEXT.match(sentence.tags, last):  # "[concluido] el diagnóstico, …"
        return objects.first(sentence, last, len(sentence.tags))
    earlier = [group for group in sentence.groups if group.last < happening.first]
    undergone = earlier[-1] if earlier and (earlier[-1].passive or earlier[-1].stative) else None
    dated = undergone is not None and "D" in sentence.tags[undergone.end : happening.first]
    found = None if dated else _noun_before(sentence, happening, earlier)
    if found is not None:
        return found
    if undergone is not None:  # "was cleared on 3 May, [endorsed] on …"
        return own(sentence, undergone, bounds(sentence, Happening.of_group(undergone)))
    comma = sentence.tags.find(",", last)  # "Créé en 2015, le comité …"
    if comma < 0 or sentence.tags[comma + 1 : comma + 2] == "o":
        return None  # "Installé en 2015, il se réunit …"
    following = (group.first for group in sentence.groups if group.first > comma)
    return objects.first(sentence, comma + 1, next(following, len(sentence.tags)))


def _noun_before(sentence: Sentence, happening: Happening, earlier: Sequence[Group]) -> Span | None:
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
