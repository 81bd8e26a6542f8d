"""Jobs in worker processes that may hang, crash or eat memory at the cost of themselves only.

Pebble's pool is used because it is the one that kills a worker which exceeds its time, tells
which task a dead worker had, and starts another; the pools of the standard library and of
loky give up as a whole when one worker dies. Pebble is LGPL and used unchanged as a
dependency.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from pipeline.batch import confine, manifest
from pipeline.batch.document import Fault, Job, Outcome, failure, process
from pipeline.batch.plan import Allowance
from pipeline.errors import LimitError, PathfinderError, WorkerError

# Jobs handed to the pool for each worker, so that none waits for the next one.
AHEAD = 2
# Imported once, in the process from which the workers are forked.
PRELOAD = ["pipeline.batch.pool", "pipeline.batch.warm"]

_kept: list[Any] = []  # what a worker keeps open for as long as it lives


class Pool:
    """A pool of workers; ``replaced`` counts those that had to be ended or died."""

    def __init__(self, workers: int, allowance: Allowance, lock: Path | None = None) -> None:
        self.replaced = 0
        self._workers = workers
        self._allowance = allowance
        self._lock = lock
        self._pool = self._start()

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, as they come.

        A pool can break as a whole, say if a worker is killed while it holds the pool's lock.
        What it was at is then done one by one at the end, which shows who is to blame.

        Raises:
            StorageError: an output cannot be stored; the other jobs are given up.
            WorkerError: no worker can be started.
        """
        suspects: list[Job] = []
        for future, job in self._results(jobs, self._workers * AHEAD):
            if isinstance(future.exception(), BrokenProcessPool):
                suspects.append(job)
            else:
                yield self._outcome(future, job)
        for suspect in suspects:
            for future, job in self._results([suspect], 1):
                yield self._outcome(future, job)

    def _results(self, jobs: Iterable[Job], width: int) -> Iterator[tuple[Future[Any], Job]]:
        """Finished futures, as they come; ``width`` of them are in the pool at a time."""
        waiting = iter(jobs)
        running: dict[Future[Any], Job] = {}
        while True:
            running |= {self._schedule(job): job for job in islice(waiting, width - len(running))}
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield future, running.pop(future)

    def close(self) -> None:
        """End all workers, whatever they are doing."""
        _end(self._pool)

    def _start(self) -> ProcessPool:
        """A pool in which at least one worker is at work."""
        pool = ProcessPool(
            max_workers=self._workers,
            context=_context(),
            initializer=_begin,
            initargs=(self._allowance.memory, self._lock),
        )
        try:
            pool.schedule(os.getpid).result()
        except (BrokenProcessPool, ProcessExpired) as error:
            _end(pool)
            raise WorkerError("no worker can be started") from error
        return pool

    def _schedule(self, job: Job) -> Future[Any]:
        try:
            return self._pool.schedule(_work, args=[job], timeout=self._allowance.seconds)
        except RuntimeError:  # the pool is broken
            self.close()
            self._pool = self._start()
            return self._pool.schedule(_work, args=[job], timeout=self._allowance.seconds)

    def _outcome(self, future: Future[Any], job: Job) -> Outcome:
        """The result, or what its lack means."""
        try:
            outcome: Outcome = future.result()
        except (TimeoutError, ProcessExpired, BrokenProcessPool) as error:
            self.replaced += 1
            return failure(job, self._fault(error), job.task.sha256)
        return outcome

    def _fault(self, error: Exception) -> Fault:
        """Why a worker is gone."""
        if isinstance(error, TimeoutError):
            message = f"took longer than {self._allowance.seconds:g} s"
            return Fault("timeout", message, LimitError.exit_code)
        if isinstance(error, ProcessExpired) and error.exitcode == confine.OUT_OF_MEMORY:
            message = f"needs more than {self._allowance.memory / 1e6:,.0f} MB"
            return Fault("memory", message, LimitError.exit_code)
        death = _death(error.exitcode) if isinstance(error, ProcessExpired) else "with its pool"
        return Fault("crash", f"the worker died: {death}", PathfinderError.exit_code)


def _end(pool: ProcessPool) -> None:
    """Kill the workers of a pool."""
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _death(exit_code: int) -> str:
    """An exit code in words: ``SIGSEGV`` for -11."""
    try:
        return signal.Signals(-exit_code).name
    except ValueError:
        return f"exit code {exit_code}"


def _context() -> BaseContext:
    """Forked from a clean server where possible: quick to replace, and no threads are copied."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    return context


def _begin(memory: int, lock: Path | None) -> None:
    """Set up a worker."""
    # Ended at once by the kernel, even in native code that lets no handler of Python run.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if lock:
        _kept.append(manifest.share(lock))
    confine.memory(memory)


def _work(job: Job) -> Outcome:
    """Do a job in a worker."""
    try:
        with confine.wall_time(job.settings.allowance.seconds):
            return process(job)
    except MemoryError:
        os._exit(confine.OUT_OF_MEMORY)
