"""What goes with a later date of the same verb: "60 jueces en mayo y [40 fiscales] en julio"."""

from __future__ import annotations

import re

from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.ties.happening import Happening
from pipeline.facts.events.what import objects
from pipeline.types import Span

# What parts it from the one before: a coordinator, or a comma before a number or an article.
_NEXT = re.compile(r"\)?,?CA*(?=[pg]?d?A*[nwq#])|\)?,A*(?=[pg]?[d#])")


def later(sentence: Sentence, happening: Happening, index: int) -> Span | None:
    """The object between the date before and the date at ``index``; None if there is none."""
    group = happening.group
    if group is None:
        return None
    before = max((token for token in sentence.dates if group.last < token < index), default=None)
    if before is None or any(before < other.first < index for other in sentence.groups):
        return None
    opening = _NEXT.match(sentence.tags, before + 1, index)
    if opening is None:
        return None
    start = opening.end()
    if sentence.tags[start] == "p" and not sentence.has("object_prepositions", start):
        return None  # "… en mayo y en Cusco en julio"
    return objects.first(sentence, start, index)
