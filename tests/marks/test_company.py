"""What the company of a drawing says of it: its like in the group, the table and the page. Each
rule has a page on which it fires, and one nearly the same on which it must not."""

from __future__ import annotations

import pytest

from pipeline.options import Options
from pipeline.read import read
from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import circle, labels, on, pill, source

TICK = "1 w {} {} m {} {} l {} {} l S"


def tick(paper: Paper, row: int) -> None:
    """A tick where the box before a label is."""
    y = 715 - 20 * row
    paper.draw(TICK.format(63, y + 5, 66, y + 1, 71, y + 8))


def squares(paper: Paper, operators: str) -> None:
    """Squares of one make before three labels."""
    for at in range(3):
        paper.draw(f"{operators.format(f'62 {715 - 20 * at} 9 9 re')}")


# --------------------------------------------------------------------------- on top of a filling


def test_a_tick_on_one_of_some_pale_fillings_is_on() -> None:
    def pale(paper: Paper) -> None:
        squares(paper, "0.85 g {} f")
        tick(paper, 1)

    assert on(source(labels, pale)) == ["Late"]


def test_pale_fillings_that_are_all_the_same_are_not() -> None:
    assert on(source(labels, lambda paper: squares(paper, "0.85 g {} f"))) == []


# --------------------------------------------------------------------------- cells around controls


def celled(paper: Paper, *, inner: bool) -> None:
    """Small cells before cells with labels; boxes in them, or only the cells."""
    for at in range(3):
        y = 709 - 20 * at
        paper.draw(f"0.5 w 58 {y} 22 20 re S 80 {y} 200 20 re S")
        if inner:
            paper.draw(f"0.8 w 64 {y + 5} 10 10 re S")
    paper.draw("1 w 66 697 m 68 694 l 73 702 l S")


@pytest.mark.parametrize("inner", [True, False])
def test_a_control_in_a_cell_is_read_and_a_cell_that_is_one(inner: bool) -> None:
    found = source(labels, lambda paper: celled(paper, inner=inner))
    assert on(found) == ["Late"]
    wide = {round(mark.box.x1 - mark.box.x0) for mark in found.marks if mark.box}
    assert wide <= ({10, 11, 12} if inner else {21, 22, 23})


# --------------------------------------------------------------------------- letters in boxes


def lettered(*letters: str) -> list[str]:
    def draw(paper: Paper) -> None:
        squares(paper, "0.8 w {} S")
        for at, letter in enumerate(letters):
            paper.text(64, 717 - 20 * at, letter, 8)

    return on(source(labels, draw))


def test_a_v_among_empty_boxes_is_a_tick() -> None:
    assert lettered("", "v", "") == ["Late"]


def test_a_v_among_other_letters_is_a_name() -> None:
    assert lettered("u", "v", "w") == []


# --------------------------------------------------------------------------- strokes


def test_a_stroke_over_one_box_of_several_makes_no_switch() -> None:
    def draw(paper: Paper) -> None:
        squares(paper, "0.8 w {} S")
        paper.draw("1 w 62 694 m 66 706 74 690 82 704 c S")

    assert {mark.box.x1 - mark.box.x0 < 12 for mark in source(labels, draw).marks if mark.box} == {
        True
    }


def rings(*widths: float) -> list[str]:
    def draw(paper: Paper) -> None:
        for at, width in enumerate(widths):
            side = 9 - width
            paper.draw(
                f"{width} w {pill(62 + width / 2, 715 - 20 * at + width / 2, side, side)} h S"
            )

    return on(source(labels, draw))


def test_a_ring_of_a_thick_line_is_filled() -> None:
    assert rings(0.8, 3.4, 0.8) == ["Late"]


def test_rings_of_one_thick_line_are_all_the_same() -> None:
    assert rings(3.4, 3.4, 3.4) == []


# --------------------------------------------------------------------------- rings around labels


def ringed(*chosen: bool) -> list[str]:
    """Options set so close that a ring around one reaches into the next line."""

    def draw(paper: Paper) -> None:
        paper.text(60, 740, "When was it?")
        for at, (name, one) in enumerate(zip(("Early", "Late", "Never"), chosen, strict=True)):
            y = 716 - 14 * at
            paper.text(90, y, name)
            if one:
                wide = 16 + 3 * len(name)
                x, up = 84 + wide, 12 * 4 / 3
                path = (f"84 {y + 3} m 84 {y + 3 + up} {x} {y + 3 + up} {x} {y + 3} c "
                        f"{x} {y + 3 - up} 84 {y + 3 - up} 84 {y + 3} c")  # fmt: skip
                paper.draw(f"0.2 0.2 0.8 RG 1 w {path} S")

    return on(source(draw))


def test_rings_that_are_around_all_labels_say_nothing() -> None:
    assert ringed(True, True, True) == []


# --------------------------------------------------------------------------- pages


def pages(*, going_on: bool) -> Paper:
    """Three rings in the upper margin of two pages; on each, more of them below, or none."""
    paper = Paper()
    for number in range(2):
        if number:
            paper.turn()
        for at in range(3):
            paper.draw(f"0.8 w {circle(60 + 20 * at, 800, 5)} S")
        paper.text(130, 797, "Yearly report")
        paper.text(60, 600, "Some text that stands on the page and says nothing of a choice.")
        if going_on:
            for at in range(3):
                paper.draw(f"0.8 w {circle(60, 760 - 20 * at, 5)} S")
                paper.text(80, 757 - 20 * at, ("Early", "Late", "Never")[at])
    return paper


def test_drawings_of_a_running_header_are_no_marks() -> None:
    assert not read(pages(going_on=False).bytes(), "form.pdf", Options()).marks


def test_a_column_that_begins_in_the_margin_is_read() -> None:
    found = read(pages(going_on=True).bytes(), "form.pdf", Options())
    assert len(found.marks) >= 6


@pytest.mark.parametrize("size", [10, 16])
def test_a_column_goes_on_where_the_type_of_the_page_is_of_another_size(size: int) -> None:
    """Its last ring stands at the same place of the margin on two pages."""
    paper = Paper()
    for number in range(3):
        for line in range(3):
            paper.text(60, 600 - 20 * line, "Some text on the page that says nothing", size)
        if number:
            paper.draw(f"0.8 w {circle(60, 800, 5)} S")
            paper.text(80, 797, "Never")
        if number < 2:
            size = 26 - size
            for at in range(2):
                paper.draw(f"0.8 w {circle(60, 120 - 20 * at, 5)} S")
                paper.text(80, 117 - 20 * at, ("Early", "Late")[at])
            if not number:
                paper.draw(f"0 g {circle(60, 120, 2.5)} f")
            paper.turn()
    found = read(paper.bytes(), "form.pdf", Options())
    assert len(found.marks) == 6


SHORT = ("Early", "Late", "Never")
LONG = ("The first of three measures ended.", "The second one goes on.", "The third was dropped.")


@pytest.mark.parametrize(("names", "count"), [(SHORT, 3), (LONG, 0)])
def test_small_rings_before_sentences_are_bullets(names: tuple[str, ...], count: int) -> None:
    def draw(paper: Paper) -> None:
        for at in range(3):
            paper.draw(f"0.8 w {circle(66, 719 - 20 * at, 2.6)} S")

    assert len(source(lambda paper: labels(paper, 80, names), draw).marks) == count


def columns(*, high: bool) -> list[str]:
    """Boxes before labels in two columns, with much text in each, or with none."""
    paper = Paper()
    for column, x in enumerate((60, 330)):
        for at in range(14 if high else 2):
            paper.draw(f"0.8 w {x} {730 - 20 * at} 9 9 re S")
            paper.text(x + 16, 731 - 20 * at, f"Choice {'AB'[column]} {at} of this column")
    found = read(paper.bytes(), "form.pdf", Options())
    return [found.text[mark.label.start + 7] for mark in found.marks if mark.label]


def test_marks_come_column_by_column() -> None:
    found = columns(high=True)
    assert found in (sorted(found), ["A", "B"] * 14)
    assert len(found) == 28


def test_a_running_head_at_the_right_is_no_column() -> None:
    """It is read before the column under it, and stands further right than that."""
    paper = Paper()
    paper.text(60, 800, "Report of the year")
    paper.text(500, 800, "ANNUAL")
    for x, first, asked in ((60, 740, 300), (310, 734, 600)):
        lines = range(first, 200, -13)
        for y in (y for y in lines if not 0 <= asked - y < 60):
            paper.text(x, y, "Words that fill a line of this column up to its end")
        for at in range(3):
            paper.draw(f"0.8 w {x} {asked - 10 - 15 * at} 9 9 re S")
            paper.text(x + 16, asked - 9 - 15 * at, f"{'BA'[x < 100]} choice {at}")
    found = read(paper.bytes(), "form.pdf", Options())
    names = [found.quote(mark.label)[0] for mark in found.marks if mark.label]
    assert names == ["A"] * 3 + ["B"] * 3


def test_short_columns_of_options_come_row_by_row() -> None:
    assert columns(high=False) == ["A", "B", "A", "B"]


# --------------------------------------------------------------------------- signs in cells


def headed(*, x: float = 150, heads: bool = True) -> list[str]:
    """A table of one row under heads, with a drawn cross in its second cell."""

    def draw(paper: Paper) -> None:
        for at, name in enumerate(SHORT):
            paper.draw(f"0.6 w {60 + 70 * at} 700 70 20 re S {60 + 70 * at} 680 70 20 re S")
            if heads:
                paper.text(70 + 70 * at, 706, name)
        paper.draw(f"1.2 w {x} 685 m {x + 10} 695 l {x} 695 m {x + 10} 685 l S")

    return on(source(draw))


def test_a_cross_that_is_drawn_in_a_cell_is_named_by_its_head() -> None:
    assert headed(x=160) == ["Late"]


def test_what_is_drawn_at_the_edge_of_a_cell_is_no_cross() -> None:
    assert headed(x=133) == []


def test_a_cross_in_a_table_without_texts_is_none() -> None:
    assert headed(x=160, heads=False) == []


# --------------------------------------------------------------------------- all of a group alike


def ticked(paper: Paper, *, uneven: bool) -> None:
    """Boxes that are all ticked, by ticks of several sizes, or with anything else in them."""
    squares(paper, "0.8 w {} S")
    for at in range(3):
        x, y = 62 + 9, 715 - 20 * at
        width = (0.8, 1.2, 1.6)[at] if uneven else 1
        paper.draw(f"{width} w 63.5 {y + 4} m {x - 5} {y + 2} l {x - 1.5} {y + 7.5} l S")


def below(paper: Paper, *, mixed: bool) -> None:
    """Boxes of the same make elsewhere, one of which may be ticked."""
    for at, name in enumerate(("North", "South", "West")):
        x = 320 + 70 * at
        paper.text(x + 16, 402, name)
        paper.draw(f"0.8 w {x} 400 9 9 re S")
    if mixed:
        paper.draw("1.2 w 321.5 404 m 324 402 l 327.5 407.5 l S")


@pytest.mark.parametrize(("mixed", "states"), [(True, ["on"] * 3), (False, ["unknown"] * 3)])
def test_boxes_that_are_ticked_unevenly_are_on_beside_ticked_and_empty_ones(
    mixed: bool, states: list[str]
) -> None:
    found = source(
        labels, lambda paper: ticked(paper, uneven=True), lambda paper: below(paper, mixed=mixed)
    )
    assert [mark.state for mark in found.marks if mark.box and mark.box.x0 < 100] == states
    assert [mark.state for mark in found.marks if mark.box and mark.box.x0 > 300].count("off") >= 2


# --------------------------------------------------------------------------- drawn words


def word(*, gap: float, bar: bool) -> list[str]:
    """The states of rings in a row, with a way between them, after a bar or not."""
    paper = Paper()
    if bar:
        paper.draw(f"{90 - gap - 1.5} 700 1.5 8 re f")
    for at in range(3):
        paper.draw(f"1.2 w {circle(94 + (8 + gap) * at, 704, 4)} S")
    return [mark.state for mark in read(paper.bytes(), "form.pdf", Options()).marks]


def test_rings_as_close_as_the_letters_of_a_word_are_letters() -> None:
    assert word(gap=1.8, bar=True) == []
    assert word(gap=1.8, bar=False) == ["off"] * 3
    assert word(gap=6, bar=True) == ["off"] * 3


@pytest.mark.parametrize(("apart", "count"), [(3.2, 3), (0.5, 0)])
def test_a_box_before_a_word_that_is_drawn_is_none_of_its_letters(apart: float, count: int) -> None:
    def form(paper: Paper) -> None:
        labels(paper, 140)
        for at in range(3):
            y = 715 - 20 * at
            paper.draw(f"0.8 w 62 {y} 10 10 re S")
            for letter in range(4):
                paper.draw(f"{72.4 + apart + 6 * letter} {y + 2} 1.5 7 re f")
                paper.draw(f"{72.4 + apart + 6 * letter} {y + 2} 5 2.5 re f")

    assert len(source(form).marks) == count
