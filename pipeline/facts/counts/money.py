"""Amounts of money: currencies by the words and signs that stand after or before a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from babel import Locale
from babel.numbers import get_currency_name

from pipeline import countries, data
from pipeline.facts.words import SPACE, fold, spaced
from pipeline.types import Span

MAX_GAP = 5  # characters of the spaces before a currency and of its beginning
MAX_SIGN = 8  # characters of a sign before its amount, the space included

_AROUND = " \u00a0\u202f*_"  # may stand between a sign and its amount
_PERCENT = re.compile(r"[( \u00a0]%\)?[*_: ]{0,8}\Z")
_BREAK = re.compile(r"[\s(\[*_|:;,«“\"]")


@dataclass(frozen=True, slots=True)
class Money:
    """Currencies by the words and signs that stand after or before an amount."""

    after: re.Pattern[str]
    closing: re.Pattern[str]  # at the end of the head of a column: "Montant (FCFA)"
    scale: re.Pattern[str]  # a scale sign after a prefixed amount: "$2.5m"
    scales: Mapping[str, float]
    prefixes: frozenset[str]
    ends: frozenset[str]  # last characters of the prefixes
    starts: frozenset[str]  # first two letters, in lower case, of what ``after`` begins with …
    signs: frozenset[str]  # … or that one sign
    codes: Mapping[str, str]  # sign or folded name → ISO 4217
    local: Mapping[str, str]  # the same → a word in the name of the country's own currency
    own: frozenset[str]  # signs that mean nothing where the country's currency is another


def money(content: dict[str, Any], language: str) -> Money:
    """The currencies of a language."""
    shared: dict[str, Any] = data.load(data.LANGUAGES / "currency_signs.yaml")
    own: dict[str, dict[str, str]] = content["currencies"]
    names = dict(_cldr_names(language))
    names |= {name: entry["code"] for name, entry in own.items() if "code" in entry}
    local = {name: entry["local"] for name, entry in own.items() if "local" in entry}
    signs = {**shared["signs"], **{code: code for code in shared["codes"]}}
    own_signs = [sign for sign in shared["own"] if len(sign) > 1]
    exact = spaced([*signs, *shared["local"], *own_signs])
    links = spaced(content["numbers"]["links"] or ["of"])
    scales = content["scale_signs"]
    begins = [*scales, *(content["numbers"]["links"] or ["of"]), *signs, *shared["local"]]
    begins += [*names, *local, *own_signs]
    prefixes = frozenset([*signs, *shared["local"], *shared["own"]])
    return Money(
        after=re.compile(
            rf"(?:{SPACE}?(?P<scale>{spaced(scales)})(?![^\W_]))?{SPACE}{{0,2}}"
            rf"(?:(?:{links}){SPACE}?)?(?P<name>{exact}|(?i:{spaced([*names, *local])}))(?!\w)"
        ),
        closing=re.compile(
            rf"(?:[(\[]|(?<!\w)(?:{spaced(content['labels']['measured_in'])}){SPACE}[(\[]?)"
            rf"(?P<name>{spaced(prefixes)}|(?i:{spaced([*names, *local])}))[)\]]?[*_: ]{{0,8}}\Z",
        ),
        scale=re.compile(rf"{SPACE}?(?P<scale>{spaced(scales)})(?![^\W_])"),
        scales=scales,
        prefixes=prefixes,
        ends=frozenset(prefix[-1] for prefix in prefixes),
        starts=frozenset(word[:2].lower() for word in begins if len(word) > 1),
        signs=frozenset(word for word in begins if len(word) == 1),
        codes={**names, **signs},
        local={**local, **shared["local"], **shared["own"]},
        own=frozenset(shared["own"]),
    )


def _cldr_names(language: str) -> Iterable[tuple[str, str]]:
    """Full names of currencies in the singular and the plurals: "pesos chilenos"."""
    locale = Locale(language)
    for code in map(str, locale.currencies):
        for many in (1, 2, 1_000_000):
            name = str(get_currency_name(code, many, locale))
            if " " in name and "(" not in name:
                yield fold(name), code


class Amount(NamedTuple):
    """Money: where it begins and ends, its currency, and the scale sign ("2.5m" is 1e6)."""

    start: int
    end: int
    unit: str  # ISO 4217, or the word as written where the currency cannot be known
    scale: float


def amount(text: str, start: int, end: int, money: Money, country: str | None) -> Amount | None:
    """The money that a number at ``start``–``end`` states, the currency after or before it."""
    begin, sign = _prefix(text, start, money)
    after = money.after.match(text, end) if _may_follow(text, end, money) else None
    unit = _known(after["name"], money, country) if after else ""
    if after and unit:
        scale = money.scales[after["scale"]] if after["scale"] else 1.0
        return Amount(begin, after.end(), unit, scale)
    name = _known(sign, money, country) if sign else ""
    if not name:
        return None
    scaled = money.scale.match(text, end)
    scale = money.scales[scaled["scale"]] if scaled else 1.0
    return Amount(begin, scaled.end() if scaled else end, name, scale)


def _may_follow(text: str, end: int, money: Money) -> bool:
    """A cheap look at what stands after a number: few words begin as a currency does."""
    head = text[end : end + MAX_GAP].lstrip()
    return head[:1] in money.signs or head[:2].lower().replace("’", "'") in money.starts


def closing_sign(text: str, span: Span, money: Money, country: str | None) -> str | None:
    """ "%" or the ISO 4217 code of the currency that a head ends with: "Montant (FCFA)"."""
    if _PERCENT.search(text, *span):
        return "%"
    match = money.closing.search(text, *span)
    if match is None:
        return None
    return _known(match["name"], money, country) or None


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
