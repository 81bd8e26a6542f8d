"""Options within one line under a question, told apart by a highlight or by what is struck out."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper, width
from tests.marks.test_near_misses import source

STAGES = ("Not begun", "Planned", "Ongoing", "Completed")
ASKED = "How far is it?"
TOLD = "This is how far things are"


def row(paper: Paper, chosen: str, between: str, above: str, *, struck: bool = False) -> None:
    """Some of the options, by their first letters, on a yellow filling or struck out."""
    paper.text(50, 720, above)
    x = 60.0
    for number, label in enumerate(STAGES):
        if number:
            paper.text(x, 700, between)
            x += width(between)
        if label[0] in chosen:
            place = f"{x} 703 {width(label)} 0.6" if struck else f"{x} 697 {width(label)} 12"
            paper.draw(f"{'0 g' if struck else '1 1 0 rg'} {place} re f")
        paper.text(x, 700, label)
        x += width(label)


@pytest.mark.parametrize("between", ["  /  ", " | "])
def test_a_highlighted_option_between_strokes(between: str) -> None:
    found = source(lambda paper: row(paper, "P", between, ASKED)).marks
    assert [mark.state for mark in found] == ["off", "on", "off", "off"]
    assert {(mark.encoding, mark.confidence) for mark in found} == {("emphasis", 0.4)}


@pytest.mark.parametrize(
    ("chosen", "between", "above"),
    [
        ("P", " / ", TOLD),
        ("", " / ", ASKED),
        ("NPOC", " / ", ASKED),
        ("P", "/", ASKED),  # one word
        ("P", " and ", ASKED),
    ],
)
def test_what_is_highlighted_in_another_line_is_no_option(
    chosen: str, between: str, above: str
) -> None:
    assert not source(lambda paper: row(paper, chosen, between, above)).marks


@pytest.mark.parametrize(
    ("struck", "states"),
    [("NPC", ["off", "off", "on", "off"]), ("N", ["unknown"] * 4), ("NPOC", [])],
)
def test_what_is_left_of_a_line_is_chosen(struck: str, states: list[str]) -> None:
    found = source(lambda paper: row(paper, struck, " / ", ASKED, struck=True)).marks
    assert [mark.state for mark in found] == states
