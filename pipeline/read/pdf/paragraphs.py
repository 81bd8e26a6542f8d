"""Where a paragraph ends: by distance, size, indent, and lines that stop before they are full."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

from pipeline.read.pdf.chars import Chars
from pipeline.read.pdf.lines import Line

PARAGRAPH = "\n\n"
LINE = "\n"

_WIDER = 1.2  # lines this much further apart than usual are not of one paragraph
_HEADING_PITCH = 1.6  # line heights: usual in headings, which are often set wider than text
OTHER_SIZE = 0.08  # relative difference of two sizes of type
_MIN_MEASURE = 0.6  # share of a page's width that its only column has at least
INDENT = 0.8  # in line heights
_AXIS = 0.25  # in line heights, by which the middles or ends of lines in a cell may differ
SPACE = 1.5  # letters: room for a space, and to be sure
WORD = re.compile(r"\S+")
CLOSED = re.compile(r"[.!?:;…][\"'”»’)\]]*\*?\s*$")
_CLOSING = ("»", "”", ")", "]", "?", "!")
# A mark, bullet or number that a hanging indent may follow.
LISTED = re.compile(
    r"\s*(?:[^\w\s]|[xXoq]|\(?\s?[xX✓]?\s?\)|\[\s?[xX✓]?\s?\]|\d{1,2}[.)]|[a-z]\))\s"
)


def is_bold(chars: Chars, line: Line) -> bool:
    """True if the middle of the line's longest run is bold: what comes first may be a mark."""
    start, end = line.longest.start, line.longest.end
    word = WORD.search(chars.text, (start + end - 1) // 2, end)
    return chars.font(word.start() if word else start).bold


def separators(
    chars: Chars, members: Sequence[Line], texts: Sequence[str], bold: Sequence[bool]
) -> list[str]:
    """What stands before each line but the first: a line feed, or two for a new paragraph."""
    if len(members) < 2:
        return []
    usual = _usual_pitch(members)
    right = _right_edges(chars, members)
    found: list[str] = []
    first = 0  # first line of the paragraph
    for at in range(1, len(members)):
        before, after = members[at - 1], members[at]
        is_heading = bold[at] and not LISTED.match(texts[at])
        if (
            before.column != after.column
            or bold[at - 1] != bold[at]
            or _is_apart(before, after, max(usual, _HEADING_PITCH) if is_heading else usual)
            or (
                not _is_ragged_left(before, after)
                and (
                    _is_shifted(before, after, texts[at - 1], is_first=first == at - 1)
                    or _has_room(
                        chars, (before, after), (texts[at - 1], texts[at]), right[after.column]
                    )
                )
            )
        ):
            found.append(PARAGRAPH)
            first = at
        else:
            found.append(LINE)
    return found


def _right_edges(chars: Chars, members: Sequence[Line]) -> dict[int, float]:
    """How far the lines of each column could reach."""
    right: dict[int, float] = {}
    for line in members:
        right[line.column] = max(right.get(line.column, 0.0), line.box.x1)
    if len(right) == 1:  # a page of nothing but short lines is not set in a narrow column
        column = members[0].column
        right[column] = max(right[column], _MIN_MEASURE * chars.width)
    return right


def _usual_pitch(members: Sequence[Line]) -> float:
    """Distance of lines in a paragraph, in line heights."""
    pitches = [
        (after.base - before.base) / max(after.height, 1.0)
        for before, after in itertools.pairwise(members)
        if before.column == after.column
    ]
    close = [pitch for pitch in pitches if 0.5 < pitch < 2.5]
    return median(close) if close else 1.3


def _is_apart(before: Line, after: Line, usual: float) -> bool:
    """True if the lines differ in size or are further apart than lines of a paragraph."""
    height = max(before.height, after.height)
    if abs(before.height - after.height) > OTHER_SIZE * height:
        return True
    pitch = (after.base - before.base) / max(height, 1.0)
    return pitch > _WIDER * usual or pitch < 0


def _is_ragged_left(before: Line, after: Line) -> bool:
    """True if both lines are centred or end alike in a cell: indent and room say nothing there."""
    middles = (before.box.x0 + before.box.x1) / 2, (after.box.x0 + after.box.x1) / 2
    apart = min(abs(middles[0] - middles[1]), abs(before.box.x1 - after.box.x1))
    return before.in_table and apart < _AXIS * after.height


def _is_shifted(before: Line, after: Line, text: str, *, is_first: bool) -> bool:
    """True if the indent says that the second line begins something new."""
    indent = (after.box.x0 - before.box.x0) / max(after.height, 1.0)
    if indent > INDENT:
        return not LISTED.match(text)  # else a hanging indent
    return indent < -INDENT and not is_first


def _has_room(chars: Chars, lines: tuple[Line, Line], texts: tuple[str, str], right: float) -> bool:
    """True if the second line's first word had still fitted on the first line."""
    before, after = lines
    if is_hyphenated(texts[0]) or (not CLOSED.search(texts[0]) and goes_on(texts[1])):
        return False
    letter = (after.box.x1 - after.box.x0) / max(len(texts[1]), 1)
    return before.box.x1 + _first_word(chars, after) + SPACE * letter < right


def goes_on(text: str) -> bool:
    """True if a line begins as none does that begins a paragraph: small, or with what closes."""
    return text[:1].islower() or text.startswith(_CLOSING)


def is_hyphenated(text: str) -> bool:
    """True if a word is broken at the end of a line."""
    return text.endswith("‐") and text[-2:-1].isalpha()


def _first_word(chars: Chars, line: Line) -> float:
    """The width of a line's first word."""
    run = line.runs[0]
    word = WORD.search(chars.text, run.start, run.end)
    return float(chars.x1[word.end() - 1] - chars.x0[word.start()]) if word else 0.0
