"""EDTF level 1 dates (ISO 8601-2; Library of Congress, 2019) as days.

Only what prose needs: year, month or day, each perhaps approximate (``~``), and intervals
of two such dates, one end perhaps open (``..``).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?~?")


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """First and last day covered, ISO 8601; ``None`` for an open end.

    Raises:
        ValueError: it is not EDTF of this kind, no calendar day, or ends before it starts.
    """
    first, slash, second = edtf.partition("/")
    if not slash:
        return _days(edtf)
    if first == second == "..":
        raise ValueError(f"{edtf!r} is open at both ends")
    start = None if first == ".." else _days(first)[0]
    end = None if second == ".." else _days(second)[1]
    if start and end and start > end:
        raise ValueError(f"{edtf!r} ends before it starts")
    return start, end


def _days(point: str) -> tuple[str, str]:
    found = _POINT.fullmatch(point)
    if not found:
        raise ValueError(f"{point!r} is no EDTF date of level 1")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None  # noqa: S101 (the pattern has it; for the type checker)
    if month is None:
        return date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()
    if day is None:
        last = monthrange(year, month)[1] if 1 <= month <= 12 else 0
        return date(year, month, 1).isoformat(), date(year, month, last).isoformat()
    only = date(year, month, day).isoformat()
    return only, only
