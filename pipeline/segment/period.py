"""The reporting period, as prompts and covers state it."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from babel import Locale

from pipeline.forms import words
from pipeline.forms.wording import fold
from pipeline.types import Period

_MAX_WORDS = 20  # of a line that states a period; longer ones are prose
_SENTENCE = re.compile(r"[.!?;]$")
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)")


class _Month(NamedTuple):
    year: int
    month: int

    def plus(self, months: int) -> _Month:
        total = self.year * 12 + self.month - 1 + months
        return _Month(total // 12, total % 12 + 1)


def period(texts: Iterable[str], language: str) -> Period | None:
    """The reporting period that the prompts (or the cover) state, by months.

    A stated range decides, the most frequent one first. Else "since May 2022" and "until April
    2024" do, if they bound two spans of twelve months: the reported one and the next.
    """
    joined = [text for text in texts if text]
    ranges = Counter(found for text in joined for found in _ranges(text, language))
    if ranges:
        (first, last), _ = max(ranges.items(), key=lambda item: (item[1], item[0]))
        return _period(first, last)
    since = Counter(month for text in joined for month in _after("since", text, language))
    until = Counter(month for text in joined for month in _after("until", text, language))
    if since and until:
        first, end = since.most_common(1)[0][0], until.most_common(1)[0][0]
        if first.plus(23) == end:
            return _period(first, first.plus(11))
    return None


def stating(cover: Iterable[str]) -> list[str]:
    """The lines of the cover that speak of a period ("Annual report 2022"), sentences left out."""
    known = words.folded("period_words")
    return [line for line in cover if not _SENTENCE.search(line) and _speaks(fold(line), known)]


def _speaks(folded: str, known: frozenset[str]) -> bool:
    parts = folded.split()
    return len(parts) <= _MAX_WORDS and not known.isdisjoint(parts)


def year(cover: Sequence[str]) -> Period | None:
    """The year as period, if the cover names one and no other, beside words of a period."""
    years = {found for line in cover for found in _YEAR.findall(line)}
    if len(years) != 1:
        return None
    only = years.pop()
    if not any(only in line for line in stating(cover)):
        return None
    return Period(only, f"{only}-01-01", f"{only}-12-31")


def _period(first: _Month, last: _Month) -> Period:
    days = calendar.monthrange(last.year, last.month)[1]
    one, other = f"{first.year}-{first.month:02}", f"{last.year}-{last.month:02}"
    return Period(f"{one}/{other}", f"{one}-01", f"{other}-{days:02}")


@cache
def month_names(language: str) -> dict[str, int]:
    """Name or abbreviation of a month, lower case → its number, from CLDR."""
    months = Locale(language).months
    return {
        str(name).lower().rstrip("."): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[context][width].items()
    }


@cache
def _month(language: str, group: str) -> str:
    names = words.alternatives(sorted(month_names(language), key=lambda name: (-len(name), name)))
    return (
        rf"(?:\d{{1,2}}(?:er|st|nd|rd|th|º)?\s+(?:de\s+)?)?(?P<{group}m>{names})\.?,?"
        rf"(?:\s+(?:de\s+|del\s+)?(?P<{group}y>(?:19|20)\d\d))?\b"
    )


@cache
def _range_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    shapes = (*words.known(language, "period"), "{a} – {b}", "{a} - {b}")
    patterns = []
    for shape in shapes:
        text = re.escape(shape).replace(r"\ ", r"\s+")
        text = text.replace(r"\{a\}", _month(language, "a")).replace(
            r"\{b\}", _month(language, "b")
        )
        patterns.append(re.compile(rf"(?<!\w){text}", re.IGNORECASE))
    return tuple(patterns)


def _ranges(text: str, language: str) -> Iterator[tuple[_Month, _Month]]:
    if not _YEAR.search(text):
        return
    months = month_names(language)
    for pattern in _range_patterns(language):
        is_told = False
        for found in pattern.finditer(text):
            is_told = True
            last_year = found.group("by")
            if last_year is None:
                continue
            first_year = found.group("ay") or last_year
            first = _Month(int(first_year), months[found.group("am").lower()])
            last = _Month(int(last_year), months[found.group("bm").lower()])
            if first <= last:
                yield first, last
        if is_told:
            return


@cache
def _after_pattern(key: str, language: str) -> re.Pattern[str]:
    word = words.alternatives(
        sorted(words.known(language, key), key=lambda known: (-len(known), known))
    )
    return re.compile(rf"(?<!\w)(?:{word})\s*{_month(language, 'a')}", re.IGNORECASE)


def _after(key: str, text: str, language: str) -> Iterator[_Month]:
    for found in _after_pattern(key, language).finditer(text):
        if found.group("ay"):
            yield _Month(int(found.group("ay")), month_names(language)[found.group("am").lower()])
