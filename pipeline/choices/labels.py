"""Which option of the form a label is."""

from __future__ import annotations

import re
from functools import cache, reduce
from typing import NamedTuple

from rapidfuzz import fuzz, process

from pipeline.forms import FormOption
from pipeline.forms.index import Index
from pipeline.forms.wording import fold, join, plain, stems
from pipeline.types import Span

_SIMILAR, _SURE_PREFIX = 84, 12  # per cent; folded characters of a label that text may follow
_SHARED, _MARGIN = 0.5, 0.15  # likeness of another wording, and its lead over the next option
_FOLLOWED = re.compile(r"\s*[:(,.;–—-]")
_BROKEN_URL = re.compile(r"(https?://\S*[/-]) (?=\S)")  # over the end of a line


class Expected(NamedTuple):
    """What is known of a choice question."""

    options: tuple[FormOption, ...]  # of the form; empty if it knows none
    language: str  # of the report
    single: bool  # whether at most one option can be selected

    @property
    def labels(self) -> dict[str, str]:
        """Folded label → value."""
        return _labels(self.options, self.language)


def text_of(text: str, span: Span) -> str:
    """A label on one line, as people read it."""
    lines = text[span.start : span.end].split("\n")
    return _BROKEN_URL.sub(r"\1", plain(reduce(join, map(str.strip, lines))))


def value(label: str, labels: dict[str, str]) -> str | None:
    """The value of the option that a label is, or that it begins with and goes on after."""
    folded = fold(label)
    if not folded or folded in labels:
        return labels.get(folded)
    best = process.extractOne(folded, labels.keys(), scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    if best:
        return labels[best[0]]
    begun = [name for name in labels if folded.startswith(name + " ") and _may_go_on(label, name)]
    return labels[max(begun, key=len)] if begun else None


def by_words(label: str, expected: Expected) -> str | None:
    """The value of the option whose words a label shares, if no other option comes near."""
    if not expected.options:
        return None
    found = _index(expected.options, expected.language).match(stems(label))[:2]
    if not found or found[0].score < _SHARED:
        return None
    if len(found) > 1 and found[0].score - found[1].score < _MARGIN:
        return None
    return expected.options[found[0].position].value


@cache
def _labels(known: tuple[FormOption, ...], language: str) -> dict[str, str]:
    """Folded label → value; the report's language goes before the others."""
    found: dict[str, str] = {}
    for option in known:
        for label in option.labels.get(language, ()):
            found.setdefault(fold(label), option.value)
    for option in known:
        for texts in option.labels.values():
            for label in texts:
                found.setdefault(fold(label), option.value)
    return found


@cache
def _index(known: tuple[FormOption, ...], language: str) -> Index:
    return Index([option.labels.get(language, ()) for option in known], {})


def _may_go_on(label: str, name: str) -> bool:
    """True if more text may follow the label: it is long, or punctuation comes first."""
    if len(name) >= _SURE_PREFIX:
        return True
    words = len(name.split())
    head = re.match(r"(?:\W*[^\W_]+){" + str(words) + "}", label)
    return bool(head and _FOLLOWED.match(label, head.end()))
