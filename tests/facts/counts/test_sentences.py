"""Dates and counts of whole sentences, by country: exactly those that are marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from pipeline import data
from pipeline.facts import counts, dates
from pipeline.types import Context, CountMention

FOLDER = Path(__file__).parent
MARK = re.compile(r"\[\[(?P<count>.+?)\]=(?P<value>[^\]]+)\]|\{\{(?P<date>.+?)\}=(?P<edtf>[^}]+)\}")

Found = tuple[int, int, str]


def cases() -> list[tuple[str, str, str]]:
    return [
        (language, country, sentence)
        for language in data.languages()
        for country, sentences in _file(language).items()
        for sentence in sentences
    ]


def _file(language: str) -> dict[str, list[str]]:
    path = FOLDER / f"sentences.{language}.yaml"
    content: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def parsed(sentence: str) -> tuple[str, set[Found], set[Found]]:
    """The plain text, and the counts and dates that are marked in it."""
    plain, at = "", 0
    marked: dict[str, set[Found]] = {"count": set(), "date": set()}
    for mark in MARK.finditer(sentence):
        kind = "count" if mark["count"] else "date"
        plain += sentence[at : mark.start()]
        span = len(plain), len(plain) + len(mark[kind])
        marked[kind].add((*span, mark["value"] or mark["edtf"]))
        plain += mark[kind]
        at = mark.end()
    plain += sentence[at:]
    assert not re.search(r"\[\[|\]\]|\{\{|\}\}", plain), "unbalanced mark"
    return plain, marked["count"], marked["date"]


def described(mention: CountMention) -> str:
    value = (
        f"{mention.value:.12g}" if mention.value is not None else f"{mention.low}..{mention.high}"
    )
    total = f"/{mention.of:.12g}" if mention.of is not None else ""
    return f"{value}{total} {mention.unit}"


@pytest.mark.parametrize(("language", "country", "sentence"), cases())
def test_sentence(language: str, country: str, sentence: str) -> None:
    text, wanted_counts, wanted_dates = parsed(sentence)
    context = Context(language, country)
    found = dates.find(text, context)
    assert {(m.span.start, m.span.end, m.edtf) for m in found} == wanted_dates
    numbers = counts.find(text, context, found)
    assert {(m.span.start, m.span.end, described(m)) for m in numbers} == wanted_counts


def test_every_language_has_many() -> None:
    for language in data.languages():
        assert sum(map(len, _file(language).values())) >= 35
