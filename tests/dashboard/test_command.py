"""The command `dashboard`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import FAILED, USAGE, run
from tests.feeds import feed


def test_dashboard(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = feed.write(tmp_path / "out", feed.golden())
    page = tmp_path / "page.html"
    assert run(["dashboard", str(out), "-o", str(page), "--title", "A & B"]) == 0
    assert "4 reports" in capsys.readouterr().err
    text = page.read_text(encoding="utf-8")
    assert "<title>A &amp; B</title>" in text
    assert (
        run(
            [
                "dashboard",
                str(out),
                str(out),
                "-o",
                str(tmp_path / "again.html"),
                "--title",
                "A & B",
            ]
        )
        == 0
    )
    assert (tmp_path / "again.html").read_text(encoding="utf-8") == text


def test_failures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = feed.write(tmp_path / "out", feed.golden()[:1])
    (out / "bad.json").write_text("{}", encoding="utf-8")
    page = tmp_path / "page.html"
    assert run(["dashboard", str(out), "-o", str(page)]) == FAILED
    assert "bad.json" in capsys.readouterr().err
    assert page.exists()
    assert run(["dashboard", str(out / "bad.json"), "-o", str(tmp_path / "none.html")]) == FAILED
    assert not (tmp_path / "none.html").exists()
    assert run(["dashboard", str(out)]) == USAGE
