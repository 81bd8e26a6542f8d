"""Years (and months) that a date leaves out: taken from elsewhere in the text if certain."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.facts.dates.normalise import Time
from pipeline.facts.dates.stretch import Stretch
from pipeline.types import Period

# Begins with a set of characters, which makes scanning fast.
_SENTENCE_END = re.compile(r"[\n.!?…](?:(?<=\n)|[\"”»)]?\s{1,4}(?=[\"“«¿¡(]?[A-ZÀ-ÞŒ]))")


class Resolved(NamedTuple):
    """A stretch with what was found for it; incomplete if nothing certain was."""

    stretch: Stretch
    inferred: bool
    rule: str | None = None  # last part of the id of the rule that found it


def resolve(text: str, stretches: Sequence[Stretch], period: Period | None) -> tuple[Resolved, ...]:
    """Completes what is incomplete, from the text first, then from the reporting period."""
    results: list[Resolved] = []
    antecedent: Stretch | None = None  # the nearest complete one before
    years: Sequence[frozenset[int]] | None = None
    for index, stretch in enumerate(stretches):
        if stretch.points[-1].same:
            found = _from_antecedent(stretch, antecedent)
        elif stretch.complete:
            found = Resolved(stretch, any(point.inferred for point in stretch.points))
        else:
            years = years or _sentence_years(text, stretches)
            found = _elliptical(stretch, years[index], period)
        results.append(found)
        if found.stretch.complete:
            antecedent = found.stretch
    return tuple(results)


def _from_antecedent(stretch: Stretch, found: Stretch | None) -> Resolved:
    """ "That same year": of the nearest date before, if that has one year (month, day)."""
    time = found.first or found.last if found else None
    same = stretch.points[-1].same
    if not found or not time or found.year is None:
        return Resolved(stretch, inferred=True)
    if same in ("year", "next"):
        year = found.year + (same == "next")
        return Resolved(_with_year(stretch, year), inferred=True, rule="same")
    one_month = found.first is None or found.last is None or found.first[:2] == found.last[:2]
    if time.month is None or not one_month:
        return Resolved(stretch, inferred=True)
    if same == "month":
        return Resolved(_with_month(stretch, time), inferred=True, rule="same")
    if time.day is None or found.first != found.last:
        return Resolved(stretch, inferred=True)
    return Resolved(stretch._replace(first=time, last=time), inferred=True, rule="same")


def _elliptical(stretch: Stretch, years: frozenset[int], period: Period | None) -> Resolved:
    """Of the only year in the sentence or, where it has none, of the only one in the period."""
    within = _years_within(stretch, period)
    candidates = list(years) or within
    contradicted = years and within and candidates != within
    if len(candidates) == 1 and not contradicted:
        return Resolved(_with_year(stretch, candidates[0]), inferred=True, rule="elliptical")
    return Resolved(stretch, inferred=True)


def _sentence_years(text: str, stretches: Sequence[Stretch]) -> list[frozenset[int]]:
    """For each stretch the years that its sentence names."""
    ends = [match.start() for match in _SENTENCE_END.finditer(text)]
    sentences = [bisect_right(ends, stretch.span.start) for stretch in stretches]
    years: dict[int, set[int]] = {}
    for sentence, stretch in zip(sentences, stretches, strict=True):
        named = years.setdefault(sentence, set())
        if stretch.first and stretch.last:  # "hasta 2030" says nothing of "en junio"
            both = (stretch.first.year, stretch.last.year)
            named.update(year for year in both if year is not None)
    frozen = {sentence: frozenset(found) for sentence, found in years.items()}
    return [frozen[sentence] for sentence in sentences]


def _years_within(stretch: Stretch, period: Period | None) -> list[int]:
    """The years that put the whole stretch inside the reporting period."""
    if period is None:
        return []
    candidates = range(int(period.start[:4]), int(period.end[:4]) + 1)
    return [year for year in candidates if _inside(_with_year(stretch, year), period)]


def _inside(stretch: Stretch, period: Period) -> bool:
    times = [time for time in (stretch.first, stretch.last) if time]
    return all(
        time.valid() and period.start <= time.first_day() and time.last_day() <= period.end
        for time in times
    )


def _with_year(stretch: Stretch, year: int) -> Stretch:
    first, last = (time and time._replace(year=year) for time in (stretch.first, stretch.last))
    return stretch._replace(first=first, last=last)


def _with_month(stretch: Stretch, month: Time) -> Stretch:
    first, last = (
        time and time._replace(year=month.year, month=month.month)
        for time in (stretch.first, stretch.last)
    )
    return stretch._replace(first=first, last=last)
