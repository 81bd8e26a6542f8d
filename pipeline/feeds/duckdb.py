"""A feed in DuckDB."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from pipeline.feeds import arrow
from pipeline.feeds.database import Database, listed
from pipeline.feeds.extras import need
from pipeline.feeds.model import Row, Table, Type


class DuckDB(Database):
    """A database file.

    Foreign keys are not declared in it: DuckDB checks them statement by statement, so that
    no report could be replaced within a transaction. Primary keys are.
    """

    types: ClassVar[Mapping[Type, str]] = {
        "string": "VARCHAR",
        "integer": "BIGINT",
        "number": "DOUBLE",
        "boolean": "BOOLEAN",
        "date": "DATE",
    }
    keeps_references = False

    def __init__(self, path: Path) -> None:
        driver = need("duckdb")
        self.error, self.integrity_error = driver.Error, driver.ConstraintException
        try:
            self.connection = driver.connect(str(path))
        except self.error as error:
            raise self._mapped(error) from error

    def begin(self) -> None:
        """Begin; DuckDB lets one process at a time open a file for writing."""
        self.execute("BEGIN TRANSACTION")

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Load rows from an Arrow table, the bulk loader of DuckDB."""
        self.connection.register("rows_", arrow.table(table, rows))
        self.execute(
            f"INSERT INTO {self.name(table.name)} ({listed(table.names)}) SELECT * FROM rows_"  # noqa: S608
        )
        self.connection.unregister("rows_")
