"""The declarations: keys hold, references resolve, and nothing of the contract is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import data
from pipeline.feeds.documents import Document
from pipeline.feeds.model import Table
from pipeline.feeds.tables import TABLES
from tests.feeds import feed

BY_NAME = {table.name: table for table in TABLES}

# What tables leave to the output itself, and why.
LEFT_OUT = {
    "schema_version",  # of the output, not of the tables
    "/generator/name",  # always ours
    "/text",  # once, in the output; each fact has its quote
    "bbox",  # a list; the page is there
    "blocks",  # offsets within the answer
    "leftovers",  # what holds no facts
    "settings",
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> feed.Tables:
    folder = tmp_path_factory.mktemp("outputs")
    return feed.expected(feed.write(folder, [*feed.golden(), feed.nasty()]))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys(table: Table, rows: feed.Tables) -> None:
    assert rows[table.name]
    keys = [tuple(row[table.place(name)] for name in table.key) for row in rows[table.name]]
    assert len(set(keys)) == len(keys)
    assert not any(part is None for key in keys for part in key)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_foreign_keys(table: Table, rows: feed.Tables) -> None:
    for key in table.foreign_keys:
        other = BY_NAME[key.table]
        assert key.references == other.key
        assert TABLES.index(other) <= TABLES.index(table)
        known = {tuple(row[other.place(name)] for name in other.key) for row in rows[other.name]}
        used = {tuple(row[table.place(name)] for name in key.columns) for row in rows[table.name]}
        assert all(one in known for one in used if None not in one)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns(table: Table, rows: feed.Tables) -> None:
    types = {"string": str, "integer": int, "number": float, "boolean": bool}
    assert len(set(table.names)) == len(table.names)
    assert all(len(name) <= 63 for name in table.names)  # what PostgreSQL allows
    for at, column in enumerate(table.columns):
        assert column.description
        found = {row[at] for row in rows[table.name]}
        assert not (column.required and None in found), column.name
        assert not column.values or found - {None} <= set(column.values)
        if column.type in types:
            assert {type(value) for value in found - {None}} <= {types[column.type]}


def test_facts_are_all_there(rows: feed.Tables) -> None:
    outputs = [*feed.golden(), feed.nasty()]
    for name in ("sections", "questions", "events", "agencies", "counts", "references"):
        assert len(rows[name]) == sum(len(one[name]) for one in outputs)
    inner = {"mentions": ("agencies", "mentions"), "event_agents": ("events", "parts")}
    inner |= {"choices": ("questions", "options"), "fields": ("questions", "fields")}
    for name, (outer, part) in inner.items():
        total = sum(len(item[part]) for one in outputs for item in one[outer])
        assert len(rows[name]) == total


def test_every_value_of_the_contract_is_in_a_table(rows: feed.Tables) -> None:
    """Each property of an output is found in the rows, or is named above."""
    for output in feed.golden():
        own = f"r-{output['source']['sha256'][:16]}"
        cells = {
            _cell(value)
            for table in TABLES
            for row in rows[table.name]
            if row[0] == own
            for value in row
        }
        values = list(_values(output))
        assert len(values) > 100
        missing = {path for path, value in values if _cell(value) not in cells}
        assert missing == set()


def _values(found: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(found, dict):
        for name, value in found.items():
            if name not in LEFT_OUT and f"{path}/{name}" not in LEFT_OUT:
                yield from _values(value, f"{path}/{name}")
    elif isinstance(found, list):
        for value in found:
            yield from _values(value, path)
    elif found not in (None, "", True, False):
        yield path, found


def _cell(value: Any) -> str:
    return str(float(value) if isinstance(value, int) else value)


def test_descriptions_are_those_of_the_schema() -> None:
    event = data.schema("report")["$defs"]["Event"]["properties"]
    column = next(one for one in BY_NAME["events"].columns if one.name == "planned")
    assert column.description == event["planned"]["description"]


def test_links_lead_to_the_place(tmp_path: Path) -> None:
    output = feed.nasty()
    path = feed.write(tmp_path, [output]) / "000.json"
    document = Document(str(path), path.read_text(encoding="utf-8"), "https://example.org/")
    assert document.link() == "https://example.org/nasty%20%C3%A9.md"
    assert document.link(3, 9).endswith(".md#char=3,9")
    output["source"]["media_type"] = "application/pdf"
    path = feed.write(tmp_path, [output]) / "000.json"
    document = Document(str(path), path.read_text(encoding="utf-8"))
    assert document.link(3, 9, 4).endswith("#page=4")
    assert "#" not in document.link(3, 9)


def test_wide_columns(rows: feed.Tables) -> None:
    wide = BY_NAME["choices_wide"]
    choices = BY_NAME["choices"]
    checked = 0
    for row in rows["choices_wide"]:
        report = row[0]
        for own in rows["choices"]:
            key, value = own[choices.place("question_key")], own[choices.place("value")]
            name = f"{key}__{value}"
            if own[0] == report and name in wide.names:
                selected = own[choices.place("selected")]
                assert row[wide.place(name)] == (None if selected is None else int(selected))
                joined = str(row[wide.place(str(key))] or "").split()
                assert (value in joined) == bool(selected)
                checked += 1
    assert checked > 20
