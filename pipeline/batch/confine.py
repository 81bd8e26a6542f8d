"""Limits that a worker sets to itself and that end it, whatever a document makes it do."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

# The exit code of a worker that used too much memory; no signal and no common code.
OUT_OF_MEMORY = 77
LOOK = 0.1  # seconds between two looks at the memory
GRACE = 5.0  # seconds that the pool has to end a worker before it ends by itself


def memory(limit: int) -> None:
    """End this process when more than ``limit`` bytes are resident.

    On Linux the kernel also refuses what would make the address space grow by more than
    that: an allocation that is too quick for the look, or in code that lets no thread look.
    """
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 (POSIX only)

        bound = psutil.Process().memory_info().vms + limit
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    threading.Thread(target=_watch, args=(limit,), daemon=True).start()


def _watch(limit: int) -> None:
    this = psutil.Process()
    while this.memory_info().rss <= limit:
        time.sleep(LOOK)
    os._exit(OUT_OF_MEMORY)


@contextmanager
def wall_time(seconds: float) -> Iterator[None]:
    """Let the kernel end this process if the block takes longer, and nobody else has ended it.

    The pool ends workers in time. This is for workers whose pool was killed: without it, one
    that hangs would stay for ever.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + GRACE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
