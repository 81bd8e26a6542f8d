"""The same report as Markdown and as PDF gives the same questions, facts and values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable
from functools import cache
from pathlib import Path

import pytest

from pipeline.flow import extract
from pipeline.report import Event, Report
from tests.corpus import MEXICO, MEXICO_PDFS, ROOT

FIXTURES = ROOT / "fixtures"

Facts = dict[str, Counter[Hashable]]


def fold(text: str) -> str:
    """Without white space and hyphens: quotes are exact, so a broken word keeps its hyphen."""
    return re.sub(r"[-‐]\s*", "", " ".join(text.split()))


def done(report: Report, event: Event) -> str:
    """An event's action. Its quote is exact, so one that goes over the end of a page holds the
    running header, which is a leftover."""
    start, end = event.action.start, event.action.end
    kept, at = "", start
    for left in report.leftovers:
        if left.type == "running_header" and start < left.start and left.end < end:
            kept += report.text[at : left.start]
            at = left.end
    return fold(kept + report.text[at:end])


def facts(report: Report) -> Facts:
    period = report.report.period
    country = report.report.country
    return {
        "identity": Counter(
            [
                ("title", fold(report.report.title or "")),
                ("country", country.code if country else None),
                ("period", period.edtf if period else None),
            ]
        ),
        "prompts": Counter(
            (question.number, question.kind, fold(question.prompt)) for question in report.questions
        ),
        "answered": Counter(
            (question.number, question.answer.answered)
            for question in report.questions
            if question.kind not in {"single_choice", "multi_choice", "scale"}
        ),
        "options": Counter(
            (question.number, fold(option.label), option.selected)
            for question in report.questions
            for option in question.options or ()
        ),
        "scales": Counter(
            (question.number, question.scale.value if question.scale else None)
            for question in report.questions
            if question.kind == "scale"
        ),
        "events": Counter((event.date.edtf, done(report, event)) for event in report.events),
        "counts": Counter((count.value, fold(count.unit or "")) for count in report.counts),
        "agencies": Counter(fold(agency.name) for agency in report.agencies),
    }


@cache
def written(path: Path) -> Facts:
    return facts(extract(path.read_bytes(), name=path.name))


def printed(path: Path) -> Facts:
    return facts(extract(path.read_bytes(), name=path.name))


# A text cannot show the state of what is drawn.
DRAWN = {"options", "scales"}


@pytest.mark.parametrize("path", MEXICO_PDFS)
def test_a_print_of_the_report_says_what_its_text_says(path: Path) -> None:
    expected, found = written(MEXICO), printed(path)
    assert all(expected.values())
    for kind in expected.keys() - DRAWN:
        assert found[kind] == expected[kind], kind


PRINTS = sorted((FIXTURES / "prints").glob("*.pdf"))


@pytest.mark.parametrize("path", PRINTS, ids=lambda path: path.stem)
def test_every_producer_prints_what_the_markdown_says(path: Path) -> None:
    report, _, _ = path.stem.rpartition(".")
    expected, found = written(FIXTURES / "reports" / f"{report}.md"), printed(path)
    for kind in expected:
        assert found[kind] == expected[kind], kind


FORMS = sorted(
    path for path in (FIXTURES / "pdf").glob("*.pdf") if not path.stem.endswith("no-marks")
)


@cache
def usual() -> Facts:
    """The facts that most prints of the form have, whose boxes are ticked differently."""
    every = [_without_marks(printed(path)) for path in FORMS]
    return max(every, key=every.count)


def _without_marks(found: Facts) -> Facts:
    # Nor the header that only some producers print, the one place that names the country.
    return {kind: values for kind, values in found.items() if kind not in DRAWN | {"identity"}}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_producer_prints_the_same_facts(path: Path) -> None:
    assert _without_marks(printed(path)) == usual()
