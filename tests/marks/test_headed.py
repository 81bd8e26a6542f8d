"""Boxes under their labels, which are centred and wrap; leaders from a label to its box."""

from __future__ import annotations

import math

import pytest

from tests.marks.grid.paper import Paper, width
from tests.marks.test_near_misses import on, source

SURVEYS = (("Surveys",), ("Focus", "groups"), ("Studies of", "single cases", "at work"), ("None",))


def boxes(
    paper: Paper,
    labels: tuple[tuple[str, ...], ...],
    ticked: str,
    *,
    y: float = 700,
    under: bool = False,
    apart: float = 90,
    ruled: bool = False,
) -> None:
    """A row of boxes, each with its label centred over or under it."""
    for at, lines in enumerate(labels):
        x = 90 + apart * at
        for number, line in enumerate(lines):
            paper.text(x - width(line) / 2, y - 13 * number, line)
        below = y + 16 if under else y - 60
        paper.draw(f"1 w {x - 5} {below} 10 10 re S")
        if str(at) in ticked:
            paper.draw(f"{x - 3} {below + 2} 6 6 re f")
        if ruled:
            paper.draw(f"0.5 w {x - apart / 2} {y - 45} {apart} 60 re S")
            paper.draw(f"0.5 w {x - apart / 2} {y - 70} {apart} 25 re S")


@pytest.mark.parametrize("ruled", [True, False])
def test_labels_over_their_boxes_are_read_whole(ruled: bool) -> None:
    found = source(lambda paper: boxes(paper, SURVEYS, "12", ruled=ruled))
    assert on(found) == ["Focus\ngroups", "Studies of\nsingle cases\nat work"]
    names = [found.quote(mark.label) for mark in found.marks if mark.label]
    assert names == ["\n".join(lines) for lines in SURVEYS]


def test_labels_under_their_boxes_are_read_whole() -> None:
    found = source(lambda paper: boxes(paper, SURVEYS, "03", under=True))
    assert on(found) == ["Surveys", "None"]


def test_a_line_that_runs_over_the_boxes_is_not_cut() -> None:
    """A prompt over a row of boxes is no row of labels, and stays one line."""
    prompt = "Tick whatever your inspectors have used in the past year"

    def page(paper: Paper) -> None:
        paper.text(60, 713, prompt)
        boxes(paper, SURVEYS, "0")

    assert prompt in source(page).text


def test_two_columns_of_text_over_small_squares_stay_lines() -> None:
    """Lines that do not stand centred over the squares are no labels of them."""

    def page(paper: Paper) -> None:
        for at, line in enumerate(("Ashanti had 40 cases", "Volta had 35 of them")):
            paper.text(60, 700 - 13 * at, line)
        for x in (90, 180, 270):
            paper.draw(f"1 w {x} 660 10 10 re S")

    assert source(page).text.split("\n\n") == ["Ashanti had 40 cases", "Volta had 35 of them"]


def test_dots_that_lead_to_a_box_are_no_part_of_its_label() -> None:
    def page(paper: Paper) -> None:
        for at, label in enumerate(("In progress", "Completed")):
            y = 700 - 18 * at
            paper.text(60, y, label + "." * 60)
            x = 60 + width(label + "." * 60) + 6
            paper.draw(f"1 w {x} {y - 1} 10 10 re S")
            if at:
                paper.draw(f"{x + 2} {y + 1} 6 6 re f")

    found = source(page)
    assert on(found) == ["Completed"]
    assert [found.quote(mark.label) for mark in found.marks if mark.label] == [
        "In progress",
        "Completed",
    ]


def test_words_of_a_prompt_over_a_row_of_boxes_are_no_labels() -> None:
    """Steps between two poles, without numbers: they have a place in the text and no label."""

    def page(paper: Paper) -> None:
        paper.text(60, 720, "How far has the country come with the priorities of its plan?")
        paper.text(60, 700, "Nowhere")
        for at in range(5):
            x = 130 + 22 * at
            paper.draw(f"1 w {x} 699 10 10 re S")
            if at == 3:
                paper.draw(f"{x + 2} 701 6 6 re f")
        paper.text(250, 700, "Very far")

    found = source(page)
    assert [mark.label for mark in found.marks] == [None] * 5
    before = found.text.index("Nowhere") + len("Nowhere")
    assert {mark.span.start for mark in found.marks if mark.span is not None} <= {
        before,
        before + 1,
    }


def large_star(x: float, y: float) -> str:
    """The path of a star sixteen points wide."""
    points = ((8 if at % 2 == 0 else 3.2, math.pi * (0.5 + at / 5)) for at in range(10))
    corners = [f"{x + r * math.cos(a):.2f} {y + r * math.sin(a):.2f}" for r, a in points]
    return f"{corners[0]} m " + " ".join(f"{corner} l" for corner in corners[1:])


def test_a_mark_without_a_label_stands_in_its_own_column_of_text() -> None:
    """The right column has a line on the height of the boxes; they belong to the left one."""

    def page(paper: Paper) -> None:
        left = [f"left column line {at} with words in it" for at in range(8)]
        right = [f"right column line {at} with words in it" for at in range(10)]
        for x, lines in ((60, left), (320, right)):
            for at, line in enumerate(lines):
                paper.text(x, 700 - 14 * at, line)
        for at in range(5):
            paper.draw(large_star(68 + 22 * at, 579) + (" f" if at < 3 else " s"))

    found = source(page)
    assert [mark.state for mark in found.marks] == ["on"] * 3 + ["off"] * 2
    end = found.text.index(" 7 with words in it") + len(" 7 with words in it")
    assert {mark.span.start for mark in found.marks if mark.span is not None} == {end}


def test_a_label_that_wraps_before_its_box_may_end_flush_with_it() -> None:
    def page(paper: Paper) -> None:
        rows = (("Unions",), ("Bodies of the United Nations (other", "than the ILO)"), ("Press",))
        y = 700
        for lines in rows:
            top = y
            for line in lines:
                paper.text(300 - width(line), y, line)
                y -= 13
            paper.draw(f"1 w 320 {(top + y + 13) / 2 - 1} 10 10 re S 0.5 w 60 {y + 8} 290 0.5 re f")
            if "ILO" in lines[-1]:
                paper.draw(f"322 {(top + y + 13) / 2 + 1} 6 6 re f")
            y -= 6
        paper.draw("0.5 w 60 713 290 0.5 re f")

    assert on(source(page)) == ["Bodies of the United Nations (other\nthan the ILO)"]
