"""The places files fit their schema and the standard they complete."""

import json
from pathlib import Path

import pycountry
import pytest
from jsonschema import Draft202012Validator

from pipeline import countries, data
from pipeline.facts.events import places

SCHEMA = Path(__file__).parents[2] / "schemas" / "places.schema.json"
FILES = sorted(places.FOLDER.glob("*.yaml"))


def divisions(code: str) -> set[str]:
    two = countries.alpha_2(code)
    found = pycountry.subdivisions.get(country_code=two)
    return {item.name for item in found if item.parent_code is None}


def test_there_are_files() -> None:
    assert len(FILES) >= 40
    assert all(countries.alpha_2(path.stem) for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_fits_the_schema(path: Path) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(data.load(path))) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_takes_back_only_what_the_standard_has(path: Path) -> None:
    assert set(data.load(path)["not_places"]) <= divisions(path.stem)


@pytest.mark.parametrize(
    ("text", "language", "country", "expected"),
    [
        ("en Chiapas, Yucatán y Quintana Roo", "es", "MEX", ("Chiapas", "Yucatán", "Quintana Roo")),
        ("en Veracruz de Ignacio de la Llave", "es", "MEX", ("Veracruz",)),
        ("en Baja California Sur y Sonora", "es", "MEX", ("Baja California Sur", "Sonora")),
        ("con Perú y Brasil", "es", "CHL", ("Perú", "Brasil")),
        ("en México", "es", "MEX", ()),  # the report's own country tells nothing
        ("avec la Côte d’Ivoire", "fr", "SEN", ("Côte d’Ivoire",)),
        ("dans le Nord et l'Extrême-Nord", "fr", "CMR", ("Extrême-Nord",)),
        ("in Northern Region and Oti", "en", "GHA", ("Northern Region", "Oti Region")),
        ("Northern farmers", "en", "GHA", ()),
        ("Chiapaneca", "es", "MEX", ()),
        ("", "es", None, ()),
        ("en Japón", "es", None, ("Japón",)),
    ],
)  # fmt: skip
def test_find(text: str, language: str, country: str | None, expected: tuple[str, ...]) -> None:
    assert places.find(text, language, country) == expected
