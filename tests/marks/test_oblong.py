"""Boxes that are wider than high, as court forms have them, and what only looks like one."""

from __future__ import annotations

import pytest

from pipeline.options import Options
from pipeline.read import read
from tests.marks.grid.paper import Paper

NAMES = ("Early", "Late", "Never")


def form(
    count: int, *, apart: float = 8, ticked: int | None = None, label: float = 84, rules: str = ""
) -> list[str]:
    """The states of oblong boxes before labels, with a way between them."""
    paper = Paper()
    paper.text(60, 750, "When was it?")
    for at, name in enumerate(NAMES[:count]):
        y = 716 - (10 + apart) * at
        paper.draw(f"0.4 w 60 {y} 16 10 re S")
        if at == ticked:
            paper.draw(f"1 w 64 {y + 2} m 72 {y + 8} l S 64 {y + 8} m 72 {y + 2} l S")
        paper.text(label, y + 1, name)
    paper.draw(rules)
    return [mark.state for mark in read(paper.bytes(), "form.pdf", Options()).marks]


@pytest.mark.parametrize("ticked", [0, 1, 2])
def test_oblong_boxes_of_one_size_before_labels_are_controls(ticked: int) -> None:
    assert form(3, ticked=ticked) == ["on" if at == ticked else "off" for at in range(3)]


def test_two_oblong_boxes_are_controls_but_one_may_be_anything() -> None:
    assert form(2) == ["off", "off"]
    assert form(1) == []


def test_oblong_boxes_that_share_a_border_are_cells() -> None:
    assert form(3, apart=0) == []


def test_oblong_boxes_far_from_a_text_are_fields() -> None:
    assert form(3, label=110) == []


@pytest.mark.parametrize(
    ("rules", "cells"),
    [
        ("0.4 w 60 660 m 60 740 l S", False),  # the frame of a form
        ("0.4 w 60 660 m 60 740 l S 76 660 m 76 740 l S", True),
        ("0.4 w 76 660 m 76 740 l S 60 716 m 400 716 l S 60 698 m 400 698 l S 60 680 m 400 680 l S",
         True),
        ("0.4 w 60 726 m 60 740 l S 76 726 m 76 740 l S 60 708 m 60 716 l S 76 708 m 76 716 l S "
         "60 690 m 60 698 l S 76 690 m 76 698 l S", True),
    ],
)  # fmt: skip
def test_oblong_boxes_along_whose_sides_rules_go_on_are_cells(rules: str, cells: bool) -> None:
    assert form(3, rules=rules) == ([] if cells else ["off"] * 3)
