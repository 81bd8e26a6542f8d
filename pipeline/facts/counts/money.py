"""Amounts of money: a currency after or before a number, or at the head of a column."""

from __future__ import annotations

import re
from typing import NamedTuple

from babel.numbers import get_currency_name

from pipeline import countries
from pipeline.facts.counts.grammar.currencies import FIRST, Money
from pipeline.facts.words import fold
from pipeline.types import Span

MAX_GAP = 5  # characters of the spaces before a currency and of its beginning
MAX_SIGN = 8  # characters of a sign before its amount, the space included

_AROUND = " \u00a0\u202f*_"  # may stand between a sign and its amount
_PERCENT = re.compile(r"[( \u00a0]%\)?[*_: ]{0,8}\Z")
_BREAK = re.compile(r"[\s(\[*_|:;,«“\"]")
_END = re.compile(r"(?<=\S)(?!\w)")  # where a name may end


class Amount(NamedTuple):
    """Money: where it begins and ends, its currency, and the scale sign ("2.5m" is 1e6)."""

    start: int
    end: int
    unit: str  # ISO 4217, or the word as written where the currency cannot be known
    scale: float


def amount(text: str, start: int, end: int, money: Money, country: str | None) -> Amount | None:
    """The money that a number at ``start``–``end`` states, the currency after or before it."""
    begin, sign = _prefix(text, start, money)
    if following := _following(text, end, money, country):
        return following._replace(start=begin)
    name = _known(sign, money, country) if sign else ""
    if not name:
        return None
    scaled = money.scale.match(text, end)
    scale = money.scales[scaled["scale"]] if scaled else 1.0
    return Amount(begin, scaled.end() if scaled else end, name, scale)


def _following(text: str, end: int, money: Money, country: str | None) -> Amount | None:
    """The money of a number that ends at ``end`` and whose currency stands after it."""
    lead = money.lead.match(text, end) if _may_follow(text, end, money) else None
    first = FIRST.match(text, lead.end()) if lead else None
    if lead is None or first is None or fold(first[0]) not in money.firsts:
        return None
    name = _longest_name(text[lead.end() : lead.end() + money.longest + 1], money)
    unit = _known(name, money, country) if name else ""
    scale = money.scales[lead["scale"]] if lead["scale"] else 1.0
    return Amount(end, lead.end() + len(name), unit, scale) if unit else None


def _may_follow(text: str, end: int, money: Money) -> bool:
    """A cheap look at what stands after a number: few words begin as a currency does."""
    head = text[end : end + MAX_GAP].lstrip()
    return head[:1] in money.signs or head[:2].lower().replace("’", "'") in money.starts


def _longest_name(text: str, money: Money) -> str:
    """The longest sign or name of a currency that a text begins with, "" without one."""
    pieces = (text[: end.start()] for end in _END.finditer(text))
    return max((piece for piece in pieces if _is_name(piece, money)), key=len, default="")


def _is_name(piece: str, money: Money) -> bool:
    return piece in money.exact or fold(piece) in money.names


def closing_sign(text: str, span: Span, money: Money, country: str | None) -> str | None:
    """ "%" or the ISO 4217 code of the currency that a head ends with: "Montant (FCFA)"."""
    if _PERCENT.search(text, *span):
        return "%"
    for opening in money.opening.finditer(text, *span):
        name = text[opening.end() : span.end].rstrip("*_: ")
        name = name[:-1] if name.endswith((")", "]")) else name
        if name in money.prefixes or fold(name) in money.names:
            return _known(name, money, country) or None
    return None


def _known(name: str, money: Money, country: str | None) -> str:
    """``currency``, but "" for a sign that means nothing in this country."""
    code = currency(name, money, country)
    return "" if name in money.own and code == name else code


def _prefix(text: str, start: int, money: Money) -> tuple[int, str]:
    """The sign before an amount and where it begins; ``start`` and "" without one."""
    before = text[start - 1 : start]
    if before != " " and before not in money.ends and before not in _AROUND:
        return start, ""  # a cheap look first
    begin = max(0, start - MAX_SIGN)
    head = text[begin:start].rstrip(_AROUND)
    if head[-1:] not in money.ends:
        return start, ""
    sign = _BREAK.split(head)[-1]
    return (begin + len(head) - len(sign), sign) if sign in money.prefixes else (start, "")


def currency(name: str, money: Money, country: str | None) -> str:
    """ISO 4217 code of a sign or a name; the name itself where it stands for several."""
    key = name if name in money.codes or name in money.local else fold(name)
    if key in money.local:
        own = countries.currency(country)
        if own and re.search(money.local[key], get_currency_name(own, locale="en").lower()):
            return own
        return money.codes.get(key, name)
    return money.codes[key]
