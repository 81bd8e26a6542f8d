"""Which question or section of a form a heading is, by the words they share.

Words are compared by their first letters, synonyms as one, each weighted by how few entries of
the form use it (inverse document frequency). So a translation that was never seen still finds its
question by the words that matter, in whatever order; the order of the form is weighed later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import log
from typing import NamedTuple

from pipeline.forms.model import Form
from pipeline.forms.wording import STEM, fold, stems


class Match(NamedTuple):
    """An entry of the form and how much of a heading it explains (0–1)."""

    score: float
    position: int  # of the question or section in the form, from 0


class _Wording(NamedTuple):
    """The stems of one wording; those of a titled prompt stand before and after the title."""

    words: frozenset[str]
    head: int | None  # number of words before {title}; None if there is no title
    tail: int


class _Heading(NamedTuple):
    """The stems of a heading that is matched, and what they weigh."""

    words: frozenset[str]
    weight: int


_DICE, _COVER = 0.6, 0.4  # one wording as a whole; the heading's words in all wordings together
_SLACK = 2  # words that another translation may have before or after the title
_FEW = 3  # words; that fewer words occur in an entry says little
_SHORTLIST = 4
_UNIT = 1_000_000  # of a weight


class Index:
    """The entries of a form in one language, ready to be matched.

    Args:
        entries: the wordings of each.
        synonyms: a stem and the stem that stands for it.
    """

    def __init__(self, entries: Sequence[Sequence[str]], synonyms: Mapping[str, str]) -> None:
        self._synonyms = synonyms
        wordings = [[self._wording(text) for text in texts] for texts in entries]
        self._bags = [frozenset().union(*(w.words for w in known)) for known in wordings]
        self._users: dict[str, list[int]] = {}  # stem → the entries that use it
        for at, bag in enumerate(self._bags):
            for stem in bag:
                self._users.setdefault(stem, []).append(at)
        self._unknown = _weighed(len(entries) / 2)
        self._weights = {s: _weighed(len(entries) / len(own)) for s, own in self._users.items()}
        self._wordings = [[(w, self._weight(w.words)) for w in known] for known in wordings]

    def knows(self, words: Iterable[str]) -> int:
        """How many of the words the form uses at all."""
        return sum(map(self._weights.__contains__, self._same(words)))

    def familiarity(self, words: Iterable[str]) -> float:
        """How much of what the words weigh the form has (0-1)."""
        own = frozenset(self._same(words))
        known = self._known_weight(own & self._weights.keys())
        return known / self._weight(own) if own else 0.0

    def match(self, stems_: Sequence[str]) -> list[Match]:
        """The best entries for a heading's stems, best first."""
        words = self._same(stems_)
        whole = self._heading(words)
        shared = self._shared(whole.words)
        short = sorted(shared, key=lambda at: (-shared[at], at))[:_SHORTLIST]
        cut: dict[tuple[int, int], _Heading] = {}
        found = [Match(self._score(words, whole, at, shared[at], cut), at) for at in short]
        return sorted(found, key=lambda match: (-match.score, match.position))

    def _shared(self, words: Iterable[str]) -> dict[int, int]:
        """The weight of the words that each entry has of some, if it has any."""
        shared: dict[int, int] = {}
        for word in words:
            if users := self._users.get(word):
                weight = self._weights[word]
                for at in users:
                    shared[at] = shared.get(at, 0) + weight
        return shared

    def explains(self, stems_: Sequence[str], position: int) -> float:
        """How much of a stretch's words the wordings of one entry have (0-1)."""
        words = frozenset(self._same(stems_))
        own = self._known_weight(words & self._bags[position])
        return own / self._weight(words) if words else 0.0

    def likeness(self, stems_: Sequence[str], position: int) -> float:
        """The score of one entry for a heading's stems."""
        words = self._same(stems_)
        if not words:
            return 0.0
        whole = self._heading(words)
        shared = self._known_weight(whole.words & self._bags[position])
        return self._score(words, whole, position, shared, {})

    def best(self, words: Sequence[str]) -> float:
        """The score of the best entry; 0 if nothing is shared."""
        return max((match.score for match in self.match(words)), default=0.0)

    def _score(
        self,
        words: Sequence[str],
        whole: _Heading,
        position: int,
        shared: int,
        cut: dict[tuple[int, int], _Heading],
    ) -> float:
        """Likeness to the most similar wording of one entry.

        Args:
            words: the heading's stems in order.
            whole: the same as a set.
            position: the entry's.
            shared: the weight of the words that the entry has of them.
            cut: headings without the middle, where a title stands; filled as needed.
        """
        best = 0.0
        whole_cover = shared / whole.weight
        for known, weight in self._wordings[position]:
            heading, cover = whole, whole_cover
            if known.head is not None and len(words) > known.head + known.tail + 2 * _SLACK:
                ends = known.head + _SLACK, known.tail + _SLACK
                if ends not in cut:
                    cut[ends] = self._heading([*words[: ends[0]], *words[-ends[1] :]])
                heading = cut[ends]
                cover = self._known_weight(heading.words & self._bags[position]) / heading.weight
            dice = 2 * self._known_weight(heading.words & known.words) / (heading.weight + weight)
            few = min(1.0, len(heading.words) / _FEW)
            best = max(best, _DICE * dice + _COVER * cover * few)
        return best

    def _same(self, words: Iterable[str]) -> list[str]:
        """The words, synonyms as one."""
        synonyms = self._synonyms
        return [synonyms.get(word, word) for word in words]

    def _wording(self, text: str) -> _Wording:
        head, found, tail = text.partition("{title}")
        before, after = self._same(stems(head)), self._same(stems(tail))
        return _Wording(frozenset(before + after), len(before) if found else None, len(after))

    def _heading(self, words: Iterable[str]) -> _Heading:
        own = frozenset(words)
        return _Heading(own, self._weight(own))

    def _weight(self, words: Iterable[str]) -> int:
        weights, unknown = self._weights, self._unknown
        return sum([weights.get(word, unknown) for word in words])

    def _known_weight(self, words: Iterable[str]) -> int:
        """The weight of words that the form has."""
        return sum(map(self._weights.__getitem__, words))


def _weighed(rarity: float) -> int:
    """A word's weight; a whole number, so that sums do not depend on the order of a set."""
    return round(_UNIT * log(1 + rarity))


@cache
def synonyms(form: Form, language: str) -> Mapping[str, str]:
    """A stem and the stem that stands for it, for all words that have a synonym in the form."""
    found = {}
    for group in form.synonyms.get(language, ()):
        for stem in (stem for word in group for stem in stems(word)):
            found[stem] = found[f"{stem}s"[:STEM]] = stems(group[0])[0]
    return found


@cache
def questions(form: Form, language: str) -> Index:
    """The index of a form's questions."""
    return Index(
        [question.prompts[language] for question in form.questions], synonyms(form, language)
    )


@cache
def sections(form: Form, language: str) -> Index:
    """The index of a form's section titles."""
    return Index([section.titles[language] for section in form.sections], synonyms(form, language))


@cache
def labels(form: Form) -> frozenset[str]:
    """The labels of all options of a form, in all languages, folded."""
    return frozenset(
        fold(label)
        for question in form.questions
        for option in question.options
        for texts in option.labels.values()
        for label in texts
    )
