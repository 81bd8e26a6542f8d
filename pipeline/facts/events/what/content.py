"""The clause that a verb governs: what is said, decided or aimed at."""

from __future__ import annotations

import re

from pipeline.facts.events.reading.sentence import Group, Sentence
from pipeline.facts.events.what.phrases import clause_from
from pipeline.types import Span

_ADVERBIALS = r"(?:(?:[py]n)?[pdg]{0,4}D|[A,])*+"  # between a verb and its clause
_INFINITIVE = re.compile(_ADVERBIALS + r"(?:T(?=[bIZ])|g?(?=I))")
_THAT = re.compile(_ADVERBIALS)


def purpose(sentence: Sentence, start: int, end: int) -> Span | None:
    """What a verb without an object is for: "colaboraron para [adoptar el modelo …]"."""
    for i in range(start, end):
        if sentence.tags[i : i + 2] == "pI" and sentence.has("purpose_prepositions", i):
            return clause_from(sentence, i + 1, end)
    return None


def said(sentence: Sentence, group: Group, end: int) -> Span | None:
    """The clause that a verb governs: "señaló que los [registros …]", "decided to [extend …]"."""
    tags = sentence.tags
    infinitive = _INFINITIVE.match(tags, group.end, end)
    unmarked = infinitive is not None and tags[infinitive.end() - 1] != "T"
    if unmarked and sentence.grammar.infinitive_is_bare:
        infinitive = None  # "the rules, which the Ministry issued in May, [waive] the fee"
    if infinitive is not None:
        task = clause_from(sentence, infinitive.end(), end)
        alone = task.end == sentence.ends[infinitive.end()]
        return None if alone else task  # "dejó de concurrir" tells no thing
    if sentence.tags.startswith("R", group.end) and group.end < end:
        bare = sentence.grammar.infinitive_is_bare and sentence.has("complementisers", group.end)
        if bare and not any(g.opener == group.end for g in sentence.groups):
            return clause_from(sentence, group.end + 1, end)  # "asked that shifts be limited"
    told = next((g for g in sentence.groups if g.first >= group.end), None)
    opener = told.opener if told is not None else None
    if opener is None or not sentence.has("complementisers", opener):
        return None
    if _THAT.fullmatch(tags, group.end, opener) is None:
        return None
    at = opener + 1
    while at < len(tags) and tags[at] in "dA":
        at += 1
    return clause_from(sentence, at, len(tags))
