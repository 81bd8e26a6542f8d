"""One document: from its bytes to its output, in a worker or anywhere else."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import psutil

from pipeline.batch import outputs
from pipeline.batch.manifest import Reason, Record
from pipeline.batch.plan import Settings, Task
from pipeline.batch.sources import read
from pipeline.errors import (
    LimitError,
    OutputError,
    PathfinderError,
    SchemaError,
    StorageError,
)
from pipeline.options import Options


@dataclass(frozen=True, slots=True)
class Converted:
    """The text of an output file, and how many of its diagnostics are errors and warnings."""

    text: str
    errors: int = 0
    warnings: int = 0


Convert = Callable[[bytes, str, Options], Converted]


@dataclass(frozen=True, slots=True)
class Job:
    """All that a worker needs. Without ``folder`` the outcome is handed back, not stored."""

    task: Task
    settings: Settings
    convert: Convert
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job came to; ``text`` is the output if it was not written."""

    record: Record
    text: str | None = None


def convert(content: bytes, name: str, options: Options) -> Converted:
    """The same JSON text as ``pathfinder extract`` writes.

    Raises:
        PathfinderError: the document cannot be converted.
    """
    from pipeline.flow import extract  # noqa: PLC0415 (slow to load)

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
        StorageError: the outcome cannot be stored.
    """
    start = time.monotonic()
    task, options = job.task, job.settings.options
    digest = task.sha256
    try:
        content = read(task.document, options.limits.bytes)
        # What is recorded is what was read, should the file have changed since planning.
        digest = sha256(content).hexdigest() if len(content) <= options.limits.bytes else None
        made = job.convert(content, task.document.title, options)
        return keep(job, _success(job, made, digest, start))
    except (MemoryError, StorageError):
        raise
    except PathfinderError as error:
        fault = Fault(_reason(error), error.reason, error.exit_code)
    except (Exception, SystemExit) as error:  # noqa: BLE001 (a document's fault is its own)
        fault = Fault("error", f"{type(error).__name__}: {error}", PathfinderError.exit_code)
    return keep(job, failure(job, fault, digest, start))


def keep(job: Job, outcome: Outcome) -> Outcome:
    """The outcome, stored if the job has a folder.

    Raises:
        OutputError: it cannot have that name.
        StorageError: the disk is full or fails.
    """
    if job.folder is None:
        return outcome
    outputs.keep(job.folder, outcome.record, outcome.text)
    return Outcome(outcome.record)


def _success(job: Job, made: Converted, digest: str | None, start: float) -> Outcome:
    """The outcome of a job whose document is converted."""
    output = made.text.encode()
    record = replace(
        _record(job, digest, start),
        status="partial" if made.errors else "ok",
        output=outputs.place(job.task.document.name) if job.folder else None,
        output_bytes=len(output),
        output_sha256=sha256(output).hexdigest(),
        warnings=made.warnings,
        memory=psutil.Process().memory_info().rss,
    )
    return Outcome(record, made.text)


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
        settings=job.settings.options.settings,
        seconds=None if start is None else round(time.monotonic() - start, 3),
    )


def _reason(error: PathfinderError) -> Reason:
    reasons: dict[type[PathfinderError], Reason] = {
        LimitError: "limit",
        OutputError: "output",
        SchemaError: "schema",
    }
    return next((reason for kind, reason in reasons.items() if isinstance(error, kind)), "input")
