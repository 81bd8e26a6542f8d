"""A perfect output has no fault; each damage moves the measures it should, and no other."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

import pytest

from pipeline.errors import InputError
from pipeline.evaluate.gold import Gold, load
from pipeline.evaluate.outcomes import MEASURES, Outcome
from pipeline.evaluate.result import evaluate
from pipeline.evaluate.summary import tallies
from tests.evaluate import oracle
from tests.evaluate.damage import DAMAGES, Damage

NAMES = [path.name.removesuffix(".gold.json") for path in oracle.GOLDS]
CHILE = "chile-2022.es"


def score(gold: Gold, document: oracle.Document) -> tuple[Outcome, ...]:
    return evaluate(gold, oracle.report(document), "report.md").outcomes


def faults(outcomes: tuple[Outcome, ...]) -> list[Outcome]:
    return [one for one in outcomes if one.status != "hit"]


def counted(outcomes: tuple[Outcome, ...]) -> dict[str, Counter[str]]:
    """How often each fate but a hit, by measure."""
    found: dict[str, Counter[str]] = {}
    for one in faults(outcomes):
        found.setdefault(one.measure, Counter())[one.status] += 1
    return found


@pytest.mark.parametrize("name", NAMES)
def test_perfect_output_has_no_fault(name: str) -> None:
    gold, document = oracle.fixture(name)
    outcomes = score(gold, document)
    assert not faults(outcomes)
    assert len(outcomes) > 100


def test_every_measure_is_measured() -> None:
    gold, document = oracle.fixture(CHILE)
    assert set(tallies(score(gold, document))) == set(MEASURES)


def test_hits_are_counts_of_the_gold() -> None:
    gold, document = oracle.fixture(CHILE)
    hits = {measure: tally.hit for measure, tally in tallies(score(gold, document)).items()}
    mentions = sum(len(agency.mentions) for agency in gold.agencies or ())
    assert hits["question"] == len(gold.questions)
    assert hits["event"] == len(gold.events or ())
    assert hits["count"] == len(gold.counts or ())
    assert hits["agency"] == len(gold.agencies or ())
    assert hits["mention"] == hits["mention.overlap"] == hits["linking"] == mentions
    assert hits["option"] == sum(len(choice.options) for choice in gold.choices or ())
    assert hits["event.agent"] == sum(len(event.actors) for event in gold.events or ())


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damage_moves_what_it_should(damage: Damage) -> None:
    gold, document = oracle.fixture(CHILE)
    spoiled = copy.deepcopy(document)
    damage.spoil(spoiled)
    assert counted(score(gold, spoiled)) == damage.moves


def test_every_measure_is_moved_by_some_damage() -> None:
    # The kinds of date beside ranges go the same way as these.
    moved = {measure for damage in DAMAGES for measure in damage.moves}
    assert set(MEASURES) - moved == {"date.approximate", "date.open"}


@pytest.mark.skipif(not oracle.MEXICO.exists(), reason="the shared gold is not here")
def test_perfect_output_for_the_shared_gold() -> None:
    """It annotates some questions only; the output has no others, so sections look shorter."""
    gold = load(oracle.MEXICO)
    source = oracle.MEXICO.parents[1] / "reports" / gold.source
    outcomes = score(gold, oracle.perfect(gold, source.read_bytes().decode()))
    assert {one.measure for one in faults(outcomes)} == {"section.questions"}
    assert tallies(outcomes)["mention"].hit == sum(len(a.mentions) for a in gold.agencies or ())


@pytest.mark.parametrize("name", NAMES)
def test_nothing_found_is_all_missed(name: str) -> None:
    gold, document = oracle.fixture(name)
    for part in ("sections", "questions", "events", "agencies", "counts"):
        document[part] = []
    outcomes = score(gold, document)
    states = {one.status for one in outcomes if one.measure != "report"}
    assert states <= {"miss", "abstained"}
    tally = tallies(outcomes)
    assert tally["event"].miss == len(gold.events or ())
    assert tally["event"].recall == 0
    assert tally["event"].precision is None


# ------------------------------------------------------------------ gold without offsets


def without_offsets(value: Any) -> Any:
    """Gold as for a PDF."""
    offsets = {"start", "end", "answer_start", "answer_end", "action_start"}
    if isinstance(value, dict):
        return {key: without_offsets(one) for key, one in value.items() if key not in offsets}
    return [without_offsets(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", NAMES)
def test_gold_without_offsets_matches_by_question_and_value(name: str) -> None:
    gold, document = oracle.fixture(name)
    bare = Gold.model_validate(without_offsets(gold.model_dump(mode="json")))
    outcomes = score(bare, document)
    assert not faults(outcomes)
    assert "question.answer" not in tallies(outcomes)
    assert tallies(outcomes)["event"].hit == len(gold.events or ())


@pytest.mark.parametrize(
    "damage",
    [one for one in DAMAGES if one.name in {"dropped date", "wrong unit", "swapped option"}],
    ids=lambda damage: damage.name,
)
def test_damage_without_offsets(damage: Damage) -> None:
    gold, document = oracle.fixture(CHILE)
    bare = Gold.model_validate(without_offsets(gold.model_dump(mode="json")))
    damage.spoil(document)
    assert counted(score(bare, document)) == damage.moves


def test_a_cut_prompt_without_offsets_is_still_its_question() -> None:
    gold, document = oracle.fixture(CHILE)
    bare = Gold.model_validate(without_offsets(gold.model_dump(mode="json")))
    prompt = document["questions"][1]["prompt"]
    document["questions"][1]["prompt"] = prompt[: len(prompt) // 2]
    assert counted(score(bare, document)) == {"question.prompt": {"wrong": 1}}
    document["questions"][1]["number"] = None
    assert counted(score(bare, document))["question"] == {"miss": 1, "false_alarm": 1}


def test_offsets_are_not_used_for_another_rendering() -> None:
    gold, document = oracle.fixture(CHILE)
    document["source"] |= {"name": "chile-2022.es.pdf", "media_type": "application/pdf"}
    shift = 1000
    moved = _moved(document, shift)
    moved["text"] = " " * shift + document["text"]
    assert not faults(score(gold, moved))


def _moved(value: Any, by: int) -> Any:
    """All offsets of an output, moved."""
    if isinstance(value, dict):
        return {
            key: one + by if key in {"start", "end"} and isinstance(one, int) else _moved(one, by)
            for key, one in value.items()
        }
    return [_moved(one, by) for one in value] if isinstance(value, list) else value


def test_gold_that_does_not_fit_the_text_is_refused() -> None:
    gold, document = oracle.fixture(CHILE)
    document["text"] = "x" + document["text"]
    with pytest.raises(InputError, match="which is not there"):
        score(gold, document)


# ------------------------------------------------------------------ partial gold


def partial(gold: Gold, keep: set[int]) -> Gold:
    """Gold for some questions only."""
    dumped = gold.model_dump(mode="json", exclude_unset=True)
    for name in ("questions", "choices", "scales", "fields", "events", "counts", "not_counts"):
        if name in dumped:
            dumped[name] = [one for one in dumped[name] if one["q"] in keep]
    for agency in dumped["agencies"]:
        agency["mentions"] = [one for one in agency["mentions"] if one["q"] in keep]
    ids = {one["id"] for one in dumped["agencies"] if one["mentions"]}
    dumped["agencies"] = [one for one in dumped["agencies"] if one["id"] in ids]
    return Gold.model_validate(dumped)


@pytest.mark.parametrize("name", NAMES)
def test_questions_absent_from_gold_are_not_judged(name: str) -> None:
    gold, document = oracle.fixture(name)
    some = partial(gold, {question.q for question in gold.questions if question.q % 2})
    assert gold.complete
    assert not some.complete
    outcomes = score(some, document)
    assert not faults(outcomes)
    assert tallies(outcomes)["count"].hit == len(some.counts or ())


def test_false_alarms_in_annotated_questions_are_judged() -> None:
    gold, document = oracle.fixture(CHILE)
    invented = next(one for one in DAMAGES if one.name == "invented event")  # in question 1
    invented.spoil(document)
    assert counted(score(partial(gold, {1, 3}), document)) == invented.moves
    assert not faults(score(partial(gold, {3, 5}), document))


def test_a_fact_outside_all_answers_is_a_false_alarm() -> None:
    gold, document = oracle.fixture(CHILE)
    count = document["counts"][0]
    place = {"start": 0, "end": 5, "quote": document["text"][:5]}
    extra = {**count, "id": "c999", "evidence": {**count["evidence"], **place}}
    document["counts"].append(extra)
    outcomes = faults(score(gold, document))
    assert [(one.measure, one.question, one.status) for one in outcomes] == [
        ("count", None, "false_alarm"),
        ("count.value", None, "false_alarm"),
    ]


def test_what_was_not_annotated_is_not_scored() -> None:
    gold, document = oracle.fixture(CHILE)
    bare = gold.model_copy(update={"events": None, "agencies": None, "scales": None})
    measured = set(tallies(score(bare, document)))
    assert not {"event", "date", "agency", "mention", "linking", "scale"} & measured
    assert {"count", "question", "option.state"} <= measured


def test_a_tempting_number_is_told_why() -> None:
    gold, document = oracle.fixture(CHILE)
    tempting = next(one for one in gold.not_counts or () if one.span)
    assert tempting.start is not None
    count = document["counts"][0]
    place = {"start": tempting.start, "end": tempting.end, "quote": tempting.text}
    document["counts"].append({**count, "id": "c999", "evidence": count["evidence"] | place})
    alarm = next(one for one in faults(score(gold, document)) if one.measure == "count")
    assert alarm.status == "false_alarm"
    assert alarm.note == tempting.why


# ------------------------------------------------------------------ shifted questions


def test_facts_after_a_missed_question_are_still_right() -> None:
    """Positions decide, not the output's own numbers."""
    gold, document = oracle.fixture(CHILE)
    missed = document["questions"].pop(20)  # has no answer
    for number, question in enumerate(document["questions"], 1):
        question["seq"] = number
    outcomes = score(gold, document)
    assert [(one.measure, one.question) for one in faults(outcomes)] == [
        ("question", missed["seq"])
    ]


def test_further_acronyms_among_the_mentions_are_right() -> None:
    gold, document = oracle.fixture(CHILE)
    agency = next(one for one in document["agencies"] if one["key"] == "DT")
    agency["acronyms"] = ["DT", agency["mentions"][0]["text"]]
    assert not faults(score(gold, document))
    agency["acronyms"].append("XYZ")
    assert counted(score(gold, document)) == {"agency.acronym": {"false_alarm": 1}}
