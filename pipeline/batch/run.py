"""A batch on this machine."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.batch import document, manifest, outputs, summary
from pipeline.batch.document import Job
from pipeline.batch.plan import Settings, plan, workers
from pipeline.batch.pool import Pool
from pipeline.batch.sources import Document
from pipeline.batch.summary import Course, Summary, summarise
from pipeline.batch.work import Listener, Silent, Work
from pipeline.errors import OutputError
from pipeline.write import atomic


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
        OutputError: the folder cannot be written at all.
    """
    listener = listener or Silent()
    start = time.monotonic()
    with manifest.exclusive(out) as lock:
        outputs.sweep(out)
        planned = plan(documents, manifest.load(out / manifest.NAME), settings, out)
        listener.begin(planned)
        work = Work(listener)
        jobs = [Job(task, settings, convert, out) for task in planned.todo]
        replaced = _carry_out(jobs, lock, work)
        course = Course(
            documents=len(documents),
            before=len(planned.done),
            converted=len(work.records),
            seconds=time.monotonic() - start,
            jobs=workers(settings),
            workers_replaced=replaced,
            stopped=work.stopped,
            stop_code=work.code,
        )
        result = summarise(
            [*planned.done, *work.records], course, settings.version, settings.options.settings
        )
        return _store(result, out)


def _carry_out(jobs: Sequence[Job], lock: Path, work: Work) -> int:
    """Do the jobs in workers; how many of these had to be replaced."""
    if not jobs:
        return 0
    settings = jobs[0].settings
    pool = Pool(min(workers(settings), len(jobs)), settings.allowance, lock)
    try:
        work.follow(outcome.record for outcome in pool.run(jobs))
    finally:
        pool.close()
    return pool.replaced


def _store(result: Summary, out: Path) -> Summary:
    """Write the summary; if that fails it says so itself."""
    try:
        atomic.write(out / summary.NAME, result.to_json())
    except OutputError as error:
        return replace(result, stopped=str(error), exit_code=error.exit_code)
    return result
