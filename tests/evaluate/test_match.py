"""Matching: one-to-one, as many as possible, the best first."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.match import match, overlap, rounds
from pipeline.types import Span

SIZES = st.integers(0, 5)
GRADES = st.integers(0, 3)
TABLES = st.tuples(SIZES, SIZES).flatmap(
    lambda size: st.lists(
        st.lists(GRADES, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def by_table(table: list[list[int]]) -> list[tuple[int, int]]:
    width = len(table[0]) if table else 0
    return match(range(len(table)), range(width), lambda i, j: float(table[i][j]))


def most_pairs(table: list[list[int]]) -> int:
    """By trying everything."""
    width = len(table[0]) if table else 0
    columns = [*range(width), *([None] * len(table))]
    return max(
        sum(j is not None and table[i][j] > 0 for i, j in enumerate(order))
        for order in permutations(columns, len(table))
    )


@given(TABLES)
def test_one_to_one_allowed_and_as_many_as_possible(table: list[list[int]]) -> None:
    pairs = by_table(table)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(table[i][j] > 0 for i, j in pairs)
    assert len(pairs) == most_pairs(table)


def test_the_best_grade_wins() -> None:
    assert by_table([[1, 3], [0, 2]]) == [(0, 0), (1, 1)]  # as many as possible comes first
    assert by_table([[2, 3], [2, 2]]) == [(0, 1), (1, 0)]


def test_rounds_match_the_rest_by_the_next_grade() -> None:
    found = rounds(
        ["a", "b", "c"],
        ["B", "a", "x"],
        lambda one, other: float(one == other),
        lambda one, other: float(one == other.lower()),
    )
    assert found == [("a", "a"), ("b", "B"), ("c", None), (None, "x")]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (Span(0, 10), Span(0, 10), 1.0),
        (Span(0, 10), Span(5, 15), 5 / 15),
        (Span(0, 10), Span(10, 20), 0.0),
        (Span(4, 4), Span(4, 4), 1.0),
        (Span(4, 4), Span(3, 5), 0.0),
    ],
)
def test_overlap(one: Span, other: Span, share: float) -> None:
    assert overlap(one, other) == overlap(other, one) == share
