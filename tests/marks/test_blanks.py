"""Blanks to put a cross on, underlined as word processors do it: space by space."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import on, source

TOOLS = ("Surveys", "Interviews", "Studies", "Panels")
STEP = 3.4  # points from one underlined space to the next


def blanks(paper: Paper, piece: float, spaces: int) -> None:
    """A blank before each label, drawn in pieces of some length; a cross on the second."""
    for number, label in enumerate(TOOLS):
        y = 700 - 18 * number
        for space in range(spaces):
            paper.draw(f"0.7 w {50 + STEP * space} {y} m {STEP * space + 50 + piece} {y} l S")
        if label == "Interviews":
            paper.text(56, y + 1.5, "X ", font="B")
        paper.text(56 + STEP * spaces, y + 1.5, label)


def test_pieces_that_meet_are_one_line() -> None:
    found = source(lambda paper: blanks(paper, 4.8, 6))
    assert [mark.state for mark in found.marks] == ["off", "on", "off", "off"]
    assert on(found) == ["Interviews"]


@pytest.mark.parametrize(("piece", "spaces"), [(1.6, 6), (4.8, 24)])
def test_dashes_and_long_lines_are_no_blanks(piece: float, spaces: int) -> None:
    assert not source(lambda paper: blanks(paper, piece, spaces)).marks
