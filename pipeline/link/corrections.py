"""What an analyst has corrected once, for all reports: ``--agencies FILE.csv``.

A CSV file (UTF-8, a header row) with one row for each printed name::

    name,agency,type,country
    Comisión Intersecretarial,Comisión Intersecretarial contra la Trata de Personas,,
    ACNUR Sur,ACNUR Sur,,
    Alianza Verde,-,,
    Casa de la Mujer,,civil_society,

* ``name``: a form as printed; case, accents, articles and prepositions do not matter.
* ``agency``: the organisation it belongs to, by any of its names: an **alias**, or a **merge** of
  two records. The name itself makes it a record of its own: a **split**. ``-``: it names **no
  organisation**. Empty: as found.
* ``type``: one of the types of the output. ``country``: ISO 3166-1 alpha-3, or ``-`` for none.
  Empty: as found.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from pipeline import countries
from pipeline.extract.agencies.normalise import content
from pipeline.types import Agency, AgencyType, NameMention

COLUMNS = ("name", "agency", "type", "country")
NONE = "-"


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the file."""

    name: str
    agency: str = ""
    type: AgencyType | None = None
    country: str = ""


def load(path: Path) -> tuple[Correction, ...]:
    """Read the corrections file.

    Raises:
        ValueError: a column is missing, or a row names an unknown type or country.
        OSError: the file cannot be read.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
        if missing:
            raise ValueError(f"{path.name}: no column {missing[0]!r}")
        return tuple(_row(row, number, path.name) for number, row in enumerate(rows, 2))


def _row(row: dict[str, str | None], number: int, file: str) -> Correction:
    name, agency, kind, country = ((row[column] or "").strip() for column in COLUMNS)
    if not name:
        raise ValueError(f"{file}, line {number}: no name")
    known = next((value for value in get_args(AgencyType) if value == kind), None)
    if kind and not known:
        raise ValueError(f"{file}, line {number}: unknown type {kind!r}")
    if country not in ("", NONE) and country not in countries.codes():
        raise ValueError(f"{file}, line {number}: unknown country {country!r}")
    return Correction(name, agency, known, country)


def keep(
    mentions: Iterable[NameMention], corrections: Sequence[Correction]
) -> tuple[NameMention, ...]:
    """The mentions without those that name no organisation."""
    none = {content(fix.name) for fix in corrections if fix.agency == NONE}
    return tuple(mention for mention in mentions if content(mention.text) not in none)


def apply(agency: Agency, forms: Iterable[str], corrections: Sequence[Correction]) -> Agency:
    """The record with the type and country given for any of its forms."""
    known = {content(form) for form in forms}
    for fix in corrections:
        if content(fix.name) not in known:
            continue
        if fix.type:
            agency = replace(agency, type=fix.type)
        if fix.country:
            agency = replace(agency, country=None if fix.country == NONE else fix.country)
    return agency
