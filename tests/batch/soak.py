"""``python -m tests.batch.soak``: many documents, the batch killed again and again.

At the end every file is accounted for, all outputs are byte-identical to what ``pathfinder
extract`` writes, and no document that was recorded before a kill has been begun with after it.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch import Settings, find, manifest, run
from pipeline.batch.manifest import Record
from pipeline.batch.plan import Allowance, workers
from tests.batch import documents, poison
from tests.corpus import ROOT

# Long enough for any good document on a busy machine.
SETTINGS = Settings(allowance=Allowance(seconds=15.0, memory=1_000_000_000))
CHUNK = 100  # documents that one process of `pathfinder extract` converts

# Reasons that only the batch knows: `pathfinder extract` would crash or hang itself.
UNSHARED = frozenset({"crash", "timeout", "memory", "error"})
# What is recorded for documents that are poisoned.
FATES = {
    "segfault": "crash",
    "abort": "crash",
    "grow": "memory",
    "gulp": "memory",
    "raise": "error",
    "hang": "timeout",
}


@dataclass(frozen=True)
class Soak:
    """Where a soak keeps its files."""

    folder: Path

    @property
    def source(self) -> Path:
        """The documents."""
        return self.folder / "in"

    @property
    def out(self) -> Path:
        """What the batch makes of them."""
        return self.folder / "out"

    @property
    def log(self) -> Path:
        """The digest of each document that was begun with, in order."""
        return self.folder / "log"

    def records(self) -> dict[str, Record]:
        """The manifest as it is now."""
        return manifest.load(self.out / manifest.NAME)

    def begun(self) -> list[str]:
        """Digests in the order of their beginnings."""
        return self.log.read_text().split() if self.log.exists() else []

    def start(self) -> subprocess.Popen[bytes]:
        """The batch in a process of its own."""
        command = [sys.executable, "-m", "tests.batch.soak", "--batch", str(self.folder)]
        return subprocess.Popen(command, cwd=ROOT)


def soak(folder: Path, number: int, kills: int, seed: int = 0) -> Counter[str]:
    """Make documents, convert them with so many kills, check all; how many had which outcome.

    Raises:
        AssertionError: something is lost, done twice, or differs.
    """
    this = Soak(folder)
    documents.make(this.source, number, seed)
    _say(f"{number} documents in {this.source}")
    for kill in range(kills):
        _live_a_while(this, number * (kill + 1) // (kills + 2), random.Random(seed + kill))  # noqa: S311
    begun_before = len(this.begun())
    finished_before = _digests(this)
    batch = this.start()
    batch.wait()
    _expect(not finished_before & set(this.begun()[begun_before:]), "finished work was redone")
    return _check(this, number, kills)


def _live_a_while(this: Soak, until: int, chance: random.Random) -> None:
    """Start the batch and kill it some time after so many documents are recorded."""
    begun, finished = len(this.begun()), _digests(this)
    batch = this.start()
    while len(this.records()) < until and batch.poll() is None:
        time.sleep(0.2)
    time.sleep(chance.random())
    batch.kill()
    batch.wait()
    again = finished & set(this.begun()[begun:])
    _expect(not again, f"finished work was redone: {again}")
    _say(f"killed with {len(this.records())} documents recorded")


def _check(this: Soak, number: int, kills: int) -> Counter[str]:
    """Compare the final state with what ``pathfinder extract`` makes."""
    records = this.records()
    names = {one.name for one in find([str(this.source)])}
    _expect(set(records) == names and len(names) == number, "a file is not accounted for")
    begun = Counter(this.begun())
    bound = number + kills * 2 * workers(SETTINGS)
    _expect(begun.total() <= bound, f"{begun.total()} beginnings, more than {bound}")
    shared = [name for name, one in sorted(records.items()) if one.reason not in UNSHARED]
    extracted = _extract_all(this, shared)
    for name in shared:
        path = this.out / "reports" / f"{name}.json"
        made = path.read_bytes() if path.exists() else None
        _expect(made == extracted[name], f"{name} is not what extract writes")
        _expect((made is None) == (records[name].status == "failed"), f"{name}: status is wrong")
    made_at_all = sum(1 for path in (this.out / "reports").rglob("*") if path.is_file())
    good = sum(one.status != "failed" for one in records.values())
    _expect(made_at_all == good, f"{made_at_all} outputs of {good} documents")
    for name, one in records.items():
        fate = FATES.get(Path(name).stem.split("-")[1], one.reason)
        _expect(one.reason == fate, f"{name}: {one.reason}, not {fate}")
    bad = [name for name, one in records.items() if "good" in name and one.status == "failed"]
    _expect(not bad, f"good documents failed: {bad[:5]}")
    return Counter(one.reason or one.status for one in records.values())


def _extract_all(this: Soak, names: Sequence[str]) -> dict[str, bytes | None]:
    """What ``pathfinder extract`` writes for each; nothing where it fails."""
    chunks = [names[start : start + CHUNK] for start in range(0, len(names), CHUNK)]
    with ThreadPoolExecutor(workers(SETTINGS)) as threads:
        made = threads.map(lambda chunk: _extract(this, chunk), chunks)
        return {name: text for one in made for name, text in one.items()}


def _extract(this: Soak, names: Sequence[str]) -> dict[str, bytes | None]:
    """The documents through one process; their numbers keep their names apart."""
    with tempfile.TemporaryDirectory(dir=this.folder) as folder:
        command = [sys.executable, "-m", "pipeline", "extract", "-o", f"{folder}/"]
        paths = [str(this.source / name) for name in names]
        subprocess.run([*command, *paths], cwd=ROOT, check=False, stderr=subprocess.DEVNULL)
        places = {name: Path(folder) / f"{Path(name).stem}.json" for name in names}
        return {name: path.read_bytes() if path.exists() else None for name, path in places.items()}


def _digests(this: Soak) -> set[str]:
    """The documents that are finished, by content."""
    return {one.sha256 for one in this.records().values() if one.sha256}


def _batch(folder: Path) -> int:
    """What the killed processes do."""
    this = Soak(folder)
    convert = poison.Convert(this.log, really=True)
    return run(find([str(this.source)]), this.out, SETTINGS, convert=convert).exit_code


def _expect(holds: bool, message: str) -> None:
    if not holds:
        raise AssertionError(message)


def _say(line: str) -> None:
    sys.stderr.write(f"soak: {line}\n")


def main() -> None:
    """Run a soak of the size that the command line says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--batch", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.batch:
        sys.exit(_batch(options.batch))
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        start = time.monotonic()
        outcomes = soak(Path(folder), options.documents, options.kills)
        _say(f"passed in {time.monotonic() - start:,.0f} s: {dict(sorted(outcomes.items()))}")


if __name__ == "__main__":
    main()
