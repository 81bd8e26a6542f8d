"""Our own sentences, written as officials write, with the events a careful reader would find."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from pipeline import data
from pipeline.facts.dates import find as find_dates
from pipeline.facts.events import find
from pipeline.types import Context, NameMention, Period, Span

PERIOD = Period("2022-05/2023-04", "2022-05-01", "2023-04-30")
HERE = Path(__file__).parent


def cases() -> list[tuple[str, str, list[str]]]:
    found = []
    for language in data.languages():
        for path in sorted(HERE.glob(f"*.{language}.yaml")):
            read = yaml.safe_load(path.read_text(encoding="utf-8"))
            found += [(language, case["text"], case["events"]) for case in read]
    return found


def named(marked: str) -> tuple[str, list[NameMention]]:
    """The plain text, and the names that stand between ``<`` and ``>`` in it."""
    plain, names = "", []
    for part in re.split(r"(<[^<>]+>)", marked):
        if part.startswith("<"):
            span = Span(len(plain), len(plain) + len(part) - 2)
            name = part[1:-1]
            names.append(NameMention(span=span, rule="", confidence=1, text=name, key=name))
            plain += name
        else:
            plain += part
    return plain, names


def expected(line: str) -> tuple[str, str, frozenset[str], bool]:
    date, action, agents, planned = [*(part.strip() for part in line.split("|")), "", ""][:4]
    return date, action, frozenset(filter(None, re.split(r",\s*", agents))), planned == "planned"


@pytest.mark.parametrize(("language", "marked", "lines"), cases())
def test_events(language: str, marked: str, lines: list[str]) -> None:
    text, names = named(marked)
    context = Context(language, None, PERIOD)
    found = [
        (
            text[event.date.span.start : event.date.span.end],
            text[event.action.start : event.action.end],
            frozenset(text[part.span.start : part.span.end] for part in event.participants),
            event.planned,
        )
        for event in find(text, context, find_dates(text, context), (), names)
    ]
    assert Counter(found) == Counter(map(expected, lines))


@pytest.mark.parametrize(("language", "marked", "lines"), cases())
def test_what_was_done(language: str, marked: str, lines: list[str]) -> None:
    text, names = named(marked)
    context = Context(language, None, PERIOD)
    found = [
        text[event.what.start : event.what.end]
        for event in find(text, context, find_dates(text, context), (), names)
        if event.what is not None
    ]
    told = [parts[4].strip() for line in lines if len(parts := line.split("|")) > 4]
    assert not Counter(told) - Counter(found)


@pytest.mark.parametrize("language", data.languages())
def test_enough_sentences(language: str) -> None:
    assert sum(case[0] == language for case in cases()) >= 60
