"""Reading order of a page: columns and ruled tables are told from lines that run across.

The order in which a file draws its text is no order to read it in: running footers come
first, table cells by column. So runs are put in order by where they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count, pairwise
from statistics import median

from pipeline.read.pdf.chars import Chars
from pipeline.read.pdf.lines import Line, Run, line, rows
from pipeline.types import Box

_MIN_LINES = 4  # of each of two columns
_MIN_FILL = 0.55  # share of a column's width that its middle line fills
_MIN_WORDS = 3  # in a line of a column
_GUTTER = 6.0  # points between two columns
_NOTE = 0.28  # a column below this share of the width is a side note and read last
_SAME = 3.0  # points by which edges may differ that were meant to be the same
_CLOSE = 1.9  # line heights between the lines of one option
_HANG = 30.0  # points from a mark to its label's other lines
_MIN_OPTION = 40.0  # points: width of an option
_OPENER = re.compile(r"(?:[^\w\s]|[\[(][^\])]{0,4}[\])])\s")
_MAX_CELL = 260.0  # points: rules further apart do not enclose a row of a table


def lines(
    chars: Chars, members: Sequence[Run], rules: Sequence[Box], openers: Sequence[Box]
) -> list[Line]:
    """The lines of a page in reading order.

    Args:
        chars: the page's characters.
        members: its runs, in any order.
        rules: thin boxes of the lines drawn on it, in the same coordinates.
        openers: small square drawings, with which an option may begin.
    """
    numbers = count()
    found: list[Line] = []
    rest: list[Run] = []
    tables = _table_rows([rule for rule in rules if not _is_decoration(rule, members)])
    inside: dict[int, list[Run]] = {}
    for run in members:
        at = next((at for at, band in enumerate(tables) if _within(run, band)), None)
        (rest if at is None else inside.setdefault(at, [])).append(run)
    for part in _by_tables(rest, [(tables[at], inside[at]) for at in sorted(inside)]):
        if isinstance(part, tuple):
            found += _cells(chars, part[0], part[1], rules, numbers)
        else:
            found += _columns(chars, part, openers, numbers)
    return found


# --------------------------------------------------------------------------- tables


def _is_decoration(rule: Box, members: Sequence[Run]) -> bool:
    """True if a rule underlines or strikes a run of text."""
    return any(
        run.top <= rule.top <= run.bottom + _SAME
        and run.x0 - _SAME <= rule.x0
        and rule.x1 <= run.x1 + _SAME
        for run in members
    )


def _table_rows(rules: Sequence[Box]) -> list[Box]:
    """Areas between neighbouring horizontal rules of the same extent, at least two of them."""
    level = _merged([rule for rule in rules if rule.x1 - rule.x0 > rule.bottom - rule.top])
    groups: dict[tuple[int, int], list[Box]] = {}
    for rule in level:
        key = next(
            (key for key in groups if abs(key[0] - rule.x0) < _SAME > abs(key[1] - rule.x1)),
            (round(rule.x0), round(rule.x1)),
        )
        groups.setdefault(key, []).append(rule)
    bands = []
    for group in groups.values():
        if len(group) < 3:
            continue
        bands += [
            Box(upper.x0, upper.top, upper.x1, lower.bottom)
            for upper, lower in pairwise(sorted(group, key=lambda rule: rule.top))
            if _SAME < lower.top - upper.bottom < _MAX_CELL
        ]
    return sorted(bands, key=lambda band: (band.top, band.x0))


def _merged(level: Sequence[Box]) -> list[Box]:
    """Horizontal rules with the pieces of one rule, drawn cell by cell, put together."""
    merged: list[Box] = []
    for rule in sorted(level, key=lambda rule: (round(rule.top), rule.x0)):
        last = merged[-1] if merged else None
        if last and abs(last.top - rule.top) < _SAME and rule.x0 <= last.x1 + _SAME:
            merged[-1] = Box(last.x0, last.top, max(last.x1, rule.x1), last.bottom)
        else:
            merged.append(rule)
    return merged


def _within(run: Run, band: Box) -> bool:
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    return band.x0 - _SAME < x < band.x1 + _SAME and band.top < y < band.bottom


def _by_tables(
    rest: Sequence[Run], tables: Sequence[tuple[Box, list[Run]]]
) -> Iterable[list[Run] | tuple[Box, list[Run]]]:
    """What stands between the table rows, and these, from top to bottom."""
    left = list(rest)
    for band, inside in tables:
        above = [run for run in left if (run.top + run.bottom) / 2 < band.bottom]
        if above:
            yield above
            left = [run for run in left if run not in above]
        yield band, inside
    if left:
        yield left


def _cells(
    chars: Chars, band: Box, inside: Sequence[Run], rules: Sequence[Box], numbers: Iterable[int]
) -> list[Line]:
    """The lines of a table row: one line if no cell wraps, else cell after cell."""
    middle = (band.top + band.bottom) / 2
    cuts = sorted(
        rule.x0
        for rule in rules
        if rule.bottom - rule.top > rule.x1 - rule.x0
        and rule.top < middle < rule.bottom
        and band.x0 + _SAME < rule.x0 < band.x1 - _SAME
    )
    cells: dict[int, list[Run]] = {}
    for run in inside:
        cells.setdefault(sum(cut < (run.x0 + run.x1) / 2 for cut in cuts), []).append(run)
    split = [rows(cells[at]) for at in sorted(cells)]
    if all(len(cell) == 1 for cell in split):
        return [line(chars, [run for cell in split for run in cell[0]], _next(numbers))]
    found = []
    for cell in split:
        number = _next(numbers)
        found += [line(chars, row, number) for row in cell]
    return found


# --------------------------------------------------------------------------- columns


def _columns(
    chars: Chars, members: Sequence[Run], openers: Sequence[Box], numbers: Iterable[int]
) -> list[Line]:
    """The lines of an area without table rows."""
    gutter = _gutter(chars, members)
    if gutter is None:
        return _options(chars, rows(members), openers, numbers)
    found: list[Line] = []
    for band in _bands(members, gutter):
        left = [run for run in band if run.x1 <= gutter]
        right = [run for run in band if run.x1 > gutter]
        if not left or not right or _spans(band[0], gutter):
            found += _options(chars, rows(band), openers, numbers)
            continue
        sides = [left, right]
        total = _width(band)
        if _width(left) < _NOTE * total:
            sides.reverse()
        for side in sides:
            found += _columns(chars, side, openers, numbers)
    return found


def _options(
    chars: Chars, members: Sequence[list[Run]], openers: Sequence[Box], numbers: Iterable[int]
) -> list[Line]:
    """The lines of rows; options side by side that go on below are read one after the other."""
    number = _next(numbers)
    found: list[Line] = []
    at = 0
    while at < len(members):
        starts = _starts(chars, members[at], openers)
        end = at + 1
        while (
            len(starts) > 1
            and end < len(members)
            and _goes_on(chars, members[end - 1], members[end], starts, openers)
        ):
            end += 1
        if end == at + 1:
            found.append(line(chars, members[at], number))
        else:
            for cell in _split(members[at:end], starts):
                number = _next(numbers)
                found += [line(chars, row, number) for row in cell]
            number = _next(numbers)
        at = end
    return found


def _starts(chars: Chars, row: Sequence[Run], openers: Sequence[Box]) -> list[float]:
    """Where the options of a row begin, by the marks that stand before or in their text."""
    drawn = [box.x0 for box in openers if row[0].top <= (box.top + box.bottom) / 2 <= row[0].bottom]
    written = [run.x0 for run in row if _OPENER.match(chars.text, run.start, run.end)]
    found: list[float] = []
    for start in sorted((*drawn, *written)):
        if not found or start - found[-1] > _MIN_OPTION:
            found.append(start)
    return found


def _goes_on(
    chars: Chars,
    before: Sequence[Run],
    row: Sequence[Run],
    starts: Sequence[float],
    openers: Sequence[Box],
) -> bool:
    """True if a row has no mark of its own and begins under the options of the row before."""
    close = row[0].bottom - before[0].bottom <= _CLOSE * before[0].height
    beneath = all(_fits(run, starts) for run in row)
    return close and beneath and not _starts(chars, row, openers)


def _fits(run: Run, starts: Sequence[float]) -> bool:
    """True if a run begins under an option and does not reach into the next."""
    own = [start for start in starts if start <= run.x0 + _SAME]
    after = [start for start in starts if start > run.x0 + _SAME]
    return bool(own) and run.x0 - own[-1] <= _HANG and (not after or run.x1 < after[0])


def _split(members: Sequence[list[Run]], starts: Sequence[float]) -> list[list[list[Run]]]:
    """For each option, its runs row by row."""
    cells: list[list[list[Run]]] = [[] for _ in starts]
    for row in members:
        parts: dict[int, list[Run]] = {}
        for run in row:
            at = max(sum(start <= run.x0 + _SAME for start in starts) - 1, 0)
            parts.setdefault(at, []).append(run)
        for at, part in parts.items():
            cells[at].append(part)
    return cells


def _gutter(chars: Chars, members: Sequence[Run]) -> float | None:
    """Where a second column begins, if there are two."""
    starts = Counter(round(run.x0 / _SAME) for run in members)
    candidates = sorted(at * _SAME for at, times in starts.items() if times >= _MIN_LINES)
    for start in candidates[1:]:
        edge = start - _GUTTER
        left = [run for run in members if run.x1 <= edge]
        right = [run for run in members if run.x0 > edge]
        if len(left) < _MIN_LINES or len(right) < _MIN_LINES:
            continue
        top = max(min(run.top for run in side) for side in (left, right))
        bottom = min(max(run.bottom for run in side) for side in (left, right))
        left, right = (
            [run for run in side if top <= (run.top + run.bottom) / 2 <= bottom]
            for side in (left, right)
        )
        if _is_prose(chars, left) and _is_prose(chars, right):
            return edge
    return None


def _is_prose(chars: Chars, side: Sequence[Run]) -> bool:
    """True if the runs are lines of running text that fill their column."""
    if len(side) < _MIN_LINES:
        return False
    width = _width(side)
    filled = median(run.x1 - run.x0 for run in side) >= _MIN_FILL * width
    words = median(chars.text.count(" ", run.start, run.end) + 1 for run in side)
    return filled and words >= _MIN_WORDS


def _bands(members: Sequence[Run], gutter: float) -> list[list[Run]]:
    """Runs from top to bottom, parted where one runs across the gutter."""
    bands: list[list[Run]] = []
    for run in sorted(members, key=lambda run: (run.top, run.x0)):
        if bands and _spans(bands[-1][0], gutter) == _spans(run, gutter):
            bands[-1].append(run)
        else:
            bands.append([run])
    return bands


def _spans(run: Run, gutter: float) -> bool:
    return run.x0 < gutter < run.x1


def _width(members: Sequence[Run]) -> float:
    return max(run.x1 for run in members) - min(run.x0 for run in members)


def _next(numbers: Iterable[int]) -> int:
    return next(iter(numbers))
