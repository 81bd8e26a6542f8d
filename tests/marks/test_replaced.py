"""Crosses typed in the place of the letter o, which stands for a ring, or of an empty box."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import on, source

STAGES = ("Not begun", "Planned", "Ongoing", "Completed")


def listed(paper: Paper, signs: str, x: tuple[float, ...] = (50,), font: str = "C") -> None:
    for number, (sign, label) in enumerate(zip(signs, STAGES, strict=False)):
        y = 715 - 16 * number
        paper.text(x[number % len(x)], y, sign, font=font)
        paper.text(x[number % len(x)] + 18, y, label)


@pytest.mark.parametrize(
    ("signs", "states"),
    [
        ("oXoo", ["off", "on", "off", "off"]),
        ("Xo", ["on", "off"]),
        ("oooo", []),  # bullets
        ("XXXX", []),
        ("aXaa", []),
    ],
)
def test_a_cross_in_the_place_of_a_letter_that_is_a_ring(signs: str, states: list[str]) -> None:
    found = source(lambda paper: listed(paper, signs))
    assert [mark.state for mark in found.marks] == states
    assert on(found) == [label for label, sign in zip(STAGES, signs, strict=False)
                         if sign == "X" and states]  # fmt: skip


def test_letters_alone_are_rings_where_others_are_crossed() -> None:
    found = source(lambda paper: listed(paper, "oXoo"), Paper.turn,
                   lambda paper: listed(paper, "oooo"))  # fmt: skip
    assert [mark.state for mark in found.marks] == ["off", "on", *["off"] * 6]


def test_a_cross_in_the_place_of_an_empty_box() -> None:
    """``o`` is the code of a box in ZapfDingbats."""

    def form(paper: Paper) -> None:
        listed(paper, "oo", font="Z")
        paper.text(50, 683, "X")
        paper.text(68, 683, "Ongoing")

    found = source(form)
    assert [mark.state for mark in found.marks] == ["off", "off", "on"]
    assert {mark.encoding for mark in found.marks} == {"glyph"}


def test_letters_that_begin_lines_at_other_places_are_words() -> None:
    assert not source(lambda paper: listed(paper, "oXoo", (50, 90, 130, 170))).marks


def test_a_row_of_letters_under_numbers() -> None:
    def scale(paper: Paper) -> None:
        paper.text(50, 700, "None")
        for number in range(1, 6):
            paper.text(80 + 40 * number, 716, str(number))
            paper.text(80 + 40 * number, 700, "X" if number == 4 else "o", font="C")
        paper.text(330, 700, "Much")

    assert on(source(scale)) == ["4"]


@pytest.mark.parametrize(("rows", "ticked"), [("oxo", [STAGES[2]]), ("ox", [])])
def test_letters_in_the_cells_of_a_table_need_more_than_one_of_a_kind(
    rows: str, ticked: list[str]
) -> None:
    """An o and an x in a table may be notes."""

    def table(paper: Paper) -> None:
        for number, (sign, label) in enumerate(zip(rows, STAGES[1:], strict=False)):
            y = 700 - 16 * number
            paper.text(60, y, label)
            paper.text(160, y, sign)

    assert on(source(table)) == ticked
