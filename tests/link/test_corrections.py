"""The file of corrections."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.corrections import Correction, load
from pipeline.errors import UsageError
from pipeline.flow import extract
from pipeline.options import Options

HEADER = "name,agency,type,country\n"


def test_load(tmp_path: Path) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text(HEADER + "A B,C D,,\nE F,-,,\nG H,,civil_society,PER\n", encoding="utf-8-sig")
    assert load(path).rows == (
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
    with pytest.raises(UsageError, match=message):
        load(path)


def test_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.csv: cannot be read"):
        load(tmp_path / "none.csv")
    path = tmp_path / "latin.csv"
    path.write_bytes(HEADER.encode() + "Niñez,,,\n".encode("latin-1"))
    with pytest.raises(UsageError, match=r"latin\.csv: is no CSV file in UTF-8"):
        load(path)


def test_through_the_flow(tmp_path: Path) -> None:
    """Merged, retyped and dropped in the output, which names the file by its digest."""
    path = tmp_path / "agencies.csv"
    path.write_text(
        HEADER + "Lake Board,Lake Safety Board,private,\nPorts Council,-,,\n", encoding="utf-8"
    )
    text = (
        "1. What progress has been made?\n\n"
        "The Lake Board and the Lake Safety Board met the Ports Council in 2022.\n\n"
        "2. What are the next steps?\n\nNone is planned.\n"
    )
    made = extract(text, options=Options(language="en", agencies=load(path)))
    assert [(one.name, one.type) for one in made.agencies] == [("Lake Safety Board", "private")]
    assert len(made.agencies[0].mentions) == 2
    digest = sha256(path.read_bytes()).hexdigest()
    assert made.generator.settings == {"agencies": digest, "language": "en"}


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(HEADER + "A,,club,\n", encoding="utf-8")
    report = tmp_path / "report.md"
    report.write_text("1. What?\n\nThe Lake Board met.\n", encoding="utf-8")
    assert run(["extract", str(report), "--agencies", str(bad)]) == 1
    assert "bad.csv: line 2: unknown type 'club'" in capsys.readouterr().err
