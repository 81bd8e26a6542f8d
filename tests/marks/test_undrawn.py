"""Text for which nothing can be drawn: what cannot be seen in a box is not known to be nothing."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import labels, source

HEAD = b"""%!PS-AdobeFont-1.0: Signs
11 dict begin /FontName /Signs def /FontType 1 def /PaintType 0 def
/FontMatrix [0.001 0 0 0.001 0 0] def /FontBBox {0 0 700 700} def
/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for dup 51 /a20 put readonly def
currentdict end currentfile eexec
"""
PRIVATE = b"""dup /Private 8 dict dup begin /RD {string currentfile exch readstring pop} def
/ND {def} def /NP {put} def /BlueValues [] def /MinFeature {16 16} def /password 5839 def
2 index /CharStrings 2 dict dup begin
/.notdef %d RD %b ND
/a20 %d RD %b ND
end end readonly put put dup /FontName get exch definefont pop mark currentfile closefile
"""
EMPTY = bytes([139, 248, 136, 13, 14])  # 0 500 hsbw endchar
SQUARE = bytes([139, 248, 136, 13, 239, 239, 21, 247, 92, 6, 247, 92, 7, 251, 92, 6, 9, 14])


def encrypted(plain: bytes, key: int) -> bytes:
    """As the program of a Type 1 font is, or one of its shapes."""
    found = bytearray()
    for byte in b"\0\0\0\0" + plain:
        found.append(byte ^ (key >> 8))
        key = ((found[-1] + key) * 52845 + 22719) & 0xFFFF
    return bytes(found)


def embedded(paper: Paper, flags: int) -> None:
    """A font with one sign, of which the file says that it has letters (32) or signs (4); it has no
    encoding but that of the program."""
    shapes = [encrypted(shape, 4330) for shape in (EMPTY, SQUARE)]
    listed = [part for shape in shapes for part in (len(shape), shape)]
    private = encrypted(PRIVATE % tuple(listed), 55665)
    program = paper.stream(HEAD + private, f"/Length1 {len(HEAD)}/Length2 {len(private)}/Length3 0")
    descriptor = paper.add(
        f"<</Type/FontDescriptor/FontName/Signs/Flags {flags}/FontBBox[0 0 700 700]/ItalicAngle 0"
        f"/Ascent 0/Descent 0/CapHeight 700/StemV 0/FontFile {program} 0 R>>"
    )
    paper.font(
        "S",
        "/Type1/BaseFont/Signs/FirstChar 51/LastChar 51/Widths[500]"
        f"/FontDescriptor {descriptor} 0 R",
    )


def states(*texts: str | None, font: str = "S", flags: int = 32) -> list[str]:
    """Those of boxes before three labels, with texts of a font in them."""

    def draw(paper: Paper) -> None:
        embedded(paper, flags)
        for at, text in enumerate(texts):
            paper.draw(f"0.8 w 62 {715 - 20 * at} 9 9 re S")
            if text is not None:
                paper.text(63, 717 - 20 * at, text, 9, font)

    return [mark.state for mark in source(labels, draw).marks]


def test_a_sign_that_is_drawn_is_seen() -> None:
    assert states(None, "3", None, flags=4) == ["off", "on", "off"]


def test_such_text_in_one_of_three_boxes_makes_it_on() -> None:
    assert states(None, "3", None) == ["off", "on", "off"]


def test_such_text_in_all_of_them_says_nothing() -> None:
    assert states("3", "3", "3") == ["unknown"] * 3


@pytest.mark.parametrize("text", ["", " "])
def test_an_empty_text_in_a_font_that_is_drawn_elsewhere_is_nothing(text: str) -> None:
    assert states(None, text, None, font="F") == ["off", "off", "off"]
