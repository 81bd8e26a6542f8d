"""The manifest: one JSON line for each outcome, appended and synced by who did the work.

Why a log and not one marker file for each document: it is one file that people read with
``tail`` and ``jq``, appending a short line is the cheapest durable write there is, and the
only damage a crash can do is a torn line, which is passed over. A later line about a document
replaces an earlier one.
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

from pipeline.errors import StorageError, UsageError, unwritten

NAME = "manifest.jsonl"
LOCKS = ".locks"

Status = Literal["ok", "partial", "failed"]
Reason = Literal["input", "limit", "output", "schema", "error", "timeout", "memory", "crash"]


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one document.

    ``document``, ``sha256``, ``version`` and ``settings`` tell what was done; together they
    decide whether it need be done again. ``partial`` means: converted, with diagnostics that
    are errors. ``output`` is relative to the batch's folder, and ``output_sha256`` tells whether
    what is there is what was made. Sizes and ``memory`` (resident
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
    output_sha256: str | None = None
    warnings: int = 0
    memory: int | None = None

    def to_json(self) -> str:
        """One line, without its end."""
        return json.dumps(asdict(self), ensure_ascii=False)


def load(path: Path) -> dict[str, Record]:
    """The last record of each document; lines that a crash has damaged are passed over."""
    if not path.exists():
        return {}
    with path.open("rb") as lines:
        return {record.document: record for record in map(_parse, lines) if record}


def _parse(line: bytes) -> Record | None:
    try:
        values = json.loads(line)
        return Record(**{field.name: values[field.name] for field in fields(Record)})
    except (ValueError, TypeError, KeyError):
        return None


def append(path: Path, record: Record) -> None:
    """Record an outcome durably; several processes may do so at once.

    Raises:
        StorageError: the disk is full or fails; the manifest is as it was before.
    """
    line = f"{record.to_json()}\n".encode()
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            _add(handle, line)
        finally:
            os.close(handle)
    except OSError as error:
        raise StorageError(f"cannot be written: {error.strerror or error}", str(path)) from error


def _add(handle: int, line: bytes) -> None:
    """Write a line at the end, all of it or nothing."""
    size = os.fstat(handle).st_size
    if size and os.pread(handle, 1, size - 1) != b"\n":
        line = b"\n" + line  # a crash has torn the last one
    try:
        if os.write(handle, line) < len(line):
            raise OSError("disk is full")
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, size)
        raise


@contextmanager
def exclusive(folder: Path) -> Iterator[Path]:
    """Keep other batches out of the folder; gives the lock that the workers are to share.

    Workers outlive a batch that was killed by as long as their document takes. Until they are
    gone they might still write an output, so a new batch waits for them.

    Raises:
        UsageError: another batch is writing to the folder.
        OutputError: the folder cannot be written.
    """
    locks = folder / LOCKS
    workers = locks / "workers"
    try:
        locks.mkdir(parents=True, exist_ok=True)
        workers.touch()
    except OSError as error:
        raise unwritten(error, str(folder)) from error
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
