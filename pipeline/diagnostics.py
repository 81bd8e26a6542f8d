"""Diagnostics: each declared once in ``diagnostics.yaml``, made only here."""

from __future__ import annotations

from pipeline import data
from pipeline.types import Diagnostic, Span

CATALOGUE = data.ROOT / "diagnostics.yaml"


def make(
    code: str, span: Span | None = None, question: str | None = None, **values: object
) -> Diagnostic:
    """A diagnostic of the catalogue, its message filled with ``values``.

    Raises:
        KeyError: the code is not in the catalogue, or a value of its message is missing.
    """
    entry = data.load(CATALOGUE)[code]
    return Diagnostic(code, entry["severity"], entry["message"].format(**values), span, question)
