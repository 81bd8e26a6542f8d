"""``evaluate``, ``diff`` and ``gold`` as a user or a CI job meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import run
from tests.evaluate import oracle
from tests.evaluate.damage import drop_event, hide_scale, swap_options

GOLD = str(oracle.FIXTURES)
NAME = "chile-2022.es"


def write(folder: Path, *spoils: object, name: str = NAME) -> str:
    """A perfect output of a fixture, spoiled, in a file."""
    _, document = oracle.fixture(name)
    for spoil in spoils:
        assert callable(spoil)
        spoil(document)
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


@pytest.fixture
def good(tmp_path: Path) -> str:
    return write(tmp_path / "good")


@pytest.fixture
def bad(tmp_path: Path) -> str:
    return write(tmp_path / "bad", drop_event)


@pytest.fixture
def baseline(good: str, tmp_path: Path) -> str:
    path = str(tmp_path / "baseline.json")
    assert run(["evaluate", good, "--gold", GOLD, "--json", path]) == 0
    return path


def test_table(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", good, "--gold", GOLD]) == 0
    out, err = capsys.readouterr()
    rows = {line.split()[0]: line.split() for line in out.splitlines() if line.strip()}
    assert rows["event"][1] == "100.0"
    assert rows["event"][-1] == "70"
    assert "\x1b" not in out
    assert err == ""


def test_further_tables_and_facts(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    by = ["--by", "report", "--by", "language", "--by", "question"]
    assert run(["evaluate", bad, "--gold", GOLD, *by, "--facts", "event"]) == 0
    out = capsys.readouterr().out
    assert f"\n{NAME}.md q1 " in out
    assert "\nes " in out
    assert "event missed in question 1 at 7619:7642: expected '2021-12: fue replicada'" in out


def test_wrong_states_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", write(tmp_path / "out", swap_options), "--gold", GOLD]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "Wrong state!" in line]
    assert len(lines) == 2
    assert "'En curso'" in lines[0]


def test_an_unknown_measure_is_a_mistake(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", good, "--gold", GOLD, "--facts", "events"]) == 1
    assert "events" in capsys.readouterr().err


def test_all_views(bad: str, tmp_path: Path) -> None:
    views = ("json", "html", "junit", "sarif", "markdown")
    options = [part for one in views for part in (f"--{one}", str(tmp_path / f"r.{one}"))]
    assert run(["evaluate", bad, "--gold", GOLD, *options]) == 0
    assert all((tmp_path / f"r.{one}").stat().st_size > 500 for one in views)
    assert f"fixtures/reports/{NAME}.md" in (tmp_path / "r.sarif").read_text(encoding="utf-8")


def test_the_gate_passes_what_lost_nothing(good: str, baseline: str) -> None:
    gate = ["--baseline", baseline, "--fail-on", "lost"]
    assert run(["evaluate", good, "--gold", GOLD, *gate]) == 0


def test_the_gate_fails_on_a_lost_fact(
    bad: str, baseline: str, capsys: pytest.CaptureFixture[str]
) -> None:
    gate = ["--baseline", baseline, "--fail-on", "lost"]
    assert run(["evaluate", bad, "--gold", GOLD, *gate]) == 4
    assert f"{NAME}.md: lost: event in question 1" in capsys.readouterr().out


def test_the_gate_fails_on_a_lost_report(baseline: str, tmp_path: Path) -> None:
    other = write(tmp_path / "other", name="ghana-2022.en")
    gate = ["--baseline", baseline, "--fail-on", "lost"]
    assert run(["evaluate", other, "--gold", GOLD, *gate]) == 4


def test_changes_without_fail_on_are_only_told(bad: str, baseline: str) -> None:
    assert run(["evaluate", bad, "--gold", GOLD, "--baseline", baseline]) == 0


@pytest.mark.parametrize(("spoil", "code"), [(hide_scale, 0), (swap_options, 4)])
def test_thresholds(tmp_path: Path, spoil: object, code: int) -> None:
    limits = tmp_path / "gate.toml"
    limits.write_text('[each]\n"option.state" = { wrong = 0 }\n', encoding="utf-8")
    output = write(tmp_path / "out", spoil)
    assert run(["evaluate", output, "--gold", GOLD, "--thresholds", str(limits)]) == code


def test_usage(good: str, tmp_path: Path) -> None:
    assert run(["evaluate", good]) == 1
    assert run(["evaluate", good, "--gold", GOLD, "--fail-on", "lost"]) == 1
    assert run(["evaluate", good, "--gold", str(tmp_path / "good")]) == 2  # no gold there
    assert run(["evaluate", good, good, "--gold", GOLD]) == 2


def test_an_output_of_another_form_is_invalid(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("{}", encoding="utf-8")
    assert run(["evaluate", str(path), "--gold", GOLD]) == 3


def test_a_source_is_extracted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = oracle.FIXTURES / "unknown-form.es.md"
    assert run(["evaluate", str(source), "--gold", GOLD]) == 0
    assert "All: unknown-form.es.md" in capsys.readouterr().out


def test_a_source_that_fails_is_told_and_the_others_go_on(
    tmp_path: Path, good: str, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "ghana-2022.en.md"
    empty.touch()
    assert run(["evaluate", str(empty), good, "--gold", GOLD]) == 2
    out, err = capsys.readouterr()
    assert "ghana-2022.en.md: is empty" in err
    assert f"All: {NAME}.md" in out


def test_diff(good: str, bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", good, bad]) == 0
    out = capsys.readouterr().out
    assert out == "lost event q1 2021-12: fue replicada\n0 gained, 1 lost, 0 changed\n"
    assert run(["diff", bad, good, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["gained"] == 1


def test_gold_init_and_check(good: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / f"{NAME}.gold.json"
    assert run(["gold", "init", good, "-o", str(target)]) == 0
    assert run(["gold", "init", good, "-o", str(target)]) == 1  # corrections may be in it
    assert run(["gold", "init", good, "-o", str(target), "--force"]) == 0
    source = str(oracle.FIXTURES / f"{NAME}.md")
    assert run(["gold", "check", str(target), "--source", source]) == 0
    other = str(oracle.FIXTURES / "ghana-2022.en.md")
    assert run(["gold", "check", str(target), "--source", other]) == 3
    capsys.readouterr()
    assert run(["gold", "init", good]) == 0
    assert json.loads(capsys.readouterr().out)["source"] == f"{NAME}.md"
