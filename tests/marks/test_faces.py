"""Bold labels of a file whose fonts all look heavy by what it says of their stems."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import NAMES, source

STEM = 128  # thousandths of the size, as written for regular faces too


def listed(paper: Paper, chosen: str, faces: tuple[str, str]) -> None:
    """Options in the first face, those that are chosen in the second."""
    for name, face in zip("RS", faces, strict=True):
        descriptor = paper.add(
            f"<</Type/FontDescriptor/FontName/{face}/Flags 32/FontBBox[0 -200 1000 900]"
            f"/ItalicAngle 0/Ascent 750/Descent -250/CapHeight 700/StemV {STEM}>>"
        )
        widths = " ".join(["556"] * 95)
        paper.font(
            name,
            f"/TrueType/BaseFont/{face}/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126"
            f"/Widths[{widths}]/FontDescriptor {descriptor} 0 R",
        )
    paper.text(60, 740, "Which ones?")
    for at, name in enumerate(NAMES):
        paper.text(80, 716 - 20 * at, name, 10, "S" if name in chosen else "R")


@pytest.mark.parametrize("faces", [("Plain", "Plain-Bold"), ("Plain-Regular", "PlainBold")])
def test_the_bold_face_of_one_family_tells_options_apart(faces: tuple[str, str]) -> None:
    marks = source(lambda paper: listed(paper, "Late", faces)).marks
    assert [mark.state for mark in marks] == ["off", "on", "off"]


@pytest.mark.parametrize(
    ("chosen", "faces"),
    [
        ("", ("Plain", "Plain-Bold")),
        ("Late", ("Plain", "Other-Bold")),  # another family
        ("Late", ("Plain", "Plain-Heavy")),
    ],
)
def test_other_fonts_tell_nothing(chosen: str, faces: tuple[str, str]) -> None:
    assert not source(lambda paper: listed(paper, chosen, faces)).marks
