"""The CI job of docs/evaluation.md works as it stands there: it passes, and it fails."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.cli import run
from tests.corpus import ROOT
from tests.evaluate import oracle

NAME = "unknown-form.es"
VIEWS = {"quality.xml", "quality.sarif", "quality.html", "quality.md"}


def block(language: str) -> str:
    """The only block of a language on the page."""
    page = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    (found,) = (part.partition("```")[0] for part in page.split(f"```{language}\n")[1:])
    return found


def step(name: str) -> str:
    """The commands of a step of the job."""
    steps: list[dict[str, Any]] = yaml.safe_load(block("yaml"))["jobs"]["quality"]["steps"]
    return next(str(one["run"]) for one in steps if one.get("name") == name)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository as the page assumes: reports/, gold/, quality/."""
    for folder in ("reports", "gold", "quality"):
        (tmp_path / folder).mkdir()
    shutil.copy(oracle.FIXTURES / f"{NAME}.md", tmp_path / "reports")
    shutil.copy(oracle.FIXTURES / f"{NAME}.gold.json", tmp_path / "gold")
    (tmp_path / "quality" / "gate.toml").write_text("", encoding="utf-8")
    return tmp_path


def make_baseline(repository: Path, output: Path) -> None:
    """As the page says, from a report or an output of it."""
    gold, target = repository / "gold", repository / "quality" / "baseline.json"
    assert run(["evaluate", str(output), "--gold", str(gold), "--json", str(target)]) == 0


def evaluate(repository: Path) -> subprocess.CompletedProcess[str]:
    """Run the step as a CI system does."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-c", step("Evaluate")],
        cwd=repository,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_job_passes_where_nothing_is_lost(repository: Path) -> None:
    make_baseline(repository, repository / "reports" / f"{NAME}.md")
    done = evaluate(repository)
    assert "Gate: passed" in done.stdout
    assert done.returncode == 0
    assert {path.name for path in (repository / "out").iterdir()} == VIEWS


def test_the_job_fails_on_a_lost_fact(repository: Path) -> None:
    """The baseline knew a unit that extraction does not find."""
    place = repository / "gold" / f"{NAME}.gold.json"
    gold = json.loads(place.read_text(encoding="utf-8"))
    gold["counts"][0]["unit"] = "something else"
    place.write_text(json.dumps(gold), encoding="utf-8")
    _, document = oracle.fixture(NAME)
    document["counts"][0]["unit"] = "something else"
    output = repository / "output.json"
    output.write_text(json.dumps(document), encoding="utf-8")
    make_baseline(repository, output)
    done = evaluate(repository)
    assert done.returncode == 4
    assert "lost: count in question" in done.stdout
    assert "Gate: failed" in done.stdout
    assert {path.name for path in (repository / "out").iterdir()} == VIEWS
