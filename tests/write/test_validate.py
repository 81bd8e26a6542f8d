"""Damaged documents are found out, each by the check that is there for it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from pipeline import data
from pipeline.edtf import bounds
from pipeline.write import validate
from tests.corpus import ALL, REPORTS, document

Damage = Callable[[Any], None]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_outputs_hold(path: Any) -> None:
    assert validate.problems(document(path)) == []


def _set(value: object, *keys: str | int) -> Damage:
    def damage(document: Any) -> None:
        place = document
        for key in keys[:-1]:
            place = place[key]
        place[keys[-1]] = value

    return damage


def _drop(document: Any) -> None:
    del document["questions"][0]["prompt"]


def _is_edtf(value: object) -> bool:
    bounds(str(value))
    return True


def reference_problems(document: Any) -> set[str]:
    """Where jsonschema, the reference implementation, finds departures from the schema."""
    checker = jsonschema.FormatChecker()
    checker.checks("edtf", raises=ValueError)(_is_edtf)
    reference = jsonschema.Draft202012Validator(data.schema("report"), format_checker=checker)
    return {
        "/".join(map(str, error.absolute_path)) or "document"
        for error in reference.iter_errors(document)
    }


SHAPE: dict[str, Damage] = {
    "missing property": _drop,
    "unknown property": _set(1, "questions", 0, "colour"),
    "unknown kind": _set("essay", "questions", 0, "kind"),
    "negative offset": _set(-1, "sections", 0, "start"),
    "no month 13": _set("2022-13", "events", 0, "date", "edtf"),
    "no such day": _set("2022-02-30", "events", 0, "date", "edtf"),
    "interval backwards": _set("2023/2022", "events", 0, "date", "edtf"),
    "not a day": _set("2022-02-30", "events", 0, "date", "start"),
    "not a hash": _set("abc", "source", "sha256"),
    "confidence above one": _set(1.5, "counts", 0, "confidence"),
    "wrong version": _set("2.0", "schema_version"),
    "text as number": _set(7, "text"),
}
SENSE: dict[str, tuple[Damage, str]] = {
    "shifted quote": (_set(0, "counts", 0, "evidence", "start"), "is not the text"),
    "invented quote": (_set("x", "events", 0, "evidence", "quote"), "is not the text"),
    "invented mention": (_set("x", "agencies", 0, "mentions", 0, "text"), "is not the text"),
    "wrong first day": (_set("1999-01-01", "events", 0, "date", "start"), "covers"),
    "agent that is none": (_set(["a999"], "events", 0, "agents"), "there is no agency a999"),
    "count of no question": (_set("q999", "counts", 0, "question"), "there is no question q999"),
    "section that is none": (_set("s999", "questions", 0, "section"), "there is no section s999"),
    "reference of no question": (_set("q999", "references", 0, "question"), "no question q999"),
    "diagnostic of no question": (_set("q999", "diagnostics", 0, "question"), "no question q999"),
    "event that is none": (_set("e999", "counts", 0, "event"), "there is no event e999"),
    "repeated id": (_set("q2", "questions", 0, "id"), "id q2 repeats"),
}


@pytest.mark.parametrize("name", SHAPE)
def test_shape_is_checked_alike_by_both_validators(name: str) -> None:
    damaged = copy.deepcopy(document(REPORTS[0]))
    SHAPE[name](damaged)
    fast = {line.split(":")[0] for line in validate.schema_problems(damaged)}
    assert fast == reference_problems(damaged) != set()
    assert validate.problems(damaged)


@pytest.mark.parametrize("name", SENSE)
def test_sense_is_checked(name: str) -> None:
    damage, message = SENSE[name]
    damaged = copy.deepcopy(document(REPORTS[0]))
    damage(damaged)
    assert list(validate.schema_problems(damaged)) == []
    assert any(message in problem for problem in validate.problems(damaged))


def test_whole_output_by_the_reference_validator() -> None:
    assert reference_problems(document(REPORTS[0])) == set()


def test_constants_that_json_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="NaN is not JSON"):
        validate.load('{"a": NaN}')
