"""A feed in a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from pipeline.errors import SchemaError, StorageError
from pipeline.feeds import export
from pipeline.feeds.postgres import Postgres
from pipeline.feeds.tables import TABLES
from tests.feeds import feed

OPTIONS = export.Options()


@pytest.fixture
def server(postgres: str) -> Iterator[Any]:
    """A connection to a server without our schema."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS pathfinder CASCADE")
        yield connection


def stored(connection: Any) -> feed.Tables:
    names = {t.name: ", ".join(f'"{name}"' for name in t.names) for t in TABLES}
    return {
        t.name: connection.execute(f'SELECT {names[t.name]} FROM pathfinder."{t.name}"').fetchall()  # noqa: S608
        for t in TABLES
    }


def storable(tables: feed.Tables) -> feed.Tables:
    """The rows without the character that PostgreSQL has no place for."""
    return {
        name: [
            tuple(v.replace("\0", "\ufffd") if isinstance(v, str) else v for v in row)
            for row in rows
        ]
        for name, rows in tables.items()
    }


def test_same_rows_and_keys(server: Any, postgres: str, tmp_path: Path) -> None:
    folder = feed.write(tmp_path, [*feed.golden(), feed.nasty()])
    outcome = export.export([str(folder)], "", postgres, OPTIONS)
    assert outcome.new == len(feed.OUTPUTS) + 1
    assert feed.by_key(stored(server)) == feed.by_key(storable(feed.expected(folder)))
    for table in TABLES:
        keys = server.execute(
            "SELECT contype, count(*) FROM pg_constraint WHERE conrelid = %s::regclass "
            "GROUP BY contype",
            (f'pathfinder."{table.name}"',),
        ).fetchall()
        found = dict(keys)
        assert found["p"] == 1
        assert found.get("f", 0) == len(table.foreign_keys)
    note = server.execute("SELECT obj_description('pathfinder.events'::regclass)").fetchone()
    assert note == ("Happenings tied to a calendar time.",)


def test_upserts_changed_reports_only(server: Any, postgres: str, tmp_path: Path) -> None:
    outputs = [*feed.golden(), feed.nasty()]
    folder = feed.write(tmp_path, outputs)
    export.export([str(folder)], "", postgres, OPTIONS)
    server.execute("UPDATE pathfinder.sections SET title = 'touched'")
    outputs[0]["report"]["title"] = "Changed"
    feed.write(tmp_path, outputs)
    outcome = export.export([str(folder)], "", postgres, OPTIONS)
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 1, len(outputs) - 1)
    touched = server.execute(
        "SELECT count(DISTINCT report_id) FROM pathfinder.sections WHERE title = 'touched'"
    ).fetchone()
    assert touched == (len(outputs) - 1,)
    titles = server.execute("SELECT title FROM pathfinder.reports").fetchall()
    assert ("Changed",) in titles


def test_all_or_nothing(server: Any, postgres: str, tmp_path: Path) -> None:
    outputs = feed.golden()
    export.export([str(feed.write(tmp_path, outputs))], "", postgres, OPTIONS)
    before = stored(server)
    for output in outputs:
        output["report"]["title"] = "Changed"
    outputs[-1]["events"][0]["question"] = "q999"
    with pytest.raises(SchemaError, match="point at nothing"):
        export.export([str(feed.write(tmp_path, outputs))], "", postgres, OPTIONS)
    assert stored(server) == before


def test_others_reports_stay(server: Any, postgres: str, tmp_path: Path) -> None:
    first, *others = feed.golden()
    export.export([str(feed.write(tmp_path / "a", [first]))], "", postgres, OPTIONS)
    export.export([str(feed.write(tmp_path / "b", others))], "", postgres, OPTIONS)
    assert len(stored(server)["reports"]) == len(feed.OUTPUTS)


def test_no_server(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        Postgres(f"postgresql://someone:secret@/none?host={tmp_path}")
    assert "secret" not in str(caught.value)
