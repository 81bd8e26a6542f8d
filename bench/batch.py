"""Batches: what a second worker brings, and whether a worker's memory stays flat."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.corpus import reports
from pipeline.batch import Settings, find, manifest, run

Row = dict[str, object]
DOCUMENTS = 100  # for the ratio of two workers to one
MANY = 1_000  # for memory
EARLY = 50
ROUNDS = 3


def scaling() -> Iterator[Row]:
    """Documents a second of one and of two workers; the goal is at least 1.8 times."""
    with tempfile.TemporaryDirectory() as folder:
        source = _documents(Path(folder), DOCUMENTS)
        _rate(source, 1)  # loads what is shared
        pairs = [(_rate(source, 1), _rate(source, 2)) for _ in range(ROUNDS)]
    one, two = (median(pair[side] for pair in pairs) for side in (0, 1))
    ratio = median(second / first for first, second in pairs)
    yield {"1 worker": round(one, 2), "2 workers": round(two, 2), "ratio": round(ratio, 2)}


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


class _Clock:
    """A listener that notes when each document is done."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def begin(self, plan: object) -> None:
        """Nothing is done yet."""

    def advance(self, record: object) -> None:
        """A document is done."""
        self.times.append(time.perf_counter())


def _rate(source: Path, jobs: int) -> float:
    """Documents a second, from the first record to the last: start-up is another matter."""
    with tempfile.TemporaryDirectory() as out:
        clock = _Clock()
        run(find([str(source)]), Path(out), Settings(jobs=jobs), clock)
    return (len(clock.times) - 1) / (clock.times[-1] - clock.times[0])
