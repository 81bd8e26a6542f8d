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
import io
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import get_args

from pipeline import countries
from pipeline.errors import UsageError
from pipeline.types import AgencyType

COLUMNS = ("name", "agency", "type", "country")
NONE = "-"


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the file."""

    name: str
    agency: str = ""
    type: AgencyType | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """A file of corrections: its rows, and the digest by which outputs name it."""

    rows: tuple[Correction, ...]
    sha256: str


def load(path: Path | str) -> Corrections:
    """Read the corrections file.

    Raises:
        UsageError: it cannot be read, a column is missing, or a row names an unknown type or
            country. The error names file and row.
    """
    name = Path(path).name
    try:
        content = Path(path).read_bytes()
        rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
        if missing:
            raise UsageError(f"no column {missing[0]!r}; there must be {', '.join(COLUMNS)}", name)
        found = tuple(_row(row, rows.line_num, name) for row in rows)
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", name) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"is no CSV file in UTF-8: {error}", name) from error
    return Corrections(found, sha256(content).hexdigest())


def _row(row: dict[str, str | None], number: int, file: str) -> Correction:
    name, agency, kind, country = ((row[column] or "").strip() for column in COLUMNS)
    if not name:
        raise UsageError(f"line {number}: no name", file)
    known = next((value for value in get_args(AgencyType) if value == kind), None)
    if kind and not known:
        raise UsageError(f"line {number}: unknown type {kind!r}", file)
    if country not in ("", NONE) and country not in countries.codes():
        raise UsageError(f"line {number}: unknown country {country!r}", file)
    return Correction(name, agency, known, country)
