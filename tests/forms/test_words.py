"""The words around answers: good data in every language, and what counts as an answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pipeline import data
from pipeline.forms import words

SCHEMA = Path(__file__).parents[2] / "schemas" / "language" / "answers.schema.json"


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_data_fits_the_schema(language: str) -> None:
    assert language in data.languages()
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(data.language_file(language, "answers"))


@pytest.mark.parametrize("raw", ["", " — ", "N/A", "*n/a.*", "**Sans objet**", "Not applicable"])
def test_says_nothing(raw: str) -> None:
    assert not words.is_answer(raw)


@pytest.mark.parametrize("raw", ["No.", "Ninguna", "N/A en 2022; sí en 2023", "12"])
def test_says_something(raw: str) -> None:
    assert words.is_answer(raw)
