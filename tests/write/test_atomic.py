"""A file is there whole or not at all."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.errors import OutputError, StorageError
from pipeline.write import atomic


def test_replaces_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    atomic.write(target, "ñ\n")
    assert target.read_bytes() == "ñ\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"none/out\.json: cannot be written: No such file"):
        atomic.write(tmp_path / "none" / "out.json", "x")


@pytest.mark.parametrize(
    ("target", "reason"), [(".", "directory"), ("a" * 300, "too long"), ("file/out.json", "Not a")]
)
def test_a_place_that_cannot_be_written_is_no_fault_of_the_disk(
    tmp_path: Path, target: str, reason: str
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=reason) as caught:
        atomic.write(tmp_path / target, "x")
    assert type(caught.value) is OutputError
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        atomic.write(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "out.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    atomic.write(link, "new")
    assert (link.is_symlink(), target.read_text()) == (True, "new")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_a_named_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_text, encoding="utf-8")
        atomic.write(pipe, "ñ\n")
        assert read.result(timeout=10) == "ñ\n"
    assert pipe.is_fifo()
