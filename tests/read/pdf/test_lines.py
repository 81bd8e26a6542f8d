"""Runs of characters."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.pdf.lines import _middle

HEIGHTS = st.lists(st.sampled_from([8.0, 9.0, 11.5, 20.0]), min_size=1, max_size=9)


@given(st.lists(HEIGHTS, min_size=1, max_size=6))
def test_half_of_a_run_is_no_higher_than_its_middle_character(runs: list[list[float]]) -> None:
    lengths = np.array([len(run) for run in runs])
    after = np.cumsum(lengths)
    heights = np.array([height for run in runs for height in run], np.float32)
    middle = _middle(heights, after - lengths, after)
    assert (after - lengths <= middle).all()
    assert (middle < after).all()
    expected = [sorted(run)[len(run) // 2] for run in runs]
    assert heights[middle].tolist() == [np.float32(height) for height in expected]
