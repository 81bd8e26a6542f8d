"""``datapackage.json``: what the files are, for programs (Frictionless Data Package, v2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.feeds.model import Column, ForeignKey, Table
from pipeline.feeds.sources import FEED
from pipeline.feeds.tables import TABLES

NAME = FEED
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "sqlite": "application/vnd.sqlite3",
    "duckdb": "application/vnd.duckdb",
}


def text(format: str, state: str) -> str:
    """The descriptor of a feed.

    Args:
        format: one of the formats.
        state: what tells the content of this feed from another.
    """
    package = {
        "$schema": PROFILE,
        "name": "pathfinder-feed",
        "title": "Facts of annual reports",
        "format": format,
        "state": state,
        "resources": [_resource(table, format) for table in TABLES],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, format: str) -> Mapping[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": path(table, format),
        "format": format,
        "mediatype": _MEDIA_TYPES[format],
        "encoding": "utf-8",
        "description": table.description,
        **_dialect(table, format),
        "schema": schema(table),
    }


def path(table: Table, format: str) -> str:
    """The file that holds a table."""
    whole = format in {"xlsx", "sqlite", "duckdb"}
    return f"feed.{format}" if whole else f"{table.name}.{format}"


def _dialect(table: Table, format: str) -> Mapping[str, Any]:
    """Which part of the file it is: by the standard's name, and by that of frictionless 5."""
    if format == "xlsx":
        return {"dialect": {"sheetName": table.name, "excel": {"sheet": table.name}}}
    if format in {"sqlite", "duckdb"}:
        return {"dialect": {"table": table.name}}
    return {}


def schema(table: Table) -> Mapping[str, Any]:
    """The Table Schema."""
    return {
        "fields": [_field(column, table) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign(key, table) for key in table.foreign_keys if _whole(key, table)],
    }


def _field(column: Column, table: Table) -> Mapping[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required or column.name in table.key:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": column.type,
        "description": column.description,
        **({"constraints": constraints} if constraints else {}),
    }


def _whole(key: ForeignKey, table: Table) -> bool:
    """Whether its columns are null together or never.

    In SQL a key with one null points at nothing; frictionless takes it for a violation, so
    those keys are declared in databases only.
    """
    required = {one.name for one in table.columns if one.required or one.name in table.key}
    always = [name in required for name in key.columns]
    return all(always) or not any(always)


def _foreign(key: ForeignKey, table: Table) -> Mapping[str, Any]:
    # A table that points at itself is named by the empty string.
    resource = "" if key.table == table.name else key.table
    return {
        "fields": list(key.columns),
        "reference": {"resource": resource, "fields": list(key.references)},
    }
