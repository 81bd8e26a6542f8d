"""Batches with real failures: segmentation faults, hangs, endless allocation, kill -9."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from pipeline.batch import Settings, Summary, confine, find, manifest, pool, run
from pipeline.batch.document import Job
from pipeline.batch.manifest import Record
from pipeline.batch.plan import Allowance, Plan
from pipeline.errors import UsageError
from tests.batch import poison
from tests.corpus import ROOT

SETTINGS = Settings(allowance=Allowance(2.0, 400_000_000), jobs=2, version="1")

# What each poison does to its document: reason, exit code, and what the message must say.
FATES = {
    "segfault": ("crash", 2, "SIGSEGV"),
    "abort": ("crash", 2, "SIGABRT"),
    "quit": ("crash", 2, "exit code 3"),
    "hang": ("timeout", 5, "2 s"),
    "spin": ("timeout", 5, "2 s"),
    "grow": ("memory", 5, "400 MB"),
    "gulp": ("memory", 5, "400 MB"),
    "raise": ("error", 2, "RuntimeError: poisoned"),
    "leave": ("error", 2, "SystemExit: 4"),
    "recurse": ("error", 2, "RecursionError"),
    "input": ("input", 2, "is damaged"),
    "limit": ("limit", 5, "pages"),
}


def convert(
    reports: Path, out: Path, settings: Settings = SETTINGS, log: Path | None = None
) -> Summary:
    """A batch of a fake that notes in ``log`` what it begins with."""
    return run(find([str(reports)], str(out)), out, settings, convert=poison.Convert(log))


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """An empty log of beginnings."""
    path = tmp_path / "log"
    path.touch()
    return path


def outputs(out: Path) -> dict[str, bytes]:
    """All files below the folder of reports."""
    folder = out / "reports"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def started(log: Path) -> Counter[str]:
    """How often each document was begun with."""
    return Counter(line.split()[0] for line in log.read_text().splitlines())


def test_a_batch(reports: Path, tmp_path: Path, log: Path) -> None:
    out = tmp_path / "out"
    summary = convert(reports, out, log=log)
    assert (summary.documents, summary.ok, summary.converted, summary.exit_code) == (12, 12, 12, 0)
    assert len(outputs(out)) == 12
    assert "2022/report-0.md.json" in outputs(out)
    stored = json.loads((out / "summary.json").read_text())
    assert stored["ok"] == 12
    assert set(manifest.load(out / "manifest.jsonl")) == {
        name.removesuffix(".json") for name in outputs(out)
    }
    again = convert(reports, out, log=log)
    assert (again.ok, again.converted, again.before) == (12, 0, 12)
    assert set(started(log).values()) == {1}


def test_each_failure_costs_only_its_own_document(reports: Path, tmp_path: Path) -> None:
    assert set(FATES) == set(poison.POISONS)
    for name in FATES:
        (reports / f"{name}.md").write_text(f"POISON {name}\n")
    summary = convert(reports, tmp_path / "out")
    fates = {one.document: (one.reason, one.exit_code) for one in summary.failures}
    assert fates == {f"{name}.md": (reason, code) for name, (reason, code, _) in FATES.items()}
    for one in summary.failures:
        assert FATES[one.document.removesuffix(".md")][2] in one.message
    assert (summary.ok, summary.failed, summary.pending) == (12, len(FATES), 0)
    assert summary.exit_code == 2
    assert summary.workers_replaced == 7
    assert len(outputs(tmp_path / "out")) == 12


def test_failures_by_limits_alone_have_their_own_code(reports: Path, tmp_path: Path) -> None:
    (reports / "limit.md").write_text("POISON limit\n")
    assert convert(reports, tmp_path / "out").exit_code == 5


def test_partial_is_not_ok_and_no_failure(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text("PARTIAL\n")
    summary = convert(tmp_path / "in", tmp_path / "out")
    assert (summary.ok, summary.partial, summary.failed, summary.exit_code) == (0, 1, 0, 0)


def test_failed_is_retried_only_when_asked(reports: Path, tmp_path: Path, log: Path) -> None:
    bad = reports / "raise.md"
    bad.write_text("POISON raise\n")
    out = tmp_path / "out"
    assert convert(reports, out, log=log).failed == 1
    again = convert(reports, out, log=log)
    assert (again.failed, again.converted, again.exit_code) == (1, 0, 2)
    retried = convert(reports, out, replace(SETTINGS, retry_failed=True), log)
    assert (retried.failed, retried.converted) == (1, 1)
    assert sorted(started(log).values()) == [1] * 12 + [2]


def test_a_changed_file_or_version_is_done_again(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    convert(reports, out)
    changed = reports / "2022" / "report-0.md"
    changed.write_text("1. Changed\n")
    assert convert(reports, out).converted == 1
    assert convert(reports, out, replace(SETTINGS, version="2")).converted == 12


def test_a_stale_output_does_not_outlive_a_failure(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    convert(reports, out)
    (reports / "2022" / "report-0.md").write_text("POISON segfault\n")
    convert(reports, out)
    assert len(outputs(out)) == 11


def test_a_limit_leaves_the_rest_for_later(reports: Path, tmp_path: Path, log: Path) -> None:
    out = tmp_path / "out"
    first = convert(reports, out, replace(SETTINGS, limit=5), log)
    assert (first.ok, first.pending, first.exit_code) == (5, 7, 0)
    assert convert(reports, out, log=log).converted == 7
    assert set(started(log).values()) == {1}


def test_a_full_disk_stops_the_batch_and_loses_nothing(
    reports: Path, tmp_path: Path, log: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=40k,nr_inodes=20", "tmpfs", out],
        check=False,
        capture_output=True,
    ).returncode:
        pytest.skip("needs the right to mount a small file system")
    try:
        summary = convert(reports, out, log=log)
        assert summary.exit_code == 5
        assert "No space left" in (summary.stopped or "")
        assert 0 < summary.ok < 12
        assert summary.pending == 12 - summary.ok
        assert summary.failed == 0
        subprocess.run(["mount", "-o", "remount,size=1m,nr_inodes=200", out], check=True)
        done = set(manifest.load(out / "manifest.jsonl"))
        before = started(log)
        after = convert(reports, out, log=log)
        assert (after.ok, after.before, after.exit_code) == (12, len(done), 0)
        assert len(outputs(out)) == 12
        # Only what was not recorded was begun again.
        assert (started(log) - before).total() == 12 - len(done)
    finally:
        subprocess.run(["umount", out], check=True)


def test_an_output_that_cannot_be_written_fails_its_document_only(
    reports: Path, tmp_path: Path, log: Path
) -> None:
    out = tmp_path / "out"
    long = reports / f"{'a' * 250}.md"  # its output would have a name of 258 bytes
    long.write_text("Text.")
    (out / "reports" / "2022" / "report-0.md.json" / "folder").mkdir(parents=True)
    summary = convert(reports, out, log=log)
    assert (summary.ok, summary.failed, summary.stopped) == (11, 2, None)
    assert [(one.document, one.reason, one.exit_code) for one in summary.failures] == [
        ("2022/report-0.md", "output", 5),
        (long.name, "output", 5),
    ]
    assert [one.message for one in summary.failures] == [
        "cannot be written: Is a directory",
        "cannot be written: File name too long",
    ]
    assert convert(reports, out, log=log).before == 13


def test_two_batches_do_not_share_a_folder(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with manifest.exclusive(out), pytest.raises(UsageError, match="another batch"):
        convert(reports, out)


class Killer:
    """A listener that kills one of the workers whenever a document is done."""

    def begin(self, plan: Plan) -> None:
        """Nothing yet."""

    def advance(self, record: Record) -> None:
        """Kill a process that has no children, which is no server of workers."""
        family = psutil.Process().children(recursive=True)
        workers = [one for one in family if one.ppid() != os.getpid()]
        if workers:
            workers[0].kill()


def test_workers_killed_from_outside(reports: Path, tmp_path: Path) -> None:
    """They take at most their own documents with them, and the batch goes on."""
    out = tmp_path / "out"
    slow = poison.Convert(seconds=0.05)
    summary = run(find([str(reports)]), out, SETTINGS, Killer(), convert=slow)
    assert summary.documents == summary.ok + summary.failed == 12
    assert set(summary.reasons) <= {"crash"}
    assert summary.workers_replaced
    assert convert(reports, out, replace(SETTINGS, retry_failed=True)).ok == 12


@pytest.mark.parametrize(("silent", "reasons"), [(1, {}), (2, {"timeout": 1})])
def test_a_job_of_which_nothing_is_heard_is_done_again_once(
    silent: int,
    reasons: dict[str, int],
    reports: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unheard = [Future[Any]() for _ in range(silent)]
    schedule = pool.Pool._schedule

    def scheduled(self: pool.Pool, job: Job, place: int) -> Future[Any]:
        return unheard.pop() if unheard else schedule(self, job, place)

    monkeypatch.setattr(pool.Pool, "_schedule", scheduled)
    monkeypatch.setattr(pool, "GRACE", 1.0)
    summary = convert(reports, tmp_path / "out", replace(SETTINGS, jobs=1))
    assert (summary.documents, dict(summary.reasons)) == (12, reasons)
    assert summary.workers_replaced == silent


SCRIPT = """
import sys
from pathlib import Path
from pipeline.batch import Settings, find, pool, run
from pipeline.batch.plan import Allowance
from tests.batch import poison
if __name__ == "__main__":
    pool.PRELOAD = ["tests.batch.poison"]
    source, out, log, seconds = sys.argv[1:]
    settings = Settings(allowance=Allowance(2.0, 400_000_000), jobs=2, version="1")
    convert = poison.Convert(Path(log), float(seconds))
    sys.exit(run(find([source]), Path(out), settings, convert=convert).exit_code)
"""


def start(reports: Path, out: Path, log: Path, seconds: float) -> subprocess.Popen[bytes]:
    """The same batch in a process of its own."""
    script = out.parent / "script.py"
    script.write_text(SCRIPT)
    return subprocess.Popen(
        [sys.executable, script, reports, out, log, str(seconds)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def await_lines(batch: subprocess.Popen[bytes], path: Path, number: int) -> None:
    """Until the manifest has so many lines."""
    end = time.monotonic() + 60
    while not path.exists() or path.read_bytes().count(b"\n") < number:
        assert batch.poll() is None, "the batch has ended early"
        assert time.monotonic() < end, "the batch makes no progress"
        time.sleep(0.01)


def test_killed_at_any_moment_it_carries_on(reports: Path, tmp_path: Path, log: Path) -> None:
    (reports / "hang.md").write_text("POISON hang\n")
    (reports / "segfault.md").write_text("POISON segfault\n")
    expected, out = tmp_path / "expected", tmp_path / "out"
    calm = convert(reports, expected)
    path = out / "manifest.jsonl"
    for lines in (1, 4, 8):
        begun, recorded = started(log), {one.sha256 for one in manifest.load(path).values()}
        batch = start(reports, out, log, 0.1)
        await_lines(batch, path, lines)
        batch.kill()
        assert batch.wait() == -signal.SIGKILL
        with manifest.exclusive(out):  # the workers live on for as long as their documents take
            assert not recorded & set(started(log) - begun), "finished work was done again"
    assert start(reports, out, log, 0.1).wait() == calm.exit_code
    assert outputs(out) == outputs(expected)
    assert {name: (one.status, one.reason) for name, one in manifest.load(path).items()} == {
        name: (one.status, one.reason)
        for name, one in manifest.load(expected / "manifest.jsonl").items()
    }
    # Good documents are finished by the workers; those that are not can be begun again.
    assert started(log).total() <= 14 + 3 * 2
    assert not list(out.rglob(".*.json.*"))


def test_an_interrupt_ends_in_order(reports: Path, tmp_path: Path, log: Path) -> None:
    out = tmp_path / "out"
    batch = start(reports, out, log, 0.3)
    await_lines(batch, out / "manifest.jsonl", 2)
    batch.send_signal(signal.SIGINT)
    assert batch.wait(timeout=20) == 130
    summary = json.loads((out / "summary.json").read_text())
    assert summary["stopped"] == "interrupted"
    assert summary["ok"] + summary["pending"] == 12
    assert summary["pending"] > 0


def test_a_worker_that_hangs_ends_although_its_batch_was_killed(tmp_path: Path, log: Path) -> None:
    """Else it would keep the next batch out for ever."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "hang.md").write_text("POISON hang\n")
    out = tmp_path / "out"
    batch = start(tmp_path / "in", out, log, 0.1)
    end = time.monotonic() + 60
    while not log.read_text():
        assert time.monotonic() < end
        time.sleep(0.02)
    batch.kill()
    batch.wait()
    begun = time.monotonic()
    with manifest.exclusive(out):
        assert time.monotonic() - begun < 2.0 + confine.GRACE + 5.0
