"""Every rule of the data files fires on its examples and is silent on its counter-examples."""

import re

import pytest

from pipeline import data
from pipeline.facts.dates import find
from pipeline.types import Context

MARK = re.compile(r"\[\[(.+?)\]=([^\s\]]+?)\]", re.DOTALL)


def marked(example: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The plain text of an example and the (start, end, EDTF) it marks."""
    plain, expected, position = "", [], 0
    for mark in MARK.finditer(example):
        plain += example[position : mark.start()]
        span = len(plain), len(plain) + len(mark[1])
        expected += [(*span, value) for value in mark[2].split("+")]
        plain += mark[1]
        position = mark.end()
    plain += example[position:]
    assert "[[" not in plain, f"unbalanced mark in {example!r}"
    return plain, expected


def examples(kind: str) -> list[tuple[str, str, str]]:
    cases = []
    shared = data.load(data.LANGUAGES / "dates.yaml")["rules"]
    for language in data.languages():
        for rule in data.language_file(language, "dates")["rules"]:
            cases += [(language, rule["id"], text) for text in rule[kind]]
        for rule in shared:
            cases += [(language, rule["id"], text) for text in rule[kind].get(language, [])]
    return cases


@pytest.mark.parametrize(("language", "rule", "example"), examples("fires"))
def test_fires(language: str, rule: str, example: str) -> None:
    text, expected = marked(example)
    assert expected
    found = find(text, Context(language))
    assert [(m.span.start, m.span.end, m.edtf) for m in found] == expected
    assert rule in {m.rule for m in found}


@pytest.mark.parametrize(("language", "rule", "text"), examples("silent"))
def test_silent(language: str, rule: str, text: str) -> None:
    found = find(text, Context(language))
    assert [text[m.span.start : m.span.end] for m in found] == []


def test_every_rule_has_examples() -> None:
    shared = data.load(data.LANGUAGES / "dates.yaml")["rules"]
    rules = [r for lang in data.languages() for r in data.language_file(lang, "dates")["rules"]]
    assert all(rule["fires"] and rule["silent"] for rule in rules + shared)
