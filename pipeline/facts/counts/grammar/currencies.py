"""Currencies by the words and signs of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale
from babel.numbers import get_currency_name

from pipeline import data
from pipeline.facts.words import SPACE, fold, spaced

FIRST = re.compile(r"\w+|\S")  # the first word of a name, or its sign


@dataclass(frozen=True, slots=True)
class Money:
    """Currencies by the words and signs that stand after or before an amount."""

    lead: re.Pattern[str]  # what may stand between a number and its currency: "2.5m de pesos"
    opening: re.Pattern[str]  # … and before the currency of a column's head: "Montant (FCFA)"
    scale: re.Pattern[str]  # a scale sign after a prefixed amount: "$2.5m"
    scales: Mapping[str, float]
    prefixes: frozenset[str]
    ends: frozenset[str]  # last characters of the prefixes
    starts: frozenset[str]  # first two letters, in lower case, of what may follow a number …
    signs: frozenset[str]  # … or that one sign
    exact: frozenset[str]  # signs after an amount, as they are written
    names: frozenset[str]  # folded names after an amount
    firsts: frozenset[str]  # what either begins with, folded: a word or a sign
    longest: int  # characters of a sign or a name
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
    exact = frozenset([*signs, *shared["local"], *own_signs])
    named = frozenset([*names, *local])
    links = content["numbers"]["links"] or ["of"]
    scales = content["scale_signs"]
    begins = [*scales, *links, *exact, *named]
    prefixes = frozenset([*signs, *shared["local"], *shared["own"]])
    return Money(
        lead=re.compile(
            rf"(?:{SPACE}?(?P<scale>{spaced(scales)})(?![^\W_]))?{SPACE}{{0,2}}"
            rf"(?:{spaced(links)}(?:{SPACE}|(?<=['’])))?"
        ),
        opening=re.compile(
            rf"[(\[]|(?<!\w)(?:{spaced(content['labels']['measured_in'])}){SPACE}[(\[]?"
        ),
        scale=re.compile(rf"{SPACE}?(?P<scale>{spaced(scales)})(?![^\W_])"),
        scales=scales,
        prefixes=prefixes,
        ends=frozenset(prefix[-1] for prefix in prefixes),
        starts=frozenset(word[:2].lower() for word in begins if len(word) > 1),
        signs=frozenset(word for word in begins if len(word) == 1),
        exact=exact,
        names=named,
        firsts=frozenset(fold(first[0]) for each in exact | named if (first := FIRST.match(each))),
        longest=max(map(len, [*exact, *named])),
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
