"""Boxes under their labels, which are centred and wrap; leaders from a label to its box."""

from __future__ import annotations

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
