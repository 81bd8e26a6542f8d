"""The language data is well formed, with the same keys in each language."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pipeline import data

SCHEMA = Path(__file__).parents[3] / "schemas/language/dates.schema.json"


def plain(value: object) -> object:
    """As JSON sees it: keys are strings."""
    return json.loads(json.dumps(value))


@pytest.mark.parametrize("language", data.languages())
def test_fits_its_schema(language: str) -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    errors = validator.iter_errors(plain(data.language_file(language, "dates")))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_rule_ids_are_unique() -> None:
    rules = list(data.load(data.LANGUAGES / "dates.yaml")["rules"])
    for language in data.languages():
        rules += data.language_file(language, "dates")["rules"]
    ids = [rule["id"] for rule in rules]
    assert len(ids) == len(set(ids)) > 30
