from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pytest

from pipeline import data
from pipeline.batch.manifest import Record
from pipeline.batch.plan import Settings, plan
from pipeline.batch.sources import Document, find, fingerprint
from pipeline.batch.version import ABOVE, build
from pipeline.options import Limits, Options

SETTINGS = Settings(options=Options(language="es"), version="1")


@pytest.fixture
def document(tmp_path: Path) -> Document:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text("text")
    return find([str(tmp_path / "in")])[0]


def record(document: Document, **changes: object) -> Record:
    done = Record(
        document=document.name,
        url=document.url,
        sha256=fingerprint(document, 100),
        bytes=4,
        version="1",
        settings={"language": "es"},
        status="ok",
    )
    return replace(done, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "settings", "done"),
    [
        ({}, SETTINGS, True),
        ({"status": "partial"}, SETTINGS, True),
        ({"status": "failed"}, SETTINGS, True),
        ({"status": "failed"}, replace(SETTINGS, retry_failed=True), False),
        ({"status": "partial"}, replace(SETTINGS, retry_failed=True), True),
        ({"sha256": "other"}, SETTINGS, False),
        ({"sha256": None}, SETTINGS, False),
        ({"version": "0"}, SETTINGS, False),
        ({"settings": {}}, SETTINGS, False),
        ({}, replace(SETTINGS, options=Options(language="fr")), False),
        ({}, replace(SETTINGS, jobs=7), True),
        ({}, replace(SETTINGS, options=Options(language="es", model="x")), False),
        ({"status": "ok", "output": "reports/gone.json"}, SETTINGS, False),
    ],
    ids=str,
)
def test_done_by_content_version_and_settings(
    document: Document, changes: dict[str, object], settings: Settings, done: bool, tmp_path: Path
) -> None:
    planned = plan([document], {"a.md": record(document, **changes)}, settings, tmp_path)
    assert (len(planned.done), len(planned.todo)) == ((1, 0) if done else (0, 1))


def test_too_large_is_done_once(document: Document) -> None:
    settings = replace(SETTINGS, options=Options(language="es", limits=Limits(bytes=3)))
    failed = record(document, sha256=None, status="failed", reason="limit")
    assert plan([document], {"a.md": failed}, settings).done == [failed]


def test_an_output_with_another_content_is_made_again(document: Document, tmp_path: Path) -> None:
    digest = sha256(b"abc").hexdigest()
    done = record(document, output="a.json", output_bytes=3, output_sha256=digest)
    for content, is_done in (("abc", True), ("ab", False), ("abd", False)):
        (tmp_path / "a.json").write_text(content)
        assert bool(plan([document], {"a.md": done}, SETTINGS, tmp_path).done) == is_done


def test_the_limit_counts_what_is_to_do(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.md").write_text("text")
    documents = find([str(tmp_path)])
    done = {"a.md": record(documents[0])}
    planned = plan(documents, done, replace(SETTINGS, limit=2))
    assert [task.document.name for task in planned.todo] == ["b.md", "c.md"]
    assert planned.later == 1


def test_what_is_not_of_the_build_is_there_and_not_imported_by_extraction() -> None:
    assert all((data.ROOT / name).is_dir() for name in ABOVE)
    program = (
        "import sys, pipeline.flow; print(*(one.split('.')[1] for one in sys.modules "
        "if one.startswith('pipeline.')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert not ABOVE & set(done.stdout.decode().split())


def test_the_build_names_the_version_and_the_data() -> None:
    number, digest = build().split("+")
    assert number == version("pathfinder-reports")
    assert re.fullmatch("[0-9a-f]{12}", digest)
