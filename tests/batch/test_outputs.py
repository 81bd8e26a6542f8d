"""Whatever moment a process dies at, a document is finished or it is not: never in between."""

from __future__ import annotations

import multiprocessing
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.batch import Settings, document, find, manifest, outputs, run
from pipeline.batch.document import Job
from pipeline.batch.plan import Plan, plan
from tests.batch import dying, poison

OLD = Settings(version="1", jobs=2)
NEW = replace(OLD, version="2")
NOT_KILLED = 0


def job(tmp_path: Path, text: str, settings: Settings, convert: document.Convert) -> Job:
    """One document to be done."""
    (tmp_path / "a.md").write_text(text)
    return Job(planned(tmp_path, settings).todo[0], settings, convert, tmp_path / "out")


def planned(tmp_path: Path, settings: Settings) -> Plan:
    """What is to do as the manifest and the outputs are now."""
    out = tmp_path / "out"
    out.mkdir(exist_ok=True)
    documents = find([str(tmp_path / "a.md")])
    return plan(documents, manifest.load(out / manifest.NAME), settings, out)


def lives(job: Job, step: int) -> bool:
    """Whether the job is done before it comes to a step of that number."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.batch.dying"])
    process = context.Process(target=dying.die_at, args=(job, step))
    process.start()
    process.join()
    assert process.exitcode in {NOT_KILLED, -signal.SIGKILL}
    return process.exitcode == NOT_KILLED


@pytest.mark.parametrize("before", [None, OLD], ids=["nothing", "an older version"])
def test_done_is_what_has_its_output(tmp_path: Path, before: Settings | None) -> None:
    for step in range(100):
        folder = tmp_path / str(step)
        folder.mkdir()
        if before:  # an output as long as the new one will be
            document.process(job(folder, "Old", before, poison.Convert()))
        new = job(folder, "New", NEW, poison.Convert())
        alive = lives(new, step)
        output = folder / "out" / "reports" / "a.md.json"
        expected = poison.Convert()(b"New", "a.md", NEW.options).text
        finished = output.exists() and output.read_text() == expected
        assert bool(planned(folder, NEW).done) == finished
        if alive:
            break
        # The same command carries on.
        outputs.sweep(folder / "out")
        if not finished:
            document.process(new)
        assert planned(folder, NEW).done
        assert [path.read_text() for path in output.parent.iterdir()] == [expected]
    assert finished
    assert step >= 6, "some step is not seen"


def test_a_failure_is_recorded_when_its_old_output_is_gone(tmp_path: Path) -> None:
    for step in range(100):
        folder = tmp_path / str(step)
        folder.mkdir()
        document.process(job(folder, "Good", OLD, poison.Convert()))
        alive = lives(job(folder, "POISON raise", OLD, poison.Convert()), step)
        done = planned(folder, OLD).done
        assert [one.reason for one in done] in ([], ["error"])
        assert not (done and (folder / "out" / "reports" / "a.md.json").exists())
        if alive:
            break
    assert done
    assert step >= 4, "some step is not seen"


def test_a_worker_that_dies_before_it_can_tell(reports: Path, tmp_path: Path) -> None:
    """What it has finished counts, and is not begun again."""
    out, log = tmp_path / "out", tmp_path / "log"
    summary = run(find([str(reports)]), out, OLD, convert=dying.Late(log))
    assert (summary.ok, summary.failed, summary.workers_replaced) == (12, 0, 12)
    assert len(log.read_text().splitlines()) == 12
