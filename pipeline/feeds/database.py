"""A feed in a database: the same tables everywhere, replaced report by report.

Each database is reached through its own driver and loaded by its own bulk loader; what they
share is the SQL here. One export is one transaction: the database has all of it or nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Self

from pipeline.errors import SchemaError, StorageError
from pipeline.feeds.model import ForeignKey, Row, Scalar, Table, Type
from pipeline.feeds.tables import TABLES

BATCH = 1000  # rows fetched, or reports deleted, at once


class Database(ABC):
    """An open database within a transaction; as a context manager it commits or rolls back."""

    types: ClassVar[Mapping[Type, str]]
    mark: ClassVar[str] = "?"  # stands for a value in SQL
    keeps_references: ClassVar[bool] = True
    prefix: ClassVar[str] = ""  # before a table's name
    order: ClassVar[str] = "report_id"  # of the rows that are read

    connection: Any
    error: type[Exception]  # base of the driver's errors
    integrity_error: type[Exception]

    def __enter__(self) -> Self:
        """Begin, and make the tables where there are none."""
        try:
            self.begin()
            for table in TABLES:
                self._make(table)
        except self.error as error:
            self.connection.close()
            raise self._mapped(error) from error
        except BaseException:
            self.connection.close()
            raise
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Commit, or roll back after an error; close."""
        try:
            if error is None:
                self.commit()
            else:
                self.connection.rollback()
        except self.error as failed:
            raise self._mapped(failed) from failed
        finally:
            self.connection.close()
        if isinstance(error, self.error):
            raise self._mapped(error) from error

    def commit(self) -> None:
        """Make everything so far last."""
        self.connection.commit()

    def _mapped(self, error: Exception) -> Exception:
        reason = (str(error).splitlines() or ["failed"])[0]
        if isinstance(error, self.integrity_error):
            return SchemaError(f"ids that repeat or point at nothing: {reason}")
        return StorageError(f"database: {reason}")

    @abstractmethod
    def begin(self) -> None:
        """Begin the transaction, alone among exports."""

    @abstractmethod
    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Load rows by the database's bulk loader."""

    def execute(self, sql: str, values: Sequence[Scalar] = ()) -> Any:
        """Run one statement; the cursor."""
        return self.connection.execute(sql, values) if values else self.connection.execute(sql)

    def fingerprints(self) -> dict[str, str]:
        """Fingerprint of each report by its key."""
        found = self.execute(f"SELECT report_id, fingerprint FROM {self.name('reports')}")  # noqa: S608
        return dict(found.fetchall())

    def delete(self, reports: Sequence[str], tables: Sequence[Table] = TABLES) -> None:
        """Remove all rows of these reports."""
        for start in range(0, len(reports), BATCH):
            some = reports[start : start + BATCH]
            marks = ", ".join([self.mark] * len(some))
            for table in reversed(tables):
                self.execute(
                    f"DELETE FROM {self.name(table.name)} WHERE report_id IN ({marks})",  # noqa: S608
                    some,
                )

    def rows(self, table: Table) -> Iterator[Row]:
        """All rows of a table, by report."""
        names = ", ".join(map(quoted, table.names))
        cursor = self.execute(f"SELECT {names} FROM {self.name(table.name)} ORDER BY {self.order}")  # noqa: S608
        dates = [i for i, column in enumerate(table.columns) if column.type == "date"]
        truths = [i for i, column in enumerate(table.columns) if column.type == "boolean"]
        while batch := cursor.fetchmany(BATCH):
            for found in batch:
                yield _typed(found, dates, truths)

    def name(self, table: str) -> str:
        """A table's name as SQL has it."""
        return self.prefix + quoted(table)

    def _make(self, table: Table) -> None:
        """The table, if it is not there.

        Raises:
            StorageError: it is there with other columns.
        """
        self.execute(f"CREATE TABLE IF NOT EXISTS {self.name(table.name)} ({self._body(table)})")
        cursor = self.execute(f"SELECT * FROM {self.name(table.name)} LIMIT 0")  # noqa: S608
        if tuple(column[0] for column in cursor.description) != table.names:
            raise StorageError(
                f"the table {table.name} is of another version of pathfinder, or not ours: "
                "export everything anew to an empty place"
            )
        self.describe(table)

    def describe(self, table: Table) -> None:
        """Keep the descriptions as comments."""
        name = self.name(table.name)
        self.execute(f"COMMENT ON TABLE {name} IS {literal(table.description)}")
        for column in table.columns:
            self.execute(
                f"COMMENT ON COLUMN {name}.{quoted(column.name)} IS {literal(column.description)}"
            )

    def _body(self, table: Table) -> str:
        parts = [
            f"{quoted(column.name)} {self.types[column.type]}"
            + (" NOT NULL" if column.required or column.name in table.key else "")
            for column in table.columns
        ]
        parts.append(f"PRIMARY KEY ({listed(table.key)})")
        if self.keeps_references:
            parts += [self._reference(key) for key in table.foreign_keys]
        return ", ".join(parts)

    def _reference(self, key: ForeignKey) -> str:
        # Checked at the commit: a report is replaced by deleting its rows and loading new ones.
        return (
            f"FOREIGN KEY ({listed(key.columns)}) REFERENCES {self.name(key.table)} "
            f"({listed(key.references)}) DEFERRABLE INITIALLY DEFERRED"
        )


def quoted(name: str) -> str:
    """A name of ours as an SQL identifier: ``references`` and ``end`` are words of SQL."""
    return f'"{name}"'


def listed(names: Sequence[str]) -> str:
    """Several names as SQL identifiers."""
    return ", ".join(map(quoted, names))


def literal(text: str) -> str:
    """A text of ours as an SQL literal, where a statement takes no values."""
    return "'" + text.replace("'", "''") + "'"


def _typed(found: Sequence[Any], dates: Sequence[int], truths: Sequence[int]) -> Row:
    """A row in the types of its columns: SQLite keeps days as text and truth as 0 and 1."""
    row = list(found)
    for i in dates:
        if isinstance(row[i], str):
            row[i] = date.fromisoformat(row[i])
    for i in truths:
        row[i] = None if row[i] is None else bool(row[i])
    return tuple(row)
