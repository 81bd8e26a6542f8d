"""``pathfinder batch`` as people run it, with the real extraction."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.cli import run as pathfinder
from tests.corpus import REPORTS

FOLDER = str(REPORTS[0].parent)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Two samples, and two files that are no reports."""
    folder = tmp_path / "in"
    (folder / "2022").mkdir(parents=True)
    for path in REPORTS[:2]:
        shutil.copy(path, folder / "2022")
    (folder / "empty.md").touch()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    return folder


def test_outputs_are_those_of_extract(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert pathfinder(["batch", str(source), "--out", str(out), "--jobs", "2"]) == 2
    shown = capsys.readouterr()
    assert "4 documents: 2 ok, 0 partial, 2 failed, 0 left" in shown.out
    assert "4 documents to do" in shown.err
    assert "4/4" in shown.err
    good = sorted((source / "2022").iterdir())
    for path in good:
        single = tmp_path / "single.json"
        assert pathfinder(["extract", str(path), "-o", str(single)]) == 0
        made = out / "reports" / "2022" / f"{path.name}.json"
        assert made.read_bytes() == single.read_bytes()
    assert pathfinder(["batch", str(source), "--out", str(out)]) == 2
    assert "0 done now" in capsys.readouterr().out


def test_a_dry_run_only_lists(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert pathfinder(["batch", str(source), "--out", str(out), "--dry-run", "--limit", "2"]) == 0
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 2
    assert "2 to do, 0 done, 2 for later" in shown.err
    assert not out.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing/", "--out", "out"],
        ["--out", "out"],
        [FOLDER],
        [FOLDER, "--out", "s3://bucket"],
        [FOLDER, "--out", "out", "--address", "head:6379"],
        [FOLDER, "--out", "out", "--jobs", "0"],
        [FOLDER, "--out", "out", "--timeout", "0"],
    ],
    ids=" ".join,
)
def test_usage(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert pathfinder(["batch", *arguments]) == 1
    assert not list(tmp_path.iterdir())


def test_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    out = tmp_path / "out"
    assert pathfinder(["batch", str(tmp_path / "in"), "--out", str(out)]) == 1
    assert not out.exists()
    assert f"{tmp_path / 'in'}: holds no reports" in capsys.readouterr().err
