"""Steps of a scale in boxes as large as a finger, which other boxes may not be."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import source


def scale(paper: Paper, wide: float, apart: float, rows: int = 1) -> None:
    """Rows of boxes with a number in each; the second is filled."""
    paper.text(60, 760, "How well did it go?")
    for row in range(rows):
        for at in range(5):
            x, y, chosen = 60 + (wide + apart) * at, 700 - 30 * row, at == 1 and not row
            place = f"{x} {y} {wide} 30 re"
            paper.draw(f"0 0.4 0.4 rg {place} f" if chosen else f"0.6 G 0.8 w {place} S")
            paper.text(x + wide / 2 - 3, y + 11, str(at + 1), 9, colour="1 g" if chosen else "0 g")


def test_a_filled_step_among_large_ones_is_chosen() -> None:
    marks = source(lambda paper: scale(paper, 36, 8)).marks
    assert [mark.state for mark in marks] == ["off", "on", "off", "off", "off"]


@pytest.mark.parametrize(("wide", "apart", "rows"), [(60, 8, 1), (36, 0, 1), (36, 0, 3)])
def test_larger_boxes_and_large_cells_are_no_steps(wide: float, apart: float, rows: int) -> None:
    assert not source(lambda paper: scale(paper, wide, apart, rows)).marks
