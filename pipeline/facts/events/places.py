"""Places that a clause names: countries, and the first-level divisions of the report's country."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pycountry

from pipeline import countries, data
from pipeline.facts.events.grammar import load

_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏ](?<!\w.)[^\W\d_]+")
FOLDER = data.ROOT / "gazetteer" / "places"

# First word of a place's name → (name as written, name in the output), longest first.
Gazetteer = Mapping[str, Sequence[tuple[str, str]]]


@cache
def gazetteer(language: str, country: str | None) -> Gazetteer:
    """Names of countries in a language and of a country's first-level divisions."""
    known = {name: name for name in countries.names(language)}
    for name, variants in _divisions(country).items():
        known |= dict.fromkeys((name, *variants), name)
    own = countries.name(country, language) if country else None
    known.pop(own or "", None)  # the report's own country tells nothing
    happening = load(language).happening  # "Reunión" is a meeting before it is an island
    known = {
        form.replace("’", "'"): name for form, name in known.items() if not happening(form.lower())
    }
    by_first: dict[str, list[tuple[str, str]]] = {}
    for form in sorted(known, key=len, reverse=True):
        first = _CAPITALISED.match(form)
        if first is not None:
            by_first.setdefault(first.group(), []).append((form, known[form]))
    return by_first


def _divisions(country: str | None) -> dict[str, tuple[str, ...]]:
    """First-level divisions with other spellings: ISO 3166-2, completed by our own file."""
    two = countries.alpha_2(country) if country else None
    names: dict[str, tuple[str, ...]] = dict.fromkeys(_first_level(two) if two else (), ())
    path = FOLDER / f"{country}.yaml"
    if path.exists():
        own = data.load(path)
        names |= {name: tuple(variants) for name, variants in own["places"].items()}
        for name in own["not_places"]:
            names.pop(name, None)
    return names


def _first_level(country: str) -> list[str]:
    """Names in ISO 3166-2, from the file that pycountry brings: its objects take long to make."""
    path = Path(pycountry.DATABASE_DIR) / "iso3166-2.json"
    entries = json.loads(path.read_text(encoding="utf-8"))["3166-2"]
    return [
        entry["name"]
        for entry in entries
        if entry["code"].startswith(f"{country}-") and "parent" not in entry
    ]


def find(text: str, language: str, country: str | None) -> tuple[str, ...]:
    """The places named in a text, each once, in order."""
    known = gazetteer(language, country)
    text = text.replace("’", "'")
    found: dict[str, None] = {}
    end = 0
    for match in _CAPITALISED.finditer(text):
        if match.start() < end or match.group() not in known:
            continue
        for form, name in known[match.group()]:
            after = match.start() + len(form)
            if text.startswith(form, match.start()) and not text[after : after + 1].isalnum():
                found[name] = None
                end = after
                break
    return tuple(found)
