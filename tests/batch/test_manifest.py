from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch import manifest
from pipeline.batch.manifest import Record
from pipeline.errors import StorageError, UsageError

RECORD = Record(
    document="año/a.md",
    url="file:///año/a.md",
    sha256="00",
    bytes=3,
    version="1",
    settings={"language": "es"},
    status="ok",
    output="reports/año/a.md.json",
)


def written(path: Path, *records: Record) -> bytes:
    for record in records:
        manifest.append(path, record)
    return path.read_bytes()


def test_records_come_back_and_the_last_one_counts(tmp_path: Path) -> None:
    path = tmp_path / manifest.NAME
    failed = replace(RECORD, status="failed", reason="crash")
    other = replace(RECORD, document="b\n.md")
    assert len(written(path, failed, other, RECORD).splitlines()) == 3
    assert manifest.load(path) == {RECORD.document: RECORD, other.document: other}


def test_no_file_no_records(tmp_path: Path) -> None:
    assert manifest.load(tmp_path / "none") == {}


@given(cut=st.integers(min_value=1))
def test_a_torn_line_costs_only_itself(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    path = tmp_path_factory.mktemp("torn") / manifest.NAME
    one, two = RECORD, replace(RECORD, document="b.md")
    whole = written(path, one, two)
    last = len(whole.splitlines(keepends=True)[-1])
    path.write_bytes(whole[: -(1 + cut % (last - 1))])
    records = {one.document: one, two.document: two}
    # Without its end alone, a line is still whole.
    assert manifest.load(path).keys() <= records.keys()
    assert manifest.load(path)[one.document] == one
    three = replace(RECORD, document="c.md")
    written(path, three)
    assert manifest.load(path)[three.document] == three
    written(path, two)
    assert manifest.load(path) == records | {three.document: three}


@pytest.mark.parametrize("damage", [b"\0" * 100, b"{}", b"[1]", b'"x"', b"\xff\xfe", b"{"])
def test_damaged_lines_cost_only_themselves(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / manifest.NAME
    whole = written(path, RECORD)
    path.write_bytes(damage + b"\n" + whole)
    assert manifest.load(path) == {RECORD.document: RECORD}


def test_a_full_disk_leaves_the_manifest_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / manifest.NAME
    before = written(path, RECORD)
    real = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda file, data: real(file, data[:10]))
        with pytest.raises(StorageError, match="full"):
            manifest.append(path, replace(RECORD, document="b.md"))
    assert path.read_bytes() == before

    def full(file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StorageError, match="No space"):
            manifest.append(path, replace(RECORD, document="b.md"))
    assert path.read_bytes() == before


def test_one_batch_at_a_time(tmp_path: Path) -> None:
    with (
        manifest.exclusive(tmp_path),
        pytest.raises(UsageError, match="another batch"),
        manifest.exclusive(tmp_path),
    ):
        pass
    with manifest.exclusive(tmp_path):
        pass
