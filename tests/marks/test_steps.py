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


def test_several_filled_cells_that_touch_say_nothing() -> None:
    """Borders of neighbours make cells look different: one of a scale is chosen at most."""

    def grid(paper: Paper) -> None:
        paper.text(60, 760, "How do you rate each of these?")
        for row, label in enumerate(("Law", "Schools", "Services")):
            paper.text(60, 708 - 24 * row, label)
            for at in range(5):
                x, y, chosen = 200 + 24 * at, 700 - 24 * row, (row, at) == (1, 2)
                paper.draw(f"0.2 g {x} {y} 24 24 re f" if chosen else "")
                paper.draw(f"0.8 w 0 G {x} {y} 24 24 re S")
                paper.text(x + 9, y + 8, str(at + 1), colour="1 g" if chosen else "0 g")

    assert {mark.state for mark in source(grid).marks} == {"unknown"}


def test_one_filled_cell_of_a_row_that_touches_is_chosen() -> None:
    def row(paper: Paper) -> None:
        paper.text(60, 760, "How well did it go?")
        for at in range(5):
            x = 200 + 20 * at
            paper.draw(f"0.2 g {x} 700 20 20 re f" if at == 2 else "")
            paper.draw(f"0.8 w 0 G {x} 700 20 20 re S")
            paper.text(x + 7, 706, str(at + 1), colour="1 g" if at == 2 else "0 g")

    assert [mark.state for mark in source(row).marks] == ["off", "off", "on", "off", "off"]
