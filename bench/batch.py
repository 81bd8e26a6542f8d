"""Batches: what a second worker brings, and whether a worker's memory stays flat."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.corpus import reports
from pipeline.batch import Settings, find, manifest, run
from pipeline.batch.manifest import Record

Row = dict[str, object]
DOCUMENTS = 100  # for the ratio of two workers to one
MANY = 1_000  # for memory
EARLY = 50
ROUNDS = 3


def scaling() -> Iterator[Row]:
    """Documents a second of one and of two workers; the goal is at least 1.8 times.

    ``busy`` is the share of the time in which workers were at documents: what is missing is
    waiting for the next one, and says what the batch itself costs whatever else the machine does.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = _documents(Path(folder), DOCUMENTS)
        _course(source, 1)  # loads what is shared
        pairs = [(_course(source, 1), _course(source, 2)) for _ in range(ROUNDS)]
    one, two = zip(*pairs, strict=True)
    ratio = median(after.rate / before.rate for before, after in pairs)
    yield {
        "1 worker": round(median(course.rate for course in one), 2),
        "2 workers": round(median(course.rate for course in two), 2),
        "ratio": round(ratio, 2),
        "busy, 1 worker": f"{median(course.busy for course in one):.1%}",
        "busy, 2 workers": f"{median(course.busy for course in two):.1%}",
    }


def flatness() -> Iterator[Row]:
    """Resident MB of one worker after 50 and after 1,000 documents; at most 1.1 times."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = _documents(Path(folder), MANY), Path(folder) / "out"
        run(find([str(source)]), out, Settings(jobs=1))
        records = list(manifest.load(out / manifest.NAME).values())
    sizes = [one.memory / 1e6 for one in records if one.memory is not None]
    early, late = sizes[EARLY - 1], sizes[-1]
    row: Row = {"documents": len(sizes), f"MB after {EARLY}": round(early, 1)}
    yield row | {f"MB after {len(sizes)}": round(late, 1), "ratio": round(late / early, 3)}


def _documents(folder: Path, number: int) -> Path:
    """So many variants of the sample reports: each with other numbers and a line of its own."""
    source = folder / "in"
    source.mkdir()
    texts = [sample.path.read_text(encoding="utf-8") for sample in reports()]
    for index in range(number):
        text = texts[index % len(texts)].replace("1", str(index % 9 + 1))
        (source / f"{index:05}.md").write_text(f"{text}\n\n{index}\n", encoding="utf-8")
    return source


@dataclass
class _Course:
    """A listener that notes when each document is done, and how long it took."""

    jobs: int
    times: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """From the first record to the last: start-up is another matter."""
        return self.times[-1] - self.times[0]

    @property
    def rate(self) -> float:
        """Documents a second."""
        return (len(self.times) - 1) / self.seconds

    @property
    def busy(self) -> float:
        """The share of that time in which the workers were at documents."""
        return sum(self.work[self.jobs :]) / (self.seconds * self.jobs)

    def begin(self, plan: object) -> None:
        """Nothing is done yet."""

    def advance(self, record: Record) -> None:
        """A document is done."""
        self.times.append(time.perf_counter())
        self.work.append(record.seconds or 0.0)


def _course(source: Path, jobs: int) -> _Course:
    """A batch of these documents."""
    with tempfile.TemporaryDirectory() as out:
        course = _Course(jobs)
        run(find([str(source)]), Path(out), Settings(jobs=jobs), course)
    return course
