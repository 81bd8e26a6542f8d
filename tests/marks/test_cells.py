"""Options in the cells of a table, one of which is filled in each row: `emphasis.cells`."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper, width
from tests.marks.test_near_misses import on, source

WORDS = ("Early", "Late", "Never")
ROWS = ("Budget", "Charter", "Register")


def table(
    paper: Paper, filled: str, words: tuple[tuple[str, ...], ...] = (WORDS,) * 3, gap: float = 0
) -> None:
    """A row for each name; ``filled`` has the number of its dark cell, or is a space."""
    for at, (name, chosen) in enumerate(zip(ROWS, filled, strict=True)):
        y = 700 - 20 * at
        paper.text(60, y, name)
        for column, word in enumerate(words[at]):
            x = 180 + 80 * column
            dark = chosen in {str(column), "*"}
            if dark:
                paper.draw(f"0.1 0.2 0.4 rg {x} {y - 6 + gap} 80 {20 - 2 * gap} re f")
            paper.draw(f"0.5 w {x} {y - 6 + gap} 80 {20 - 2 * gap} re S")
            colour = "1 g" if dark else "0 g"
            paper.text(x + 40 - width(word) / 2, y, word, colour=colour)


def test_the_filled_cell_of_each_row_is_on() -> None:
    found = source(lambda paper: table(paper, "102"))
    assert on(found) == ["Late", "Early", "Never"]
    assert len(found.marks) == 9
    assert {mark.encoding for mark in found.marks} == {"emphasis"}


def test_a_row_without_a_filled_cell_has_none_on() -> None:
    found = source(lambda paper: table(paper, "1 2"))
    assert on(found) == ["Late", "Never"]
    assert len(found.marks) == 9


def test_pills_in_one_column_are_options() -> None:
    assert on(source(lambda paper: table(paper, "111", gap=3))) == ["Late"] * 3


@pytest.mark.parametrize("filled", ["   ", "111", "*1*", "***", "1  "])
def test_a_column_or_rows_or_one_cell_set_off_say_nothing(filled: str) -> None:
    assert source(lambda paper: table(paper, filled)).marks == ()


def test_cells_with_other_words_in_each_row_are_a_table() -> None:
    words = (WORDS, ("Late", "Early", "Never"), WORDS)
    assert source(lambda paper: table(paper, "102", words)).marks == ()


def test_numbers_are_no_options() -> None:
    assert source(lambda paper: table(paper, "102", (("10", "20", "30"),) * 3)).marks == ()
