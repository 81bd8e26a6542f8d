"""The language data fit their schema and one another."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pipeline import data
from pipeline.facts.events.grammar import load

SCHEMAS = Path(__file__).parents[3] / "schemas" / "language"
TYPES = data.LANGUAGES / "event_types.yaml"


def schema(name: str) -> Draft202012Validator:
    content = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


@pytest.mark.parametrize("language", data.languages())
def test_fits_the_schema(language: str) -> None:
    found = schema("events").iter_errors(data.language_file(language, "events"))
    assert [(list(error.path), error.message) for error in found] == []


def test_types_fit_the_schema() -> None:
    assert list(schema("event_types").iter_errors(data.load(TYPES))) == []


@pytest.mark.parametrize("language", data.languages())
@pytest.mark.parametrize("key", ["nouns", "types"])
def test_types_are_the_controlled_ones(language: str, key: str) -> None:
    assert set(data.language_file(language, "events")[key]) <= set(data.load(TYPES))


@pytest.mark.parametrize("language", data.languages())
def test_a_verb_has_one_type(language: str) -> None:
    lemmas = [
        lemma
        for found in data.language_file(language, "events")["types"].values()
        for lemma in found
    ]
    assert sorted(lemmas) == sorted(set(lemmas))


@pytest.mark.parametrize("language", data.languages())
def test_every_lemma_of_a_list_is_a_verb(language: str) -> None:
    """A lemma that no form leads to would silently never be met."""
    content = data.language_file(language, "events")
    lists = ["semi", "planning", "stative", "holding", "light", "intransitive", "reflexive_verbs"]
    named = {lemma for key in lists for lemma in content[key]} | set(content["tails"])
    named |= {lemma for found in content["types"].values() for lemma in found}
    grammar = load(language)
    known = {grammar.word(form).lemma for form in grammar.verbs}
    assert {lemma for lemma in named if " " not in lemma} <= known


@pytest.mark.parametrize(
    ("language", "form", "tag", "lemma"),
    [
        ("es", "aprobó", "F", "aprobar"),
        ("es", "aprueba", "f", "aprobar"),
        ("es", "puso", "F", "poner"),
        ("es", "publicada", "P", "publicar"),
        ("es", "concluyeron", "F", "concluir"),
        ("es", "geolocalizó", "F", "geolocalizar"),  # in no list
        ("es", "estado", "n", ""),
        ("fr", "adopté", "P", "adopter"),
        ("fr", "lança", "F", "lancer"),
        ("fr", "cartographiera", "F", "cartographier"),
        ("fr", "mis", "P", "mettre"),
        ("fr", "comité", "n", ""),
        ("en", "launched", "X", "launch"),
        ("en", "ratified", "X", "ratify"),
        ("en", "took", "F", "take"),
        ("en", "begun", "J", "begin"),
        ("en", "geotagged", "X", "geotagg"),  # in no list: the lemma is a guess
        ("en", "trafficking", "n", ""),
    ],
)
def test_words(language: str, form: str, tag: str, lemma: str) -> None:
    word = load(language).word(form)
    assert (word.tag, word.lemma) == (tag, lemma)
