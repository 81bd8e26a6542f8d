"""How far a batch is: a live bar where a person is looking, plain lines elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar

from pipeline.cli import complain

if TYPE_CHECKING:
    from pipeline.batch.manifest import Record
    from pipeline.batch.plan import Plan

EVERY = 5.0  # seconds between two plain lines


class Progress:
    """A listener of :func:`pipeline.batch.run` that writes to standard error."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._plain = not console.is_terminal
        self._bar = Bar(
            TextColumn("Converting"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]} failed"),
            console=console,
            disable=self._plain,
        )
        self._task = self._bar.add_task("", total=None, rate="", failed=0)
        self._total = self._done = self._failed = 0
        self._start = self._told = time.monotonic()

    def begin(self, plan: Plan) -> None:
        """Work begins."""
        self._total = len(plan.todo)
        self._start = self._told = time.monotonic()
        self._bar.update(self._task, total=self._total)
        if self._plain:
            complain(f"{self._total:,} documents to do, {len(plan.done):,} done before")

    def advance(self, record: Record) -> None:
        """A document is done."""
        self._done += 1
        self._failed += record.status == "failed"
        if self._plain:
            if time.monotonic() - self._told >= EVERY or self._done == self._total:
                self._told = time.monotonic()
                complain(self.line())
        else:
            self._bar.update(
                self._task, completed=self._done, failed=self._failed, rate=f"{self._rate():.1f}/s"
            )

    def line(self) -> str:
        """The state in one line."""
        left = (self._total - self._done) / self._rate() if self._done else 0.0
        return (
            f"{self._done:,}/{self._total:,} {self._rate():.1f}/s, "
            f"{_clock(left)} left, {self._failed:,} failed"
        )

    def _rate(self) -> float:
        """Documents a second."""
        return self._done / max(time.monotonic() - self._start, 1e-9)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
