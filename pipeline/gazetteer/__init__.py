"""Bodies known in the field, from ``bodies/*.yaml``: the only source of identifiers.

``bodies/<ISO alpha-3>.yaml`` holds one country's bodies and is read for its own reports; the
other files (international bodies, organisations, donors) are read for every report.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import data
from pipeline.types import AgencyType

BODIES = Path(__file__).parent / "bodies"


@dataclass(frozen=True, slots=True)
class Body:
    """A known organisation. ``names`` in all languages and spellings; ``id`` never changes."""

    id: str
    type: AgencyType
    country: str | None  # ISO 3166-1 alpha-3; None for international bodies
    names: tuple[str, ...]
    acronyms: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]


def _listed(value: Any) -> tuple[str, ...]:
    groups = value.values() if isinstance(value, dict) else [value or []]
    return tuple(dict.fromkeys(name for group in groups for name in group))


def _body(entry: dict[str, Any], country: str | None) -> Body:
    wikidata = entry.get("wikidata")
    return Body(
        id=entry["id"],
        type=entry["type"],
        country=entry.get("country", country),
        names=_listed(entry.get("names")),
        acronyms=_listed(entry.get("acronyms")),
        identifiers=(("wikidata", wikidata),) if wikidata else (),
    )


@cache
def read(path: Path) -> tuple[Body, ...]:
    """The bodies of one file."""
    country = path.stem if _is_country(path) else None
    return tuple(_body(entry, country) for entry in data.load(path)["bodies"])


def _is_country(path: Path) -> bool:
    return len(path.stem) == 3 and path.stem.isupper() and path.stem != "INT"


@cache
def bodies(country: str | None) -> tuple[Body, ...]:
    """The bodies a report of ``country`` may name: its own first, then those of all."""
    files = sorted(BODIES.glob("*.yaml"))
    own = [path for path in files if _is_country(path) and path.stem == country]
    shared = [path for path in files if not _is_country(path)]
    return tuple(body for path in (*own, *shared) for body in read(path))
