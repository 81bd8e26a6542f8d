"""The same report as Markdown and as PDF gives the same questions, facts and values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from functools import cache
from pathlib import Path

import pytest

from pipeline.flow import extract
from pipeline.report import Report

SHARED = Path(__file__).parents[4] / "shared"  # beside the project, where it is given
PRINTED = sorted((SHARED / "marks").glob("*.pdf"))
WRITTEN = SHARED / "reports" / "mexico-2023.es.md"
# A text cannot show the state of what is drawn.
DRAWN = {"single_choice", "multi_choice", "scale"}


def fold(text: str) -> str:
    return " ".join(text.split())


def facts(report: Report) -> dict[str, Counter[Hashable]]:
    return {
        "prompts": Counter(
            (question.number, fold(question.prompt)) for question in report.questions
        ),
        "answered": Counter(
            (question.number, question.answer.answered)
            for question in report.questions
            if question.kind not in DRAWN
        ),
        "events": Counter((event.date.edtf, fold(event.action.text)) for event in report.events),
        "counts": Counter((count.value, fold(count.unit or "")) for count in report.counts),
        "agencies": Counter(fold(agency.name) for agency in report.agencies),
    }


@cache
def written() -> dict[str, Counter[Hashable]]:
    return facts(extract(WRITTEN.read_bytes(), name=WRITTEN.name))


@pytest.mark.skipif(not WRITTEN.exists(), reason="the real report is not beside the project")
@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
def test_a_print_of_the_report_says_what_its_text_says(path: Path) -> None:
    found = facts(extract(path.read_bytes(), name=path.name))
    assert all(written().values())
    assert found == written()


OWN = Path(__file__).parents[3] / "fixtures" / "pdf"
FIXTURES = [path for path in sorted(OWN.glob("*.pdf")) if not path.stem.endswith("no-marks")]


@cache
def usual() -> dict[str, Counter[Hashable]]:
    """The facts that most prints of our own form have."""
    every = [facts(extract(path.read_bytes(), name=path.name)) for path in FIXTURES]
    return max(every, key=every.count)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_producer_prints_the_same_facts(path: Path) -> None:
    found = facts(extract(path.read_bytes(), name=path.name))
    assert found == usual()
