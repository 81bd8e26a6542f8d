"""A file is there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.write import atomic


def test_replaces_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    atomic.write(target, "ñ\n")
    assert target.read_bytes() == "ñ\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none/out\.json: No such file"):
        atomic.write(tmp_path / "none" / "out.json", "x")


def test_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(InputError, match="No space left"):
        atomic.write(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
