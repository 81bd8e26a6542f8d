"""Marks come in the order in which a page is read, whatever they are made of."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import source

STEPS = ("Early", "Late", "Never")


@pytest.mark.parametrize("first", [True, False])
def test_options_without_controls_come_where_they_stand(*, first: bool) -> None:
    """Cards, one of them chosen by its frame, and a question with boxes under or over them."""

    def fill(paper: Paper) -> None:
        high, low = (700, 500) if first else (500, 700)
        paper.text(60, high + 24, "When will it be done?")
        for at, step in enumerate(STEPS):
            y = high - 20 * at
            paper.draw(f"0.7 G 0.6 w 70 {y - 7} 90 17 re S")
            paper.text(80, y, step)
        paper.draw(f"0.1 0.3 0.8 RG 2.4 w 70 {high - 27} 90 17 re S")
        paper.text(60, low + 24, "Which tools were used?")
        for at, tool in enumerate(("Surveys", "Panels", "Studies")):
            paper.draw(f"0.8 w 64 {low - 1 - 20 * at} 9 9 re S")
            paper.text(80, low - 20 * at, tool)
        paper.draw(f"1 w 66 {low + 1} m 71 {low + 6} l S 66 {low + 6} m 71 {low + 1} l S")

    found = source(fill)
    names = [found.quote(mark.label) for mark in found.marks if mark.label]
    cards, boxes = [*STEPS], ["Surveys", "Panels", "Studies"]
    assert names == (cards + boxes if first else boxes + cards)
    assert [mark.state for mark in found.marks].count("on") == 2
