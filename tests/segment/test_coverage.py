"""Every character of a report belongs to exactly one named part."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.choices import choose
from pipeline.options import Options
from pipeline.segment import parts, segment
from pipeline.types import Outline
from tests.segment.reports import ENGLISH, FRENCH, GOLD, fixture, source

LINES = (ENGLISH + FRENCH).splitlines()
NOISE = [
    "",
    "",
    "\f",
    "7",
    "8",
    "---",
    "| a | b |",
    "1. uno",
    "**2. dos**",
    "## 3. tres",
    "\\*",
    "(",
    "***",
]


def holds(outline: Outline, text: str) -> None:
    """The parts follow each other from the first to the last character."""
    at = 0
    for name, span in parts(outline):
        assert (name, span.start) == (name, at)
        assert span.end > span.start
        at = span.end
    assert at == len(text)
    for question in outline.questions:
        assert 0 <= question.span.start <= question.span.end <= question.answer.start
        assert question.answer.start <= question.answer.end <= len(text)
        for block in question.blocks:
            assert question.answer.contains(block.span)
        for option in question.options:
            assert question.answer.contains(option.span)
        for field in question.fields:
            assert question.answer.contains(field.span)


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name)
def test_fixtures(gold: Path) -> None:
    report, _ = fixture(gold)
    outline, _ = segment(report, Options())
    holds(choose(report, outline)[0], report.text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*LINES, *NOISE]), max_size=60),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_mixtures_of_lines(lines: list[str], end: str) -> None:
    report = source(end.join(lines))
    outline, _ = segment(report, Options())
    holds(choose(report, outline)[0], report.text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from('1234.?*#|()[]xX \n\f\\_“”"☒☐●aeÉ:-'), max_size=300))
def test_hostile_text(text: str) -> None:
    report = source(text)
    outline, _ = segment(report, Options())
    holds(choose(report, outline)[0], text)
