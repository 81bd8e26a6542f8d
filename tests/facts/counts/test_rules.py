"""Every rule of every language fires on its own examples and keeps silent on the others."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pipeline import data
from pipeline.facts.counts import find
from pipeline.types import Context, CountMention

LANGUAGES = ("en", "es", "fr")
MARK = re.compile(r"\[\[(?P<text>[^\]]*)\](?:=(?P<value>[^\]]*))?\]")
COUNTRY = {"en": "GHA", "es": None, "fr": "CIV"}


def cases(table: str, key: str) -> list[Any]:
    return [
        pytest.param(language, entry, example, id=f"{entry['id']}: {example}")
        for language in LANGUAGES
        for entry in data.language_file(language, "counts")[table]
        for example in entry[key]
    ]


def counts(language: str, text: str) -> tuple[CountMention, ...]:
    # Group and decimal marks of the Spanish examples are those of most of America.
    country = "MEX" if re.search(r"\d,\d{3}", text) else COUNTRY[language]
    return find(text, Context(language, country))


def described(mention: CountMention) -> str:
    """A mention as the examples write it: ``24/32 entidades``, ``10..15 %``."""
    if mention.value is None:
        value = f"{mention.low:.16g}..{mention.high:.16g}"
    elif mention.of is not None:
        value = f"{mention.value:.16g}/{mention.of:.16g}"
    else:
        value = f"{mention.value:.16g}"
    return f"{value} {mention.unit}"


def parsed(example: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without marks, and what each mark expects."""
    marks = [(match["text"], match["value"] or "") for match in MARK.finditer(example)]
    text = MARK.sub(lambda match: match["text"], example)
    assert "[[" not in text, "unbalanced mark"
    return text, marks


@pytest.mark.parametrize(("language", "rule", "example"), cases("rules", "fires"))
def test_a_rule_fires(language: str, rule: dict[str, Any], example: str) -> None:
    text, expected = parsed(example)
    name = rule["id"].removeprefix(f"{language}.")
    found = [mention for mention in counts(language, text) if mention.rule == name]
    actual = [(text[m.span.start : m.span.end], described(m)) for m in found]
    assert actual == expected


@pytest.mark.parametrize(("language", "rule", "example"), cases("rules", "silent"))
def test_a_rule_keeps_silent(language: str, rule: dict[str, Any], example: str) -> None:
    name = rule["id"].removeprefix(f"{language}.")
    assert [m for m in counts(language, example) if m.rule == name] == []


@pytest.mark.parametrize(("language", "rule", "example"), cases("exclusions", "fires"))
def test_an_exclusion_fires(language: str, rule: dict[str, Any], example: str) -> None:
    text, _ = parsed(example)
    assert counts(language, text) == ()


@pytest.mark.parametrize(("language", "rule", "example"), cases("exclusions", "silent"))
def test_an_exclusion_keeps_silent(language: str, rule: dict[str, Any], example: str) -> None:
    text, marks = parsed(example)
    (mention,) = counts(language, text)
    assert text[mention.span.start : mention.span.end].startswith(marks[0][0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_rule_ids_are_unique(language: str) -> None:
    content = data.language_file(language, "counts")
    ids = [entry["id"] for table in ("rules", "exclusions") for entry in content[table]]
    assert len(ids) == len(set(ids))


def test_the_languages_have_the_same_rules() -> None:
    names = {
        tuple(
            entry["id"].removeprefix(f"{language}.")
            for table in ("rules", "exclusions")
            for entry in data.language_file(language, "counts")[table]
        )
        for language in LANGUAGES
    }
    assert len(names) == 1
