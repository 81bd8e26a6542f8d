"""A small soak with the real extraction; the full one is ``make soak``."""

from __future__ import annotations

from pathlib import Path

from tests.batch import documents
from tests.batch.soak import soak


def test_a_small_soak(tmp_path: Path) -> None:
    number = documents.DAMAGED * 8
    outcomes = soak(tmp_path, number, kills=2)
    assert outcomes.total() == number
    assert outcomes["crash"] == 2
    assert outcomes["memory"] == 1
    assert outcomes["input"] >= 2
    assert outcomes["ok"] + outcomes["partial"] >= number - 8
