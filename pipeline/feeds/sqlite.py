"""A feed in SQLite, which also keeps the memory of the feeds that are files."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from pipeline.errors import StorageError
from pipeline.feeds.database import Database, listed
from pipeline.feeds.model import Row, Scalar, Table, Type

WAIT = 60.0  # seconds that an export waits for another to end


class Sqlite(Database):
    """A database file."""

    types: ClassVar[Mapping[Type, str]] = {
        "string": "TEXT",
        "integer": "INTEGER",
        "number": "REAL",
        "boolean": "BOOLEAN",
        "date": "DATE",
    }
    order = "report_id, rowid"  # as loaded: in the order of the document
    error = sqlite3.Error
    integrity_error = sqlite3.IntegrityError

    def __init__(self, path: Path) -> None:
        try:
            self.connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        except sqlite3.Error as error:
            raise StorageError(str(error), str(path)) from error

    def begin(self) -> None:
        """Begin, with foreign keys, which SQLite keeps only when asked to."""
        self.execute("PRAGMA foreign_keys = ON")
        self.execute("BEGIN IMMEDIATE")

    def describe(self, table: Table) -> None:
        """SQLite has no comments."""

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Load rows by one prepared statement, the bulk loader of SQLite."""
        marks = ", ".join("?" * len(table.columns))
        self.connection.executemany(
            f"INSERT INTO {self.name(table.name)} ({listed(table.names)}) VALUES ({marks})",  # noqa: S608
            ([_plain(value) for value in row] for row in rows),
        )


def _plain(value: Scalar) -> Scalar:
    return value.isoformat() if isinstance(value, date) else value
