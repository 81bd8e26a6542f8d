"""The command line as a user meets it: data on stdout, reasons on stderr, exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from pipeline.cli import COMMANDS, run
from tests.corpus import REPORTS, ROOT

REPORT = str(REPORTS[-1])  # the short one, of an unknown form


def call(*arguments: str) -> int:
    return run(list(arguments))


def test_extract_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("extract", REPORT) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["source"]["name"] == Path(REPORT).name
    assert err == ""


def test_extract_to_folder_and_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "out"
    assert call("extract", *map(str, REPORTS[:2]), "-o", f"{folder}/", "--summary") == 0
    assert sorted(path.name for path in folder.iterdir()) == [f"{p.stem}.json" for p in REPORTS[:2]]
    out, err = capsys.readouterr()
    assert out == ""
    assert "questions" in err
    assert REPORTS[0].name in err


def test_extract_jsonl_to_file(tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    assert call("extract", REPORT, REPORT, "--format", "jsonl", "-o", str(target)) == 0
    lines = target.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["schema_version"] for line in lines] == ["1.0", "1.0"]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    places = [tmp_path / "a.json", tmp_path / "b.json"]
    for place in places:
        code = f"from pipeline.cli import main; main(['extract', {REPORT!r}, '-o', {str(place)!r}])"
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
    assert places[0].read_bytes() == places[1].read_bytes() != b""


def test_stdin(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    content = Path(REPORT).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert call("extract", "-") == 0
    assert json.loads(capsys.readouterr().out)["source"]["name"] == "stdin"


@pytest.mark.parametrize(
    ("content", "code", "reason"),
    [
        (b"", 2, "is empty"),
        (b"\x00\x01\x02" * 50, 2, "binary"),
        (b"PK\x03\x04" * 50, 2, "ZIP"),
        (b"x" * 30_000_000, 5, "the limit is"),
    ],
)
def test_bad_input_one_line_no_output(
    content: bytes, code: int, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, target = tmp_path / "bad.md", tmp_path / "bad.json"
    bad.write_bytes(content)
    assert call("extract", str(bad), "-o", str(target)) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "bad.md" in err
    assert reason in err
    assert not target.exists()


def test_the_others_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("extract", str(tmp_path / "none.md"), REPORT, "--format", "jsonl") == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "none.md: No such file" in err


@pytest.mark.parametrize("content", ["word " * 200_000, "> " * 50_000, "[" * 100_000, "Prosa.\n"])
def test_no_report_is_a_diagnostic(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd.md").write_text(content)
    assert call("extract", str(tmp_path / "odd.md")) == 0
    out, err = capsys.readouterr()
    assert "no-questions" in {one["code"] for one in json.loads(out)["diagnostics"]}
    assert err == "pathfinder: odd.md: no question heading was recognised\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["extract"],
        ["extract", "--format", "xml", REPORT],
        ["extract", REPORT, REPORT, "-o", "-", "--format", "json"],
        ["extract", REPORT, REPORT, "-o", "out/"],
        ["extract", REPORT, "--lang", "xx"],
        ["extract", REPORT, "--country", "Chile"],
        ["extract", REPORT, "--country", "chl"],
        ["extract", REPORT, REPORT, "-o", "all.json"],
        ["extract", REPORT, "--form", "none"],
        ["schema", "none"],
        ["show", REPORT, "-q", "q999"],
    ],
)
def test_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 1
    assert capsys.readouterr().err


def test_validate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    assert call("extract", REPORT, "-o", str(good)) == 0
    document = json.loads(good.read_text())
    document["counts"][0]["evidence"]["quote"] = "invented"
    bad.write_text(json.dumps(document))
    assert call("validate", str(good)) == 0
    assert call("validate", str(good), str(bad)) == 3
    assert "invented" in capsys.readouterr().err
    bad.write_text("{")
    assert call("validate", str(bad)) == 3
    assert call("validate", str(tmp_path / "none.json")) == 2


def test_show_is_plain_when_piped(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("show", REPORT) == 0
    out = capsys.readouterr().out
    assert "q1" in out
    assert "\x1b" not in out


def test_schema_and_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("schema") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Report"
    assert call("schema", "--list") == 0
    assert "form" in capsys.readouterr().out.split()
    assert call("forms") == 0
    assert "alliance87-annual" in capsys.readouterr().out
    assert call("forms", str(ROOT / "pipeline" / "forms" / "alliance87-annual.yaml")) == 0
    (tmp_path / "bad.yaml").write_text("id: x\n")
    assert call("forms", str(tmp_path / "bad.yaml")) == 3


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_with_examples(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(name, "--help") == 0
    assert "Example" in capsys.readouterr().out


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys\n"
        "from pipeline.cli import run\n"
        "run(['--help'])\n"
        "print([m for m in ('spacy', 'pydantic', 'babel', 'rich', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("completion", shell) == 0
    assert "_PATHFINDER_COMPLETE" in capsys.readouterr().out


def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")
    assert call("extract", REPORT, "-o", f"{tmp_path / 'file'}/") == 5
    told = f"pathfinder: {tmp_path / 'file'}: cannot be written: File exists\n"
    assert capsys.readouterr().err == told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device is Linux's")
@pytest.mark.parametrize("arguments", [["extract", REPORT], ["schema"], ["show", REPORT]])
def test_full_output_is_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = _command(arguments, full)
    told = "pathfinder: output: cannot be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (5, told)


@pytest.mark.parametrize(
    "arguments", [["show", REPORT], ["schema"], ["agencies", REPORT], ["forms"]]
)
def test_a_reader_that_leaves_is_no_failure(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        done = _command(arguments, pipe)
    assert (done.returncode, done.stderr) == (0, "")


def _command(arguments: list[str], stdout: IO[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *arguments]
    return subprocess.run(
        command, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT
    )


def test_marks_of_text_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("marks", REPORT) == 2
    assert capsys.readouterr() == ("", f"pathfinder: {Path(REPORT).name}: is no PDF\n")


def test_show_lists_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("show", REPORT) == 0
    assert "  # approx 31,400 · alumnos\n" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"a: [\n", b"a: \xce\n", b"- 1\n"])
def test_what_is_no_form_is_told_in_lines(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "form.yaml").write_bytes(content)
    assert call("forms", str(tmp_path / "form.yaml")) == 3
    assert capsys.readouterr().err.startswith(f"pathfinder: {tmp_path / 'form.yaml'}: ")


def test_outputs_in_lines_are_read_as_outputs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "all.jsonl"
    assert call("extract", REPORT, str(REPORTS[0]), "--format", "jsonl", "-o", str(lines)) == 0
    assert call("agencies", str(lines), "--format", "json") == 0
    assert {one["country"] for one in json.loads(capsys.readouterr().out)} >= {"CHL", "PRY"}
    assert call("show", str(lines)) == 2
    assert capsys.readouterr() == ("", f"pathfinder: {lines}: holds 2 outputs, not one\n")
    lines.write_text("")
    assert call("show", str(lines)) == 2
    assert capsys.readouterr() == ("", f"pathfinder: {lines}: holds 0 outputs, not one\n")
