"""The commands `export` and `agencies`: what they say, and their exit codes."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from pipeline.cli import FAILED, USAGE, run
from pipeline.errors import UsageError
from pipeline.feeds import export
from pipeline.feeds.organisations import organisations
from pipeline.report import Report
from tests.feeds import feed


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return feed.write(tmp_path / "out", feed.golden())


def test_export(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["export", str(out), "--to", str(tmp_path / "feed"), "--format", "csv"]
    assert run(command) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("pathfinder: 4 reports: 4 new")
    assert feed.read_csv(tmp_path / "feed") == feed.expected(out)
    assert run(command) == 0
    assert "4 unchanged" in capsys.readouterr().err


def test_failures_are_named(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "zz.json").write_text('{"source": {"sha256": "00"}}', encoding="utf-8")
    (out / "zy.json").write_bytes(b"\xff")
    command = ["export", str(out), "--to", str(tmp_path / "feed"), "--format", "jsonl"]
    assert run(command) == FAILED
    said = capsys.readouterr().err
    assert "zz.json: is no output: source/name: Field required" in said
    assert "zy.json: is not UTF-8" in said
    assert "4 new" in said
    assert "2 failed" in said


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_an_input_without_outputs_is_named(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    source, feed_folder = tmp_path / name, tmp_path / "feed"
    assert run(["export", str(source), "--to", str(feed_folder), "--format", "csv"]) == USAGE
    assert f"{source}: " in capsys.readouterr().err
    assert not feed_folder.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "csv"],
        ["--to", "feed"],
        ["--to", "feed", "--format", "docx"],
        ["--to", "feed", "--format", "postgresql://example"],
    ],
)
def test_usage(out: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out.parent)
    assert run(["export", str(out), *arguments]) == USAGE
    assert not (out.parent / "feed").exists()


@pytest.mark.parametrize(
    "case", [("parquet", "pyarrow"), ("xlsx", "xlsxwriter"), ("duckdb", "duckdb")]
)
def test_libraries_that_are_not_there(
    out: Path,
    case: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    format, library = case
    for name in [library, *(one for one in sys.modules if one.startswith(f"{library}."))]:
        monkeypatch.setitem(sys.modules, name, None)
    assert run(["export", str(out), "--to", str(out / "feed"), "--format", format]) == USAGE
    assert f"needs {library}: pip install 'pathfinder-reports[feeds]'" in capsys.readouterr().err
    assert not (out / "feed").exists()


def test_unknown_format(out: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="parquet2"):
        export.export([str(out)], tmp_path / "feed", "parquet2", export.Options())
    assert not (tmp_path / "feed").exists()


def test_core_formats_need_no_extra(out: Path, tmp_path: Path) -> None:
    before = set(sys.modules)
    for format in ("csv", "jsonl", "sqlite"):
        export.export([str(out)], tmp_path / format, format, export.Options())
    assert not {"duckdb", "pyarrow", "psycopg", "xlsxwriter"} & (set(sys.modules) - before)


def test_a_feed_within_the_outputs_is_not_read(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", str(out), "--to", str(out / "feed"), "--format", "jsonl"]
    assert run(command) == 0
    assert run(command) == 0
    assert "4 unchanged; 0 removed, 0 repeated, 0 failed" in capsys.readouterr().err


def test_organisations_count_what_is_there() -> None:
    reports = [Report.model_validate(one) for one in feed.golden()]
    rows = organisations(reports)
    agencies = [agency for report in reports for agency in report.agencies]
    assert {row.key for row in rows} == {agency.key for agency in agencies}
    assert len({row.key for row in rows}) == len(rows)
    assert sum(row.mentions for row in rows) == sum(len(one.mentions) for one in agencies)
    parts = [part for report in reports for event in report.events for part in event.parts]
    assert sum(sum(row.roles.values()) for row in rows) == len(parts)
    assert max(row.reports for row in rows) > 1
    assert [row.events for row in rows] == sorted((row.events for row in rows), reverse=True)


def test_agencies_in_all_layouts(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in sorted(out.iterdir())]
    said = {}
    for layout in ("text", "csv", "json"):
        assert run(["agencies", *files, "--format", layout]) == 0
        said[layout] = capsys.readouterr().out
    rows = json.loads(said["json"])
    table = list(csv.DictReader(io.StringIO(said["csv"], newline="")))
    assert [row["key"] for row in table] == [row["key"] for row in rows]
    assert [int(row["agent"]) for row in table] == [row["roles"]["agent"] for row in rows]
    lines = said["text"].splitlines()
    assert len(lines) == len(rows) + 1
    assert rows[0]["name"] in lines[1]


def test_agencies_of_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agencies", str(tmp_path / "none.json")]) == FAILED
    assert "none.json" in capsys.readouterr().err
