"""Controls without an outline: a pale filling is empty, and a dark one with a light point is on."""

from __future__ import annotations

import pytest

from tests.marks.grid.controls import ring
from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import labels, on, source


def filled(empty: float, point: float) -> list[str]:
    """Discs of two sizes before labels, three of one grey and one dark, with a point in it."""

    def draw(paper: Paper) -> None:
        for at, radius in enumerate((4.5, 4.5, 5.1, 5.1)):
            x, y = 66, 719 - 20 * at
            paper.draw(f"{0.2 if at == 1 else empty} g {ring(x, y, radius)} f")
            if at == 1:
                paper.draw(f"{point} g {ring(x, y, 1.7)} f")

    names = ("Open", "Late", "Done", "Sent")
    return on(source(lambda paper: labels(paper, names=names), draw))


@pytest.mark.parametrize("empty", [0.9, 0.82])
def test_the_dark_one_with_a_point_among_pale_ones_is_on(empty: float) -> None:
    assert filled(empty, 1) == ["Late"]


def test_one_with_a_point_among_others_as_dark_is_not() -> None:
    assert filled(0.2, 1) != ["Late"]
