"""Reading and checking the forms of this folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import data
from pipeline.forms.model import Form, FormField, FormOption, FormQuestion, FormScale, FormSection
from pipeline.forms.model import Wordings as _Wordings

FOLDER = data.ROOT / "forms"


@cache
def load() -> tuple[Form, ...]:
    """All forms of the package, by id."""
    return tuple(read(path) for path in sorted(FOLDER.glob("*.yaml")))


def read(path: Path) -> Form:
    """The form that a YAML file describes. The file is taken to be valid: see :func:`check`."""
    content = data.load(path)
    sets = {name: _options(items) for name, items in content.get("option_sets", {}).items()}
    return Form(
        id=content["id"],
        edition=content["edition"],
        titles=_wordings(content["title"]),
        subjects={name: _wordings(found) for name, found in content.get("subjects", {}).items()},
        synonyms={
            language: tuple(map(tuple, groups))
            for language, groups in content.get("synonyms", {}).items()
        },
        title_ends=_wordings(content.get("title_ends", {})),
        help=_wordings(content.get("help", {})),
        sections=tuple(_section(section, sets) for section in content["sections"]),
    )


def _wordings(found: Mapping[str, list[str]]) -> _Wordings:
    return {language: tuple(texts) for language, texts in found.items()}


def _options(items: list[dict[str, Any]]) -> tuple[FormOption, ...]:
    return tuple(FormOption(item["value"], _wordings(item["label"])) for item in items)


def _section(section: dict[str, Any], sets: dict[str, tuple[FormOption, ...]]) -> FormSection:
    key = section["key"]
    questions = tuple(_question(question, key, sets) for question in section["questions"])
    return FormSection(key, _wordings(section["title"]), questions)


def _question(
    found: dict[str, Any], section: str, sets: dict[str, tuple[FormOption, ...]]
) -> FormQuestion:
    scale = found.get("scale")
    return FormQuestion(
        key=found["key"],
        kind=found["kind"],
        section=section,
        prompts=_wordings(found["prompt"]),
        required=found.get("required", False),
        repeats=found.get("repeats", False),
        subject=found.get("subject"),
        help=_wordings(found["help"]) if "help" in found else None,
        options=sets[found["options"]] if "options" in found else (),
        scale=FormScale(scale["max"], _wordings(scale["low"]), _wordings(scale["high"]))
        if scale
        else None,
        fields=tuple(
            FormField(item["key"], _wordings(item["label"])) for item in found.get("fields", ())
        ),
    )


def check(path: Path) -> list[str]:
    """Problems of a form file, one line each; empty if it is good."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 (only checks need it)

    content = data.load(path)
    errors = sorted(
        Draft202012Validator(data.schema("form")).iter_errors(content), key=lambda e: e.json_path
    )
    if errors:
        return [f"{error.json_path}: {error.message}" for error in errors]
    return [*_repeated_keys(content), *_missing_sets(content), *_missing_languages(content, "$")]


def _repeated_keys(content: dict[str, Any]) -> Iterator[str]:
    keys = Counter(
        question["key"] for section in content["sections"] for question in section["questions"]
    )
    yield from (
        f"question key {key} is used {times} times" for key, times in keys.items() if times > 1
    )


def _missing_sets(content: dict[str, Any]) -> Iterator[str]:
    sets = content.get("option_sets", {})
    for section in content["sections"]:
        for question in section["questions"]:
            if question.get("options") not in {*sets, None}:
                yield f"{question['key']}: there is no option set {question['options']}"


def _missing_languages(content: dict[str, Any], path: str) -> Iterator[str]:
    """Every text must be in the languages of the title."""
    languages = set(content["title"])
    pending: list[tuple[str, Any]] = [(path, content)]
    while pending:
        at, node = pending.pop()
        if isinstance(node, list):
            pending.extend((f"{at}[{index}]", item) for index, item in enumerate(node))
        elif isinstance(node, dict):
            if languages & set(node) and languages - set(node):
                yield f"{at}: no text in {', '.join(sorted(languages - set(node)))}"
            pending.extend((f"{at}.{name}", item) for name, item in node.items())
