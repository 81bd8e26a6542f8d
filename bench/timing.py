"""Timing of functions in this process and of whole commands, in turn with their peers.

In this process CPU time is taken, which other work on the machine disturbs least.
"""

from __future__ import annotations

import gc
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROUNDS = 7


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Least CPU seconds of a call, after one call that is not counted.

    The least, as the documentation of ``timeit`` advises: what else the machine does only adds.
    """
    work()
    return min(_once(work) for _ in range(rounds))


def ratio(work: Callable[[], object], peer: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median of work/peer, pair by pair, so that drift of the machine's speed cancels."""
    work(), peer()
    return median(_once(work) / _once(peer) for _ in range(rounds))


def _once(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def command(arguments: list[str], rounds: int = ROUNDS) -> float:
    """Median wall seconds of a whole process, after one run that is not counted."""
    return median([_wall(arguments) for _ in range(rounds + 1)][1:])


def _wall(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(arguments, check=True, capture_output=True)
    return time.perf_counter() - start


def peak_memory(code: str) -> float:
    """Peak resident memory of ``python -c code`` in MB (10⁶ bytes)."""
    tail = "\nfrom bench.timing import high_water; print(high_water())"
    done = subprocess.run(
        [sys.executable, "-c", code + tail], check=True, capture_output=True, text=True
    )
    return float(done.stdout.splitlines()[-1])


def high_water() -> float:
    """Peak resident memory of this process in MB.

    Linux tells it in kB in /proc; what ``getrusage`` says there begins with the memory that the
    parent had when it forked. macOS has only ``getrusage``, in bytes.
    """
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
