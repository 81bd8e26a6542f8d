"""The manifest: one JSON line for each outcome, appended and synced before the next.

Why a log and not one marker file for each document: it is one file that people read with
``tail`` and ``jq``, appending a short line is the cheapest durable write there is, and the
only damage a crash can do is a torn last line, which opening cuts off. A later line about a
document replaces an earlier one.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import StorageError, UsageError

NAME = "manifest.jsonl"
LOCKS = ".locks"

Status = Literal["ok", "partial", "failed"]
Reason = Literal["input", "limit", "schema", "error", "timeout", "memory", "crash"]


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one document.

    ``document``, ``sha256``, ``version`` and ``settings`` tell what was done; together they
    decide whether it need be done again. ``partial`` means: converted, with diagnostics that
    are errors. ``output`` is relative to the batch's folder. Sizes and ``memory`` (resident
    in the worker when the document was done) are in bytes, ``seconds`` are wall time; both
    are ``None`` if the worker did not live to tell.
    """

    document: str
    url: str
    sha256: str | None
    bytes: int | None
    version: str
    settings: Mapping[str, str]
    seconds: float | None = None
    status: Status = "failed"
    reason: Reason | None = None
    message: str | None = None
    exit_code: int = 0
    output: str | None = None
    output_bytes: int | None = None
    warnings: int = 0
    memory: int | None = None

    def to_json(self) -> str:
        """One line, without its end."""
        return json.dumps(asdict(self), ensure_ascii=False)


def load(path: Path) -> dict[str, Record]:
    """The last record of each document; lines that a crash has damaged are passed over."""
    return _scan(path)[0]


def _scan(path: Path) -> tuple[dict[str, Record], int]:
    """The records, and the bytes up to the end of the last line that is complete."""
    records: dict[str, Record] = {}
    size = 0
    if path.exists():
        with path.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    size += len(line)
                    if record := _parse(line):
                        records[record.document] = record
    return records, size


def _parse(line: bytes) -> Record | None:
    try:
        values = json.loads(line)
        return Record(**{field.name: values[field.name] for field in fields(Record)})
    except (ValueError, TypeError, KeyError):
        return None


class Manifest:
    """The manifest of a folder, open for appending by one batch at a time."""

    def __init__(self, path: Path) -> None:
        self.records, self._size = _scan(path)
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
            os.ftruncate(self._file, self._size)
        except OSError as error:
            raise StorageError(error.strerror or "cannot be written", str(path)) from error

    def append(self, record: Record) -> None:
        """Record an outcome durably.

        Raises:
            StorageError: the disk is full or fails; the manifest is as it was before.
        """
        line = f"{record.to_json()}\n".encode()
        try:
            if os.write(self._file, line) < len(line):
                raise OSError("disk is full")
            os.fsync(self._file)
        except OSError as error:
            os.ftruncate(self._file, self._size)
            raise StorageError(error.strerror or str(error), NAME) from error
        self._size += len(line)
        self.records[record.document] = record

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)


@contextmanager
def exclusive(folder: Path) -> Iterator[Path]:
    """Keep other batches out of the folder; gives the lock that the workers are to share.

    Workers outlive a batch that was killed by as long as their document takes. Until they are
    gone they might still write an output, so a new batch waits for them.

    Raises:
        UsageError: another batch is writing to the folder.
    """
    locks = folder / LOCKS
    workers = locks / "workers"
    try:
        locks.mkdir(parents=True, exist_ok=True)
        workers.touch()
    except OSError as error:
        raise StorageError(error.strerror or "cannot be written", str(folder)) from error
    with (locks / "batch").open("w") as batch:
        try:
            fcntl.flock(batch, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError("another batch is writing to this folder", str(folder)) from error
        with workers.open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield workers


def share(lock: Path) -> Any:
    """Hold the workers' lock for as long as this process lives; the file must be kept."""
    file = lock.open()
    fcntl.flock(file, fcntl.LOCK_SH)
    return file
