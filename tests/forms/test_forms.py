"""The forms of the package are good, and headings find their question in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline import forms
from pipeline.forms import index
from pipeline.forms.load import FOLDER
from pipeline.forms.wording import fold, heading, plain, stems

FORM = next(form for form in forms.load() if form.id == "alliance87-annual")
SCHEMA = Path(__file__).parents[2] / "schemas" / "form.schema.json"
PROMPTS = [
    (question.key, language, prompt)
    for question in FORM.questions
    for language in FORM.languages
    for prompt in question.prompts[language]
]


def test_every_form_is_good() -> None:
    paths = sorted(FOLDER.glob("*.yaml"))
    assert [path.stem for path in paths] == [form.id for form in forms.load()]
    assert {path.name: forms.check(path) for path in paths} == {path.name: [] for path in paths}


def test_every_property_of_the_schema_is_described_and_closed() -> None:
    def walk(node: Any) -> None:
        if isinstance(node, dict):
            for name, prop in node.get("properties", {}).items():
                assert (
                    prop is False or "description" in prop or "enum" in prop or "const" in prop
                ), name
            if node.get("type") == "object":
                assert "additionalProperties" in node
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _small() -> dict[str, Any]:
    return {
        "id": "small",
        "edition": "1",
        "title": {"es": ["Informe"], "en": ["Report"]},
        "sections": [
            {
                "key": "one",
                "title": {"es": ["Uno"], "en": ["One"]},
                "questions": [
                    {"key": "a", "kind": "narrative", "prompt": {"es": ["¿Qué?"], "en": ["What?"]}}
                ],
            }
        ],
    }


def _written(tmp_path: Path, content: dict[str, Any]) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


def test_a_small_form_is_good(tmp_path: Path) -> None:
    path = _written(tmp_path, _small())
    assert forms.check(path) == []
    assert [question.key for question in forms.read(path).questions] == ["a"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda q: q.update(colour="red"), "colour"),
        (lambda q: q.update(kind="single_choice"), "options"),
        (lambda q: q.update(kind="single_choice", options="none_such"), "no option set none_such"),
        (lambda q: q["prompt"].pop("en"), "no text in en"),
        (lambda q: q.update(scale={"max": 5}), "scale"),
    ],
)
def test_a_bad_form_is_told(tmp_path: Path, change: Any, problem: str) -> None:
    content = _small()
    change(content["sections"][0]["questions"][0])
    problems = forms.check(_written(tmp_path, content))
    assert problems
    assert problem in " ".join(problems)


def test_a_repeated_key_is_told(tmp_path: Path) -> None:
    content = _small()
    content["sections"][0]["questions"] *= 2
    assert forms.check(_written(tmp_path, content)) == ["question key a is used 2 times"]


@pytest.mark.parametrize(("key", "language", "prompt"), PROMPTS)
def test_every_wording_finds_its_own_question(key: str, language: str, prompt: str) -> None:
    best = index.questions(FORM, language).match(stems(prompt))[0]
    assert FORM.questions[best.position].key == key


@pytest.mark.parametrize(
    ("language", "prompt", "key"),
    [
        ("en", "What stage has your next step 1 reached?", "next_step.status"),
        ("en", "In your opinion, how much progress was made against the priorities?", "rating"),
        ("en", "Which partners did you work with internationally?", "international_partners"),
        ("en", "How did you deal with these obstacles and what did you learn?", "lessons"),
        ("fr", "Quelles leçons avez-vous retenues et comment avez-vous réagi ?", "lessons"),
        ("fr", "Où en est la prochaine étape 2 ?", "next_step.status"),
        ("es", "¿En qué situación se encuentra el próximo paso 2?", "next_step.status"),
        ("es", "¿Quiere añadir algo más?", "additional_comments"),
    ],
)
def test_unseen_wordings_find_their_question(language: str, prompt: str, key: str) -> None:
    best = index.questions(FORM, language).match(stems(prompt))[0]
    assert (FORM.questions[best.position].key, best.score > 0.42) == (key, True)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "Modernizar el marco normativo y sus herramientas tecnológicas."),
        ("fr", "Former 160 enquêteurs dans chaque région ;"),
        ("en", "Recruit eight case managers;"),
    ],
)
def test_items_of_answers_are_like_no_question(language: str, line: str) -> None:
    assert index.questions(FORM, language).best(stems(line)) < 0.42


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (r"## **4. What was done? \***", ("4. What was done?", True)),
        ("**4. What was done?** *", ("4. What was done?", True)),
        ("*4. What was done?*", ("4. What was done?", False)),
        ("4. Target 8.7?*", ("4. Target 8.7?", True)),
        ("See [<https://a.b/c>](https://a.b/c).", ("See https://a.b/c.", False)),
        ("<b>A &amp; B</b>", ("A & B", False)),
    ],
)
def test_markup_and_star_are_taken_off(raw: str, expected: tuple[str, bool]) -> None:
    assert heading(raw) == expected


def test_folding_forgets_accents_case_and_placeholders() -> None:
    assert fold("¿Próximos PASOS de {month}?") == "proximos pasos de"
    assert plain("**No** sabe") == "No sabe"
