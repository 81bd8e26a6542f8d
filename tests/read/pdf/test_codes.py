"""What the characters of a page are."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.read.pdf.codes import codes, spaces, spelled


@pytest.mark.parametrize(
    ("printed", "text", "repeats"),
    [
        ("oﬃce", "office", [1, 3, 1, 1]),
        ("sous\x02direction", "sous-direction", [1] * 14),
        ("\x03 x", "\ufffd x", [1, 1, 1]),
    ],
)
def test_ligatures_and_codes_of_pdfium_are_spelled_out(
    printed: str, text: str, repeats: list[int]
) -> None:
    found, lengths = spelled(printed)
    assert found == text
    assert lengths is not None
    assert lengths.tolist() == repeats


def test_other_text_stays_as_it_is() -> None:
    assert spelled("años, œuvre\tÿ\r\n") == ("años, œuvre\tÿ\r\n", None)


def test_white_space_is_what_python_takes_for_it() -> None:
    every = "".join(chr(code) for code in range(0x11000) if not 0xD800 <= code < 0xE000)
    assert spaces(codes(every)).tolist() == [char.isspace() for char in every]
    assert codes("\U0001f518").tolist() == [0x1F518]
    assert codes("").dtype == np.uint32
