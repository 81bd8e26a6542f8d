"""Figures that look like controls, and controls that look nearly the same."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import NAMES, circle, labels, on, source

# --------------------------------------------------------------------------- boards


def board(paper: Paper, side: int = 20, pitch: int = 20) -> None:
    paper.text(60, 760, "A board has dark squares and pale ones on it")
    for row in range(6):
        for column in range(6):
            filling = "0.2 g" if (row + column) % 2 else "1 g"
            place = f"{60 + pitch * column} {720 - pitch * row} {side} {side} re"
            paper.draw(f"{filling} 0.5 w {place} B")


def test_squares_that_touch_on_all_sides_are_a_board() -> None:
    assert source(board).marks == ()


def test_squares_that_do_not_touch_are_boxes() -> None:
    assert len(source(lambda paper: board(paper, side=10, pitch=30)).marks) > 0


# --------------------------------------------------------------------------- wires


def wires(paper: Paper) -> None:
    for at in range(4):
        x = 80 + 60 * at
        paper.text(x, 742, f"R{at}")
        paper.draw(f"0.8 w {x} 720 14 14 re S {x + 7} 720 m {x + 7} 690 l S")


def parts(paper: Paper) -> None:
    for at in range(4):
        x = 80 + 60 * at
        paper.text(x, 742, f"R{at}")
        paper.draw(f"0.8 w {x} 720 14 14 re S")


def rail(paper: Paper) -> None:
    """Rings on a line from the first to the last."""
    for at in range(3):
        paper.draw(f"0.8 w {circle(68, 719 - 20 * at, 5)} S")
    for at in range(2):
        paper.draw(f"0.8 w 68 {714 - 20 * at} m 68 {704 - 20 * at} l S")
    paper.draw(f"0 g {circle(68, 699, 2.5)} f")


def test_boxes_at_the_end_of_lines_are_parts_of_a_figure() -> None:
    assert source(wires).marks == ()
    assert len(source(parts).marks) == 4


def test_rings_on_one_line_are_options() -> None:
    assert on(source(labels, rail)) == ["Late"]


# --------------------------------------------------------------------------- calendars


def days(paper: Paper, step: int) -> None:
    """Three rows of numbers, one of the second in a ring."""
    for row in range(3):
        for column in range(5):
            paper.text(80 + 40 * column, 716 - 24 * row, str(11 + column + step * row))
    paper.draw(f"0.8 0 0 RG 1 w {circle(165.5, 695.5, 9)} S")


def test_a_ring_around_a_day_of_a_calendar_is_no_mark() -> None:
    assert source(lambda paper: days(paper, 7)).marks == ()


def test_a_ring_around_a_step_of_a_scale_is_one() -> None:
    assert on(source(lambda paper: days(paper, 0))) == ["13"]


# --------------------------------------------------------------------------- buttons, notes


def row(paper: Paper, signs: str) -> None:
    """Boxes in a row with nothing beside them."""
    paper.text(60, 760, "The window has a title, and buttons beside it")
    for at, sign in enumerate(signs):
        x = 280 + 18 * at
        paper.draw(f"0.8 w {x} 715 14 14 re S")
        if sign.strip():
            paper.text(x + 4.4, 719, sign, 9)


def test_buttons_with_a_sign_each_are_no_controls() -> None:
    assert source(lambda paper: row(paper, "-x+")).marks == ()


def test_boxes_in_a_row_of_which_one_is_crossed_are() -> None:
    states = [mark.state for mark in source(lambda paper: row(paper, " x ")).marks]
    assert states == ["off", "on", "off"]


def test_brackets_in_a_sentence_are_none() -> None:
    def write(paper: Paper, *lines: str) -> None:
        for at, line in enumerate(lines):
            paper.text(60, 716 - 20 * at, line)

    assert source(lambda paper: write(paper, "Press [x] to close the window.")).marks == ()
    assert source(lambda paper: write(paper, "The code [x] stands for nothing.")).marks == ()
    assert len(source(lambda paper: write(paper, "The plan: [x] adopted")).marks) == 1
    both = source(lambda paper: write(paper, "Was it done? yes [x] no [ ] in part"))
    assert [mark.state for mark in both.marks] == ["on", "off"]


# --------------------------------------------------------------------------- framed letters


def letters(paper: Paper, chosen: int, *, ticked: bool = True) -> None:
    """Letters in boxes before the labels, that of the chosen one filled; a tick after its label."""
    for at, letter in enumerate("ABD"):
        y = 713 - 20 * at
        place = f"60 {y} 15 15 re"
        paper.draw(f"0.1 0.2 0.4 rg {place} f" if at == chosen else f"0.6 w {place} S")
        paper.text(64.5, y + 4, letter, 9, "B", "1 g" if at == chosen else "0 g")
        if ticked and at == chosen:
            paper.text(200, y + 4, b"3", 9, "Z")


@pytest.mark.parametrize("ticked", [True, False])
@pytest.mark.parametrize(("chosen", "name"), tuple(enumerate(NAMES)))
def test_a_tick_beside_a_framed_letter_is_not_counted_again(
    chosen: int, name: str, *, ticked: bool
) -> None:
    found = source(labels, lambda paper: letters(paper, chosen, ticked=ticked))
    assert on(found) == [name]
    assert len(found.marks) == 3
