"""Folders of documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch import pool


@pytest.fixture(autouse=True)
def cold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers of the fake function need no grammars."""
    monkeypatch.setattr(pool, "PRELOAD", ["tests.batch.poison"])


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Twelve good documents in two folders."""
    folder = tmp_path / "in"
    for number in range(12):
        path = folder / f"{2022 + number % 2}" / f"report-{number // 2}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"1. Document {number}\n\nText.\n", encoding="utf-8")
    return folder
