"""Each way of showing a choice, by its id: a page on which it fires, and one so near that it must
not."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from pipeline.options import Options
from pipeline.read import read
from pipeline.types import Source
from tests.marks.grid.controls import own_font, ring
from tests.marks.grid.paper import Paper, width


class Encoding(NamedTuple):
    """Pages by what is drawn and written: operators; text, x, y, font, colour."""

    fires: tuple[str, tuple[tuple[str | bytes, float, float, str, str], ...]]
    silent: tuple[str, tuple[tuple[str | bytes, float, float, str, str], ...]]
    on: str
    encoding: str


def text(
    content: str | bytes, x: float, y: float, font: str = "F", colour: str = "0 g"
) -> tuple[str | bytes, float, float, str, str]:
    return content, x, y, font, colour


ASKED = text("Which one?", 60, 740)
TOLD = text("The members of the board", 60, 740)
NAMES = tuple(text(name, 80, 716 - 20 * at) for at, name in enumerate(("Early", "Late", "Never")))
BOXES = "0.8 w " + "".join(f"62 {715 - 20 * at} 9 9 re S " for at in range(3))
CROSS = "64 697 m 69 702 l S 64 702 m 69 697 l S "
BEHIND = "1 1 0 rg 77 692.5 32 13 re f "
FRAMES = "".join(f"0.7 G 0.6 w 70 {709 - 20 * at} 90 17 re S " for at in range(3))
CARDS = FRAMES + "0.1 0.3 0.8 RG 2.4 w 70 689 90 17 re S "
ROW = tuple(text(str(step), 100 + 30 * step, 716) for step in range(1, 6))
CIRCLE = "1 0 0 RG 1 w 153 710 18 18 re S "
HEADS = tuple(text(name, 160 + 90 * at, 716) for at, name in enumerate(("Early", "Late", "Never")))
BARS = "0.8 w " + "".join(f"60 {715 - 20 * at} 18 9 re S " for at in range(3))
TRACK = "1 w 100 710 m 230 710 l S " + ring(130, 710, 5) + "f "
YEARS = tuple(text(str(2015 + 3 * at), 90 + 60 * at, 692) for at in range(3))
ROWS = (text("North", 60, 700), text("South", 60, 684))


ENCODINGS = {
    "vector.outline": Encoding((BOXES + CROSS, NAMES), ("", NAMES), "Late", "vector"),
    "vector.number": Encoding((CIRCLE, (ASKED, *ROW)), ("", (ASKED, *ROW)), "2", "vector"),
    "vector.switch": Encoding(
        (BARS + "".join(ring(73.5 if at == 1 else 64.5, 719.5 - 20 * at, 3.8) + "f "
                        for at in range(3)), NAMES),
        (BARS + "".join(ring(69, 719.5 - 20 * at, 3.8) + "f " for at in range(3)), NAMES),
        "Late", "vector",
    ),
    "vector.slider": Encoding(
        (TRACK, tuple(text(str(at), 97 + 30 * at, 692) for at in range(5))), (TRACK, YEARS),
        "1", "vector",
    ),
    "text.brackets": Encoding(
        ("", tuple(text(f"[{sign}] {name[0]}", 62, name[2])
                   for sign, name in zip(" x ", NAMES, strict=True))),
        ("", (text("see note [1] and [sic]", 62, 700), text("the value f(x) of x", 62, 680))),
        "Late", "text",
    ),
    "text.columns": Encoding(
        ("", (*HEADS, *ROWS, text("X", 168, 700), text("X", 258, 684))),
        ("", (*HEADS, *ROWS, text("X", 130, 700), text("X", 430, 684))),
        "Early", "text",
    ),
    "text.slider": Encoding(
        ("", (*(text(str(at + 1), 100 + 36 * at, 700, "C") for at in range(4)),
              text("------X------------", 100, 716, "C"))),
        ("", (text("------X------------", 100, 716, "C"), text("Name and signature", 100, 700))),
        "2", "text",
    ),
    "text.sign": Encoding(
        ("", (ASKED, *NAMES, text("X", 62, 696))), ("", (TOLD, *NAMES, text("X", 62, 696))),
        "Late", "text",
    ),
    "glyph.sign": Encoding(
        ("", (ASKED, *NAMES, text(b"4", 62, 696, "Z"))),
        ("", (ASKED, *NAMES, *(text(b"4", 62, 716 - 20 * at, "Z") for at in range(3)))),
        "Late", "glyph",
    ),
    "glyph.look": Encoding(
        ("", (*NAMES, *(text(b"B" if at == 1 else b"A", 62, 716 - 20 * at, "O")
                        for at in range(3)))),
        ("", (*NAMES, *(text(b"D", 62, 716 - 20 * at, "O") for at in range(3)))),
        "Late", "glyph",
    ),
    "glyph.character": Encoding(
        ("", (*NAMES, *(text(b"n" if at == 1 else b"o", 62, 716 - 20 * at, "Z")
                        for at in range(3)))),
        ("", (*NAMES, *(text(b"n", 62, 716 - 20 * at, "Z") for at in range(3)))),
        "Late", "glyph",
    ),
    "glyph.tone": Encoding(
        ("", (*NAMES, *(text(b"l", 62, 716 - 20 * at, "Z", "0 g" if at == 1 else "0.85 g")
                        for at in range(3)))),
        ("", (*NAMES, *(text(b"l", 62, 716 - 20 * at, "Z", "0.4 g") for at in range(3)))),
        "Late", "glyph",
    ),
    "emphasis.filling": Encoding((BEHIND, (ASKED, *NAMES)), (BEHIND, (TOLD, *NAMES)), "Late",
                                 "emphasis"),
    "emphasis.frame": Encoding((CARDS, (ASKED, *NAMES)), (FRAMES, (ASKED, *NAMES)), "Late",
                               "emphasis"),
    "emphasis.strike": Encoding(
        (f"0.7 w 80 719 m {80 + width('Early')} 719 l S 80 679 m {80 + width('Never')} 679 l S",
         (ASKED, *NAMES)),
        ("0.7 w 60 730 m 300 730 l S", (ASKED, *NAMES)),
        "Late", "emphasis",
    ),
    "emphasis.underline": Encoding(
        (f"0.7 w 80 694.5 m {80 + width('Late')} 694.5 l S", (ASKED, *NAMES)),
        ("0.7 w 80 694.5 m 300 694.5 l S", (ASKED, *NAMES)), "Late", "emphasis",
    ),
    "emphasis.bold": Encoding(
        ("", (ASKED, NAMES[0], text("Late", 80, 696, "B"), NAMES[2])),
        ("", (ASKED, text("Late", 80, 716, "B"), text("Early", 80, 696, "B"))), "Late", "emphasis",
    ),
    "emphasis.colour": Encoding(
        ("", (ASKED, NAMES[0], text("Late", 80, 696, "F", "0.8 0 0 rg"), NAMES[2])),
        ("", (ASKED, *(text(name[0], 80, name[2], "F", colour) for name, colour in
                       zip(NAMES, ("0.8 0 0 rg", "0 0.6 0 rg", "0 0 0.8 rg"), strict=True)))),
        "Late", "emphasis",
    ),
}  # fmt: skip


def source(page: tuple[str, tuple[tuple[str | bytes, float, float, str, str], ...]]) -> Source:
    paper = Paper()
    own_font(paper, None)
    paper.draw(page[0])
    for content, x, y, font, colour in page[1]:
        paper.text(x, y, content, 10, font, colour)
    return read(paper.bytes(), "form.pdf", Options())


@pytest.mark.parametrize("name", ENCODINGS)
def test_fires(name: str) -> None:
    case = ENCODINGS[name]
    found = source(case.fires)
    assert {mark.encoding for mark in found.marks} == {case.encoding}
    on = [found.quote(mark.label) for mark in found.marks if mark.label and mark.state == "on"]
    assert on[0] == case.on
    assert name in {"text.slider", "text.columns", "vector.slider"} or len(on) == 1 < len(
        found.marks
    )


@pytest.mark.parametrize("name", ENCODINGS)
def test_is_silent(name: str) -> None:
    assert all(mark.state == "unknown" for mark in source(ENCODINGS[name].silent).marks)
