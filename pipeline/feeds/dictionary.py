"""The data dictionary, in Markdown: every table and column, from their declarations."""

from __future__ import annotations

from pipeline.feeds.model import Column, ForeignKey, Table
from pipeline.feeds.tables import TABLES


def text() -> str:
    """All tables, one section for each."""
    return "\n".join(_table(table) for table in TABLES)


def _table(table: Table) -> str:
    lines = [
        f"### {table.name}",
        "",
        table.description,
        "",
        "| Column | Type | Meaning |",
        "|---|---|---|",
        *(_row(column, table) for column in table.columns),
        "",
        f"Key: {_names(table.key)}.",
        *(_points(key) for key in table.foreign_keys),
        "",
    ]
    return "\n".join(lines)


def _row(column: Column, table: Table) -> str:
    kind = column.type if column.required or column.name in table.key else f"{column.type}, null"
    values = f" One of {', '.join(f'`{one}`' for one in column.values)}." if column.values else ""
    meaning = (column.description + values).replace("|", "\\|")
    return f"| `{column.name}` | {kind} | {meaning} |"


def _points(key: ForeignKey) -> str:
    return f"{_names(key.columns)} → `{key.table}` ({_names(key.references)})."


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
