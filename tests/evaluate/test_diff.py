"""What two outputs say differently."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from pipeline.evaluate.diff import Difference, differences, document, summary
from tests.evaluate import oracle
from tests.evaluate.damage import DAMAGES, Spoil


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
    other = copy.deepcopy(good)
    other["text"] = "\n" + other["text"]
    for part in ("events", "counts"):
        for one in other[part]:
            one["evidence"]["start"] += 1
            one["evidence"]["end"] += 1
    assert differences(oracle.report(good), oracle.report(other)) == []


def test_document_counts_and_lists() -> None:
    some = found(by_name("wrong unit"))
    told = document(some)
    assert (told["gained"], told["lost"], told["changed"]) == (0, 0, 1)
    assert told["differences"][0]["changed"] == {"unit": ["faenas", "predios"]}
    assert summary(some) == "0 gained, 0 lost, 1 changed"
