"""What the report is: its country, its reporting period, its title."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from babel import Locale
from rapidfuzz import fuzz

from pipeline import countries
from pipeline.forms import Form, words
from pipeline.forms.wording import fold, plain
from pipeline.segment.lines import Line
from pipeline.types import Period

# --------------------------------------------------------------------------- country

_WORD = re.compile(r"[^\W_]+")
_NAME_WORDS = 6  # of the longest country name
_CERTAIN = 3  # times that prose must name a government, and more often than any other


def country(cover: Sequence[str], prose: str, language: str) -> str | None:
    """ISO 3166-1 alpha-3 code of the country the report is of.

    A line of the cover that is a country's name decides, then a name within one, then a
    government that the answers name again and again ("Gobierno de …").
    """
    names = _names(language)
    for line in cover:
        if code := names.get(_squeeze(line)):
            return code
    for line in cover:
        found = set(_codes(line, names))
        if len(found) == 1:
            return found.pop()
    return _government(prose, language, names)


def _codes(line: str, names: dict[str, str]) -> Iterator[str]:
    """Codes of the country names in a line, the longest name at each place."""
    parts = _WORD.findall(line)
    at = 0
    while at < len(parts):
        for size in range(min(_NAME_WORDS, len(parts) - at), 0, -1):
            code = names.get(_squeeze("".join(parts[at : at + size])))
            if code and parts[at][0].isupper():
                yield code
                at += size - 1
                break
        at += 1


def _government(prose: str, language: str, names: dict[str, str]) -> str | None:
    found = Counter(
        next(_codes(match.group(1), names), "") for match in _governments(language).finditer(prose)
    )
    found.pop("", None)
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < _CERTAIN:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None


@cache
def _governments(language: str) -> re.Pattern[str]:
    word = words.alternatives(words.known(language, "government_words"))
    return re.compile(rf"\b(?:{word})\s*((?:[\w’'-]+ ?){{1,4}})", re.IGNORECASE)


@cache
def _names(language: str) -> dict[str, str]:
    """Squeezed name → code, in the report's language and as ISO 3166 has it."""
    found: dict[str, str] = {}
    for name, code in (*countries.names("en").items(), *countries.names(language).items()):
        found[_squeeze(name)] = code
        found.setdefault(_squeeze(re.sub(r"\s*\([^()]*\)", "", name)), code)
    for code in countries.codes():
        for name in countries.official_names(code):
            found.setdefault(_squeeze(name), code)
    return found


def _squeeze(name: str) -> str:
    return fold(name).replace(" ", "")


# --------------------------------------------------------------------------- period


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


def year(cover: Iterable[str]) -> Period | None:
    """The year as period, if the cover names one and no other."""
    years = {found for line in cover for found in _YEAR.findall(line)}
    if len(years) != 1:
        return None
    only = years.pop()
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
    months = month_names(language)
    for pattern in _range_patterns(language):
        for found in pattern.finditer(text):
            last_year = found.group("by")
            if last_year is None:
                continue
            first_year = found.group("ay") or last_year
            first = _Month(int(first_year), months[found.group("am").lower()])
            last = _Month(int(last_year), months[found.group("bm").lower()])
            if first <= last:
                yield first, last
        if pattern.search(text):
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


# --------------------------------------------------------------------------- title

_MIN_WORDS = 3
_KNOWN_TITLE = 70
_TITLE_LINES = 3


def title(cover: Sequence[Line], form: Form | None, language: str) -> str | None:
    """The report's title: the lines of the cover most like a title of the form.

    Without a form, or with none like it, the first paragraph of some length.
    """
    paragraphs = list(_paragraphs(cover))
    if form:
        known = [fold(text) for text in form.titles.get(language, ())]
        best = max(
            (
                (max((fuzz.ratio(fold(text), other) for other in known), default=0.0), text)
                for paragraph in paragraphs
                for text in _runs(paragraph)
            ),
            default=(0.0, ""),
            key=lambda item: item[0],
        )
        if best[0] >= _KNOWN_TITLE:
            return best[1]
    whole = [plain(" ".join(paragraph)) for paragraph in paragraphs]
    return next((text for text in whole if len(text.split()) >= _MIN_WORDS), None) or next(
        iter(whole), None
    )


def _runs(paragraph: Sequence[str]) -> Iterator[str]:
    """All runs of lines that may be a title."""
    for first in range(len(paragraph)):
        for last in range(first + 1, min(first + _TITLE_LINES, len(paragraph)) + 1):
            yield plain(" ".join(paragraph[first:last]))


def _paragraphs(cover: Sequence[Line]) -> Iterator[list[str]]:
    """Lines that stand together are one paragraph; a Markdown heading is its own."""
    held: list[Line] = []
    for line in cover:
        if held and (line.after_blank or line.is_heading or held[-1].is_heading):
            yield [part.raw for part in held]
            held = []
        held.append(line)
    if held:
        yield [part.raw for part in held]
