"""Long rows of figures are left out; lists and tables of reports are not."""

import time

import pytest

from pipeline.facts.rows import MARGIN, MAX_ROW, outside


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12, 15 y 20 casos en 2020, 2021 y 2022",
        "| " + "1,234 | " * 20 + "\n" + "| " + "1,234 | " * 20,
        "12 talleres de formación; " * 100,
        "9" * 1000,
    ],
)
def test_prose_is_kept_whole(text: str) -> None:
    assert outside(text) == [(0, len(text))]


@pytest.mark.parametrize("figures", ["7, ", "7, 8, 9,\n", "7\n"])
def test_a_long_row_is_cut_out_but_for_its_margins(figures: str) -> None:
    before, row, after = "El total fue ", figures * MAX_ROW, "7 casos."
    first, second = outside(before + row + after)
    assert first == (0, len(before) + MARGIN)
    assert second.end == len(before + row + after)
    assert second.start > len(before) + len(row) - 2 * MARGIN


@pytest.mark.parametrize(
    "piece", ["1, ", "1\n", "9", "9,", "1, " * 19 + "and then nothing ", "1 2 3 4 x"]
)
def test_a_megabyte_takes_less_than_a_second(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    outside(text)
    assert time.process_time() - start < 1
