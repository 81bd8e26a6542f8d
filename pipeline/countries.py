"""Countries: names, number conventions and currencies, from CLDR (Babel) and ISO 3166 (pycountry).

Country codes are ISO 3166-1 alpha-3 throughout.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.numbers import get_territory_currencies
from pycountry import countries as _iso


class NumberFormat(NamedTuple):
    """How a country writes numbers: ``12,345.6`` is ``NumberFormat(decimal=".", group=",")``."""

    decimal: str
    group: str


@cache
def codes() -> tuple[str, ...]:
    """All ISO 3166-1 alpha-3 codes."""
    return tuple(sorted(country.alpha_3 for country in _iso))


@cache
def alpha_2(code: str) -> str | None:
    """The two-letter code of a country, ``None`` if there is no such country."""
    country = _iso.get(alpha_3=code)
    return country.alpha_2 if country else None


@cache
def name(code: str, language: str) -> str | None:
    """The country's usual name in a language: ``name("MEX", "es") == "México"``."""
    two = alpha_2(code)
    found = Locale(language).territories.get(two) if two else None
    return str(found) if found else None


@cache
def names(language: str) -> dict[str, str]:
    """Name → code of all countries in a language."""
    pairs = ((name(code, language), code) for code in codes())
    return {found: code for found, code in pairs if found}


@cache
def locale(language: str, country: str | None) -> Locale:
    """The CLDR locale of a language in a country, or of the language where CLDR has none."""
    two = alpha_2(country) if country else None
    try:
        return Locale.parse(f"{language}_{two}" if two else language)
    except UnknownLocaleError:
        return Locale(language)


@cache
def number_format(language: str, country: str | None) -> NumberFormat:
    """The decimal mark and digit grouping of a country: Mexico and Chile differ in Spanish."""
    found = locale(language, country)
    symbols = found.number_symbols.get("latn") or found.number_symbols
    return NumberFormat(str(symbols["decimal"]), str(symbols["group"]))


@cache
def currency(country: str | None) -> str | None:
    """ISO 4217 code of the country's current legal tender."""
    two = alpha_2(country) if country else None
    current = get_territory_currencies(two) if two else []
    return str(current[0]) if current else None


@cache
def official_names(code: str) -> tuple[str, ...]:
    """The English names of a country in ISO 3166: short, official and common."""
    country = _iso.get(alpha_3=code)
    found = (getattr(country, key, None) for key in ("name", "official_name", "common_name"))
    return tuple(str(name) for name in found if name)
