"""Every rule of every language fires on its examples and is silent on the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from pipeline import data
from pipeline.facts.agencies import find
from pipeline.facts.agencies.candidate import CONFIDENCE
from pipeline.types import Context

MARK = re.compile(r"\[\[(.+?)\]\]")


def unmarked(sentence: str) -> tuple[str, list[str]]:
    names = MARK.findall(sentence)
    text = MARK.sub(r"\1", sentence)
    assert "[[" not in text, f"unbalanced marks: {sentence}"
    return text, names


def rules() -> Iterator[tuple[str, dict[str, list[str]]]]:
    for language in data.languages():
        for rule in data.language_file(language, "agencies")["rules"]:
            yield language, rule


FIRES = [(lang, rule["id"], sentence) for lang, rule in rules() for sentence in rule["fires"]]
SILENT = [(lang, rule["id"], sentence) for lang, rule in rules() for sentence in rule["silent"]]


@pytest.mark.parametrize(("language", "rule", "sentence"), FIRES)
def test_fires(language: str, rule: str, sentence: str) -> None:
    text, names = unmarked(sentence)
    found = find(text, Context(language))
    assert [text[one.span.start : one.span.end] for one in found] == names
    assert rule in {one.rule for one in found}


@pytest.mark.parametrize(("language", "rule", "sentence"), SILENT)
def test_is_silent(language: str, rule: str, sentence: str) -> None:
    assert rule not in {one.rule for one in find(sentence, Context(language))}


@pytest.mark.parametrize("language", data.languages())
def test_every_rule_has_examples(language: str) -> None:
    declared = {rule["id"] for rule in data.language_file(language, "agencies")["rules"]}
    other = {"agency.witness"} | (set() if language == "en" else {"agency.head-last"})
    assert declared == CONFIDENCE.keys() - other
