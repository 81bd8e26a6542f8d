"""Outputs to export in tests, and reading feeds back in the types of their columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pipeline.feeds.cells import original
from pipeline.feeds.documents import Document
from pipeline.feeds.followed import followed
from pipeline.feeds.model import Column, Row, Scalar, Table
from pipeline.feeds.tables import TABLES
from tests.corpus import ROOT

OUTPUTS = sorted((ROOT / "tests/golden/outputs").glob("*.json"))
NASTY = (
    '=HYPERLINK("http://evil.example","x")',
    "+1+1",
    "-2+3|cmd",
    "@SUM(A1)",
    "\tTab",
    "'=quoted",
    "'tis fine",
    'comma, "quote"\r\nand line',
    "accents: ñ é œ 漢 😀",
    "nul\0 and bell\a",
    "x" * 70_000,
)

Tables = Mapping[str, Sequence[Row]]


def golden() -> list[dict[str, Any]]:
    """The golden outputs, as JSON."""
    assert OUTPUTS
    return [json.loads(path.read_text(encoding="utf-8")) for path in OUTPUTS]


def nasty() -> dict[str, Any]:
    """A golden output with another source and text that breaks naive exports."""
    found = golden()[0]
    found["source"].update(sha256="0e1" + "0" * 61, name="nasty é.md")
    for event, text in zip(found["events"], NASTY, strict=False):
        event["what"] = text
    for count, value in zip(found["counts"], (-5, 2.5, 1e15, 0), strict=False):
        count["value"] = value
    found["events"][-1]["date"].update(edtf="../2027", start=None, end="2027-12-31")
    return found


def write(folder: Path, outputs: Sequence[Mapping[str, Any]]) -> Path:
    """The outputs as files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, output in enumerate(outputs):
        text = json.dumps(output, ensure_ascii=False)
        (folder / f"{number:03}.json").write_text(text, encoding="utf-8")
    return folder


def expected(folder: Path) -> Tables:
    """What a feed of these outputs must hold, by report and then as in the document."""
    documents = sorted(
        (Document(str(path), path.read_text(encoding="utf-8")) for path in folder.iterdir()),
        key=lambda document: document.id,
    )
    rows = {t.name: [row for one in documents for row in t.rows(one)] for t in TABLES}
    rows["next_steps"] = list(followed(rows["next_steps"]))
    return rows


def by_key(tables: Tables) -> Tables:
    """The rows in the order of their keys: for databases, which promise no order."""
    return {
        t.name: sorted(tables[t.name], key=lambda row: [str(row[t.place(k)]) for k in t.key])
        for t in TABLES
    }


def read_csv(folder: Path) -> Tables:
    """A CSV feed, read by nothing but its own description."""
    return {table.name: list(_csv(folder / f"{table.name}.csv", table)) for table in TABLES}


def _csv(path: Path, table: Table) -> Any:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        assert tuple(next(reader)) == table.names
        for cells in reader:
            pairs = zip(cells, table.columns, strict=True)
            yield tuple(_value(cell, column) for cell, column in pairs)


def _value(cell: str, column: Column) -> Scalar:
    if cell == "":
        return None
    if column.type == "boolean":
        return {"true": True, "false": False}[cell]
    if column.type == "date":
        return date.fromisoformat(cell)
    if column.type == "string":
        return original(cell)
    return int(cell) if column.type == "integer" else float(cell)


def read_jsonl(folder: Path) -> Tables:
    """A JSON Lines feed."""
    return {table.name: list(_jsonl(folder / f"{table.name}.jsonl", table)) for table in TABLES}


def _jsonl(path: Path, table: Table) -> Any:
    for line in path.read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        assert tuple(found) == table.names
        yield typed(tuple(found.values()), table)


def typed(row: Sequence[Any], table: Table) -> Row:
    """A row whose days are text, or times, in the types of the columns."""
    return tuple(_typed(value, column) for value, column in zip(row, table.columns, strict=True))


def _typed(value: Any, column: Column) -> Scalar:
    if value is None:
        return None
    if column.type == "date":
        return value.date() if isinstance(value, datetime) else date.fromisoformat(value)
    if column.type == "number":
        return float(value)
    assert not (column.type == "integer" and isinstance(value, bool))
    return value  # type: ignore[no-any-return]
