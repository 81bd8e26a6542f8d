"""What a table is: columns with types and descriptions, keys, and where its rows come from.

Most columns are a path into the output contract, such as ``date.edtf`` of an event; their
type, description and allowed values are those of the JSON Schema. One declaration serves
every format, the data package and the data dictionary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, Literal

from pipeline import data
from pipeline.errors import InputError
from pipeline.feeds.documents import Document

Type = Literal["string", "integer", "number", "boolean", "date"]
Scalar = str | int | float | bool | date | None
Row = tuple[Scalar, ...]
Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """What one row is made from: a part of a document, the part it belongs to, its place."""

    document: Document
    own: Any
    seq: int = 1
    """1-based place among its siblings."""
    parent: Any = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column and how its value is taken from an item."""

    name: str
    type: Type
    description: str
    value: Callable[[Item], Any]
    required: bool = False
    values: tuple[str, ...] = ()
    """The only values it may have; empty if there is no such list."""

    def of(self, item: Item) -> Scalar:
        """The value in the column's type. Empty text is ``None``: files cannot tell them apart.

        Raises:
            InputError: a day that no calendar has.
        """
        found = self.value(item)
        if found is None or found == "":
            return None
        if self.type == "date":
            try:
                return date.fromisoformat(found)
            except ValueError as error:
                raise InputError(f"{self.name}: {error}", item.document.name) from error
        return float(found) if self.type == "number" else found


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values are a key of another table (or are null)."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A tidy table: one row is one fact."""

    name: str
    description: str
    items: Callable[[Document], Iterable[Item]]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    def rows(self, document: Document) -> list[Row]:
        """The document's rows, in the order of the document."""
        return [tuple(column.of(item) for column in self.columns) for item in self.items(document)]

    def place(self, column: str) -> int:
        """The position of a column in a row."""
        return self.names.index(column)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def field(model: str, path: str, name: str = "", *, of: str = "own") -> Column:
    """The column of a property of the contract.

    Args:
        model: name of the contract's part, such as ``Event``.
        path: the property, with dots into parts of it; null where a part on the way is null.
        name: name of the column; default: the path with underscores for dots.
        of: the attribute of the item that holds the part: ``own`` or ``parent``.
    """
    schema, nullable = _walk(model, path)
    kind, null = _type(schema)
    name = name or path.replace(".", "_")
    # Empty text is null in tables, so text is required only where it cannot be empty.
    filled = kind != "string" or "enum" in schema or name.endswith("_id")
    return Column(
        name,
        kind,
        schema["description"],
        _getter(f"{of}.{path}"),
        required=filled and not (nullable or null),
        values=tuple(schema.get("enum", ())),
    )


def _getter(path: str) -> Callable[[Item], Any]:
    """The value at a path, ``None`` where a part on the way is ``None``."""
    steps = [attrgetter(step) for step in path.split(".")]

    def get(item: Item) -> Any:
        found: Any = item
        for step in steps:
            if found is None:
                return None
            found = step(found)
        return found

    return get


def _walk(model: str, path: str) -> tuple[Schema, bool]:
    """The schema of a property, and whether a part on the way may be null."""
    definitions = data.schema("report")["$defs"]
    first, _, rest = path.partition(".")
    found = definitions[model]["properties"][first]
    if not rest:
        return found, False
    branches = found.get("anyOf", [found])
    inner = next(branch["$ref"] for branch in branches if "$ref" in branch).rpartition("/")[2]
    schema, nullable = _walk(inner, rest)
    return schema, nullable or len(branches) > 1


def _type(schema: Schema) -> tuple[Type, bool]:
    """The column type of a schema, and whether it allows null."""
    branches = schema.get("anyOf", [schema])
    kinds = {branch["type"] for branch in branches}
    null = "null" in kinds
    kinds -= {"null"}
    if any(branch.get("format") == "date" for branch in branches):
        return "date", null
    if kinds == {"integer", "number"}:
        return "number", null
    (kind,) = kinds
    return kind, null
