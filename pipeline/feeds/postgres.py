"""A feed in PostgreSQL, in a schema of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from pipeline.feeds.database import Database, listed, quoted
from pipeline.feeds.extras import need
from pipeline.feeds.model import Row, Scalar, Table, Type

SCHEMES = ("postgresql://", "postgres://")
SCHEMA = "pathfinder"


class Postgres(Database):
    """A database reached by URL.

    PostgreSQL has no place for the character U+0000: it becomes U+FFFD there.
    """

    types: ClassVar[Mapping[Type, str]] = {
        "string": "text",
        "integer": "bigint",
        "number": "double precision",
        "boolean": "boolean",
        "date": "date",
    }
    mark = "%s"
    prefix = f"{quoted(SCHEMA)}."

    def __init__(self, url: str) -> None:
        driver = need("psycopg")
        self.error, self.integrity_error = driver.Error, driver.IntegrityError
        try:
            self.connection = driver.connect(url, application_name="pathfinder")
        except self.error as error:
            # The driver's message names host and user, never the password.
            raise self._mapped(error) from error

    def begin(self) -> None:
        """Begin, and wait until no other export is at work on this schema."""
        self.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (SCHEMA,))
        self.execute(f"CREATE SCHEMA IF NOT EXISTS {quoted(SCHEMA)}")

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Load rows by COPY, the bulk loader of PostgreSQL."""
        target = f"COPY {self.name(table.name)} ({listed(table.names)}) FROM STDIN"
        with self.connection.cursor() as cursor, cursor.copy(target) as copy:
            for row in rows:
                copy.write_row([_storable(value) for value in row])


def _storable(value: Scalar) -> Scalar:
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value
