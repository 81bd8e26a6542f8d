"""Unseen wordings of the form in many layouts: what is found in each invented report."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.choices import choose
from pipeline.options import Options
from pipeline.segment import segment
from pipeline.types import Outline, Question
from tests.segment.layouts import LAYOUTS, WORDINGS, Wanted, build
from tests.segment.reports import source

# Layouts in which some prompt, answer or title is still lost: there only the keys are held.
HARD = {
    "no-numbers",
    "no-numbers-hash",
    "no-numbers-plain",
    "restart",
    "contents-unnumbered",
    "contents-unnumbered-wrapped",
    "same-line",
    "same-line-bold",
    "pages",
    "pages-tight",
    "pages-feed",
    "no-quotes-wrapped",
}
LEAST = 0.85  # share of the questions that a hard layout must give with their key
BEGINNING = 60  # characters that tell the prompts of a wording apart
EXACT = sorted(LAYOUTS.keys() - HARD)


def read(path: Path, layout: str) -> tuple[str, Outline, list[Wanted]]:
    text, wanted = build(path, LAYOUTS[layout])
    report = source(text)
    return text, choose(report, segment(report, Options())[0])[0], wanted


def told(question: Question, text: str) -> Wanted:
    """What was found of a question, as the layouts want it."""
    answer = "" if question.options or question.scale else text[slice(*question.answer)]
    subject = question.subject
    return Wanted(
        question.key or "",
        question.number,
        question.prompt,
        " ".join(answer.split()),
        tuple((option.label, bool(option.selected)) for option in question.options),
        (subject.number, subject.title) if subject else None,
        "",
    )


@pytest.mark.parametrize("layout", EXACT)
@pytest.mark.parametrize("path", WORDINGS[::2], ids=lambda path: path.stem)
def test_everything_is_found(path: Path, layout: str) -> None:
    text, outline, wanted = read(path, layout)
    assert [told(question, text) for question in outline.questions] == [
        Wanted(w.key, w.number, w.prompt, w.answer, w.options, w.subject, "") for w in wanted
    ]


@pytest.mark.parametrize("layout", sorted(HARD))
@pytest.mark.parametrize("path", WORDINGS[1::2], ids=lambda path: path.stem)
def test_no_key_is_wrong(path: Path, layout: str) -> None:
    _, outline, wanted = read(path, layout)
    keys = {one.prompt[:BEGINNING]: one.key for one in wanted}
    found = [question for question in outline.questions if question.prompt[:BEGINNING] in keys]
    assert len(found) >= LEAST * len(wanted)
    assert [question.key for question in found] == [keys[q.prompt[:BEGINNING]] for q in found]
