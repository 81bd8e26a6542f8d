"""Options with a letter in a box before each, as some web forms have: chosen ones are filled."""

from __future__ import annotations

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import on, source

TOOLS = ("Surveys", "Interviews", "Studies", "Panels")


def lettered(paper: Paper, chosen: str, frame: float = 0.6) -> None:
    """Boxes with heavy letters of different widths, in a pale outline."""
    for number, (letter, label) in enumerate(zip("AMIB", TOOLS, strict=True)):
        y = 700 - 20 * number
        filled = label == chosen
        paper.draw(f"0.6 0.7 0.9 RG 0.95 0.97 1 rg {frame} w 60 {y - 4} 14 14 re B")
        if filled:
            paper.draw(f"0 0.2 0.6 rg 60 {y - 4} 14 14 re f")
        paper.text(63.5, y, letter, 9, "B", "1 g" if filled else "0 0.2 0.6 rg")
        paper.text(84, y, label)


def test_the_filled_one_is_on_however_heavy_the_letters_are() -> None:
    for chosen in TOOLS:
        found = source(lambda paper, chosen=chosen: lettered(paper, chosen))
        assert (len(found.marks), on(found)) == (4, [chosen])


def test_where_none_is_filled_letters_say_nothing() -> None:
    assert not on(source(lambda paper: lettered(paper, "")))


def crossed(paper: Paper, first: int, *, at: int | None) -> None:
    """Framed letters before three labels, one of which may be crossed out."""
    for number, (letter, label) in enumerate(zip("ABC", TOOLS[:3], strict=True)):
        y = first - 20 * number
        paper.draw(f"0.4 w 60 {y - 4} 15 14 re S")
        paper.text(64, y, letter, 10, "B")
        if number == at:
            paper.draw(f"1.2 w 60 {y - 4} m 75 {y + 10} l S 60 {y + 10} m 75 {y - 4} l S")
        paper.text(84, y, label)


def test_a_framed_letter_that_is_crossed_out_is_on_and_those_elsewhere_are_off() -> None:
    found = source(
        lambda paper: crossed(paper, 700, at=1), lambda paper: crossed(paper, 500, at=None)
    )
    assert [mark.state for mark in found.marks] == ["off", "on", *["off"] * 4]


def test_framed_letters_of_which_none_is_crossed_out_number_a_list() -> None:
    assert source(lambda paper: crossed(paper, 700, at=None)).marks == ()
