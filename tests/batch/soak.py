"""``python -m tests.batch.soak``: many documents, the batch killed again and again.

At the end every file is accounted for, all outputs are byte-identical to what ``pathfinder
extract`` writes, and no document that was finished before a kill has been begun with after it.
With ``--folder`` the files are kept there, and a soak that was stopped carries on.
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

from pipeline.batch import Settings, find, manifest, outputs, run
from pipeline.batch.manifest import Record
from pipeline.batch.plan import Allowance, workers
from tests.batch import documents, poison
from tests.corpus import ROOT

# Long enough for any good document on a busy machine.
SETTINGS = Settings(allowance=Allowance(seconds=30.0, memory=1_000_000_000))
START = time.monotonic()
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
        """The digest of each document that was begun with."""
        return self.folder / "log"

    def records(self) -> dict[str, Record]:
        """The manifest as it is now."""
        return manifest.load(self.out / manifest.NAME)

    def begun(self) -> Counter[str]:
        """How often each document was begun with, by digest."""
        return Counter(self.log.read_text().split() if self.log.exists() else [])

    def output(self, name: str) -> bytes | None:
        """What the batch has made of a document."""
        path = self.out / outputs.place(name)
        return path.read_bytes() if path.exists() else None

    def finished(self) -> set[str]:
        """Digests of the documents that have their output in its place, or have failed."""
        return {
            one.sha256
            for one in self.records().values()
            if one.sha256 and (one.status == "failed" or self.output(one.document))
        }

    def killed(self) -> int:
        """How often the batch was killed."""
        path = self.folder / "kills"
        return len(path.read_bytes()) if path.exists() else 0

    def note_kill(self) -> None:
        """The batch was killed once more."""
        with (self.folder / "kills").open("a") as file:
            file.write("x")

    def start(self) -> subprocess.Popen[bytes]:
        """The batch in a process of its own."""
        command = [sys.executable, "-m", "tests.batch.soak", "--batch", str(self.folder)]
        # Killed, it leaves a helper of Python behind that complains.
        with (self.folder / "stderr").open("a") as errors:
            return subprocess.Popen(command, cwd=ROOT, stderr=errors)


def soak(folder: Path, number: int, kills: int, seed: int = 0) -> Counter[str]:
    """Make documents, convert them with so many kills, check all; how many had which outcome.

    In a folder where a soak was stopped, it carries on.

    Raises:
        AssertionError: something is lost, done twice, or differs.
    """
    this = Soak(folder)
    documents.make(this.source, number, seed)
    _say(f"{number} documents in {this.source}")
    for kill in range(this.killed(), kills):
        chance = random.Random(seed + kill)  # noqa: S311 (the same moments every time)
        _live(this, int(number * (kill + chance.random()) / kills))
        this.note_kill()
    _live(this)
    _expect(this.begun().total() <= number + kills * workers(SETTINGS), "too many beginnings")
    return _check(this, number)


def _live(this: Soak, until: int | None = None) -> None:
    """Run the batch, killed when so many documents are recorded if so many are told."""
    begun, finished = this.begun(), this.finished()
    batch = this.start()
    try:
        while until is not None and len(this.records()) < until and batch.poll() is None:
            time.sleep(0.1)
        code = batch.wait() if until is None else batch.poll()
    finally:
        batch.kill()
        batch.wait()
    # Some documents fail, so that a batch that has come to its end gives 2.
    _expect(code == (2 if until is None else None), f"it ended with {code}: {this.folder}/stderr")
    with manifest.exclusive(this.out):  # the workers live on for as long as their documents take
        again = finished & (this.begun() - begun).keys()
    _expect(not again, f"finished work was redone: {again}")
    _say(f"{'done' if until is None else 'killed'} with {len(this.records())} documents recorded")


def _check(this: Soak, number: int) -> Counter[str]:
    """Compare the final state with what ``pathfinder extract`` makes."""
    records = this.records()
    names = {one.name for one in find([str(this.source)])}
    _expect(set(records) == names and len(names) == number, "a file is not accounted for")
    shared = [name for name, one in sorted(records.items()) if one.reason not in UNSHARED]
    extracted = _extract_all(this, shared)
    for name, one in records.items():
        made = this.output(name)
        _expect((made is None) == (one.status == "failed"), f"{name}: status is wrong")
        _expect(made == extracted.get(name), f"{name} is not what extract writes")
        fate = FATES.get(Path(name).stem.split("-")[1], one.reason)
        _expect(one.reason == fate, f"{name}: {one.reason}, not {fate}")
    left = {path.relative_to(this.out).as_posix() for path in (this.out / "reports").rglob("*.*")}
    _expect(left == {one.output for one in records.values()} - {None}, "there are other files")
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


def _batch(folder: Path) -> int:
    """What the killed processes do."""
    this = Soak(folder)
    convert = poison.Convert(this.log, really=True)
    return run(find([str(this.source)]), this.out, SETTINGS, convert=convert).exit_code


def _expect(holds: bool, message: str) -> None:
    if not holds:
        raise AssertionError(message)


def _say(line: str) -> None:
    sys.stderr.write(f"soak: {time.monotonic() - START:5,.0f} s: {line}\n")


def main() -> None:
    """Run a soak of the size that the command line says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--folder", type=Path, help="keep the files there, and carry on")
    parser.add_argument("--batch", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.batch:
        sys.exit(_batch(options.batch))
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        outcomes = soak(options.folder or Path(folder), options.documents, options.kills)
    _say(f"passed: {dict(sorted(outcomes.items()))}")


if __name__ == "__main__":
    main()
