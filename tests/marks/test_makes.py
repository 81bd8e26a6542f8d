"""Controls of two makes in one column, as pictures: of the one a little is in the middle."""

from __future__ import annotations

import pytest

from tests.marks.grid.paper import Paper
from tests.marks.test_near_misses import source

TOOLS = ("Surveys", "Interviews", "Studies", "Panels", "Yes", "No", "Unknown")
SIZE = 24  # pixels
Rows = list[list[int]]


def box(*, ticked: bool = False, other: bool = False) -> Rows:
    """A square outline; with a full middle; or thinner below, with a dash at the edge of it."""
    rows = [[255] * SIZE for _ in range(SIZE)]
    for at in range(1, SIZE - 1):
        for edge in (1, 2, SIZE - 3, SIZE - 2):
            rows[edge][at] = rows[at][edge] = 90
    if other:
        rows[SIZE - 3][3 : SIZE - 3] = [255] * (SIZE - 6)
        rows[8][9:14] = [0] * 5
    for y in range(8, 16) if ticked else ():
        rows[y][8:16] = [0] * 8
    return rows


@pytest.mark.parametrize(("shown", "states"), [("OO", ["off", "off"]), ("OE", ["unknown", "off"])])
def test_what_two_empty_boxes_show_alike_is_their_make(shown: str, states: list[str]) -> None:
    """What one alone shows may be a pen stroke."""

    def form(paper: Paper) -> None:
        paper.image("E", box())
        paper.image("T", box(ticked=True))
        paper.image("O", box(other=True))
        for number, (label, name) in enumerate(zip(TOOLS, f"ETEE{shown}T", strict=True)):
            y = 700 - 18 * number
            paper.draw(f"10 0 0 10 60 {y - 1} cm /{name} Do")
            paper.text(76, y, label)

    found = [mark.state for mark in source(form).marks]
    assert found == ["off", "on", "off", "off", *states, "on"]
