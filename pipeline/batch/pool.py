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
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, NamedTuple

from pebble import ProcessExpired, ProcessPool

from pipeline.batch import confine, manifest, outputs
from pipeline.batch.document import Fault, Job, Outcome, failure, keep, process
from pipeline.batch.plan import Allowance
from pipeline.errors import LimitError, PathfinderError, WorkerError

# Imported once, in the process from which the workers are forked.
PRELOAD = ["pipeline.batch.pool", "pipeline.batch.warm"]

GRACE = 10.0  # seconds after its time in which the end of a job is told
_START = 120.0  # seconds that a worker may take to come up
_GLANCE = 1.0  # seconds between two looks at what is overdue
_kept: list[Any] = []  # what a worker keeps open for as long as it lives


class _Running(NamedTuple):
    """A job, the place of its worker, and when that must have been heard of."""

    job: Job
    place: int
    until: float  # of time.monotonic()


class Pool:
    """Workers for jobs; ``replaced`` counts those that had to be ended or died.

    Each worker has a pool of its own, with one job at a time. In a shared one, a worker that
    dies at the very start of a job can be taken for one that died at the end of the job before
    (Pebble 5.2 learns of deaths and of results in different threads), and a worker that is
    killed while it holds the shared lock takes the others with it.
    """

    def __init__(self, workers: int, allowance: Allowance, lock: Path | None = None) -> None:
        self.replaced = 0
        self._allowance = allowance
        self._lock = lock
        self._pools = {place: self._start() for place in range(workers)}

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, as they come.

        Raises:
            StorageError: an output cannot be stored; the other jobs are given up.
            WorkerError: no worker can be started.
        """
        waiting = iter(jobs)
        free = deque(self._pools)
        running: dict[Future[Any], _Running] = {}
        again: set[str] = set()
        while True:
            for job in islice(waiting, len(free)):
                self._give(job, free.popleft(), running)
            if not running:
                return
            for future in _ended(running):
                job, place, _ = running.pop(future)
                name = job.task.document.name
                outcome = self._outcome(future, job, place, first=name not in again)
                if outcome:
                    free.append(place)
                    yield outcome
                else:
                    again.add(name)
                    self._give(job, place, running)

    def close(self) -> None:
        """End all workers, whatever they are doing."""
        for pool in self._pools.values():
            _end(pool)

    def _start(self) -> ProcessPool:
        """A pool whose worker is at work."""
        pool = ProcessPool(
            max_workers=1,
            context=_context(),
            initializer=_begin,
            initargs=(self._allowance.memory, self._lock),
        )
        try:
            pool.schedule(os.getpid).result(timeout=_START)
        except (TimeoutError, BrokenProcessPool, ProcessExpired) as error:
            _end(pool)
            raise WorkerError("no worker can be started") from error
        return pool

    def _renew(self, place: int) -> None:
        """Another worker, with locks of its own: those of a dead one may be held for ever."""
        self.replaced += 1
        _end(self._pools[place])
        self._pools[place] = self._start()

    def _give(self, job: Job, place: int, running: dict[Future[Any], _Running]) -> None:
        """Have a job done."""
        future = self._schedule(job, place)
        until = time.monotonic() + self._allowance.seconds + GRACE
        running[future] = _Running(job, place, until)

    def _schedule(self, job: Job, place: int) -> Future[Any]:
        if not self._pools[place].active:
            self._renew(place)
        return self._pools[place].schedule(_work, args=[job], timeout=self._allowance.seconds)

    def _outcome(self, future: Future[Any], job: Job, place: int, *, first: bool) -> Outcome | None:
        """The result, or what its lack means; ``None`` if the job is to be done again."""
        try:
            outcome: Outcome = future.result(timeout=0)
        except (TimeoutError, ProcessExpired, BrokenProcessPool) as error:
            unheard = isinstance(error, BrokenProcessPool) or not future.done()
            self._renew(place)
            if finished := _finished(job):
                return finished
            if unheard and first:
                # The worker died before it said that it had the job: maybe not of it.
                return None
            return keep(job, failure(job, self._fault(error), job.task.sha256))
        return outcome

    def _fault(self, error: Exception) -> Fault:
        """Why a worker is gone."""
        if isinstance(error, TimeoutError):
            message = f"took longer than {self._allowance.seconds:g} s"
            return Fault("timeout", message, LimitError.exit_code)
        if isinstance(error, ProcessExpired) and error.exitcode == confine.OUT_OF_MEMORY:
            message = f"needs more than {self._allowance.memory / 1e6:,.0f} MB"
            return Fault("memory", message, LimitError.exit_code)
        death = _death(error.exitcode) if isinstance(error, ProcessExpired) else "at once"
        return Fault("crash", f"the worker died: {death}", PathfinderError.exit_code)


def _ended(running: Mapping[Future[Any], _Running]) -> set[Future[Any]]:
    """The jobs that ended, or of whose worker nothing will be heard any more.

    Where a worker is killed at a bad moment, Pebble 5.2 may lose the threads that watch it.
    """
    while True:
        done = wait(running, timeout=_GLANCE, return_when=FIRST_COMPLETED).done
        now = time.monotonic()
        lost = {future for future, job in running.items() if now > job.until}
        if done or lost:
            return done | lost


def _finished(job: Job) -> Outcome | None:
    """The outcome of a job whose worker stored it and died before it could tell."""
    record = job.folder and outputs.kept(job.folder, job.task, job.settings)
    return Outcome(record) if record else None


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
