"""Sheets: options in ruled cells with an empty or ticked cell beside each."""

from __future__ import annotations

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import on, source

TOOLS = ("Surveys", "Interviews", "Studies", "Panels")


def sheet(paper: Paper, rows: tuple[tuple[str, ...], ...], ticked: str) -> None:
    """A narrow grey first column, then labels and pale cells in turn; ``ticked`` are labels."""
    for number, labels in enumerate(rows):
        y = 700 - 30 * number
        paper.draw(f"0.9 g 40 {y} 32 30 re f 0 G 0.5 w 40 {y} 32 30 re S")
        for at, label in enumerate(labels):
            x = 72 + 120 * at
            paper.draw(f"1 0.97 0.85 rg {x + 60} {y} 60 30 re f")
            paper.draw(f"0.5 w {x} {y} 60 30 re S {x + 60} {y} 60 30 re S")
            paper.text(x + 3, y + 12, label)
            if label in ticked:
                paper.text(x + 87, y + 12, "X")


def test_the_label_of_a_cell_is_before_it_where_the_row_begins_with_one() -> None:
    found = source(lambda paper: sheet(paper, (TOOLS, ("Case law", "Other")), "Interviews Other"))
    assert on(found) == ["Interviews", "Other"]
    names = [found.quote(mark.label) for mark in found.marks if mark.label]
    assert names == [*TOOLS, "Case law", "Other"]


def test_an_empty_cell_of_another_kind_is_no_option() -> None:
    """The narrow cells before the labels, and what is left of a row that ends early."""

    def page(paper: Paper) -> None:
        sheet(paper, (TOOLS, ("Other",)), "Studies Other")
        paper.draw("0.5 w 192 670 360 30 re S")

    found = source(page)
    assert on(found) == ["Studies", "Other"]
    assert len(found.marks) == 5
