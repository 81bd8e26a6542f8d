"""Rows as Arrow tables, for Parquet and DuckDB."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.feeds.extras import need
from pipeline.feeds.model import Row, Table, Type

_TYPES: dict[Type, str] = {
    "string": "string",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool_",
    "date": "date32",
}


def schema(table: Table) -> Any:
    """The Arrow schema: types, nulls, and descriptions as metadata."""
    pyarrow = need("pyarrow")
    return pyarrow.schema(
        [
            pyarrow.field(
                column.name,
                getattr(pyarrow, _TYPES[column.type])(),
                nullable=not (column.required or column.name in table.key),
                metadata={"description": column.description},
            )
            for column in table.columns
        ],
        metadata={"description": table.description, "primary_key": " ".join(table.key)},
    )


def table(table: Table, rows: Sequence[Row]) -> Any:
    """The rows as an Arrow table."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    return need("pyarrow").table([list(values) for values in columns], schema=schema(table))
