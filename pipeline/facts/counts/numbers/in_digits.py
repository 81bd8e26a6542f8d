"""Numbers in digits, with the scale word or the collective noun after them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.countries import NumberFormat
from pipeline.facts.counts.grammar.numerals import Numerals
from pipeline.facts.counts.normalise import digits
from pipeline.facts.counts.numbers.number import Number
from pipeline.facts.words import fold

# A run of digits with the separators of any convention; a space groups by three only.
# A longer row of numbers with spaces between is a telephone number, read as one.
DIGITS = re.compile(
    r"\d(?:\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3}){1,5}(?!\d)(?:[.,]\d+)?"
    r"|\d*(?: \d+){3,}|\d*(?:[.,'’]\d+)*)",
    re.ASCII,
)
_OPENERS = frozenset(" \t\n\r\u00a0\u202f\u2009([{\"'“”«»‘’¿¡*_|<>≤≥~≈±=:;—–$€£₵₹₦₡₱¢&")
_SPACES = ("", " ", "\n")
_AFTER = re.compile(r"[^\W_]|[ªº°]|/\d|:\d\d|-[^\W\d_]|\.\d|,\d")


def in_digits(
    text: str, matches: Iterable[re.Match[str]], numerals: Numerals, style: NumberFormat
) -> list[Number]:
    """The numbers of the matches of ``DIGITS``."""
    numbers = []
    for match in matches:
        start, end = match.span()
        reading = digits(match[0], style)
        if reading is None:
            numbers.append(Number(start, end, 0, "digits", free=False))
            continue
        value, whole = reading
        # A cheap look first: few numbers have a letter after them.
        scaled = text[end : end + 2].strip()[:1].isalpha() and numerals.scale_after.match(text, end)
        if scaled:
            numbers.append(_scaled_number(text, start, scaled, value, numerals))
        else:
            free = _free(text, start, end)
            numbers.append(Number(start, end, value, "digits", whole, free=free))
    return numbers


def _scaled_number(
    text: str, start: int, match: re.Match[str], value: float, numerals: Numerals
) -> Number:
    """Digits with the scale word or the collective noun after them: "3 docenas de talleres"."""
    words, end = fold(match[0]), match.end()
    free = _free(text, start, end)
    if words in numerals.collectives:
        value *= numerals.collectives[words].value
        return Number(start, end, value, "collective", free=free)
    value, scale = _scaled(value, words, numerals)
    return Number(start, end, value, "mixed", scale=scale, free=free)


def _scaled(value: float, words: str, numerals: Numerals) -> tuple[float, float]:
    """Value and scale of digits followed by scale words: "3", "mil millones"."""
    scale = 1.0
    for half in numerals.halves:
        if words.endswith(f" {half}"):
            scale = numerals.scales[words.removesuffix(f" {half}")]
            return round(value * scale + scale / 2, 6), scale
    for word in words.split():
        scale *= numerals.scales[word]
    return round(value * scale, 6), scale


def _free(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    if before == "-":  # "10-15", or a bullet; never "COVID-19"
        before = text[start - 2] if start > 1 else " "
        return (before.isdigit() or before in _OPENERS) and _ends(text, end)
    return before in _OPENERS and _ends(text, end)


def _ends(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return after in _SPACES or not _AFTER.match(text, end)
