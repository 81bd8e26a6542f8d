"""A batch on this machine."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from pipeline.batch import document, manifest, outputs, summary
from pipeline.batch.document import Job
from pipeline.batch.manifest import Record
from pipeline.batch.plan import Plan, Settings, plan, workers
from pipeline.batch.pool import Pool
from pipeline.batch.sources import Document
from pipeline.batch.summary import Course, Summary, summarise
from pipeline.errors import InputError, StorageError
from pipeline.write import atomic


class Listener(Protocol):
    """Who wants to know how far a batch is."""

    def begin(self, plan: Plan) -> None:
        """Work begins."""

    def advance(self, record: Record) -> None:
        """A document is done."""


class Silent:
    """A listener that does nothing."""

    def begin(self, plan: Plan) -> None:
        """Work begins."""

    def advance(self, record: Record) -> None:
        """A document is done."""


def run(
    documents: Sequence[Document],
    out: Path,
    settings: Settings,
    listener: Listener | None = None,
    convert: document.Convert = document.convert,
) -> Summary:
    """Convert what is not done yet; the outputs, the manifest and the summary go to ``out``.

    A keyboard interrupt ends the run early and is told by the summary, as is a full disk:
    what is done is recorded, and the same call carries on.

    Args:
        documents: what the batch consists of.
        out: a local folder, made if it is not there.
        settings: how to convert, and under which limits.
        listener: is told of progress.
        convert: the per-document function; it must be importable by the workers.

    Raises:
        UsageError: another batch is writing to the folder.
        StorageError: the folder cannot be written at all.
    """
    listener = listener or Silent()
    start = time.monotonic()
    with manifest.exclusive(out) as lock:
        outputs.sweep(out)
        planned = plan(documents, manifest.load(out / manifest.NAME), settings, out)
        listener.begin(planned)
        work = _Work(listener)
        work.carry_out([Job(task, settings, convert, out) for task in planned.todo], lock)
        course = Course(
            documents=len(documents),
            before=len(planned.done),
            converted=len(work.records),
            seconds=time.monotonic() - start,
            jobs=workers(settings),
            workers_replaced=work.replaced,
            stopped=work.stopped,
            stop_code=work.code,
        )
        result = summarise(
            [*planned.done, *work.records], course, settings.version, settings.options.settings
        )
        return _store(result, out)


@dataclass
class _Work:
    """The part of a batch that can be stopped, and how far it came."""

    listener: Listener
    records: list[Record] = field(default_factory=list)
    replaced: int = 0
    stopped: str | None = None
    code: int = 0

    def carry_out(self, jobs: Sequence[Job], lock: Path) -> None:
        """Do the jobs until they are done or cannot go on."""
        if not jobs:
            return
        settings = jobs[0].settings
        pool = Pool(min(workers(settings), len(jobs)), settings.allowance, lock)
        try:
            for outcome in pool.run(jobs):
                self.records.append(outcome.record)
                self.listener.advance(outcome.record)
        except KeyboardInterrupt:
            self.stopped, self.code = "interrupted", summary.INTERRUPTED
        except StorageError as error:
            self.stopped, self.code = str(error), error.exit_code
        finally:
            self.replaced = pool.replaced
            pool.close()


def _store(result: Summary, out: Path) -> Summary:
    """Write the summary; on a full disk it says so itself."""
    try:
        atomic.write(out / summary.NAME, result.to_json())
    except InputError as error:
        return replace(result, stopped=str(error), exit_code=StorageError.exit_code)
    return result
