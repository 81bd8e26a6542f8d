"""One list of characters that are marks, for texts and for pages."""

from __future__ import annotations

import pytest

from pipeline import glyphs
from pipeline.choices.marks import MARK, find, states
from pipeline.types import Span


def test_each_entry_is_whole() -> None:
    listed = [*glyphs.characters().values()]
    listed += [glyph for codes in glyphs.fonts().values() for glyph in codes.values()]
    assert {glyph.kind for glyph in listed} == {"checkbox", "radio", "star"}
    assert {glyph.state for glyph in listed} == {"on", "off"}
    assert {glyph.sign for glyph in listed} == {"tick", "cross", None}
    assert all(glyph.sign and glyph.state == "on" for glyph in listed if glyph.bare)


@pytest.mark.parametrize(("char", "glyph"), glyphs.characters().items())
def test_a_text_reads_every_character_but_stars(char: str, glyph: glyphs.Glyph) -> None:
    found = MARK.search(f"{char} Done")
    assert bool(found) == (glyph.kind != "star")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⊠ A ☐ B", [True, False]),
        ("🟢 A ⚪ B", [True, False]),
        ("☒ A ☑ B", [False, True]),
        ("✅ A ❎ B", [True, False]),
        ("✅ A ✅ B", [None, None]),
        ("🟢 A 🟡 B 🔴 C", [None, None, None]),
        ("⬛ A ⬛ B", [None, None]),
        ("☒ A ☒ B", [True, True]),
        ("☐ A ☐ B", [False, False]),
    ],
)
def test_what_a_group_of_characters_says(text: str, expected: list[bool | None]) -> None:
    assert states(find(text, Span(0, len(text)), []), single=False) == expected
