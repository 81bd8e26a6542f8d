"""Quantities whose unit is a sign or a code: percentages and amounts of money."""

from __future__ import annotations

import re
from typing import NamedTuple

from babel.numbers import get_currency_name

from pipeline import countries
from pipeline.facts.counts.grammar import Money, fold
from pipeline.types import Span

MAX_SIGN = 8  # characters of a sign before its amount, the space included

_PERCENT = re.compile(r"[( \u00a0]%\)?[*_: ]{0,8}\Z")
_BREAK = re.compile(r"[\s(\[*_|:;,«“\"]")


class Amount(NamedTuple):
    """Money: where it begins and ends, its currency, and the scale sign ("2.5m" is 1e6)."""

    start: int
    end: int
    unit: str  # ISO 4217, or the word as written where the currency cannot be known
    scale: float


def amount(text: str, start: int, end: int, money: Money, country: str | None) -> Amount | None:
    """The money that a number at ``start``–``end`` states, the currency after or before it."""
    begin, sign = _prefix(text, start, money)
    after = money.after.match(text, end)
    if after:
        unit = currency(after["name"], money, country)
        scale = money.scales[after["scale"]] if after["scale"] else 1.0
        return Amount(begin, after.end(), unit, scale)
    name = currency(sign, money, country) if sign else ""
    if not name or (sign in money.own and name == sign):
        return None
    scaled = money.scale.match(text, end)
    scale = money.scales[scaled["scale"]] if scaled else 1.0
    return Amount(begin, scaled.end() if scaled else end, name, scale)


def closing_sign(text: str, span: Span, money: Money, country: str | None) -> str | None:
    """ "%" or the ISO 4217 code of the currency that a head ends with: "Montant (FCFA)"."""
    if _PERCENT.search(text, *span):
        return "%"
    match = money.closing.search(text, *span)
    if match is None:
        return None
    name = currency(match["name"], money, country)
    return None if match["name"] in money.own and name == match["name"] else name


def _prefix(text: str, start: int, money: Money) -> tuple[int, str]:
    """The sign before an amount and where it begins; ``start`` and "" without one."""
    head = text[max(0, start - MAX_SIGN) : start].rstrip(" \u00a0\u202f*_")
    sign = _BREAK.split(head)[-1] if head[-1:] in money.ends else ""
    if sign not in money.prefixes:
        return start, ""
    return max(0, start - MAX_SIGN) + len(head) - len(sign), sign


def currency(name: str, money: Money, country: str | None) -> str:
    """ISO 4217 code of a sign or a name; the name itself where it stands for several."""
    key = name if name in money.codes or name in money.local else fold(name)
    if key in money.local:
        own = countries.currency(country)
        if own and re.search(money.local[key], get_currency_name(own, locale="en").lower()):
            return own
        return money.codes.get(key, name)
    return money.codes[key]
