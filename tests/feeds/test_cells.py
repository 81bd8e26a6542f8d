"""Cells that no spreadsheet runs, and that give back what was in them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.feeds.cells import harmless, number, original, written

FORMULAS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "'", "''"]),
    st.sampled_from("=+-@\t\r\n＝＋－＠"),
    st.text(),
)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+34 600", "'+34 600"),
        ("-", "'-"),
        ("@home", "'@home"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("1=1", "1=1"),
        (" =1", " =1"),
        ("", ""),
    ],
)
def test_harmless(text: str, cell: str) -> None:
    assert harmless(text) == cell


@given(st.one_of(st.text(), FORMULAS))
def test_nothing_begins_like_a_formula_and_all_comes_back(text: str) -> None:
    cell = harmless(text)
    assert cell[:1] not in set("=+-@\t\r\n＝＋－＠")
    assert original(cell) == text


@given(st.lists(st.one_of(st.text(), FORMULAS), min_size=1))
def test_csv_round_trip(texts: list[str]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow([written(text) for text in texts])
    (row,) = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert [original(cell) for cell in row] == texts


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_stay_numbers(value: float) -> None:
    cell = written(value)
    assert not cell.startswith("'")
    assert float(cell) == value
    assert float(number(value)) == value


def test_negative_numbers_are_numbers() -> None:
    assert (written(-5), written(-0.5), written(651.0)) == ("-5", "-0.5", "651")
    assert (written(True), written(None)) == ("true", "")
