"""The Parquet files of a batch on a cluster: records and reports, at any URL of fsspec."""

from __future__ import annotations

import io
import json
import posixpath
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.batch.document import Outcome
from pipeline.batch.manifest import Record
from pipeline.batch.outputs import REPORTS
from pipeline.errors import StorageError
from pipeline.storage import resolve

RECORD = pa.schema(
    [
        ("document", pa.string()),
        ("url", pa.string()),
        ("sha256", pa.string()),
        ("bytes", pa.int64()),
        ("version", pa.string()),
        ("settings", pa.string()),  # JSON
        ("seconds", pa.float64()),
        ("status", pa.string()),
        ("reason", pa.string()),
        ("message", pa.string()),
        ("exit_code", pa.int64()),
        ("output", pa.string()),
        ("output_bytes", pa.int64()),
        ("output_sha256", pa.string()),
        ("warnings", pa.int64()),
        ("memory", pa.int64()),
    ]
)
# The record of a document, and its report as the JSON text that one machine writes to a file.
SCHEMA = RECORD.append(pa.field("report", pa.large_string()))

Row = dict[str, Any]


def row(outcome: Outcome) -> Row:
    """An outcome as a row."""
    settings = json.dumps(dict(outcome.record.settings))
    return asdict(outcome.record) | {"settings": settings, "report": outcome.text}


def record(row: Mapping[str, Any]) -> Record:
    """The record in a row."""
    values = {one.name: row[one.name] for one in fields(Record)}
    return Record(**values | {"settings": json.loads(row["settings"])})


class Store:
    """The Parquet files of a batch at a URL; later files come later in the order of names."""

    def __init__(self, url: str) -> None:
        self._system, self._root = resolve(url)
        # Absolute, so that it means the same on every node.
        self.url: str = self._system.unstrip_protocol(self._root)
        self._folder = posixpath.join(self._root, REPORTS)

    def names(self) -> list[str]:
        """The files, in order."""
        self._system.invalidate_cache()
        if not self._system.isdir(self._folder):
            return []
        found = self._system.ls(self._folder, detail=False)
        return sorted(posixpath.basename(path) for path in found if path.endswith(".parquet"))

    def records(self) -> dict[str, Record]:
        """The last record of each document."""
        rows = (row for name in self.names() for row in self.rows(name, RECORD.names))
        return {row["document"]: record(row) for row in rows}

    def has(self, name: str) -> bool:
        """Whether a file is there."""
        return bool(self._system.exists(posixpath.join(self._folder, name)))

    def rows(self, name: str, columns: Sequence[str] = SCHEMA.names) -> list[Row]:
        """What a file holds."""
        with self._system.open(posixpath.join(self._folder, name), "rb") as file:
            table = pq.read_table(file, columns=list(columns))
        rows: list[Row] = table.to_pylist()
        return rows

    def write(self, name: str, rows: Sequence[Row]) -> None:
        """Write a file whole or not at all."""
        buffer = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(list(rows), SCHEMA), buffer, compression="zstd")
        self._put(posixpath.join(REPORTS, name), buffer.getvalue())

    def write_text(self, name: str, text: str) -> None:
        """Write a text file beside the folder of reports."""
        self._put(name, text.encode())

    def _put(self, name: str, content: bytes) -> None:
        path = posixpath.join(self._root, name)
        temporary = posixpath.join(self._root, ".parts", uuid.uuid4().hex)
        try:
            for folder in (posixpath.dirname(path), posixpath.dirname(temporary)):
                self._system.makedirs(folder, exist_ok=True)
            self._system.pipe_file(temporary, content)
            self._system.mv(temporary, path)
        except OSError as error:
            raise StorageError(f"cannot be written: {error.strerror or error}", path) from error

    def drop_superseded(self) -> None:
        """Take out the rows of documents that later files have again, and files left empty."""
        seen: set[str] = set()
        for name in reversed(self.names()):
            found = [row["document"] for row in self.rows(name, ["document"])]
            if seen.issuperset(found):
                self._system.rm(posixpath.join(self._folder, name))
            elif seen.intersection(found):
                self.write(name, [row for row in self.rows(name) if row["document"] not in seen])
            seen.update(found)
