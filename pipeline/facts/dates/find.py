"""Dates in a text: points are read, joined, checked, completed, in this order."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline import countries, diagnostics
from pipeline.facts.dates import combine, guards, resolve
from pipeline.facts.dates.grammar import Grammar, grammar
from pipeline.facts.dates.normalise import Time, interval
from pipeline.facts.dates.patterns import lower
from pipeline.facts.dates.points import Order
from pipeline.facts.dates.read import read
from pipeline.types import Context, DateMention, Diagnostic, Precision


class Found(NamedTuple):
    """What a search gives: the mentions in order, not overlapping, and what was left alone."""

    mentions: tuple[DateMention, ...]
    diagnostics: tuple[Diagnostic, ...]


def find(text: str, context: Context) -> tuple[DateMention, ...]:
    """All dates of a text, in order; each ``span`` is the guidelines' ``date_text``."""
    return search(text, context).mentions


def search(text: str, context: Context) -> Found:
    """All dates of a text, with a diagnostic for each that could not be completed.

    Raises:
        FileNotFoundError: the context's language has no data.
    """
    words, lowered = grammar(context.language), lower(text)
    points = read(lowered, words, _order(context.language, context.country))
    kept = [
        stretch
        for stretch in combine.stretches(lowered, points, words)
        if guards.is_date(text, lowered, stretch, words)
    ]
    mentions: list[DateMention] = []
    problems: list[Diagnostic] = []
    for found in resolve.resolve(text, kept, context.period):
        mention = _mention(found, words)
        if mention:
            mentions.append(mention)
        else:
            quote = text[found.stretch.span.start : found.stretch.span.end]
            problems.append(diagnostics.make("date-incomplete", found.stretch.span, text=quote))
    return Found(tuple(mentions), tuple(problems))


@cache
def _order(language: str, country: str | None) -> Order:
    """Whether a numeric date begins with the day or the month, by country (CLDR)."""
    locale = countries.locale(language, country)
    if country and not locale.territory:
        return "DMY"  # not CLDR's default for the language, which may be that of another country
    pattern = str(locale.date_formats["short"].pattern).lower()
    return "MDY" if pattern.index("m") < pattern.index("d") else "DMY"


def _mention(found: resolve.Resolved, words: Grammar) -> DateMention | None:
    """The date; ``None`` if it is incomplete, or the calendar has no such ends in this order."""
    stretch, (first, last) = found.stretch, (found.stretch.first, found.stretch.last)
    if not stretch.complete or (first and not first.valid()):
        return None
    if last and last is not first and not last.valid():
        return None
    start = first.first_day() if first else None
    end = last.last_day() if last else None
    if start and end and start > end:
        return None
    rule, confidence = _rule(found, words)
    return DateMention(
        span=stretch.span,
        rule=rule,
        confidence=confidence,
        edtf=interval(first, last),
        start=start,
        end=end,
        precision=_precision(first, last),
        approximate=bool((first and first.approximate) or (last and last.approximate)),
        inferred=found.inferred,
    )


def _precision(first: Time | None, last: Time | None) -> Precision:
    return last.precision() if last and first == last else "range"


def _rule(found: resolve.Resolved, words: Grammar) -> tuple[str, float]:
    """The rule that decided, and the least of the confidences of all that took part."""
    points_ = found.stretch.points
    rule = points_[-1].rule
    if not rule.endswith("same"):
        name = found.rule or found.stretch.rule or ("approximate" * points_[0].approximate)
        rule = words.rules[name] if name else points_[0].rule
    return rule, min(words.confidence[rule], *(point.confidence for point in points_))
