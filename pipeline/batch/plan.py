"""What is to be done: settings of a batch, and which documents are done already."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from pipeline.batch.manifest import Record
from pipeline.batch.sources import Document, fingerprint
from pipeline.batch.version import build
from pipeline.options import Options

# Hashing waits for disks and networks, not for the processor.
READERS = 8


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one document may use before its worker is killed."""

    seconds: float = 60.0  # wall time
    memory: int = 1_000_000_000  # bytes resident


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run a batch. What ``options`` says shapes the outputs, the rest does not."""

    options: Options = field(default_factory=Options)
    allowance: Allowance = field(default_factory=Allowance)
    jobs: int | None = None  # workers; by default as many as there are cores
    retry_failed: bool = False
    limit: int | None = None  # documents to do in this run
    version: str = field(default_factory=build)


def workers(settings: Settings) -> int:
    """How many workers to have: as many as there are processors that this process may use."""
    if settings.jobs:
        return settings.jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Task:
    """A document with the digest of its content when the batch was planned."""

    document: Document
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """``todo`` in order of names; ``done`` are the records of what need not be done again."""

    todo: Sequence[Task]
    done: Sequence[Record]
    later: int = 0  # left for another run by --limit


def plan(
    documents: Sequence[Document],
    records: Mapping[str, Record],
    settings: Settings,
    out: Path | None = None,
) -> Plan:
    """Tell what is done from what is to do.

    Done is what has a record of the same content, version and settings, and whose output is
    still in ``out`` (if given). A failure counts as done unless ``retry_failed``.
    """
    todo: list[Task] = []
    done: list[Record] = []
    for task in tasks(documents, settings):
        record = records.get(task.document.name)
        if record and is_done(record, task, settings, out):
            done.append(record)
        else:
            todo.append(task)
    limit = len(todo) if settings.limit is None else settings.limit
    return Plan(todo[:limit], done, later=len(todo[limit:]))


def tasks(documents: Iterable[Document], settings: Settings) -> Iterator[Task]:
    """The documents with their digests."""
    documents = list(documents)
    with ThreadPoolExecutor(READERS) as readers:
        limit = settings.options.limits.bytes
        digests = readers.map(lambda one: fingerprint(one, limit), documents)
        yield from map(Task, documents, digests)


def is_done(record: Record, task: Task, settings: Settings, out: Path | None = None) -> bool:
    """Whether a record says that the task need not be done, and its output is there."""
    same = (record.sha256, record.version, dict(record.settings)) == (
        task.sha256,
        settings.version,
        settings.options.settings,
    )
    again = settings.retry_failed and record.status == "failed"
    return same and not again and _is_there(record, out)


def _is_there(record: Record, out: Path | None) -> bool:
    if out is None or record.output is None:
        return True
    path = out / record.output
    # The line in the manifest comes first: the output there may be that of an earlier line.
    return (
        path.is_file()
        and path.stat().st_size == record.output_bytes
        and sha256(path.read_bytes()).hexdigest() == record.output_sha256
    )
