"""Questionnaire-style annual reports to validated, grounded data.

The public API is what ``__all__`` lists; everything is imported when it is first asked for.

Example:
    >>> from pipeline import extract
    >>> report = extract("fixtures/reports/ghana-2022.en.md")
    >>> report.report.country.code
    'GHA'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.errors import (
        EncodingError,
        InputError,
        LimitError,
        PasswordError,
        PathfinderError,
        SchemaError,
        UnsupportedError,
        UsageError,
    )
    from pipeline.facts.text import find_counts, find_dates
    from pipeline.flow import extract
    from pipeline.options import Limits, Options
    from pipeline.report import Report

_HOMES = {
    "extract": "flow",
    "find_counts": "facts.text",
    "find_dates": "facts.text",
    "Limits": "options",
    "Options": "options",
    "Report": "report",
    "EncodingError": "errors",
    "InputError": "errors",
    "LimitError": "errors",
    "PasswordError": "errors",
    "PathfinderError": "errors",
    "SchemaError": "errors",
    "UnsupportedError": "errors",
    "UsageError": "errors",
}

__all__ = [
    "EncodingError",
    "InputError",
    "LimitError",
    "Limits",
    "Options",
    "PasswordError",
    "PathfinderError",
    "Report",
    "SchemaError",
    "UnsupportedError",
    "UsageError",
    "extract",
    "find_counts",
    "find_dates",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    return getattr(importlib.import_module(f"pipeline.{_HOMES[name]}"), name)
