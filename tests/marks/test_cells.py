"""Options in the cells of a table, one of which is filled in each row: `emphasis.cells`."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper, width
from tests.marks.test_near_misses import on, source

WORDS = ("Early", "Late", "Never")
ROWS = ("Budget", "Charter", "Register")


def table(
    paper: Paper,
    filled: str,
    words: tuple[tuple[str, ...], ...] = (WORDS,) * 3,
    gap: float = 0,
    names: tuple[str, ...] = ROWS,
) -> None:
    """A row for each name; ``filled`` has the number of its dark cell, or is a space."""
    for at, (name, chosen) in enumerate(zip(names, filled, strict=True)):
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


def test_words_that_are_marked_in_lines_without_a_name_are_none() -> None:
    assert source(lambda paper: table(paper, "102", names=("", "", ""))).marks == ()


def test_numbers_are_no_options() -> None:
    assert source(lambda paper: table(paper, "102", (("10", "20", "30"),) * 3)).marks == ()


def chips(paper: Paper, indent: float) -> None:
    """Four framed options, one of them filled; the last one alone in the next row."""
    paper.text(60, 740, "Which ones?")
    for at, (x, y) in enumerate([(60, 715), (130, 715), (200, 715), (60 + indent, 693)]):
        word = (*WORDS, "Again and again")[at]
        wide = width(word) + 24
        paper.draw(f"{'0.1 g' if at == 1 else '1 g'} 0.7 w {x} {y - 6} {wide} 19 re B")
        paper.text(x + 12, y, word, colour="1 g" if at == 1 else "0 g")


def test_a_framed_option_may_stand_in_the_next_row() -> None:
    found = source(lambda paper: chips(paper, 0))
    assert [mark.state for mark in found.marks] == ["off", "on", "off", "off"]


def test_what_is_framed_elsewhere_is_no_option() -> None:
    assert len(source(lambda paper: chips(paper, 30)).marks) == 3
