"""The file of corrections."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.link.corrections import Correction, load

HEADER = "name,agency,type,country\n"


def test_load(tmp_path: Path) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text(HEADER + "A B,C D,,\nE F,-,,\nG H,,civil_society,PER\n", encoding="utf-8-sig")
    assert load(path) == (
        Correction("A B", "C D"),
        Correction("E F", "-"),
        Correction("G H", "", "civil_society", "PER"),
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,agency\nA,B\n", "no column 'type'"),
        (HEADER + "A,,club,\n", "line 2: unknown type 'club'"),
        (HEADER + "A,,,XXX\n", "line 2: unknown country 'XXX'"),
        (HEADER + ",B,,\n", "line 2: no name"),
    ],
)
def test_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        load(path)
