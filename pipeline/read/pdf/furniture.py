"""Running headers, footers and page numbers: lines at the edge of pages that come back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

_EDGE = 3  # lines from the top and from the bottom of a page that are looked at
_MARGIN = 0.14  # share of the page's height in which furniture may stand
_SAME_HEIGHT = 8.0  # points
_MIN_PAGES = 2
_MIN_SHARE = 0.25  # of the pages

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:(?:p[áa]g(?:ina|e)?|page|p)\W*)?#(?:\s*(?:/|de|of|sur|-|–)\s*#)?\W*$|[ivxlc]{1,6}$",
    re.IGNORECASE,
)


class EdgeLine(NamedTuple):
    """A line near the edge of a page."""

    text: str
    top: float  # distance from the page's top, or, for the last lines, from its bottom
    height: float  # of the page
    last: bool  # one of the page's last lines
    rank: int  # 0 is the outermost


def edge_lines(texts: Sequence[str], tops: Sequence[float], height: float) -> dict[int, EdgeLine]:
    """The lines of a page that may be furniture, by their number. Lines come in any order."""
    ordered = sorted(range(len(texts)), key=lambda at: tops[at])
    found: dict[int, EdgeLine] = {}
    for rank, at in enumerate(ordered[:_EDGE]):
        if tops[at] < _MARGIN * height:
            found[at] = EdgeLine(texts[at], tops[at], height, False, rank)
    for rank, at in enumerate(reversed(ordered[-_EDGE:])):
        if height - tops[at] < _MARGIN * height:
            found[at] = EdgeLine(texts[at], height - tops[at], height, True, rank)
    return found


def recurring(pages: Sequence[dict[int, EdgeLine]]) -> list[set[int]]:
    """For each page the numbers of the lines that are furniture."""
    groups: dict[tuple[bool, str], list[tuple[int, int]]] = defaultdict(list)
    for page, lines in enumerate(pages):
        for at, line in lines.items():
            groups[line.last, _key(line.text)].append((page, at))
    found: list[set[int]] = [set() for _ in pages]
    needed = max(_MIN_PAGES, _MIN_SHARE * len(pages))
    for (_, key), places in groups.items():
        for cluster in _by_height(pages, places):
            alike = len({page for page, _ in cluster})
            if alike >= needed or (alike >= _MIN_PAGES and _NUMBER.match(key)):
                for page, at in cluster:
                    found[page].add(at)
    return [_outermost(lines, chosen) for lines, chosen in zip(pages, found, strict=True)]


def _key(text: str) -> str:
    """The line with its numbers masked."""
    return _DIGITS.sub("#", " ".join(text.split())).casefold()


def _by_height(
    pages: Sequence[dict[int, EdgeLine]], places: Sequence[tuple[int, int]]
) -> list[list[tuple[int, int]]]:
    """Places of equal lines, those on the same height together."""
    clusters: list[list[tuple[int, int]]] = []
    last = None
    for place in sorted(places, key=lambda place: pages[place[0]][place[1]].top):
        top = pages[place[0]][place[1]].top
        if last is None or top - last > _SAME_HEIGHT:
            clusters.append([])
        clusters[-1].append(place)
        last = top
    return clusters


def _outermost(lines: dict[int, EdgeLine], chosen: set[int]) -> set[int]:
    """The chosen lines that have nothing but chosen ones between them and the edge."""
    kept = set()
    for last in (False, True):
        side = sorted((line.rank, at) for at, line in lines.items() if line.last == last)
        for expected, (rank, at) in enumerate(side):
            if rank != expected or at not in chosen:
                break
            kept.add(at)
    return kept
