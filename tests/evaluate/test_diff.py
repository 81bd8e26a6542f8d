"""What two outputs say differently."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import run
from pipeline.evaluate.diff import Difference, differences, document, strangers, summary
from pipeline.evaluate.facts import OF_PAGES, facts
from tests.corpus import ROOT
from tests.evaluate import oracle
from tests.evaluate.damage import DAMAGES, Spoil

OUTPUTS = ROOT / "tests/golden/outputs"


def found(spoil: Spoil) -> list[Difference]:
    _, good = oracle.fixture("chile-2022.es")
    bad = copy.deepcopy(good)
    spoil(bad)
    return differences(oracle.report(good), oracle.report(bad))


def by_name(name: str) -> Spoil:
    return next(damage.spoil for damage in DAMAGES if damage.name == name)


@pytest.mark.parametrize("path", oracle.GOLDS, ids=lambda path: path.name)
def test_nothing_differs_from_itself(path: Path) -> None:
    _, document = oracle.fixture(path.name.removesuffix(".gold.json"))
    assert differences(oracle.report(document), oracle.report(copy.deepcopy(document))) == []


@pytest.mark.parametrize(
    ("damage", "lines"),
    [
        ("dropped date", ["lost event q1 2021-12: fue replicada"]),
        ("dropped count", ["lost count q1 418 faenas"]),
        ("wrong unit", ["changed count q1 418 faenas (unit: faenas → predios)"]),
        (
            "misread date",
            [
                "changed event q1 2020-12: fue replicada (words: 2021-12: fue replicada → "
                "2020-12: fue replicada; date: 2021-12 → 2020-12)"
            ],
        ),
        (
            "swapped option",
            [
                "changed option q6 En curso (selected: yes → no)",
                "changed option q6 Completado (selected: no → yes)",
            ],
        ),
        ("retyped agency", ["changed agency Dirección del Trabajo (type: government → private)"]),
        ("dropped section", ["lost section"]),
        (
            "country not told",
            ["changed report country (value: {'code': 'CHL', 'name': 'CHL'} → none)"],
        ),
    ],
)
def test_differences(damage: str, lines: list[str]) -> None:
    told = [str(one) for one in found(by_name(damage))]
    assert len(told) == len(lines)
    assert all(one.startswith(line) for one, line in zip(told, lines, strict=True))


def test_a_renamed_agency_is_still_the_same() -> None:
    """What names it reads differently as well, but nothing is lost."""
    told = [str(one) for one in found(by_name("renamed agency"))]
    assert "changed agency DT (words: Dirección del Trabajo → DT)" in told
    assert all(one.startswith("changed") for one in told)


def test_gained_is_the_other_way_round() -> None:
    _, good = oracle.fixture("chile-2022.es")
    bad = copy.deepcopy(good)
    by_name("dropped count")(bad)
    (one,) = differences(oracle.report(bad), oracle.report(good))
    assert (one.kind, one.fact.label) == ("gained", "418 faenas")


def test_ids_are_no_facts() -> None:
    def renumber(document: oracle.Document) -> None:
        for number, count in enumerate(document["counts"]):
            count["id"] = f"c{number + 500}"

    assert found(renumber) == []


def test_an_edit_of_the_report_moves_nothing() -> None:
    """Facts keep their words when the text before them grows."""
    _, good = oracle.fixture("unknown-form.es")
    assert differences(oracle.report(good), oracle.report(moved(good))) == []


def moved(part: Any) -> Any:
    """An output, or a part of it, with a line break before its text."""
    if isinstance(part, list):
        return [moved(one) for one in part]
    if not isinstance(part, dict):
        return part
    values = {name: moved(value) for name, value in part.items()}
    if isinstance(values.get("start"), int):
        values |= {"start": part["start"] + 1, "end": part["end"] + 1}
    return values | ({"text": f"\n{part['text']}"} if "source" in part else {})


def test_another_rendering_differs_in_what_it_says_only() -> None:
    """Offsets, markup, headers of pages and their numbers are no differences of a report."""
    _, good = oracle.fixture("chile-2022.es")
    other = moved(good)
    other["leftovers"] = [one for one in other["leftovers"] if one["type"] not in OF_PAGES]
    other["text"] = other["text"].replace("**", "__").replace("<b>", "<i>")
    assert differences(oracle.report(good), oracle.report(other)) == []
    answer = next(one["answer"] for one in other["questions"] if one["answer"]["answered"])
    answer["end"] -= 4
    [one] = differences(oracle.report(good), oracle.report(other))
    assert (one.kind, one.fact.type, list(one.changed)) == ("changed", "question", ["answer"])


def test_long_values_are_shown_where_they_differ() -> None:
    def reword(document: oracle.Document) -> None:
        document["events"][0]["what"] = "a " * 100 + "b" + " c" * 100

    def told(document: oracle.Document) -> None:
        document["events"][0]["what"] = "a " * 100 + "d" + " c" * 100

    _, good = oracle.fixture("chile-2022.es")
    one, other = copy.deepcopy(good), copy.deepcopy(good)
    reword(one)
    told(other)
    [line] = map(str, differences(oracle.report(one), oracle.report(other)))
    values = line.partition("(what: ")[2]
    assert values == f"…{'a ' * 20}b{' c' * 39} … → …{'a ' * 20}d{' c' * 39} …)"


def test_line_breaks_say_nothing() -> None:
    _, good = oracle.fixture("chile-2022.es")
    other = copy.deepcopy(good)
    other["text"] = other["text"].replace(" ", "\n")
    for count in other["counts"]:
        count["evidence"]["quote"] = count["evidence"]["quote"].replace(" ", "\n")
    for event in other["events"]:
        for part in (event["evidence"], event["action"]):
            name = "quote" if "quote" in part else "text"
            part[name] = part[name].replace(" ", "\n")
        event["what"] = event["what"] and event["what"].replace(" ", " \n")
    for question in other["questions"]:
        question["prompt"] = question["prompt"].replace(" ", "\n")
    assert other != good
    assert differences(oracle.report(good), oracle.report(other)) == []


def test_leftovers_of_white_space_are_no_facts() -> None:
    _, good = oracle.fixture("chile-2022.es")
    text = good["text"] + " \n** \nwords"
    start = len(good["text"])
    lefts = [
        {"type": "note", "start": start, "end": start + 4},
        {"type": "note", "start": start + 6, "end": start + 11},
    ]
    report = oracle.report({**good, "text": text, "leftovers": lefts})
    assert [one.label for one in facts(report) if one.type == "leftover"] == ["words"]


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, None),
        ({"country": {"code": "PER", "name": "Perú"}}, "country CHL and PER"),
        ({"country": None}, None),
        ({"period": {"edtf": "2030", "start": "2030-01-01", "end": "2030-12-31"}}, "period "),
    ],
    ids=str,
)
def test_outputs_of_two_reports(change: dict[str, object], reasons: str | None) -> None:
    _, good = oracle.fixture("chile-2022.es")
    other = copy.deepcopy(good)
    other["report"].update(change)
    before = oracle.report(good)
    # Of the same bytes, another country is a difference and not another report.
    assert strangers(before, oracle.report(other)) is None
    other["source"]["sha256"] = "0" * 64
    found = strangers(before, oracle.report(other))
    assert found is None if reasons is None else found is not None and found.startswith(reasons)


def test_the_command_warns_of_two_reports(capsys: pytest.CaptureFixture[str]) -> None:
    chile, ghana = (str(OUTPUTS / f"{name}.json") for name in ("chile-2022.es", "ghana-2022.en"))
    assert run(["diff", chile, ghana]) == 0
    assert "two reports (country CHL and GHA" in capsys.readouterr().err
    assert run(["diff", chile, chile]) == 0
    assert not capsys.readouterr().err


def test_document_counts_and_lists() -> None:
    some = found(by_name("wrong unit"))
    told = document(some)
    assert (told["gained"], told["lost"], told["changed"]) == (0, 0, 1)
    assert told["differences"][0]["changed"] == {"unit": ["faenas", "predios"]}
    assert summary(some) == "0 gained, 0 lost, 1 changed"
