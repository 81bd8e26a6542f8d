"""One-to-one matching of what was expected with what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from pipeline.types import Span

A = TypeVar("A")
B = TypeVar("B")


def match(
    golds: Sequence[A], founds: Sequence[B], grade: Callable[[A, B], float]
) -> list[tuple[int, int]]:
    """Pairs of indices, each side used once: as many pairs as possible, best grades first.

    A grade of 0 forbids a pair. Greedy by grade (ties by position), then augmenting paths
    (Kuhn's algorithm) for those that the greedy choice left without a partner.
    """
    edges = _edges(golds, founds, grade)
    left: dict[int, int] = {}
    right: dict[int, int] = {}
    for value, i, j in sorted((-value, i, j) for i, row in edges.items() for value, j in row):
        if value and i not in left and j not in right:
            left[i], right[j] = j, i
    for i in edges:
        if i not in left:
            _augment(i, edges, right, set())
    return sorted((i, j) for j, i in right.items())


def rounds(
    golds: Sequence[A], founds: Sequence[B], *grades: Callable[[A, B], float]
) -> list[tuple[A | None, B | None]]:
    """Match by the first grade, what is left by the next, and so on; then those alone.

    In order of ``golds``, then what only was found.
    """
    partner: dict[int, int] = {}
    for grade in grades:
        left = [i for i in range(len(golds)) if i not in partner]
        right = [j for j in range(len(founds)) if j not in partner.values()]
        pairs = match([golds[i] for i in left], [founds[j] for j in right], grade)
        partner |= {left[i]: right[j] for i, j in pairs}
    taken = set(partner.values())
    together: list[tuple[A | None, B | None]] = [
        (gold, founds[partner[i]] if i in partner else None) for i, gold in enumerate(golds)
    ]
    return together + [(None, found) for j, found in enumerate(founds) if j not in taken]


def _edges(
    golds: Sequence[A], founds: Sequence[B], grade: Callable[[A, B], float]
) -> dict[int, list[tuple[float, int]]]:
    """For each expected one its possible partners, best first."""
    graded = {
        i: [(value, j) for j, found in enumerate(founds) if (value := grade(gold, found)) > 0]
        for i, gold in enumerate(golds)
    }
    return {i: sorted(row, key=lambda one: (-one[0], one[1])) for i, row in graded.items()}


def _augment(
    i: int, edges: dict[int, list[tuple[float, int]]], right: dict[int, int], seen: set[int]
) -> bool:
    """Find a partner for ``i``, moving others to their next best where that frees one."""
    for _, j in edges[i]:
        if j in seen:
            continue
        seen.add(j)
        if j not in right or _augment(right[j], edges, right, seen):
            right[j] = i
            return True
    return False


def overlap(one: Span, other: Span) -> float:
    """Shared characters as share of all characters of both (Jaccard), 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    if shared <= 0:
        return 1.0 if one == other else 0.0
    return shared / (max(one.end, other.end) - min(one.start, other.start))
