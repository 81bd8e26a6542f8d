"""What is seen decides where the file says something else: a page that is read, and one nearly the
same on which nothing is, or another thing."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import on, source


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
