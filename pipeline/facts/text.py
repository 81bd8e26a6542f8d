"""Dates and counts of any text, for people who want only these."""

from __future__ import annotations

from pipeline import data, edtf
from pipeline.errors import UsageError
from pipeline.facts import counts, dates
from pipeline.options import check_known
from pipeline.types import Context, CountMention, DateMention, Period


def find_dates(
    text: str, *, language: str, country: str | None = None, reference: str | None = None
) -> tuple[DateMention, ...]:
    """The calendar dates of a text as EDTF, by position.

    Args:
        text: prose; line breaks inside sentences do no harm.
        language: es, fr or en.
        country: ISO 3166-1 alpha-3; decides whether 03/04/2023 is in March or April.
        reference: the period the text is about, as EDTF; completes dates without a year where
            that is certain.

    Raises:
        UsageError: there is no data for the language, or ``reference`` is no EDTF date or
            interval with both ends.

    Example:
        >>> [date.edtf for date in find_dates("du 13 au 17 juin 2022", language="fr")]
        ['2022-06-13/2022-06-17']
    """
    return dates.find(text, _context(language, country, _period(reference)))


def find_counts(
    text: str, *, language: str, country: str | None = None
) -> tuple[CountMention, ...]:
    """The counted quantities of a text, by position; dates are told apart.

    Args:
        text: prose; line breaks inside sentences do no harm.
        language: es, fr or en.
        country: ISO 3166-1 alpha-3; decides what 1.250 means and which pesos are meant.

    Raises:
        UsageError: there is no data for the language.

    Example:
        >>> [c] = find_counts("participaron 1.250 docentes", language="es", country="CHL")
        >>> c.value, c.unit
        (1250.0, 'docentes')
    """
    context = _context(language, country)
    return counts.find(text, context, dates.find(text, context))


def _context(language: str, country: str | None, period: Period | None = None) -> Context:
    check_known("language", language, data.languages())
    return Context(language, country, period)


def _period(reference: str | None) -> Period | None:
    if reference is None:
        return None
    try:
        start, end = edtf.bounds(reference)
    except ValueError as error:
        raise UsageError(f"reference: {error}") from error
    if start is None or end is None:
        raise UsageError(f"reference: {reference!r} is open")
    return Period(reference, start, end)
