"""Exports are incremental, whole or not there, and the same whatever way they came about."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import fsspec
import pyarrow as pa
import pytest
from pyarrow import parquet

from pipeline.errors import InputError, SchemaError, StorageError, UsageError
from pipeline.feeds import export, extras, package
from pipeline.feeds.sqlite import Sqlite
from pipeline.feeds.tables import TABLES
from tests.feeds import feed

OPTIONS = export.Options()


def run(source: Path, target: Path, format: str = "csv", **options: object) -> export.Outcome:
    return export.export([str(source)], target, format, export.Options(**options))  # type: ignore[arg-type]


def numbers(outcome: export.Outcome) -> tuple[int, int, int, int]:
    return outcome.new, outcome.changed, outcome.unchanged, outcome.removed


def content(folder: Path) -> dict[str, bytes]:
    """The files of a feed, but for the database, whose pages depend on its history."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.suffix not in {".sqlite", ".duckdb"}
    }


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet", "xlsx"])
def test_step_by_step_gives_the_same_files(tmp_path: Path, format: str) -> None:
    outputs = feed.golden()
    out = feed.write(tmp_path / "out", outputs[:2])
    assert numbers(run(out, tmp_path / "steps", format)) == (2, 0, 0, 0)
    outputs[1]["report"]["title"] = "Changed"
    feed.write(out, outputs)
    assert numbers(run(out, tmp_path / "steps", format)) == (2, 1, 1, 0)
    assert numbers(run(out, tmp_path / "once", format)) == (4, 0, 0, 0)
    assert content(tmp_path / "steps") == content(tmp_path / "once")


@pytest.mark.parametrize("format", export.FORMATS)
def test_nothing_is_done_twice(tmp_path: Path, format: str) -> None:
    out = feed.write(tmp_path / "out", feed.golden()[:2])
    run(out, tmp_path / "feed", format)
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "feed").glob("*[!b]")}
    assert numbers(run(out, tmp_path / "feed", format)) == (0, 0, 2, 0)
    kept = {path: path.stat().st_mtime_ns for path in times if path.suffix != ".duckdb"}
    assert kept == {path: at for path, at in times.items() if path.suffix != ".duckdb"}


def test_duckdb_step_by_step(tmp_path: Path) -> None:
    outputs = feed.golden()
    out = feed.write(tmp_path / "out", outputs)
    run(out, tmp_path / "feed", "duckdb")
    outputs[0]["report"]["title"] = "Changed"
    outcome = run(feed.write(out, outputs), tmp_path / "feed", "duckdb")
    assert numbers(outcome) == (0, 1, 3, 0)
    with duckdb.connect(str(tmp_path / "feed/feed.duckdb")) as connection:
        found = {t.name: connection.table(t.name).fetchall() for t in TABLES}
    assert feed.by_key(found) == feed.by_key(feed.expected(out))


def test_earlier_reports_stay_unless_only_these_are_wanted(tmp_path: Path) -> None:
    outputs = feed.golden()
    first = feed.write(tmp_path / "first", outputs[:2])
    then = feed.write(tmp_path / "then", outputs[2:])
    run(first, tmp_path / "feed")
    assert numbers(run(then, tmp_path / "feed")) == (2, 0, 0, 0)
    assert len(feed.read_csv(tmp_path / "feed")["reports"]) == 4
    assert numbers(run(then, tmp_path / "feed", only=True)) == (0, 0, 2, 2)
    assert feed.read_csv(tmp_path / "feed") == feed.expected(then)


def test_a_failure_removes_nothing(tmp_path: Path) -> None:
    outputs = feed.golden()
    out = feed.write(tmp_path / "out", outputs)
    run(out, tmp_path / "feed")
    (out / "001.json").write_text("{", encoding="utf-8")
    outcome = run(out, tmp_path / "feed", only=True)
    assert [type(error) for error in outcome.failed] == [InputError]
    assert numbers(outcome) == (0, 0, 3, 0)
    assert len(feed.read_csv(tmp_path / "feed")["reports"]) == 4


def test_one_source_is_exported_once(tmp_path: Path) -> None:
    first = feed.golden()[0]
    out = feed.write(tmp_path / "out", [first, {**first, "text": first["text"]}])
    outcome = run(out, tmp_path / "feed")
    assert numbers(outcome) == (1, 0, 0, 0)
    assert len(outcome.repeated) == 1
    assert "001.json" in outcome.repeated[0]


def test_a_file_that_is_given_twice_is_exported_once(tmp_path: Path) -> None:
    out = feed.write(tmp_path / "out", feed.golden()[:2])
    given = [str(out), str(out / "001.json")]
    outcome = export.export(given, tmp_path / "feed", "csv", export.Options())
    assert (numbers(outcome), outcome.repeated) == ((2, 0, 0, 0), [])


def test_other_links_change_all_reports(tmp_path: Path) -> None:
    out = feed.write(tmp_path / "out", feed.golden())
    run(out, tmp_path / "feed")
    assert run(out, tmp_path / "feed", base="https://example.org/").changed == 4


def test_jsonl_and_batch_folders_are_read(tmp_path: Path) -> None:
    outputs = feed.golden()
    out = feed.write(tmp_path / "out/reports", outputs[:2])
    lines = "".join(f"{path.read_text(encoding='utf-8')}\n" for path in sorted(out.iterdir()))
    (tmp_path / "out.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "out/manifest.jsonl").write_text('{"document": "a"}\n', encoding="utf-8")
    (tmp_path / "out/summary.json").write_text("{}", encoding="utf-8")
    for source in ("out", "out.jsonl"):
        outcome = run(tmp_path / source, tmp_path / f"feed-{source}")
        assert (numbers(outcome), outcome.failed) == ((2, 0, 0, 0), [])
    assert content(tmp_path / "feed-out") == content(tmp_path / "feed-out.jsonl")


def test_batches_on_clusters_are_read(tmp_path: Path) -> None:
    """Parquet with a record and a report in each row; a later file says the last word."""
    outputs = feed.golden()
    old = {**outputs[0], "report": {**outputs[0]["report"], "title": "Old"}}
    parts = {"000001-b": [old, None], "000002-a": outputs}
    (tmp_path / "out").mkdir()
    for name, reports in parts.items():
        texts = [one and json.dumps(one, ensure_ascii=False) for one in reports]
        rows = {"document": [str(i) for i in range(len(texts))], "report": texts}
        parquet.write_table(pa.table(rows), tmp_path / f"out/{name}.parquet")
    outcome = run(tmp_path / "out", tmp_path / "feed")
    assert (numbers(outcome), outcome.failed) == ((4, 0, 0, 0), [])
    assert len(outcome.repeated) == 1
    whole = feed.write(tmp_path / "whole", outputs)
    assert feed.read_csv(tmp_path / "feed") == feed.expected(whole)


def test_outputs_are_read_by_url(tmp_path: Path) -> None:
    """The same feed as of a folder, and a feed beside the outputs is not taken for one."""
    out = feed.write(tmp_path / "out", feed.golden())
    run(out, tmp_path / "feed")
    store = fsspec.filesystem("memory")
    store.put(f"{out}/", "/results/reports/", recursive=True)
    store.put(f"{tmp_path / 'feed'}/", "/results/feed/", recursive=True)
    try:
        for url in ("memory://results", "memory://results/"):
            outcome = export.export([url], tmp_path / "again", "csv", export.Options())
            assert not outcome.failed
        assert numbers(outcome) == (0, 0, 4, 0)
        assert content(tmp_path / "again") == content(tmp_path / "feed")
        store.pipe_file("/results/reports/000.json", b"{")
        outcome = export.export([url], tmp_path / "again", "csv", export.Options())
        assert [str(one).partition(": ")[0] for one in outcome.failed] == [
            "memory://results/reports/000.json"
        ]
        with pytest.raises(UsageError):
            export.export(["memory://none"], tmp_path / "again", "csv", export.Options())
    finally:
        store.rm("/results", recursive=True)


def test_unknown_protocols_are_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        export.export(["nowhere://x"], tmp_path / "feed", "csv", export.Options())


def test_other_parquet_is_refused(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"other": [1]}), tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(b"no")
    outcome = run(tmp_path, tmp_path / "feed")
    assert [type(error) for error in outcome.failed] == [InputError, InputError]


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_sources_that_hold_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError):
        run(tmp_path / name, tmp_path / "feed")


def test_one_folder_one_format(tmp_path: Path) -> None:
    out = feed.write(tmp_path / "out", feed.golden()[:1])
    run(out, tmp_path / "feed", "csv")
    with pytest.raises(UsageError, match="holds a feed in csv"):
        run(out, tmp_path / "feed", "jsonl")


def test_feeds_of_other_versions_are_refused(tmp_path: Path) -> None:
    out = feed.write(tmp_path / "out", feed.golden()[:1])
    run(out, tmp_path / "feed", "sqlite")
    with Sqlite(tmp_path / "feed/feed.sqlite") as database:
        database.execute("ALTER TABLE events ADD COLUMN more TEXT")
    with pytest.raises(StorageError, match="events"):
        run(out, tmp_path / "feed", "sqlite")


def test_contradictory_ids_change_nothing(tmp_path: Path) -> None:
    outputs = feed.golden()
    out = feed.write(tmp_path / "out", outputs)
    run(out, tmp_path / "feed")
    before = content(tmp_path / "feed")
    outputs[2]["counts"][0]["event"] = "e999"
    outputs[3]["report"]["title"] = "Changed"
    feed.write(out, outputs)
    with pytest.raises(SchemaError):
        run(out, tmp_path / "feed")
    assert numbers(run(out / "003.json", tmp_path / "feed")) == (0, 1, 0, 0)
    assert content(tmp_path / "feed") != before


def test_disk_full_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = feed.golden()
    out = feed.write(tmp_path / "out", outputs[:2])
    run(out, tmp_path / "feed")
    before = content(tmp_path / "feed")

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export, "_sync", full)
    feed.write(out, outputs)
    with pytest.raises(StorageError, match="No space left"):
        run(out, tmp_path / "feed")
    assert content(tmp_path / "feed") == before
    monkeypatch.undo()
    assert numbers(run(out, tmp_path / "feed")) == (2, 0, 2, 0)


def test_missing_library_is_named() -> None:
    with pytest.raises(UsageError, match=r"needs nowhere_: .*pathfinder-reports\[feeds\]"):
        extras.need("nowhere_.part")


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Whenever the power goes, each file is an old or a new one; the next export does the rest."""
    outputs = feed.golden()
    out = feed.write(tmp_path / "out", outputs[:1])
    target = tmp_path / "feed"
    run(out, target)
    feed.write(out, outputs)
    run(out, tmp_path / "whole")
    old, new = content(target), content(tmp_path / "whole")
    assert all(old[name] != new[name] for name in ("events.csv", "reports.csv"))
    choice = random.Random(8)  # noqa: S311 (nothing secret)
    killed = 0
    arguments = [sys.executable, "-m", "pipeline", "export", str(out), "--to", str(target)]
    started = time.monotonic()
    subprocess.run([*arguments[:-1], str(tmp_path / "timed"), "--format", "csv"], check=True)
    lasts = time.monotonic() - started
    for _ in range(8):
        process = subprocess.Popen([*arguments, "--format", "csv"], stderr=subprocess.DEVNULL)
        time.sleep(choice.uniform(0.2, 0.9) * lasts)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
        for path in target.glob("*.csv"):
            assert path.read_bytes() in (old[path.name], new[path.name])
    assert killed
    run(out, target)
    assert content(target) == new
    assert package.NAME in new


def test_two_at_once(tmp_path: Path) -> None:
    """Exports into one folder wait for each other."""
    outputs = feed.golden()
    halves = [feed.write(tmp_path / str(i), outputs[i::2]) for i in range(2)]
    command = [sys.executable, "-m", "pipeline", "export"]
    rest = ["--to", str(tmp_path / "feed"), "--format", "csv"]
    running = [
        subprocess.Popen([*command, str(half), *rest], stderr=subprocess.DEVNULL) for half in halves
    ]
    assert [process.wait() for process in running] == [0, 0]
    whole = feed.write(tmp_path / "whole", outputs)
    assert feed.read_csv(tmp_path / "feed") == feed.expected(whole)
