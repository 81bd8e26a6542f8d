"""Leaders of which each dot is a drawing, from a label to its control; and points of a chart."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import source

NAMES = ("Amber", "Blue", "Coral", "Denim", "Ecru", "Fawn", "Grey", "Henna", "Ivory", "Jade")
TICKED = (1, 4)


def dotted(paper: Paper, dots: int, rise: float) -> None:
    """Labels, dots that lie in one line or rise step by step, and boxes at the end."""
    paper.text(60, 740, "Which ones?")
    for at, name in enumerate(NAMES):
        y = 716 - 20 * at
        paper.text(70, y, name)
        points = (f"{130 + 1.1 * dot} {y + dot % 7 * rise} 0.6 0.6 re" for dot in range(dots))
        paper.draw(" f ".join(points) + " f")
        paper.draw(f"0.8 w 515 {y - 1} 9 9 re S")
        if at in TICKED:
            paper.draw(f"517 {y + 1} m 522 {y + 6} l S 517 {y + 6} m 522 {y + 1} l S")


@pytest.mark.parametrize("dots", [20, 340])
def test_a_page_with_many_leaders_is_read(dots: int) -> None:
    marks = source(lambda paper: dotted(paper, dots, 0)).marks
    assert [mark.state for mark in marks] == [
        "on" if at in TICKED else "off" for at in range(len(NAMES))
    ]


def test_a_page_with_as_many_points_that_lie_in_no_line_is_a_chart() -> None:
    assert not source(lambda paper: dotted(paper, 340, 0.5)).marks
