"""Folders of documents, and the poisoned per-document function, importable by workers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = str(Path(__file__).parent)
if HERE not in sys.path:
    # Workers are given this process's path, so that they find poison.py.
    sys.path.insert(0, HERE)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Twelve good documents in two folders."""
    folder = tmp_path / "in"
    for number in range(12):
        path = folder / f"{2022 + number % 2}" / f"report-{number // 2}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"1. Document {number}\n\nText.\n", encoding="utf-8")
    return folder
