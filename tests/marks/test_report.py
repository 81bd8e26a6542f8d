"""From PDF to report: every option's label and state, every scale, of every fixture."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.flow import extract
from pipeline.report import Question

OWN = Path(__file__).parents[2] / "fixtures" / "pdf"
SHARED = Path(__file__).parents[3] / "shared" / "marks"  # beside the project, where it is given
FILES = [path for folder in (OWN, SHARED) for path in sorted(folder.glob("*.pdf"))]


def questions(path: Path) -> dict[str | None, Question]:
    report = extract(path.read_bytes(), name=path.name)
    return {question.number: question for question in report.questions}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_options_and_scales(path: Path) -> None:
    truth: dict[str, Any] = json.loads(path.with_suffix(".truth.json").read_text("utf-8"))
    found = questions(path)
    for entry in truth["choices"]:
        options = found[str(entry["q"])].options
        expected = [(option["label"], option["selected"]) for option in entry["options"]]
        assert [(option.label, option.selected) for option in options] == expected
    for entry in truth["scales"]:
        scale = found[str(entry["q"])].scale
        assert scale is not None
        assert (scale.value, scale.max) == (entry["value"], entry["max"])
