"""Thresholds: what they ask for, and that they cannot be met by nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError, PathfinderError, UsageError
from pipeline.evaluate import gate
from pipeline.evaluate.outcomes import Outcome
from pipeline.evaluate.result import Scored

GOOD = Scored("good", "good", "es", "text/plain", "", (Outcome("event", "hit", 1),))
POOR = Scored(
    "poor",
    "poor",
    "es",
    "text/plain",
    "",
    (Outcome("event", "miss", 1), Outcome("option.state", "wrong", 2)),
)


def breaches(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "gate.toml"
    path.write_text(text, encoding="utf-8")
    return [str(one) for one in gate.breaches(gate.load(path), [GOOD, POOR])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("[overall]\nevent = { f1 = 0.6 }", []),
        ("[overall]\nevent = { f1 = 0.7 }", ["all reports: event: f1 is 0.6667, not 0.7"]),
        ("[overall]\nevent = { recall = 1 }", ["all reports: event: recall is 0.5000, not 1"]),
        ("[each]\nevent = { f1 = 0.6 }", ["poor: event: f1 is 0.0000, not 0.6"]),
        ("[each]\nevent = { precision = 1 }", ["poor: event: precision is undefined, not 1"]),
        (
            '[each]\n"option.state" = { wrong = 0 }',
            ["poor: option.state: 1 wrong, more than 0"],
        ),
        ('[overall]\n"option.state" = { wrong = 1 }', []),
        ("[overall]\ncount = { f1 = 0 }", ["all reports: count: there is nothing to measure"]),
        ("[each]\ncount = { f1 = 1 }", []),
    ],
)
def test_breaches(tmp_path: Path, text: str, found: list[str]) -> None:
    assert breaches(tmp_path, text) == found


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[overall]\nevents = { f1 = 1 }", UsageError),
        ("[overall]\nevent = { f2 = 1 }", UsageError),
        ("[overall]\nevent = { f1 = 1.5 }", UsageError),
        ("[everything]\nevent = { f1 = 1 }", UsageError),
        ("[overall", InputError),
    ],
)
def test_a_mistake_in_the_file_is_an_error(
    tmp_path: Path, text: str, error: type[PathfinderError]
) -> None:
    with pytest.raises(error):
        breaches(tmp_path, text)
