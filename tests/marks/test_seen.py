"""What is seen decides where the file says something else: a page that is read, and one nearly the
same on which nothing is, or another thing."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper, width
from tests.marks.test_near_misses import circle, on, source


def high(sign: str) -> list[str]:
    """Large boxes, one with a sign near its upper edge; what is on."""

    def draw(paper: Paper) -> None:
        for at in range(3):
            paper.draw(f"1.2 w 58 {707 - 26 * at} 22 24 re S")
            paper.text(90, 718 - 26 * at, ("Early", "Late", "Never")[at])
        paper.text(66, 696, sign, 9)

    return on(source(draw))


def test_a_sign_at_the_edge_of_its_box_is_one() -> None:
    assert high("x") == ["Late"]


@pytest.mark.parametrize("sign", ["7", "Q", "."])
def test_another_character_is_none(sign: str) -> None:
    assert high(sign) == []


def stars(paper: Paper, *, shown: float, over: str = "0.9 0.65 0.04 rg") -> None:
    """Five pale stars, and five of another colour on them, of which a part is shown."""
    codes = [f"BT /Z 14 Tf 1 0 0 1 {100 + 18 * at} 700 Tm (H) Tj ET" for at in range(5)]
    paper.text(40, 700, "Clarity")
    paper.draw("0.82 g " + " ".join(codes))
    paper.draw(f"90 690 {10 + 18 * shown} 30 re W n {over} " + " ".join(codes))


@pytest.mark.parametrize("lit", [1, 2, 4])
def test_stars_laid_on_stars_are_lit_where_they_are_seen(lit: int) -> None:
    states = [mark.state for mark in source(lambda paper: stars(paper, shown=lit)).marks]
    assert states == ["on"] * lit + ["off"] * (5 - lit)


def test_half_a_star_is_neither() -> None:
    states = [mark.state for mark in source(lambda paper: stars(paper, shown=2.31)).marks]
    assert states == ["on", "on", "unknown", "off", "off"]


def test_stars_of_one_colour_laid_on_others_say_what_they_are() -> None:
    found = source(lambda paper: stars(paper, shown=2, over="0.82 g"))
    assert len({mark.state for mark in found.marks}) <= 1


def stripes(paper: Paper, tone: str, inside: str = "1 g 0.8 w") -> None:
    """A table of boxes, the first and last rows of which are on cells of a tone."""
    for row in range(3):
        y = 700 - 22 * row
        paper.text(60, y + 6, ("North", "South", "West")[row])
        for column in range(4):
            x = 160 + 27 * column
            if row != 1:
                paper.draw(f"{tone} {x} {y} 27 22 re f")
            if inside:
                paper.draw(f"{inside} {x + 8} {y + 6} 10 10 re B")
            if inside and column == row:
                paper.draw(f"0 g {x + 10} {y + 8} 6 6 re f")
    for column, name in enumerate(("A", "B", "C", "D")):
        paper.text(170 + 27 * column, 730, name)


def test_boxes_on_the_cells_of_stripes_are_read() -> None:
    states = [mark.state for mark in source(lambda paper: stripes(paper, "0.93 g")).marks]
    assert states == ["on" if at % 4 == at // 4 else "off" for at in range(12)]


def test_stripes_alone_are_nothing() -> None:
    assert source(lambda paper: stripes(paper, "0.93 g", "")).marks == ()


def corners(paper: Paper, length: float, *, ticked: bool = True) -> None:
    """Boxes of which only the corners are drawn, by lines of some length."""
    for at, name in enumerate(("Early", "Late", "Never")):
        x, y, a = 60, 712 - 20 * at, length
        paper.text(90, y + 2, name)
        lines = "".join(
            f"{x + 12 * right} {y + 12 * up + a * (1 - 2 * up)} m {x + 12 * right} {y + 12 * up} l "
            f"{x + 12 * right + a * (1 - 2 * right)} {y + 12 * up} l "
            for right in (0, 1)
            for up in (0, 1)
        )
        paper.draw(f"0.9 w {lines} S")
    if ticked:
        paper.draw("1.2 w 62 698 m 65 694 l 71 702 l S")


def test_the_corners_of_a_box_are_enough() -> None:
    found = source(lambda paper: corners(paper, 3))
    assert [mark.state for mark in found.marks] == ["off", "on", "off"]
    assert on(found) == ["Late"]


def test_dots_are_no_corners() -> None:
    assert on(source(lambda paper: corners(paper, 0.3))) == []


def faces(paper: Paper, radius: float) -> None:
    """Pale round faces over their labels, the second of them filled and framed."""
    paper.text(60, 760, "How was it?")
    for at, name in enumerate(("Bad", "Fair", "Good")):
        x, r = 90 + 80 * at, radius + (1 if at == 1 else 0)
        colour = "1 0.8 0.2 rg 0 G 1.6 w" if at == 1 else "1 g 0.7 G 1 w"
        paper.draw(f"{colour} {circle(x, 720, r)} B")
        ink = "0 g 0 G" if at == 1 else "0.7 g 0.7 G"
        paper.draw(f"{ink} {circle(x - 5, 724, 1.5)} f {circle(x + 5, 724, 1.5)} f")
        paper.draw(f"{ink} 1 w {x - 6} 714 m {x} {712 + 2 * at} {x} {712 + 2 * at} {x + 6} 714 c S")
        paper.text(x - width(name) / 2, 690, name)


def test_a_face_that_is_filled_is_chosen() -> None:
    assert on(source(lambda paper: faces(paper, 13))) == ["Fair"]


def test_large_pictures_are_no_faces() -> None:
    assert source(lambda paper: faces(paper, 22)).marks == ()
