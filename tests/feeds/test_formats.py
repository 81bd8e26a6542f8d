"""Every format loads back, with other programs, with the same rows and keys."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import frictionless
import openpyxl
import pandas
import pytest
from pyarrow import parquet

from pipeline.feeds import export, package
from pipeline.feeds.cells import harmless
from pipeline.feeds.database import quoted
from pipeline.feeds.files import CUT, XLSX_TEXT, fitting
from pipeline.feeds.model import Scalar
from pipeline.feeds.tables import COUNTS, EVENTS, TABLES
from tests.feeds import feed

OPTIONS = export.Options()


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return feed.write(tmp_path_factory.mktemp("outputs"), [*feed.golden(), feed.nasty()])


@pytest.fixture(scope="module")
def expected(outputs: Path) -> feed.Tables:
    found = feed.expected(outputs)
    assert len(found["reports"]) == len(feed.OUTPUTS) + 1
    assert all(found[table.name] for table in TABLES)
    return found


@pytest.fixture(scope="module")
def exported(outputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    made: dict[str, Path] = {}

    def make(format: str) -> Path:
        if format not in made:
            made[format] = tmp_path_factory.mktemp(format)
            outcome = export.export([str(outputs)], made[format], format, OPTIONS)
            assert not outcome.failed
        return made[format]

    return make


def test_csv(exported: Callable[[str], Path], expected: feed.Tables) -> None:
    assert feed.read_csv(exported("csv")) == expected


def test_csv_is_for_excel(exported: Callable[[str], Path]) -> None:
    content = (exported("csv") / "events.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")


def test_csv_without_mark(outputs: Path, tmp_path: Path, expected: feed.Tables) -> None:
    export.export([str(outputs)], tmp_path, "csv", export.Options(bom=False))
    assert (tmp_path / "events.csv").read_bytes().startswith(b"report_id,")
    assert feed.read_csv(tmp_path) == expected


def test_csv_in_pandas(exported: Callable[[str], Path], expected: feed.Tables) -> None:
    for table in TABLES:
        frame = pandas.read_csv(exported("csv") / f"{table.name}.csv", keep_default_na=False)
        assert tuple(frame.columns) == table.names
        assert len(frame) == len(expected[table.name])
        assert not frame.duplicated(list(table.key)).any()
    counts = pandas.read_csv(exported("csv") / "counts.csv")
    assert counts["value"].dtype == float
    found = [row[COUNTS.place("value")] for row in expected["counts"]]
    assert counts["value"].sum() == pytest.approx(sum(filter(None, found)))


def test_jsonl(exported: Callable[[str], Path], expected: feed.Tables) -> None:
    assert feed.read_jsonl(exported("jsonl")) == expected


def test_parquet(exported: Callable[[str], Path], expected: feed.Tables) -> None:
    for table in TABLES:
        found = parquet.read_table(exported("parquet") / f"{table.name}.parquet")
        rows = [tuple(row.values()) for row in found.to_pylist()]
        assert rows == list(expected[table.name])
        notes = [field.metadata[b"description"].decode() for field in found.schema]
        assert notes == [column.description for column in table.columns]


def test_xlsx(exported: Callable[[str], Path], expected: feed.Tables) -> None:
    book = openpyxl.load_workbook(exported("xlsx") / "feed.xlsx")
    assert book.sheetnames == [table.name for table in TABLES]
    for table in TABLES:
        rows = list(book[table.name].iter_rows())
        assert tuple(cell.value for cell in rows[0]) == table.names
        assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "b", "d"}
        found = [feed.typed([cell.value for cell in row], table) for row in rows[1:]]
        assert found == [tuple(map(_in_cell, row)) for row in expected[table.name]]


def _in_cell(value: Scalar) -> Scalar:
    """A value as a sheet of XLSX has it."""
    if not isinstance(value, str):
        return value
    # XML has no control characters but these: openpyxl gives the escapes back as written.
    escaped = {chr(i): f"_x{i:04X}_" for i in range(32) if chr(i) not in "\t\n"}
    return "".join(escaped.get(one, one) for one in fitting(harmless(value)))


def test_text_too_long_for_a_cell_is_cut_visibly() -> None:
    assert fitting("x" * XLSX_TEXT) == "x" * XLSX_TEXT
    cut = fitting("😀" * XLSX_TEXT)
    assert cut.endswith(CUT)
    assert XLSX_TEXT - 1 <= len(cut.encode("utf-16-le")) // 2 <= XLSX_TEXT


def test_sqlite(exported: Callable[[str], Path], expected: feed.Tables) -> None:
    connection = sqlite3.connect(exported("sqlite") / "feed.sqlite")
    for table in TABLES:
        found = connection.execute(
            f"SELECT * FROM {quoted(table.name)} ORDER BY report_id, rowid"  # noqa: S608
        )
        rows = [feed.typed(row, table) for row in found]
        assert rows == [tuple(map(_whole, row)) for row in expected[table.name]]
        info = connection.execute(f"PRAGMA table_info({quoted(table.name)})").fetchall()
        keys = sorted((place, name) for _, name, _, _, _, place in info if place)
        assert tuple(name for _, name in keys) == table.key
        references = connection.execute(f"PRAGMA foreign_key_list({quoted(table.name)})")
        assert len({row[0] for row in references}) == len(table.foreign_keys)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def _whole(value: Scalar) -> Scalar:
    """SQLite has no truth values of its own."""
    return int(value) if isinstance(value, bool) else value


def test_duckdb(exported: Callable[[str], Path], expected: feed.Tables) -> None:
    with duckdb.connect(str(exported("duckdb") / "feed.duckdb"), read_only=True) as connection:
        for table in TABLES:
            rows = connection.sql(f"FROM {quoted(table.name)} ORDER BY report_id, rowid").fetchall()
            assert rows == list(expected[table.name])
        notes = connection.sql(
            "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'events'"
        ).fetchall()
        assert dict(notes) == {column.name: column.description for column in EVENTS.columns}
        keys = connection.sql(
            "SELECT table_name, constraint_column_names FROM duckdb_constraints() "
            "WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
        assert {name: tuple(columns) for name, columns in keys} == {
            table.name: table.key for table in TABLES
        }


def test_duckdb_reads_our_csv(exported: Callable[[str], Path], expected: feed.Tables) -> None:
    path = exported("csv") / "next_steps.csv"
    rows = duckdb.read_csv(str(path)).fetchall()
    assert len(rows) == len(expected["next_steps"])


@pytest.mark.parametrize("format", ["csv", "xlsx", "jsonl"])
def test_frictionless(exported: Callable[[str], Path], format: str) -> None:
    report = frictionless.validate(str(exported(format) / package.NAME))
    assert report.flatten(["title", "message"]) == []
    assert report.valid
    assert report.stats["tasks"] == len(TABLES)


def test_frictionless_sees_damage(exported: Callable[[str], Path], tmp_path: Path) -> None:
    for path in exported("csv").glob("*.[cj]s*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    events = tmp_path / "events.csv"
    events.write_bytes(events.read_bytes().replace(b",q1,", b",q999,", 1))
    report = frictionless.validate(str(tmp_path / package.NAME))
    assert [kind for (kind,) in report.flatten(["type"])] == ["foreign-key"]


@pytest.mark.parametrize("format", export.FORMATS)
def test_package_describes_what_is_there(exported: Callable[[str], Path], format: str) -> None:
    folder = exported(format)
    found = json.loads((folder / package.NAME).read_text(encoding="utf-8"))
    assert [one["name"] for one in found["resources"]] == [table.name for table in TABLES]
    for resource in found["resources"]:
        assert (folder / resource["path"]).is_file()
        assert all(one["description"] for one in resource["schema"]["fields"])


def test_days_are_days(expected: feed.Tables) -> None:
    days = [row[EVENTS.place("date_end")] for row in expected["events"]]
    assert date(2027, 12, 31) in days


def test_queries_of_the_page_run(exported: Callable[[str], Path]) -> None:
    page = (feed.ROOT / "docs/feeds.md").read_text(encoding="utf-8")
    queries = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    assert len(queries) == 2
    connection = sqlite3.connect(exported("sqlite") / "feed.sqlite")
    found = [connection.execute(query).fetchall() for query in queries]
    connection.close()
    assert len(found[1]) > 10
