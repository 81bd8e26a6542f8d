"""The data files fit their schemas."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pipeline import data

SCHEMAS = Path(__file__).parents[3] / "schemas" / "language"


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_language_file_fits_its_schema(language: str) -> None:
    errors = validator("counts").iter_errors(data.language_file(language, "counts"))
    assert [error.message for error in errors] == []


def test_the_signs_fit_their_schema() -> None:
    signs = data.load(data.LANGUAGES / "currency_signs.yaml")
    assert [error.message for error in validator("currency_signs").iter_errors(signs)] == []


def test_the_schema_refuses_what_it_does_not_know() -> None:
    content = {**data.language_file("es", "counts"), "unknown": 1}
    assert list(validator("counts").iter_errors(content))
