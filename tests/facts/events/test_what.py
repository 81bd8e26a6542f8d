"""Every rule that chooses what was done finds its examples and leaves its counter-examples."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import yaml

from pipeline.facts.dates import find as find_dates
from pipeline.facts.events.bounds import bounds
from pipeline.facts.events.find import sentence_before
from pipeline.facts.events.grammar import load
from pipeline.facts.events.reading import verbs
from pipeline.facts.events.reading.sentences import sentences
from pipeline.facts.events.ties.clauses import happenings
from pipeline.facts.events.what.told import IDS, told
from pipeline.types import Context
from tests.facts.events.test_sentences import PERIOD, named

RULES = yaml.safe_load(Path(__file__).with_name("what.yaml").read_text(encoding="utf-8"))


def examples(kind: str) -> list[tuple[str, str, str]]:
    return [
        (rule["id"], language, text)
        for rule in RULES
        for example in rule[kind]
        for language, text in example.items()
    ]


def chosen(language: str, marked: str) -> Iterator[tuple[str, str]]:
    """The rule that chose what was done, and its words, for each happening of a text."""
    text, names = named(marked)
    context = Context(language, None, PERIOD)
    dates = find_dates(text, context)
    before = partial(sentence_before, dates=dates, names=names)
    for found in sentences(text, load(language), dates, names):
        sentence = verbs.parse(found)
        for index, happening in happenings(sentence, context):
            choice = told(sentence, index, happening, bounds(sentence, happening), before)
            if choice is not None:
                yield choice.rule, text[choice.span.start : choice.span.end]


@pytest.mark.parametrize(("rule", "language", "example"), examples("fires"))
def test_fires(rule: str, language: str, example: str) -> None:
    expected = example.partition("[[")[2].partition("]]")[0].strip("<>")
    text = example.replace("[[", "").replace("]]", "")
    assert expected
    assert (rule, expected) in set(chosen(language, text))


@pytest.mark.parametrize(("rule", "language", "example"), examples("silent"))
def test_silent(rule: str, language: str, example: str) -> None:
    assert rule not in {found for found, _ in chosen(language, example)}


def test_every_rule_has_examples_and_no_other() -> None:
    assert {rule["id"] for rule in RULES} == IDS
    assert len(RULES) == len(IDS)
    assert all(rule["fires"] and rule["silent"] for rule in RULES)
