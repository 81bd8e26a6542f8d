"""Forms that were filled in and saved or printed again, so that the fields are drawings: boxes in
the cells of tables, over printed boxes, ticked with codes of symbol fonts."""

from __future__ import annotations

import pytest

from pipeline.types import Source
from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import NAMES, boxes, labels, on, source

TICK_SHAPE = "1 0 0 1 {x} {y} cm 0 5 m 2 6 l 4 3.5 l 9.5 11.2 l 10.6 11 l 4.5 0 l 3.5 0 l h f"
TICK = "{x} {y} m {a} {b} l {c} {d} l S "


def tick(x: float, y: float) -> str:
    """A tick in the box whose lower left corner this is."""
    return "1.2 w " + TICK.format(x=x + 2.5, y=y + 5, a=x + 5, b=y + 2, c=x + 10, d=y + 10)


def states(found: Source) -> list[str]:
    return [mark.state for mark in found.marks]


@pytest.mark.parametrize(
    ("font", "code", "ticked"),
    [("D050000L", "4", True), ("D050000L", "l", True), ("Helvetica", "4", False)],
)
def test_a_code_of_a_symbol_font_in_a_box_is_a_sign(font: str, code: str, ticked: bool) -> None:
    def form(paper: Paper) -> None:
        paper.font("S", f"/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding")
        labels(paper)
        boxes(paper, "", "", "", size=11)
        paper.text(64, 698, code, font="S")

    assert on(source(form)) == (["Late"] if ticked else [])


def test_a_rule_beside_a_box_is_no_part_of_it() -> None:
    """Rules of table cells touch the boxes, under each of which a smaller one is printed."""

    def form(paper: Paper) -> None:
        labels(paper)
        for at in range(3):
            y = 712 - 20 * at
            paper.draw(f"0.8 w 64 {y + 2} 9 9 re S")
            paper.draw(f"1 g 62 {y} 14 14 re f 0 G 1 w 62 {y} 14 14 re S")
            paper.draw(f"0 g 58 {y + 14.2} 18.6 0.8 re f")
        paper.draw(tick(63, 693))

    found = source(form)
    assert states(found) == ["off", "on", "off"]
    assert all(12 <= mark.box.x1 - mark.box.x0 <= 17 for mark in found.marks)


def test_the_border_lines_of_a_crossed_box_are_its_outline() -> None:
    def form(paper: Paper) -> None:
        labels(paper)
        for at in range(3):
            y = 714 - 20 * at
            for line in ((62, y, 74, y), (62, y + 12, 74, y + 12), (62, y, 62, y + 12),
                         (74, y, 74, y + 12)):  # fmt: skip
                paper.draw("0.6 w {} {} m {} {} l S".format(*line))
        paper.draw("1 w 64 696 m 72 704 l S 64 704 m 72 696 l S")

    found = source(form)
    assert states(found) == ["off", "on", "off"]
    assert all(11 <= mark.box.x1 - mark.box.x0 <= 14 for mark in found.marks)


@pytest.mark.parametrize(("sides", "expected"), [(4, ["off", "on", "off"]), (2, [])])
def test_a_tick_may_be_larger_than_the_border_lines_around_it(
    sides: int, expected: list[str]
) -> None:
    """Drawn first, and lower than its box by more than a border line is thick."""

    def form(paper: Paper) -> None:
        labels(paper)
        for at in range(3):
            y = 714 - 20 * at
            if at == 1:
                paper.draw("0 0 0 rg " + TICK_SHAPE.format(x=62, y=y - 2.8))
            for line in ("62 {a} 10 1 re f", "62 {b} 10 1 re f",
                         "62 {a} 1 10 re f", "71 {a} 1 10 re f")[:sides]:  # fmt: skip
                paper.draw(line.format(a=y, b=y + 9))

    assert states(source(form)) == expected


def test_an_outline_that_others_overlap_is_as_empty_as_the_others() -> None:
    def form(paper: Paper, *, pen: bool) -> None:
        for at, name in enumerate((*NAMES, "Unknown", "Other")):
            paper.text(90, 716 - 14.5 * at, name)
            paper.draw(f"1.1 w 62 {713 - 14.5 * at} 14.5 14.5 re S")
        paper.draw("2.2 w 62 669.5 14.5 14.5 re S")
        paper.draw(tick(63, 714))
        paper.draw("0.9 w 64 671 m 67 682 l S" if pen else "")

    assert states(source(lambda paper: form(paper, pen=False))) == ["on", *["off"] * 4]
    stroked = states(source(lambda paper: form(paper, pen=True)))
    assert stroked[0] == "on"
    assert stroked[3] != "off"


def test_boxes_that_are_all_ticked_are_none_of_a_list_if_others_are_empty() -> None:
    def ticked(paper: Paper) -> None:
        labels(paper)
        boxes(paper, "", "", "", size=11)
        for at in range(3):
            paper.draw(tick(62, 715 - 20 * at))

    def empty(paper: Paper) -> None:
        for at, name in enumerate(("Yes", "No")):
            paper.text(370 + 60 * at, 502, name)
            paper.draw(f"0.8 w {350 + 60 * at} 500 11 11 re S")

    assert states(source(ticked)) == ["unknown"] * 3
    assert on(source(ticked, empty)) == list(NAMES)
    assert states(source(ticked, empty)).count("off") == 2
