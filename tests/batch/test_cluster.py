"""The Ray engine with the real extraction on a cluster of several nodes, one of which is killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch import Settings, find, manifest, pool, run
from pipeline.batch.manifest import Record
from pipeline.batch.plan import Allowance
from tests.batch import documents, poison
from tests.corpus import ROOT

pytest.importorskip("ray", reason="Ray is not installed: pip install -e '.[ray]'")
parquet = pytest.importorskip("pipeline.batch.parquet")

GOOD, BAD = 18, ("segfault", "grow", "raise")
PRELOAD = list(pool.PRELOAD)

# The work is on the head and on one more node, which is killed when the first documents are done.
SCRIPT = """
import json, sys
from pathlib import Path
import ray
from ray.cluster_utils import Cluster
from pipeline.batch import Settings, cluster, find
from pipeline.batch.plan import Allowance
from tests.batch import poison

class Killer:
    killed = False
    def __init__(self, nodes, node):
        self.nodes, self.node = nodes, node
    def begin(self, plan):
        pass
    def advance(self, record):
        if not self.killed:
            self.killed = True
            self.nodes.remove_node(self.node, allow_graceful=False)

if __name__ == "__main__":
    source, out, log, told = sys.argv[1:]
    size = {"num_cpus": 1, "object_store_memory": 80_000_000}
    nodes = Cluster(initialize_head=True, head_node_args={"include_dashboard": False, **size})
    second = nodes.add_node(**size)
    cluster.PART = 3
    settings = Settings(allowance=Allowance(20.0, 500_000_000), version="1")
    killer = Killer(nodes, second)
    convert = poison.Convert(Path(log), really=True)
    summaries = [
        cluster.run(find([source]), out, settings, listener, convert=convert, address=nodes.address)
        for listener in (killer, None)
    ]
    # Not on standard output, where Ray's own processes write too.
    Path(told).write_text(json.dumps({
        "killed": killer.killed,
        "nodes": sum(node["Alive"] for node in ray.nodes()),
        "summaries": [json.loads(one.to_json()) for one in summaries],
    }))
    ray.shutdown()
    nodes.shutdown()
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    documents.make_good(folder, GOOD)
    for name in BAD:
        (folder / f"{name}.md").write_text(f"POISON {name}\n")
    return folder


def test_a_node_is_killed_and_nothing_is_lost(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "PRELOAD", PRELOAD)
    out, log = tmp_path / "out", tmp_path / "log"
    told = _on_a_cluster(source, out, log)
    first, second = told["summaries"]
    assert told["killed"]
    assert told["nodes"] == 1
    assert (first["ok"], first["failed"], first["pending"]) == (GOOD, len(BAD), 0)
    assert first["reasons"] == {"crash": 1, "error": 1, "memory": 1}

    # The same reports as on one machine, to the byte, each once.
    alone = tmp_path / "alone"
    settings = Settings(allowance=Allowance(20.0, 500_000_000), version="1")
    run(find([str(source)]), alone, settings, convert=poison.Convert(really=True))
    store = parquet.Store(str(out))
    rows = [row for name in store.names() for row in store.rows(name)]
    assert len(rows) == GOOD + len(BAD)
    reports = {row["document"]: row["report"] for row in rows if row["report"]}
    assert len(reports) == GOOD
    for name, report in reports.items():
        assert report.encode() == (alone / "reports" / f"{name}.json").read_bytes()
    # The same records, but for what was measured and where the reports are.
    theirs, ours = store.records(), manifest.load(alone / manifest.NAME)
    assert {name: _same(one) for name, one in theirs.items()} == {
        name: _same(one) for name, one in ours.items()
    }

    # Started again, it finds everything done.
    assert (second["converted"], second["before"]) == (0, GOOD + len(BAD))
    assert json.loads((out / "summary.json").read_text()) == second
    assert len((out / "manifest.jsonl").read_text().splitlines()) == GOOD + len(BAD)


def _same(record: Record) -> Record:
    return replace(record, seconds=None, memory=None, output=None)


def _on_a_cluster(source: Path, out: Path, log: Path) -> Any:
    script, told = out.parent / "script.py", out.parent / "told.json"
    script.write_text(SCRIPT)
    subprocess.run(
        [sys.executable, script, source, out, log, told],
        env=os.environ | {"PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0"},
        check=True,
        capture_output=True,
        timeout=300,
    )
    return json.loads(told.read_text())


def _row(document: str, **changes: Any) -> dict[str, Any]:
    blank: dict[str, Any] = dict.fromkeys(parquet.SCHEMA.names)
    blank |= {"document": document, "url": "file:///x", "version": "1", "settings": "{}"}
    return blank | {"status": "ok", "exit_code": 0, "warnings": 0} | changes


@pytest.mark.parametrize("protocol", ["file", "memory"])
def test_later_files_replace_earlier_rows(tmp_path: Path, protocol: str) -> None:
    store = parquet.Store(f"{protocol}://{tmp_path}/out")
    assert store.records() == {}
    store.write("000001-a.parquet", [_row("a", status="failed"), _row("b")])
    store.write("000001-b.parquet", [_row("c", status="failed")])
    store.write("000002-a.parquet", [_row("a", report="{}"), _row("c")])
    assert {name: one.status for name, one in store.records().items()} == {
        "a": "ok",
        "b": "ok",
        "c": "ok",
    }
    store.drop_superseded()
    assert store.names() == ["000001-a.parquet", "000002-a.parquet"]
    assert [row["document"] for name in store.names() for row in store.rows(name)] == [
        "b",
        "a",
        "c",
    ]
