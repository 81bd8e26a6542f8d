"""Rows that all have the same words in their cells, one of which is filled: a status for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.look import pictures
from pipeline.read.pdf.marks.surroundings import Segment, Surroundings
from pipeline.read.pdf.page import Page
from pipeline.types import Box, Span

_CONFIDENCE = 0.6
_MAX_LABEL = 30  # characters of an option in a cell
_MAX_ROWS = 60
_MAX_OPTIONS = 8
_SAME = 3.0  # points by which the middles of the words of a column, or of a row, may differ
_NO_OPTION = re.compile(r"[?:;.,]\s*$|^[\W\d_]*$")
_WORD = re.compile(r"\S+")
_GAP = 0.9  # line heights between words of different cells
_DARKER = 0.3  # contrast of what is filled to what is not
_ALIKE = 0.06  # by which the tones of what is not filled may differ
_FILLING = (12.0, 7.0)  # points: the least width and height of the filling of a cell
_SCALE = 2.0  # pixels for a point

_Key = tuple[str, ...]


class _Row(NamedTuple):
    """The options of a row, and the text before them."""

    options: list[Segment]
    name: Segment


def in_filled_cells(
    page: Page, around: Surroundings, marked: Sequence[Candidate]
) -> list[Candidate]:
    """The options of rows with the same words, if at most one of each row is filled."""
    found: list[Candidate] = []
    for rows in _alike(page, around):
        boxes = [part.box for row in rows for part in row.options]
        if any(_is_at(item, box) for box in boxes for item in marked):
            continue
        chosen = [_filled(page, row.options) for row in rows]
        known = [at for at in chosen if at is not None]
        if len(known) < len(rows) or sum(at >= 0 for at in known) < len(rows) / 2:
            continue
        if len(set(known)) == 1 and _is_column(page, [row.options[known[0]].box for row in rows]):
            continue  # a column that is set off
        for row, on in zip(rows, known, strict=True):
            found += [
                _candidate(part, row.name, on=at == on) for at, part in enumerate(row.options)
            ]
    return found


def _candidate(part: Segment, name: Segment, *, on: bool) -> Candidate:
    return Candidate(
        part.box, "emphasis", "radio", "on" if on else "off", _CONFIDENCE,
        Span(part.span.start, part.span.start), label=part.span, row=name.span,
    )  # fmt: skip


def _is_at(item: Candidate, box: Box) -> bool:
    """True if a mark stands on a text, or just before or after it."""
    level = box.top <= item.centre[1] <= box.bottom
    return level and box.x0 - 2 * item.size <= item.centre[0] <= box.x1 + 2 * item.size


def _alike(page: Page, around: Surroundings) -> list[list[_Row]]:
    """Rows of words that stand, all of them, under one another again and again, with nothing else
    between them; none where no word has a filling of its own."""
    if not any(_is_under_words(item.box, around) for item in page.drawings):
        return []
    parts = [part for line in range(len(around.text.lines)) for part in _apart(around, line)]
    lines: list[list[Segment]] = []
    for part in sorted(parts, key=_middle):
        if lines and _middle(part) - _middle(lines[-1][0]) <= _SAME:
            lines[-1].append(part)
        else:
            lines.append([part])
    known = Counter((_option(page, part), int(_across(part) // _SAME)) for part in parts)
    runs: list[list[_Row]] = []
    last: _Key = ()
    for line in lines:
        row = _row(page, sorted(line, key=lambda part: part.box.x0), known)
        if row is None:
            if runs and _is_amid(line, runs[-1][-1].options):
                last = ()
            continue
        key = tuple(_option(page, part) for part in row.options)
        if key != last or not _are_below(row.options, runs[-1][-1].options):
            runs.append([])
        runs[-1].append(row)
        last = key
    return [run[:_MAX_ROWS] for run in runs if len(run) > 1]


def _apart(around: Surroundings, line: int) -> list[Segment]:
    """The parts of a line with wide gaps between them."""
    words = [
        word.span() for word in _WORD.finditer(around.text.text, *around.text.lines[line].span)
    ]
    if not words:
        return []
    box = around.text.lines[line].box
    starts, ends = np.array(words).T
    gaps = around.left[starts[1:]] - around.right[ends[:-1] - 1]
    cuts = np.flatnonzero(gaps > _GAP * (box.bottom - box.top)).tolist()
    firsts, lasts = [0, *(cut + 1 for cut in cuts)], [*cuts, len(words) - 1]
    stretches = (Span(words[at][0], words[to][1]) for at, to in zip(firsts, lasts, strict=True))
    return [part for stretch in stretches if (part := around.segment(stretch, line))]


def _row(page: Page, line: Sequence[Segment], known: Counter[tuple[str, int]]) -> _Row | None:
    """The options of a line after a text, if nothing stands between or after them."""
    options = [part for part in line if _is_again(page, part, known)]
    names = [part for part in line if part not in options]
    texts = {_option(page, part) for part in options}
    if not 2 <= len(options) <= _MAX_OPTIONS or len(texts) < len(options):
        return None
    if any(part.box.x0 > options[0].box.x0 for part in names):
        return None
    return _Row(options, names[-1]) if names else None


def _is_again(page: Page, part: Segment, known: Counter[tuple[str, int]]) -> bool:
    """True if the page has a text twice in a column."""
    text, at = _option(page, part), int(_across(part) // _SAME)
    return bool(text) and sum(known[text, near] for near in (at - 1, at, at + 1)) > 1


def _are_below(one: Sequence[Segment], other: Sequence[Segment]) -> bool:
    pairs = zip(one, other, strict=True)
    return all(abs(_across(part) - _across(over)) <= _SAME for part, over in pairs)


def _is_amid(line: Sequence[Segment], options: Sequence[Segment]) -> bool:
    """True if something on a line stands in the columns of options."""
    left, right = options[0].box.x0, options[-1].box.x1
    return any(part.box.x1 > left and part.box.x0 < right for part in line)


def _is_under_words(box: Box, around: Surroundings) -> bool:
    """True for a filling on which some text stands, but not all that is beside it: the ground of
    a page or row sets nothing off."""
    if box.x1 - box.x0 < _FILLING[0] or box.bottom - box.top < _FILLING[1]:
        return False
    x0, top, x1, bottom = around.edges
    level = (top < box.bottom) & (box.top < bottom)
    on = level & (x0 < box.x1) & (box.x0 < x1)
    out = level & ((x0 < box.x0 - _SAME) | (box.x1 + _SAME < x1))
    return bool(on.any() and out.any())


def _option(page: Page, part: Segment) -> str:
    """The text of a part, if it may be an option."""
    text = page.text.text[part.span.start : part.span.end]
    return "" if len(text) > _MAX_LABEL or _NO_OPTION.search(text) else text


def _middle(part: Segment) -> float:
    return (part.box.top + part.box.bottom) / 2


def _across(part: Segment) -> float:
    return (part.box.x0 + part.box.x1) / 2


def _filled(page: Page, options: Sequence[Segment]) -> int | None:
    """The number of the one option on a dark filling, -1 if there is none; ``None`` if it cannot be
    told."""
    tones = [_ground(page, part.box) for part in options]
    least = min(tones)
    dark = [at for at, tone in enumerate(tones) if tone >= least + _DARKER]
    rest = [tone for at, tone in enumerate(tones) if at not in dark]
    if len(dark) > 1 or max(rest) - least > _ALIKE:
        return None
    return dark[0] if dark else -1


def _ground(page: Page, box: Box) -> float:
    """The contrast to white of what a text stands on."""
    pixels = pictures.picture(page.handle, page.frame, page.chars.to_page(box), _SCALE)
    if pixels is None:
        return 0.0
    inside = pixels[:, pictures.MARGIN : -pictures.MARGIN, pictures.MARGIN : -pictures.MARGIN]
    return float(1 - np.median(inside.reshape(3, -1), axis=1).min())


def _is_column(page: Page, boxes: Sequence[Box]) -> bool:
    """True if what is between the texts of a column is filled as well."""
    gaps = [Box(one.x0, one.bottom, one.x1, other.top) for one, other in pairwise(boxes)]
    return all(gap.bottom - gap.top < 1 or _ground(page, gap) >= _DARKER for gap in gaps)
