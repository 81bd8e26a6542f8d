"""The data files that are of no kind of fact: each fits its schema, and all of it is used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from pipeline import data, glyphs
from pipeline.diagnostics import CATALOGUE
from pipeline.types import Severity

FILES = {
    **{data.LANGUAGES / one / "text.yaml": "language/text" for one in data.languages()},
    CATALOGUE: "diagnostics",
    glyphs.PATH: "glyphs",
}


def problems(schema: str, content: Any) -> list[str]:
    Draft202012Validator.check_schema(data.schema(schema))
    found = Draft202012Validator(data.schema(schema)).iter_errors(content)
    return [f"{error.json_path}: {error.message}" for error in found]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_data_fits_its_schema(path: Path) -> None:
    assert problems(FILES[path], data.load(path)) == []
    assert problems(FILES[path], {**data.load(path), "more": 1})


def test_every_language_has_the_same_files() -> None:
    files = {
        language: {path.name for path in (data.LANGUAGES / language).iterdir()}
        for language in data.languages()
    }
    assert len(files) >= 3
    assert len({frozenset(names) for names in files.values()}) == 1


def test_severities_are_those_of_the_contract() -> None:
    entry = data.schema("diagnostics")["additionalProperties"]
    assert set(entry["properties"]["severity"]["enum"]) == set(get_args(Severity))


def test_every_diagnostic_is_made_somewhere_and_no_other() -> None:
    made = {
        code
        for path in data.ROOT.rglob("*.py")
        for code in re.findall(r'\bmake\(\s*"([\w-]+)"', path.read_text("utf-8"))
    }
    assert made == set(data.load(CATALOGUE))
