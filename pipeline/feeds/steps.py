"""Next steps: what a report says of each, and the same step in the next year's report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, utils

from pipeline.feeds.documents import Document
from pipeline.report import Option, Question

# Titles less alike than this are of different steps: the best F1 (0.92) of the sweep in
# tests/feeds/test_steps.py; thresholds from 0.69 to 0.73 give 0.87 to 0.92.
ALIKE = 0.71

Kind = Literal["status", "plan"]
Key = tuple[str, str]  # report_id, next_step_id


@dataclass(frozen=True, slots=True)
class Step:
    """A next step as one report has it: its status, or the plan for the coming year."""

    id: str
    kind: Kind
    question: Question
    number: int | None
    title: str
    status: str | None
    start: int
    end: int


def steps(document: Document) -> Iterator[Step]:
    """The next steps of a report, by position."""
    for question in document.report.questions:
        if question.subject and question.subject.type == "next_step" and question.options:
            yield _reported(question)
        elif question.kind == "record":
            yield from _planned(question, document.report.text)


def _reported(question: Question) -> Step:
    subject = question.subject
    assert subject is not None  # noqa: S101 (the caller has looked)
    return Step(
        question.id,
        "status",
        question,
        subject.number,
        subject.title,
        chosen(question.options),
        question.start,
        question.end,
    )


def _planned(question: Question, text: str) -> Iterator[Step]:
    titles = [one for one in question.fields if one.key == "title" and one.start < one.end]
    for number, one in enumerate(titles, 1):
        title = " ".join(text[one.start : one.end].split())
        yield Step(
            f"{question.id}.{number}", "plan", question, number, title, None, one.start, one.end
        )


def chosen(options: Sequence[Option]) -> str | None:
    """The value of the only selected option; null if none or several are."""
    selected = [option.value for option in options if option.selected]
    return selected[0] if len(selected) == 1 else None


@dataclass(frozen=True, slots=True)
class Told:
    """A next step as the following needs it: whose it is, when, and what it is called."""

    key: Key
    kind: Kind
    country: str | None
    year: int | None
    title: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Link:
    """The same step in the next year's report."""

    key: Key
    confidence: float
    """How alike the titles are, 0 to 1."""


def follow(told: Iterable[Told]) -> dict[Key, Link]:
    """For each step, the one of the same country's next report that states its status.

    The next report is that of the year after; a step is followed by one step at most, and
    follows one at most of each kind: the most similar titles are paired first.
    """
    reports: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.key):
        if one.country and one.year is not None and one.title:
            reports[one.country, one.year].append(one)
    links: dict[Key, Link] = {}
    for (country, year), earlier in reports.items():
        later = [one for one in reports.get((country, year + 1), ()) if one.kind == "status"]
        for kind in ("status", "plan"):
            links |= _pair([one for one in earlier if one.kind == kind], later)
    return links


def _pair(earlier: Sequence[Told], later: Sequence[Told]) -> Mapping[Key, Link]:
    """Pairs one to one within each pair of reports, most similar first."""
    pairs = sorted(
        (
            (alike(before.title, after.title), before, after)
            for before in earlier
            for after in later
        ),
        key=lambda pair: (-pair[0], pair[1].number != pair[2].number, pair[1].key, pair[2].key),
    )
    links: dict[Key, Link] = {}
    taken: set[tuple[str, Key]] = set()  # a step of a later report, once for each earlier report
    for score, before, after in pairs:
        if score >= ALIKE and before.key not in links and (before.key[0], after.key) not in taken:
            links[before.key] = Link(after.key, round(score, 2))
            taken.add((before.key[0], after.key))
    return links


def alike(one: str, other: str) -> float:
    """How alike two titles are, 0 to 1: capitals, punctuation and the order of words aside."""
    return fuzz.token_sort_ratio(one, other, processor=utils.default_process) / 100
