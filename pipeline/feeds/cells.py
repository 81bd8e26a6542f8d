"""Values in JSON and in cells of spreadsheets, which must not run any text."""

from __future__ import annotations

import re
from datetime import date

from pipeline.feeds.model import Scalar

# What begins a formula (OWASP, "CSV injection"), after any apostrophes that we put there.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def harmless(text: str) -> str:
    """Text that begins like a formula gets an apostrophe in front.

    So does text that begins with apostrophes and then like a formula: taking one apostrophe
    away from what begins so gives back the original (:func:`original`).
    """
    return f"'{text}" if _FORMULA.match(text) else text


def original(cell: str) -> str:
    """The text of a cell made by :func:`harmless`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def written(value: Scalar) -> str:
    """A value as text of a CSV cell; null is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else str(number(value))


def plain(value: Scalar) -> Scalar:
    """A value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    return number(value) if isinstance(value, float) else value


def number(value: int | float) -> int | float:
    """A whole number without its ``.0``."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
