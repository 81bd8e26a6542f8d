"""The outputs of all fixtures are, to the byte, those that were accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.write import validate
from tests.corpus import REPORTS
from tests.golden.refresh import OUTPUTS, difference, path, text


def test_there_is_one_for_each_fixture() -> None:
    assert len(REPORTS) >= 4
    assert set(OUTPUTS.iterdir()) == {path(report) for report in REPORTS}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.stem)
def test_output_is_the_golden_one(report: Path) -> None:
    golden = path(report).read_text(encoding="utf-8")
    if golden != text(report):
        pytest.fail(f"{difference(report)}If this is meant, run `make golden`.")


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.stem)
def test_golden_output_keeps_the_contract(report: Path) -> None:
    golden = path(report).read_text(encoding="utf-8")
    assert validate.problems(validate.load(golden)) == []


def test_a_difference_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The test above can fail, and says what of."""
    report = REPORTS[0]
    spoiled = text(report).replace('"planned": false', '"planned": true', 1)
    monkeypatch.setattr("tests.golden.refresh.OUTPUTS", tmp_path)
    path(report).write_text(spoiled, encoding="utf-8")
    assert "0 gained, 0 lost, 1 changed" in difference(report)
    assert "planned: yes → no" in difference(report)
