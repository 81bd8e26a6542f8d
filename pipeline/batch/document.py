"""One document: from its bytes to its output, in a worker or anywhere else."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import psutil

from pipeline.batch.manifest import Reason, Record
from pipeline.batch.plan import Settings, Task
from pipeline.batch.sources import read
from pipeline.errors import InputError, LimitError, PathfinderError, SchemaError, StorageError
from pipeline.options import Options
from pipeline.write import atomic

REPORTS = "reports"
# Errors of writing that the next document would meet as well.
STORAGE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})


@dataclass(frozen=True, slots=True)
class Converted:
    """The text of an output file, and how many of its diagnostics are errors and warnings."""

    text: str
    errors: int = 0
    warnings: int = 0


Convert = Callable[[bytes, str, Options], Converted]


@dataclass(frozen=True, slots=True)
class Job:
    """All that a worker needs. Without ``folder`` the output is handed back, not written."""

    task: Task
    settings: Settings
    convert: Convert
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job came to; ``text`` is the output if it was not written."""

    record: Record
    text: str | None = None


def place(folder: Path, name: str) -> Path:
    """Where the output of a document goes.

    The extension is kept, so that ``a.md`` and ``a.pdf`` do not collide.
    """
    return folder / REPORTS / f"{name}.json"


def convert(content: bytes, name: str, options: Options) -> Converted:
    """The same JSON text as ``pathfinder extract`` writes.

    Raises:
        PathfinderError: the document cannot be converted.
    """
    from pipeline.flow import extract  # noqa: PLC0415 (loads spaCy)

    report = extract(content, name=name, options=options)
    severities = [diagnostic.severity for diagnostic in report.diagnostics]
    return Converted(
        f"{report.to_json()}\n",
        errors=severities.count("error"),
        warnings=severities.count("warning"),
    )


def process(job: Job) -> Outcome:
    """Do a job.

    Raises:
        MemoryError: the worker has no memory left; what it holds cannot be trusted any more.
        StorageError: the output cannot be stored.
    """
    start = time.monotonic()
    task, options = job.task, job.settings.options
    digest = task.sha256
    try:
        content = read(task.document, options.limits.bytes)
        # What is recorded is what was read, should the file have changed since planning.
        digest = sha256(content).hexdigest() if len(content) <= options.limits.bytes else None
        made = job.convert(content, task.document.title, options)
        output = _write(job, made.text)
    except (MemoryError, StorageError):
        raise
    except PathfinderError as error:
        return failure(job, Fault(_reason(error), error.reason, error.exit_code), digest, start)
    except (Exception, SystemExit) as error:  # noqa: BLE001 (a document's fault is its own)
        fault = Fault("error", f"{type(error).__name__}: {error}", PathfinderError.exit_code)
        return failure(job, fault, digest, start)
    record = replace(
        _record(job, digest, start),
        status="partial" if made.errors else "ok",
        output=output,
        output_bytes=len(made.text.encode()),
        warnings=made.warnings,
        memory=psutil.Process().memory_info().rss,
    )
    return Outcome(record, None if job.folder else made.text)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a document failed."""

    reason: Reason
    message: str
    exit_code: int


def failure(job: Job, fault: Fault, digest: str | None, start: float | None = None) -> Outcome:
    """The outcome of a job that failed.

    ``start`` is the monotonic time of its start, ``None`` if its worker did not live to tell.
    """
    return Outcome(
        replace(
            _record(job, digest, start),
            reason=fault.reason,
            message=fault.message,
            exit_code=fault.exit_code,
        )
    )


def _record(job: Job, digest: str | None, start: float | None) -> Record:
    """The record of a job that is over, as far as success and failure have it in common."""
    document = job.task.document
    return Record(
        document=document.name,
        url=document.url,
        sha256=digest,
        bytes=document.size,
        version=job.settings.version,
        settings=job.settings.shaping,
        seconds=None if start is None else round(time.monotonic() - start, 3),
    )


def _write(job: Job, text: str) -> str | None:
    """Store the output if this job is to; where, relative to its folder."""
    if job.folder is None:
        return None
    path = place(job.folder, job.task.document.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(path, text)
    except (OSError, InputError) as error:
        cause = error if isinstance(error, OSError) else error.__cause__
        if isinstance(cause, OSError) and cause.errno in STORAGE:
            raise StorageError(cause.strerror or "cannot be written", str(path)) from error
        raise
    return path.relative_to(job.folder).as_posix()


def _reason(error: PathfinderError) -> Reason:
    if isinstance(error, LimitError):
        return "limit"
    return "schema" if isinstance(error, SchemaError) else "input"
