"""What tells a control from what only looks like one: a page on which a mark is read, and one so
near that there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.options import Options
from pipeline.read import read
from pipeline.types import Source
from tests.marks.grid.controls import own_font
from tests.marks.grid.paper import Paper, width

Draw = Callable[[Paper], None]
NAMES = ("Early", "Late", "Never")
CIRCLE = "{x0} {y} m {x0} {a} {x1} {a} {x1} {y} c {x1} {b} {x0} {b} {x0} {y} c"


def circle(x: float, y: float, radius: float) -> str:
    """The path of a circle around a place."""
    up = radius * 4 / 3
    return CIRCLE.format(x0=x - radius, x1=x + radius, y=y, a=y + up, b=y - up)


def pill(x: float, y: float, wide: float, high: float) -> str:
    """The path of a bar with round ends; x and y are its lower left corner."""
    r, k = high / 2, high / 2 * 0.552
    left, right, low, top = x + r, x + wide - r, y, y + high
    return (
        f"{left} {low} m {right} {low} l "
        f"{right + k} {low} {x + wide} {low + r - k} {x + wide} {low + r} c "
        f"{x + wide} {low + r + k} {right + k} {top} {right} {top} c {left} {top} l "
        f"{left - k} {top} {x} {low + r + k} {x} {low + r} c "
        f"{x} {low + r - k} {left - k} {low} {left} {low} c "
    )


def labels(paper: Paper, x: float = 90, names: tuple[str, ...] = NAMES) -> None:
    for at, name in enumerate(names):
        paper.text(x, 716 - 20 * at, name)


def boxes(paper: Paper, *fillings: str, size: float = 9) -> None:
    """Boxes before the labels, each outlined or filled with a colour."""
    for at, filling in enumerate(fillings):
        place = f"62 {715 - 20 * at} {size} {size} re"
        paper.draw(f"{filling} {place} f" if filling else f"0.8 w {place} S")


def star(x: float, y: float, operator: str) -> str:
    points = ((0, 6), (1.4, 2), (5.7, 1.9), (2.2, -0.7), (3.5, -4.9), (0, -2.4), (-3.5, -4.9),
              (-2.2, -0.7), (-5.7, 1.9), (-1.4, 2))  # fmt: skip
    steps = [f"{x + a} {y + b} {'l' if at else 'm'}" for at, (a, b) in enumerate(points)]
    return " ".join([*steps, "h", operator])


def source(*drawn: Draw) -> Source:
    paper = Paper()
    for draw in drawn:
        draw(paper)
    return read(paper.bytes(), "form.pdf", Options())


def on(found: Source) -> list[str]:
    return [found.quote(mark.label) for mark in found.marks if mark.label and mark.state == "on"]


# --------------------------------------------------------------------------- switches


def switches(paper: Paper) -> None:
    """Pale knobs on pills, the second of which is dark and has its knob at the right."""
    for at in range(3):
        chosen = at == 1
        y = 712 - 20 * at
        colour = "0.3 0.27 0.9 rg" if chosen else "0.9 g"
        paper.draw(f"{colour} {pill(240, y, 31, 17)} f")
        paper.draw(f"1 g {circle(262.5 if chosen else 248.5, y + 8.5, 7)} f")


def buttons(paper: Paper) -> None:
    """Pills with a ring and a word in them."""
    for at in range(3):
        y = 712 - 20 * at
        paper.draw(f"0.6 w {pill(240, y, 46, 17)} S 0.8 w {circle(250, y + 8.5, 5)} S")
        paper.text(260, y + 5, "only", 9)
    paper.draw(f"0 g {circle(250, 700.5, 2.5)} f")


def test_a_pale_knob_on_a_dark_pill_is_a_switch() -> None:
    found = source(labels, switches)
    assert [mark.state for mark in found.marks] == ["off", "on", "off"]
    assert on(found) == ["Late"]


def test_a_ring_in_a_pill_with_a_word_is_no_switch() -> None:
    found = source(buttons)
    assert [(mark.kind, mark.state) for mark in found.marks] == [
        ("radio", "off"), ("radio", "on"), ("radio", "off")
    ]  # fmt: skip


# --------------------------------------------------------------------------- charts and keys


def points(paper: Paper) -> None:
    """Boxes in four columns, two of them filled."""
    for at in range(4):
        y = 600 + 25 * ((at * 2) % 3)
        paper.draw(f"0.8 w {120 + 60 * at} {y} 8 8 re {'B' if at % 2 else 'S'}")
        paper.text(132 + 60 * at, y, f"point {'abcd'[at]}", 8)


def axis(paper: Paper, values: tuple[str, ...] = ("60", "40", "20", "0")) -> None:
    for at, value in enumerate(values):
        paper.text(80 - width(value), 675 - 25 * at, value)


def test_points_beside_an_axis_are_no_marks() -> None:
    assert len(source(points).marks) == 4
    assert source(points, axis).marks == ()


@pytest.mark.parametrize("values", [("1,000", "100", "10", "1"), ("0,6", "0,4", "0,2", "0,0")])
def test_an_axis_may_have_powers_and_fractions(values: tuple[str, ...]) -> None:
    assert source(points, lambda paper: axis(paper, values)).marks == ()


@pytest.mark.parametrize("values", [("60", "48", "20", "0"), ("0", "20", "40", "60")])
def test_numbers_that_do_not_fall_evenly_are_no_axis(values: tuple[str, ...]) -> None:
    assert len(source(points, lambda paper: axis(paper, values)).marks) == 4


def test_the_steps_of_a_scale_from_top_to_bottom_are_no_chart() -> None:
    def steps(paper: Paper) -> None:
        for at in range(5):
            paper.text(80, 700 - 20 * at, str(5 - at))
            paper.draw(f"0.8 w {circle(100, 703 - 20 * at, 5)} S")
        paper.draw(f"0 g {circle(100, 683, 2.5)} f")

    assert [mark.state for mark in source(steps).marks] == ["off", "on", "off", "off", "off"]


def test_fillings_of_several_colours_are_the_key_of_a_chart() -> None:
    blue, orange = "0.1 0.45 0.7 rg", "1 0.5 0.05 rg"
    assert on(source(labels, lambda paper: boxes(paper, blue, blue, ""))) == ["Early", "Late"]
    assert source(labels, lambda paper: boxes(paper, blue, orange, "")).marks == ()


# --------------------------------------------------------------------------- stars


@pytest.mark.parametrize(("number", "read_"), [(3, 0), (5, 5)])
def test_lit_stars_alone_are_a_scale_of_five_or_an_ornament(number: int, read_: int) -> None:
    def stars(paper: Paper) -> None:
        paper.text(60, 740, "Hotel of the lake")
        for at in range(number):
            paper.draw("0.8 0.6 0.2 rg " + star(70 + 16 * at, 720, "f"))

    assert [mark.kind for mark in source(stars).marks] == ["star"] * read_


def test_a_star_in_a_text_is_a_sign() -> None:
    def written(paper: Paper) -> None:
        paper.text(60, 700, "Items with")
        paper.text(112, 700, b"H", font="Z")
        paper.text(124, 700, "must be met")

    def rated(paper: Paper) -> None:
        paper.text(60, 700, "Quality")
        paper.text(112, 700, b"HHHII", font="Z")

    assert source(written).marks == ()
    assert [mark.state for mark in source(rated).marks] == ["on", "on", "on", "off", "off"]


# --------------------------------------------------------------------------- pen and ink


def test_a_stroke_of_a_pen_that_misses_the_middle_is_seen() -> None:
    def pen(paper: Paper) -> None:
        boxes(paper, "", "", "", size=12)
        paper.draw("0 0 0.6 RG 1.5 w 61 703 m 64 693 l 72 708 84 712 86 714 c S")

    def dust(paper: Paper) -> None:
        boxes(paper, "", "", "", size=12)
        paper.draw("0.5 w 68 700 m 69 700 l S")

    assert on(source(labels, pen)) == ["Late"]
    assert "on" not in [mark.state for mark in source(labels, dust).marks]


def test_a_tick_four_times_as_large_as_its_box_is_in_the_box() -> None:
    def ticked(paper: Paper) -> None:
        boxes(paper, "", "", "")
        paper.draw("0.7 0.1 0.1 RG 2 w 56 703 m 66 692 l 78 716 l S")

    found = source(labels, ticked)
    assert [mark.state for mark in found.marks] == ["off", "on", "off"]
    assert {mark.kind for mark in found.marks} == {"checkbox"}


def test_fine_lines_come_out_dark_or_pale_and_mean_nothing() -> None:
    def hairs(paper: Paper) -> None:
        for at in range(3):
            paper.draw(f"0.35 w {62 + 0.37 * at} {715.21 - 20 * at} 9 9 re S")

    assert [mark.state for mark in source(labels, hairs).marks] == ["off"] * 3


def bars(paper: Paper, number: int) -> None:
    labels(paper, names=(*NAMES, "Unknown"))
    boxes(paper, "", "", "", "", size=11)
    for at in range(number):
        paper.draw(f"0 g 64.5 {719.5 - 20 * at} 6 2 re f")


def test_bars_in_boxes_are_on_where_they_are_the_only_sign() -> None:
    def ticked(paper: Paper) -> None:
        bars(paper, 2)
        paper.draw("1 w 64 680 m 67 677 l 71 685 l S")

    assert on(source(lambda paper: bars(paper, 2))) == ["Early", "Late"]
    assert on(source(lambda paper: bars(paper, 1))) == []
    assert on(source(ticked)) == ["Never"]


def test_a_tick_beside_heavier_ones_is_not_called_empty() -> None:
    def ticked(paper: Paper) -> None:
        boxes(paper, "", "", "", size=11)
        paper.draw("1 w 64 680 m 67 677 l 71 685 l S")
        paper.draw("0 g 64 717 7 7 re f 64 697 7 7 re f")

    assert "off" not in [mark.state for mark in source(labels, ticked).marks]


# --------------------------------------------------------------------------- tables


def table(paper: Paper, *cells: tuple[str, ...]) -> None:
    """A ruled table; its cells by rows, from the top."""
    for down, row in enumerate(cells):
        for across, text in enumerate(row):
            x, y = 60 + 90 * across, 700 - 20 * down
            paper.draw(f"0.6 w {x} {y} 90 20 re S")
            paper.text(x + 8, y + 6, text)


def test_a_crossed_cell_is_named_by_its_column_and_row() -> None:
    found = source(
        lambda paper: table(
            paper, ("Task", "Done", "Pending"), ("Paint", "X", ""), ("Wiring", "", "X")
        )
    )
    assert on(found) == ["Done", "Pending"]
    rows = [found.quote(mark.row) for mark in found.marks if mark.row and mark.state == "on"]
    assert rows == ["Paint", "Wiring"]


def test_an_x_in_a_column_of_texts_is_a_text() -> None:
    found = source(
        lambda paper: table(paper, ("Size", "Stock", "Note"), ("Ox", "o", ""), ("Fox", "x", ""))
    )
    assert found.marks == ()


# --------------------------------------------------------------------------- letters and fields


def test_drawings_that_stand_like_letters_are_no_controls() -> None:
    def rings(paper: Paper, *, word: bool) -> None:
        for at in range(3):
            y = 719 - 20 * at
            paper.draw(f"1 w {circle(66, y, 4)} S")
            if word:  # of four letters, the second of which is the ring
                paper.draw(f"0 g 57 {y - 4} 3.5 11 re f 72 {y - 4} 5 8 re f 79 {y - 4} 2 11 re f")
        labels(paper)

    assert source(lambda paper: rings(paper, word=True)).marks == ()
    assert [mark.kind for mark in source(lambda paper: rings(paper, word=False)).marks] == [
        "radio"
    ] * 3


@pytest.mark.parametrize(("words", "marks"), [(b"DCCDC", 0), (b"", 3)])
def test_characters_in_words_that_nobody_can_read_are_letters(words: bytes, marks: int) -> None:
    def written(paper: Paper) -> None:
        own_font(paper, "\ue101\ue102\ue103\ue104")
        labels(paper)
        for at, code in enumerate((b"C", b"D", b"C")):
            paper.text(70, 716 - 20 * at, code, font="O")
            paper.text(140, 716 - 20 * at, words, font="O")

    assert len(source(written).marks) == marks


@pytest.mark.parametrize(("lines", "marks"), [(1, 0), (3, 3)])
def test_an_x_over_the_only_short_line_is_no_mark(lines: int, marks: int) -> None:
    def written(paper: Paper) -> None:
        for at in range(lines):
            paper.draw(f"0.6 w 62 {714 - 20 * at} m 82 {714 - 20 * at} l S")
        paper.text(69, 716, "X")
        labels(paper)

    assert len(source(written).marks) == marks


def test_a_drawing_without_a_label_stands_for_nothing() -> None:
    def alone(paper: Paper) -> None:
        paper.text(60, 760, "A text that is far away")
        paper.draw("0.8 w 300 300 9 9 re S 302 302 m 307 307 l S")

    assert source(alone).marks == ()
    assert len(source(alone, lambda paper: paper.text(316, 301, "Agreed")).marks) == 1


@pytest.mark.parametrize(("kind", "marks"), [("/Ch/Ff 131072", 0), ("/Btn", 1)])
def test_what_is_drawn_for_a_list_is_no_control(kind: str, marks: int) -> None:
    """The arrow of a list stands in a small frame; so does the tick of a check box."""

    def field(paper: Paper) -> None:
        paper.text(100, 700, "Country")
        look = paper.appearance("0.8 w 1 1 12 12 re S 0 g 4 8 m 10 8 l 7 4 l f", 14)
        states = f"/N<</Yes {look} 0 R>>" if marks else f"/N {look} 0 R"
        paper.annotate(
            f"/Subtype/Widget/FT{kind}/T(one)/Rect[80 697 94 711]/F 4/AP<<{states}>>"
            + ("/V/Yes/AS/Yes" if marks else ""),
            field=True,
        )

    found = source(field).marks
    assert [mark.encoding for mark in found] == ["acroform"] * marks


def test_a_field_with_an_outline_and_an_x_is_read_once() -> None:
    def fields(paper: Paper) -> None:
        labels(paper)
        full = paper.appearance("0.8 w 1 1 10 10 re S BT /F 9 Tf 3 3 Td (x) Tj ET", 12)
        empty = paper.appearance("0.8 w 1 1 10 10 re S", 12)
        for at in range(3):
            state = "Yes" if at == 1 else "Off"
            paper.annotate(
                f"/Subtype/Widget/FT/Btn/T(f{at})/Rect[62 {713 - 20 * at} 74 {725 - 20 * at}]/F 4"
                f"/V/{state}/AS/{state}/AP<</N<</Yes {full} 0 R/Off {empty} 0 R>>>>",
                field=True,
            )

    found = source(fields)
    assert [mark.encoding for mark in found.marks] == ["acroform"] * 3
    assert on(found) == ["Late"]


# --------------------------------------------------------------------------- cards


def cards(paper: Paper, top: int, chosen: int, wide: float = 200) -> None:
    for at, name in enumerate(NAMES):
        y = top - 34 * at
        paper.draw(f"{'0 0.4 0.6' if at == chosen else '0.9 0.9 0.92'} rg 60 {y} {wide} 28 re f")
        paper.text(70, y + 10, name, colour="1 g" if at == chosen else "0 g")


@pytest.mark.parametrize(("wide", "chosen"), [(200, ["Never", "Late"]), (120, ["Late"])])
def test_cards_of_one_make_are_options_whatever_they_stand_under(
    wide: float, chosen: list[str]
) -> None:
    def page(paper: Paper) -> None:
        paper.text(60, 740, "All took part in it.")
        cards(paper, 700, 2, wide)
        paper.text(60, 580, "When did it begin?")
        cards(paper, 545, 1)

    assert on(source(page)) == chosen


@pytest.mark.parametrize(("count", "label", "marks"), [(1, False, 0), (1, True, 1), (3, False, 3)])
def test_brackets_far_apart_without_a_text_are_for_a_telephone_code(
    count: int, label: bool, marks: int
) -> None:
    def form(paper: Paper) -> None:
        for at in range(count):
            y = 600 - 20 * at
            paper.text(60, y, "Telephone number")
            paper.text(200, y, "(")
            paper.text(226, y, ") daily" if label else ")")

    assert len(source(form).marks) == marks
