"""Ratings by the numbers that the reader of a page saw at its marks."""

from __future__ import annotations

import pytest

from pipeline.choices import scales
from pipeline.types import Mark, Span


@pytest.mark.parametrize(
    ("labels", "value"),
    [
        (("1", "2", "3", "4"), 2),
        (("1 (none)", "2", "3", "4 (much)"), 2),
        (("none 1", "2", "3", "much 4"), 2),
        (("2021", "2022", "2023", "2024"), 4),
        (("first", "first", "other", "other"), 4),
    ],
)
def test_the_number_of_a_mark_is_its_step(labels: tuple[str, ...], value: int) -> None:
    """Though the marks come in another order in the text; other numbers say nothing, and then the
    order is all there is."""
    text = "\t".join(labels)
    drawn = []
    for number, label in enumerate(labels):
        start = text.index(label)
        place = len(text) if number else 0
        state = "on" if number == 1 else "off"
        own = Span(start, start + len(label))
        drawn.append(Mark("radio", state, "text", 0.7, Span(place, place), label=own))
    found = scales.find(text, Span(0, len(text)), [*drawn[:1], *reversed(drawn[1:])], None, "en")
    assert found.value == value
