"""The data files fit their schemas, and say no thing twice."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline import data, gazetteer
from pipeline.facts.agencies.normalise import content as words

SCHEMAS = Path(__file__).parents[3] / "schemas"
FILES = sorted(gazetteer.BODIES.glob("*.yaml"))


def problems(schema: str, content: Any) -> list[str]:
    loaded = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(loaded)
    return [error.message for error in Draft202012Validator(loaded).iter_errors(content)]


@pytest.mark.parametrize("name", ["agencies", "references"])
@pytest.mark.parametrize("language", data.languages())
def test_language_files(language: str, name: str) -> None:
    content = data.language_file(language, name)
    assert problems(f"language/{name}.schema.json", content) == []
    assert problems(f"language/{name}.schema.json", {**content, "more": 1})


def test_there_are_bodies() -> None:
    assert len(FILES) > 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_bodies(path: Path) -> None:
    content = data.load(path)
    assert problems("gazetteer.schema.json", content) == []
    nameless = [one["id"] for one in content["bodies"] if not (one["names"] or one["acronyms"])]
    assert nameless == []
    bodies = gazetteer.read(path)
    names = (set(map(words, body.names)) for body in bodies)
    for said in ((body.id for body in bodies), chain(*names), chain(*(b.acronyms for b in bodies))):
        assert [one for one, n in Counter(said).items() if n > 1] == []


def test_own_bodies_come_first() -> None:
    found = gazetteer.bodies("MEX")
    assert found[0].country == "MEX"
    assert {body.id for body in found} > {"int:ilo", "int:unicef"}
    assert all(body.country != "CHL" for body in found)
    assert dict(next(b for b in found if b.id == "int:ilo").identifiers) == {"wikidata": "Q54129"}
