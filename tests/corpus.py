"""The reports that tests read: the project's own, and the shared real one where it is there."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.flow import extract
from pipeline.report import Report

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
REPORTS = tuple(sorted((ROOT / "fixtures" / "reports").glob("*.??.md")))
MEXICO = SHARED / "reports" / "mexico-2023.es.md"
# As parameters of a test: where there are none, one that is skipped for all to see.
MEXICO_PDFS = [
    pytest.param(path, id=path.stem) for path in sorted((SHARED / "marks").glob("*.pdf"))
] or [pytest.param(None, marks=pytest.mark.skip(reason="the shared real report is not here"))]
ALL = (*REPORTS, *([MEXICO] if MEXICO.exists() else []))


@cache
def extracted(path: Path) -> Report:
    """The report of a file, made once for each test run."""
    return extract(path)


@cache
def document(path: Path) -> Any:
    """The same as the JSON document that a reader of the output holds."""
    return json.loads(extracted(path).to_json())
