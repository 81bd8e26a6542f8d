"""The gold format: schema, loading, drafting, checking."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from docs import schemas
from pipeline import data
from pipeline.errors import InputError, SchemaError
from pipeline.evaluate import check, draft, gold
from tests.evaluate import oracle

FILES = [*oracle.GOLDS, *([oracle.MEXICO] if oracle.MEXICO.exists() else [])]
UNKNOWN = oracle.FIXTURES / "unknown-form.es.gold.json"


def test_schema_file_is_that_of_the_types() -> None:
    assert data.schema("gold") == schemas.of(gold.Gold, gold.SCHEMA_ID, "validation")


def test_schema_is_closed_and_described() -> None:
    schema = data.schema("gold")
    jsonschema.Draft202012Validator.check_schema(schema)
    for name, part in {"Gold": schema, **schema["$defs"]}.items():
        assert part["additionalProperties"] is False, name
        for key, value in part["properties"].items():
            assert value.get("description"), f"{name}.{key}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_gold_files_fit_the_schema(path: Path) -> None:
    jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), data.schema("gold"))
    assert gold.load(path).questions


def test_folder_is_searched_for_gold_only() -> None:
    found = gold.collect([oracle.FIXTURES])
    assert [path for path, _ in found] == oracle.GOLDS


def test_outputs_are_no_gold(tmp_path: Path) -> None:
    _, document = oracle.fixture("unknown-form.es")
    (tmp_path / "out.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="no gold files"):
        gold.collect([tmp_path])


@pytest.mark.parametrize(
    ("content", "error"), [("{", InputError), ("{}", SchemaError), ('{"x": 1}', SchemaError)]
)
def test_what_is_no_gold_is_refused(tmp_path: Path, content: str, error: type[Exception]) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(error):
        gold.load(path)


# ------------------------------------------------------------------ drafting


@pytest.mark.parametrize("path", oracle.GOLDS, ids=lambda path: path.name)
def test_draft_of_a_perfect_output_is_its_gold(path: Path) -> None:
    expected, document = oracle.fixture(path.name.removesuffix(".gold.json"))
    drafted = draft.draft(oracle.report(document))
    for part in ("questions", "choices", "events", "counts"):
        assert getattr(drafted, part) == _comparable(getattr(expected, part), expected, drafted)
    assert [a.mentions for a in drafted.agencies or ()] == [
        a.mentions for a in expected.agencies or ()
    ]
    assert {(s.title, s.first_q, s.last_q) for s in drafted.sections or ()} == {
        (s.title, s.first_q, s.last_q) for s in expected.sections or ()
    }
    assert check.problems(drafted, document["text"]) == []


def _comparable(items: Any, expected: gold.Gold, drafted: gold.Gold) -> Any:
    """The gold's records under the names that the draft gives to agencies."""
    pairs = zip(expected.agencies or (), drafted.agencies or (), strict=True)
    names = {one.id: other.id for one, other in pairs}
    return tuple(
        item.model_copy(update={"actors": tuple(names[id] for id in item.actors)})
        if isinstance(item, gold.Event)
        else item
        for item in items
    )


def test_draft_comes_back_from_its_text(tmp_path: Path) -> None:
    _, document = oracle.fixture("ghana-2022.en")
    drafted = draft.draft(oracle.report(document))
    path = tmp_path / "x.gold.json"
    path.write_text(draft.text(drafted), encoding="utf-8")
    assert gold.load(path) == drafted


def test_draft_of_a_pdf_has_no_offsets() -> None:
    _, document = oracle.fixture("unknown-form.es")
    document["source"]["media_type"] = "application/pdf"
    text = draft.text(draft.draft(oracle.report(document)))
    assert "start" not in text
    assert check.problems(gold.Gold.model_validate_json(text)) == []


# ------------------------------------------------------------------ checking


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_gold_files_are_sound(path: Path) -> None:
    found = gold.load(path)
    places = [path.with_name(found.source), path.parents[1] / "reports" / found.source]
    source = next(place for place in places if place.exists())
    assert check.problems(found, source.read_bytes().decode()) == []


def spoil(change: Callable[[Any], None]) -> list[str]:
    """Problems of a fixture's gold after a change."""
    document = json.loads(UNKNOWN.read_text(encoding="utf-8"))
    change(document)
    text = UNKNOWN.with_name(document["source"]).read_bytes().decode()
    return check.problems(gold.Gold.model_validate(document), text)


def put(*path: Any) -> Callable[[Any], None]:
    """Set a value: the path to it, then the value."""

    def change(document: Any) -> None:
        *way, key, value = path
        for step in way:
            document = document[step]
        document[key] = value

    return change


def again(part: str) -> Callable[[Any], None]:
    """Repeat the first record of a list."""
    return lambda document: document[part].append(document[part][0])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (put("events", 0, "date", "2022-02-30"), "day is out of range"),
        (put("report", "period", "2023/2022"), "ends before it starts"),
        (put("questions", 1, "q", 1), "question 1 follows question 1"),
        (put("questions", 0, "answer_end", 1800), "its answer begins within that of question 1"),
        (put("questions", 0, "answer_end", 0), "its answer ends before it starts"),
        (put("sections", 0, "first_q", 9), "ends before it starts"),
        (put("sections", 0, "last_q", 9), "begins within"),
        (put("choices", 0, "options", 0, "label", "No"), "option 'No' is there twice"),
        (put("questions", 1, "answered", False), "the question is not answered, but 1"),
        (put("questions", 1, "kind", "narrative"), "whose kind is narrative"),
        (put("scales", [{"q": 3, "value": 6, "max": 5}]), "6 is not from 1 to 5"),
        (put("counts", 0, "q", 77), "question 77 is not annotated"),
        (put("counts", 0, "q", 9), "is not in the answer to question 9"),
        (again("agencies"), "is there twice"),
        (put("agencies", 0, "mentions", []), "has no mention"),
        (put("agencies", 0, "acronym", "QQQ"), "'QQQ' is not in the report"),
        (put("events", 0, "actors", ["nobody"]), "there is no agency 'nobody'"),
        (put("counts", 0, "value", None), "needs a value, or low and high"),
        (put("counts", 0, "text", "other"), "count 'other': at"),
        (put("counts", 0, "start", None), "has one offset only"),
        (put("counts", 0, "start", 99999), "is empty or ends before it starts"),
        (again("counts"), "overlaps"),
        (again("events"), "is there twice"),
        (put("events", 0, "action_start", 0), "action"),
        (put("sections", 0, "title", "Otra"), "section 'Otra': at"),
    ],
)
def test_each_mistake_is_told(change: Callable[[Any], None], reason: str) -> None:
    assert any(reason in problem for problem in spoil(change)), spoil(change)


def test_a_wrong_offset_is_told_with_the_right_one() -> None:
    document = json.loads(UNKNOWN.read_text(encoding="utf-8"))
    count = document["counts"][0]
    start, end = count["start"], count["end"]
    (problem,) = spoil(put("counts", 0, "start", start + 1))
    assert problem.endswith(f"; it stands at {start}:{end}")


def test_two_selected_of_a_single_choice() -> None:
    def select_all(document: Any) -> None:
        for option in document["choices"][0]["options"]:
            option["selected"] = True

    assert any("of a single choice are selected" in one for one in spoil(select_all))


def test_some_facts_without_offsets() -> None:
    def bare(document: Any) -> None:
        del document["counts"][0]["start"], document["counts"][0]["end"]

    assert any("facts have no offsets" in one for one in spoil(bare))
