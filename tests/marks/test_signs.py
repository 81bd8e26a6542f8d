"""Ticks and crosses without a box, in whatever font: alone in a cell, before some of the options,
between brackets, in a sentence."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import on, source

STAGES = ("Planned", "Ongoing", "Completed")
ROOT = b"\xd6"  # the code of √ in Symbol


def fonts(paper: Paper) -> None:
    paper.font("W", "/Type1/BaseFont/Wingdings/Encoding/WinAnsiEncoding")
    paper.font("S", "/Type1/BaseFont/Symbol")


def signed(paper: Paper, asked: str = "How far is it?", notes: int = 0) -> None:
    """A question, lines of a note on it, and options, √ before the second of them."""
    fonts(paper)
    paper.text(50, 740, asked)
    for number in range(notes):
        paper.text(50, 727 - 13 * number, "Things are to be told here that were not asked before")
    for number, label in enumerate(STAGES):
        y = 715 - 13 * notes - 16 * number
        paper.text(70, y, label)
        if label == "Ongoing":
            paper.text(54, y, ROOT, font="S")


@pytest.mark.parametrize(("font", "expected"), [("W", ["off", "on", "off"]), ("F", [])])
def test_a_tick_of_a_symbol_font_alone_in_a_cell(font: str, expected: list[str]) -> None:
    """The code is that of a tick in Wingdings and of ü elsewhere."""

    def table(paper: Paper) -> None:
        fonts(paper)
        for number, label in enumerate(STAGES):
            y = 700 - 18 * number
            paper.draw(f"0.5 w 50 {y} 40 18 re S 90 {y} 140 18 re S")
            paper.text(94, y + 5, label)
        paper.text(66, 687, b"\xfc", font=font)

    assert [mark.state for mark in source(table).marks] == expected


@pytest.mark.parametrize("notes", [0, 3])
def test_a_root_is_a_tick_before_an_option(notes: int) -> None:
    found = source(lambda paper: signed(paper, notes=notes))
    assert [mark.state for mark in found.marks] == ["off", "on", "off"]
    assert on(found) == ["Ongoing"]


def test_options_that_are_told_apart_on_the_page_after_their_question() -> None:
    found = source(
        lambda paper: paper.text(50, 60, "How far is it?"),
        Paper.turn,
        lambda paper: signed(paper, "Choose one"),
    )
    assert [mark.state for mark in found.marks] == ["off", "on", "off"]


@pytest.mark.parametrize(("asked", "notes"), [("These are the stages", 0), ("Why not?", 8)])
def test_a_root_before_one_of_several_lines_is_no_tick(asked: str, notes: int) -> None:
    assert not source(lambda paper: signed(paper, asked, notes)).marks


@pytest.mark.parametrize(("signs", "expected"), [(1, ["4"]), (0, [])])
def test_a_number_of_a_scale_between_its_poles_with_a_sign(signs: int, expected: list[str]) -> None:
    def scale(paper: Paper) -> None:
        fonts(paper)
        paper.text(50, 740, "How do you rate it?")
        paper.text(50, 720, "None")
        for number in range(1, 6):
            paper.text(60 + 40 * number, 720, str(number))
        for number in range(4, 4 + signs):
            paper.text(69 + 40 * number, 720, ROOT, font="S")
        paper.text(310, 720, "Much")

    found = source(scale)
    assert on(found) == expected
    assert len(found.marks) == 5 * signs


@pytest.mark.parametrize("later", [False, True])
def test_a_tick_between_brackets_is_what_they_hold(later: bool) -> None:
    """Printed in its place, or over brackets that were printed empty."""

    def form(paper: Paper) -> None:
        for number, label in enumerate(STAGES):
            y = 715 - 16 * number
            paper.text(50, y, "[")
            if number == 1 and not later:
                paper.text(53, y, "4", size=9, font="Z")
            paper.text(62, y, "]")
            paper.text(70, y, label)
        if later:
            paper.text(53, 699, "4", size=9, font="Z")

    found = source(form)
    assert [mark.encoding for mark in found.marks] == ["text"] * 3
    assert [mark.state for mark in found.marks] == ["off", "on", "off"]


def test_a_sign_that_a_sentence_shows_is_no_mark() -> None:
    def guide(paper: Paper) -> None:
        fonts(paper)
        paper.text(50, 780, "Put a sign (")
        paper.text(104, 780, ROOT, font="S")
        paper.text(110, 780, ") before what applies")

    shown = source(guide, signed)
    assert on(shown) == ["Ongoing"]
    assert len(shown.marks) == 3
