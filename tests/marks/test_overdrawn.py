"""Forms filled in with a viewer: strokes, stamps and typed signs on what is printed."""

from __future__ import annotations

import pytest

from pipeline.types import Source
from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import on, source

TOOLS = ("Surveys", "Interviews", "Studies", "Panels")
RING, BOX = "m", "box"  # a code of ZapfDingbats; a drawing
PLACE = "/Rect[56 677 72 693]"
CROSS = "1.5 w 0 0 1 RG 2 2 m 14 14 l S 2 14 m 14 2 l S"
TICK = "2 w 4 6 m 8 2 l 15 15 l S"
DISC = "0 g 5 5 6 6 re f"
SIGN = "BT /Z 12 Tf 0 g 4 4 Td (4) Tj ET"
STROKES = "/InkList[[58 679 70 691][58 691 70 679]]/BS<</W 1.5>>"


def form(control: str, entries: str, look: str = "") -> Source:
    """Four options; an annotation over the second."""

    def fill(paper: Paper) -> None:
        for number, label in enumerate(TOOLS):
            y = 700 - 18 * number
            if control == BOX:
                paper.draw(f"0.8 w 60 {y - 1} 9 9 re S")
            else:
                paper.text(60, y, control, font="Z")
            paper.text(76, y, label)
        drawn = f"/AP<</N {paper.appearance(look, 16)} 0 R>>" if look else ""
        paper.annotate(f"{PLACE}/C[0 0 1]{entries}{drawn}")

    return source(fill)


@pytest.mark.parametrize("control", [RING, BOX])
@pytest.mark.parametrize(
    ("entries", "look"),
    [
        ("/F 4/Subtype/Ink" + STROKES, CROSS),
        ("/F 4/Subtype/Ink" + STROKES, ""),
        ("/F 4/Subtype/Stamp", TICK),
        ("/F 4/Subtype/PolyLine", TICK),
        ("/F 4/Subtype/Circle", DISC),
        ("/F 4/Subtype/FreeText/DA(/Z 12 Tf)/Contents(4)", SIGN),
        ("/F 4/Subtype/FreeText/DA(/Helv 12 Tf 0 g)/Contents(X)", ""),
        ("/F 4/Subtype/Text/Name/Checkmark", TICK),
    ],
)
def test_what_is_put_on_a_control_ticks_it(control: str, entries: str, look: str) -> None:
    found = form(control, entries, look)
    assert [mark.state for mark in found.marks] == ["off", "on", "off", "off"]


@pytest.mark.parametrize("control", [RING, BOX])
@pytest.mark.parametrize(
    "entries",
    [
        "/F 2/Subtype/Ink" + STROKES,  # hidden
        "/F 32/Subtype/Ink" + STROKES,  # printed only
        "/F 4/Subtype/Text/Name/Comment",  # the icon of a comment
    ],
)
def test_what_is_not_seen_or_stands_for_a_comment_does_not(control: str, entries: str) -> None:
    found = form(control, entries, CROSS)
    assert [mark.state for mark in found.marks] == ["off"] * 4


def test_a_line_through_control_and_label_says_nothing_certain() -> None:
    quad = "/QuadPoints[56 694 130 694 56 678 130 678]"
    found = form(RING, f"/F 4/Subtype/StrikeOut/Rect[56 678 130 694]{quad}")
    assert [mark.state for mark in found.marks] == ["off", "unknown", "off", "off"]


@pytest.mark.parametrize(("second", "ticked"), [(f"1 0 0 1 56 677 cm {CROSS}", True),
                                                ("0.9 g 58 681 12 10 re f", False)])  # fmt: skip
def test_a_drawing_on_a_character_ticks_it_if_it_shows(second: str, *, ticked: bool) -> None:
    """The strokes of a viewer are drawings once the page was printed to a file."""

    def fill(paper: Paper) -> None:
        paper.draw(second if not ticked else "")
        for number, label in enumerate(TOOLS):
            paper.text(60, 700 - 18 * number, RING, font="Z")
            paper.text(76, 700 - 18 * number, label)
        paper.draw(second if ticked else "")

    assert on(source(fill)) == (["Interviews"] if ticked else [])


def test_where_all_characters_are_drawn_on_none_is_known_to_be_empty() -> None:
    def fill(paper: Paper) -> None:
        for number, label in enumerate(TOOLS):
            y = 700 - 18 * number
            paper.text(60, y, RING, font="Z")
            paper.draw(f"0 g 62.5 {y + 2} 3 3 re f")
            paper.text(76, y, label)

    assert not on(source(fill))


def test_a_field_on_a_printed_character_is_one_mark() -> None:
    """A form that was laid over a printed one: the fields show a tick where they are on."""

    def fill(paper: Paper) -> None:
        for number, label in enumerate(TOOLS):
            y = 700 - 18 * number
            paper.text(60, y, RING, font="Z")
            paper.text(76, y, label)
            state = "Yes" if number == 1 else "Off"
            looks = f"/Yes {paper.appearance(TICK, 16)} 0 R/Off {paper.appearance('', 16)} 0 R"
            paper.annotate(
                f"/F 4/Subtype/Widget/FT/Btn/T(f{number})/V/{state}/AS/{state}"
                f"/Rect[56 {y - 5} 72 {y + 11}]/AP<</N<<{looks}>>>>",
                field=True,
            )

    found = source(fill)
    assert [mark.state for mark in found.marks] == ["off", "on", "off", "off"]
    assert {mark.encoding for mark in found.marks} == {"acroform"}
    assert on(found) == ["Interviews"]


@pytest.mark.parametrize(
    ("sign", "font", "read"), [("4", "Z", "[ ]✔ Studies"), ("'", "F", "[ ] Studies'")]
)
def test_a_sign_over_a_line_is_read_where_it_stands(sign: str, font: str, read: str) -> None:
    """A tick set over a printed box after its line; an accent is no sign."""

    def fill(paper: Paper) -> None:
        paper.text(60, 700, "[ ] Studies")
        paper.text(61, 700, sign, font=font, size=8)

    assert read in source(fill).text
