"""EDTF as days, held against the edtf library."""

from __future__ import annotations

import re
from datetime import date

import edtf as library
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.edtf import bounds
from pipeline.report import EDTF_PATTERN


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-06-13", "2022-06-13", "2022-06-13"),
        ("2022~", "2022-01-01", "2022-12-31"),
        ("2023-03~", "2023-03-01", "2023-03-31"),
        ("2022-05/2023-04", "2022-05-01", "2023-04-30"),
        ("../2027", None, "2027-12-31"),
        ("2017/..", "2017-01-01", None),
        ("2022~/2023", "2022-01-01", "2023-12-31"),
    ],
)
def test_bounds(edtf: str, first: str | None, last: str | None) -> None:
    assert bounds(edtf) == (first, last)
    assert re.search(EDTF_PATTERN, edtf)


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "22",
        "2022-13",
        "2022-02-30",
        "2022-6-1",
        "../..",
        "2023/2022",
        "2022/",
        "/2022",
        "2022?",
    ],
)
def test_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        bounds(edtf)


@given(st.dates(), st.sampled_from([4, 7, 10]), st.sampled_from(["", "~"]))
def test_agrees_with_the_library(day: date, length: int, sign: str) -> None:
    text = day.isoformat()[:length]
    parsed = library.parse_edtf(text)
    strict = (parsed.lower_strict(), parsed.upper_strict())
    assert bounds(text + sign) == tuple(
        f"{t.tm_year:04}-{t.tm_mon:02}-{t.tm_mday:02}" for t in strict
    )
