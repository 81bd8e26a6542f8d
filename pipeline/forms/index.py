"""Which question or section of a form a heading is, by the words they share.

Words are compared by their first letters, each weighted by how few entries of the form use it
(inverse document frequency). So a translation that was never seen still finds its question by
the words that matter, in whatever order; the order of the form is weighed later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import log
from typing import NamedTuple

from pipeline.forms.model import Form, FormQuestion, FormSection
from pipeline.forms.wording import stems


class Match(NamedTuple):
    """An entry of the form and how much of a heading it explains (0–1)."""

    score: float
    position: int  # of the question or section in the form, from 0


class _Wording(NamedTuple):
    """The stems of one wording; those of a titled prompt stand before and after the title."""

    words: frozenset[str]
    head: int | None  # number of words before {title}; None if there is no title
    tail: int


_DICE, _COVER = 0.6, 0.4  # one wording as a whole; the heading's words in all wordings together
_SLACK = 2  # words that another translation may have before or after the title
_SHORTLIST = 6


class Index:
    """The entries of a form in one language, ready to be matched."""

    def __init__(self, entries: Sequence[Sequence[str]]) -> None:
        self._wordings = [[_wording(text) for text in texts] for texts in entries]
        self._bags = [frozenset().union(*(w.words for w in known)) for known in self._wordings]
        counts = Counter(stem for bag in self._bags for stem in bag)
        self._unknown = log(1 + len(entries) / 2)
        self._weights = {stem: log(1 + len(entries) / n) for stem, n in counts.items()}
        self._postings: dict[str, list[int]] = {}
        for position, bag in enumerate(self._bags):
            for stem in bag:
                self._postings.setdefault(stem, []).append(position)

    def knows(self, words: Iterable[str]) -> int:
        """How many of the words the form uses at all."""
        return sum(word in self._weights for word in words)

    def match(self, words: Sequence[str]) -> list[Match]:
        """The best entries for a heading's stems, best first."""
        shared: dict[int, float] = {}
        for word in set(words):
            for position in self._postings.get(word, ()):
                shared[position] = shared.get(position, 0.0) + self._weights[word]
        short = sorted(shared, key=lambda position: (-shared[position], position))[:_SHORTLIST]
        found = [Match(self._score(words, position), position) for position in short]
        return sorted(found, key=lambda match: (-match.score, match.position))

    def best(self, words: Sequence[str]) -> float:
        """The score of the best entry; 0 if nothing is shared."""
        return max((match.score for match in self.match(words)), default=0.0)

    def _score(self, words: Sequence[str], position: int) -> float:
        return max(self._similarity(words, known, position) for known in self._wordings[position])

    def _similarity(self, words: Sequence[str], known: _Wording, position: int) -> float:
        if known.head is not None and len(words) > known.head + known.tail + 2 * _SLACK:
            words = [*words[: known.head + _SLACK], *words[-(known.tail + _SLACK) :]]
        own = set(words)
        total = self._weight(own)
        if not total:
            return 0.0
        dice = 2 * self._weight(own & known.words) / (total + self._weight(known.words))
        return _DICE * dice + _COVER * self._weight(own & self._bags[position]) / total

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._unknown) for word in words)


def _wording(text: str) -> _Wording:
    head, found, tail = text.partition("{title}")
    before, after = stems(head), stems(tail)
    return _Wording(frozenset(before + after), len(before) if found else None, len(after))


@cache
def questions(form: Form, language: str) -> Index:
    """The index of a form's questions."""
    return _index([question.prompts[language] for question in form.questions])


@cache
def sections(form: Form, language: str) -> Index:
    """The index of a form's section titles."""
    return _index([section.titles[language] for section in form.sections])


def _index(entries: Sequence[Sequence[str]]) -> Index:
    return Index(entries)


def question(form: Form, match: Match) -> FormQuestion:
    """The question that a match of :func:`questions` stands for."""
    return form.questions[match.position]


def section(form: Form, match: Match) -> FormSection:
    """The section that a match of :func:`sections` stands for."""
    return form.sections[match.position]
