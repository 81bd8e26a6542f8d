"""What is left of wording when it is compared."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.forms.wording import fold, heading, join, stems


@pytest.mark.parametrize(
    ("raw", "text", "required"),
    [
        ("  4. ¿Qué se  hizo? ", "4. ¿Qué se hizo?", False),
        ("## **4. What was done? \\***", "4. What was done?", True),
        ("*4. What was done?*", "4. What was done?", False),
        ("4. What was done? *", "4. What was done?", True),
        ("> # Avancées &amp; défis", "Avancées & défis", False),
        ("<b>A</b> [b](https://example.org) \\_c", "A b _c", False),
        ("con\u00adju\u200bnto", "conjunto", False),
        ("snake_case + 2 = 3!", "snake_case + 2 = 3!", False),
    ],
)
def test_heading(raw: str, text: str, required: bool) -> None:
    assert heading(raw) == (text, required)


@given(st.text(alphabet="aÉñœß ½ªº’“”—-_.0²\t\n"))
@example("El año «2022»: n.º 3")
@example("plain ASCII, with signs (2022)")
def test_fold_keeps_letters_and_figures_without_accents(text: str) -> None:
    parted = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(char for char in parted if not unicodedata.combining(char))
    assert fold(text) == " ".join(re.findall(r"[^\W_]+", bare))


def test_stems_are_beginnings_of_words() -> None:
    assert stems("{title}: Progresos logrados en 2022") == ("progr", "logra", "en")


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("including South-", "South initiatives", "including South-South initiatives"),
        ("indiquées ci-", "après", "indiquées ci-après"),
        ("any significant suc‐", "cesses", "any significant successes"),
        ("the Anglo‐", "Irish Agreement", "the Anglo‐Irish Agreement"),
        ("from 2021 -", "to date", "from 2021 - to date"),
        ("in the years 2021-", "2022", "in the years 2021-2022"),
        ("the", "priorities", "the priorities"),
    ],
)
def test_a_word_broken_over_lines_is_made_whole(before: str, after: str, whole: str) -> None:
    assert join(before, after) == whole
