"""Processes that end themselves by SIGKILL at a chosen step of storing an outcome."""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.batch import document
from pipeline.batch.document import Converted, Job
from pipeline.options import Options
from tests.batch import poison

# All that touches the disk between a conversion and the end of its document.
STEPS = ("open", "chmod", "write", "fsync", "replace", "unlink")


def die_at(job: Job, step: int) -> None:
    """Do a job and die before the step of that number, if there are so many."""
    counter = itertools.count()
    for name in STEPS:
        setattr(os, name, _guard(getattr(os, name), lambda: next(counter) == step))
    document.process(job)


@dataclass(frozen=True)
class Late:
    """A per-document function whose worker dies when the output is in its place."""

    log: Path

    def __call__(self, content: bytes, name: str, options: Options) -> Converted:
        replace = os.replace

        def last(*arguments: Any) -> None:
            replace(*arguments)
            os.kill(os.getpid(), signal.SIGKILL)

        os.replace = last  # type: ignore[assignment]
        return poison.Convert(self.log)(content, name, options)


def _guard(real: Callable[..., Any], is_time: Callable[[], bool]) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        if is_time():
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)

    return call
