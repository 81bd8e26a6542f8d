"""The command `dashboard`."""

from __future__ import annotations

import json
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


def test_a_bad_line_leaves_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (json.dumps(one, ensure_ascii=False) for one in feed.golden()[:2])
    lines = tmp_path / "out.jsonl"
    lines.write_text(f"{first}\n{{\n{second}\n", encoding="utf-8")
    assert run(["dashboard", str(lines), "-o", str(tmp_path / "page.html")]) == FAILED
    err = capsys.readouterr().err
    assert "out.jsonl, line 2" in err
    assert "2 reports in" in err
