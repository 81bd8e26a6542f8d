"""Every rule of the data files fires on its examples and is silent on its counter-examples."""

import re

import pytest

from pipeline import data
from pipeline.facts.dates import find as find_dates
from pipeline.facts.events import find
from pipeline.types import Context, EventMention, Period

PERIOD = Period("2022-05/2023-04", "2022-05-01", "2023-04-30")
MARK = re.compile(r"\[\[(?P<date>.+?)\]\]|\{\{(?P<action>.+?)\}\}")


def marked(example: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """The plain text of an example, with where it marks dates and actions."""
    plain, position = "", 0
    spans: dict[str, list[tuple[int, int]]] = {"date": [], "action": []}
    for mark in MARK.finditer(example):
        plain += example[position : mark.start()]
        kind = mark.lastgroup
        spans[kind].append((len(plain), len(plain) + len(mark[kind])))
        plain += mark[kind]
        position = mark.end()
    plain += example[position:]
    assert not re.search(r"[\[\]{}]", plain), f"unbalanced mark in {example!r}"
    return plain, spans["date"], spans["action"]


def events(language: str, text: str) -> tuple[EventMention, ...]:
    context = Context(language, None, PERIOD)
    return find(text, context, find_dates(text, context))


def rules() -> list[tuple[str, dict]]:
    return [
        (language, rule)
        for language in data.languages()
        for rule in data.language_file(language, "events")["rules"]
    ]


def examples(kind: str) -> list[tuple[str, str, str]]:
    return [(language, rule["id"], text) for language, rule in rules() for text in rule[kind]]


@pytest.mark.parametrize(("language", "rule", "example"), examples("fires"))
def test_fires(language: str, rule: str, example: str) -> None:
    text, dates, actions = marked(example)
    assert dates
    assert len(actions) == 1
    found = [event for event in events(language, text) if event.rule == rule]
    assert [tuple(event.action) for event in found] == actions
    assert {tuple(event.date.span) for event in found} <= set(dates)


@pytest.mark.parametrize(("language", "rule", "example"), examples("silent"))
def test_silent(language: str, rule: str, example: str) -> None:
    text, dates, actions = marked(example)
    assert len(dates) == 1
    assert not actions
    context = Context(language, None, PERIOD)
    assert tuple(find_dates(text, context)[0].span) == dates[0]  # a date is there to be tied
    assert rule not in {event.rule for event in events(language, text)}


def test_languages_have_the_same_rules() -> None:
    by_language = {language: set() for language in data.languages()}
    for language, rule in rules():
        by_language[language].add(rule["id"].removeprefix(f"{language}."))
    assert len(by_language) >= 3
    assert len({frozenset(ids) for ids in by_language.values()}) == 1


@pytest.mark.parametrize("language", data.languages())
def test_no_rule_outside_the_data(language: str) -> None:
    """What the program calls a rule is declared with examples, and the other way round."""
    modules = (data.ROOT / "facts" / "events").rglob("*.py")
    source = "".join(path.read_text(encoding="utf-8") for path in modules)
    named = set(re.findall(r'(?:rule=|rule = |Happening\()"([a-z-]+)"', source))
    named |= set(re.findall(r'else "([a-z]+-verb)"', source))
    declared = {rule["id"].split(".")[-1] for lang, rule in rules() if lang == language}
    assert named == declared
