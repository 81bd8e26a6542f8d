"""Boxes of a font on which a sign lies, typed or drawn: what is seen counts, not the character."""

from __future__ import annotations

import pytest

from pipeline.types import Source
from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import labels, on, source

BOX = b"o"  # of ZapfDingbats


def form(*signs: str, by: float = 0) -> Source:
    """Empty boxes of a font before three labels, the last one ticked, and what is drawn on the
    second, aside or not."""

    def draw(paper: Paper) -> None:
        for at in range(3):
            paper.text(60, 716 - 20 * at, BOX, size=12, font="Z")
        paper.text(61, 676, b"4", font="Z")
        for sign in signs:
            if len(sign) == 1:
                paper.text(61 + by, 696, sign.encode(), size=10, font="Z" if sign == "4" else "F")
            else:
                paper.draw(sign)

    return source(draw, labels)


def states(found: Source) -> list[str]:
    return [mark.state for mark in found.marks]


@pytest.mark.parametrize("sign", ["4", "X", "1.2 w 61 699 m 64 697 l 69 704 l S"])
def test_a_box_of_a_font_with_a_sign_on_it_is_on(sign: str) -> None:
    found = form(sign)
    assert states(found) == ["off", "on", "on"]
    assert on(found) == ["Late", "Never"]


@pytest.mark.parametrize(
    "sign",
    [
        "0.2 w 64 699 m 64.6 699.4 l S",  # a speck
        "0.5 w 58 710 m 300 710 l S",  # a rule below the first box
        "1 g 62 698 6 6 re f 0 g",  # nothing that could be seen
    ],
)
def test_a_box_of_a_font_on_which_nothing_is_seen_is_off(sign: str) -> None:
    assert states(form(sign)) == ["off", "off", "on"]


def test_a_sign_beside_a_box_is_not_on_it() -> None:
    assert states(form("X", by=11)) == ["off", "off", "on"]


@pytest.mark.parametrize("size", [10, 260])
def test_a_large_word_across_a_page_does_not_make_its_boxes_small(size: int) -> None:
    def draw(paper: Paper) -> None:
        for at in range(3):
            paper.draw(f"0.8 w 62 {715 - 20 * at} 9 9 re S")
        paper.draw("1.2 w 63.5 699 m 66 697 l 69.5 702.5 l S")
        paper.draw(f"0.9 g BT /F {size} Tf 0.7 0.7 -0.7 0.7 250 500 Tm (DRAFT) Tj ET")

    names = tuple(f"{when} in the year that is reported" for when in ("Early", "Late", "Never"))
    found = source(draw, lambda paper: labels(paper, names=names))
    assert states(found) == ["off", "on", "off"]
