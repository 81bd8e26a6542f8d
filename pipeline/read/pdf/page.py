"""One page: its text in reading order, and where each character of that stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from pipeline.read.pdf import order, paragraphs
from pipeline.read.pdf.chars import TINY, USUAL_HEIGHT, Chars, Floats, read_chars
from pipeline.read.pdf.frame import Frame
from pipeline.read.pdf.lines import Line, Run, runs
from pipeline.read.pdf.objects import Drawing, drawings, rules, small_squares
from pipeline.types import Box, Span

_CELL_GAP = 1.2  # in line heights: a wider gap between runs of a line is a tab, not a space
_WORD_GAP = 0.12
_MIN_STRETCHED = 2  # gaps of a justified line
_EVEN = 0.25  # line heights by which its gaps may differ
_MIN_LETTERS = 3  # on average in its words: the digits of a scale are as far apart
_WORD = re.compile(r"\S+")
_LARGER = 1.12  # times the usual height
_OVERPRINT = 1.0  # points

# A stretch of text and the number of its first character, -1 for what we put between runs.
_Piece = tuple[str, int]


class TextLine(NamedTuple):
    """A line of a page's text and its box in the page's reading coordinates."""

    span: Span
    box: Box
    column: int  # lines of different columns or cells are never one paragraph
    height: float  # of most of its characters
    bold: bool
    in_table: bool  # in a row between rules, or a label over a row of marks

    @property
    def stands_out(self) -> bool:
        """True if it is set in bold or in larger type than most of the page."""
        return self.bold or self.height > _LARGER * USUAL_HEIGHT


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page. ``x0`` and ``x1`` are as long as ``text``; coordinates are the
    reading coordinates of :class:`~pipeline.read.pdf.chars.Chars`."""

    text: str
    x0: Floats
    x1: Floats
    lines: tuple[TextLine, ...]
    hidden: int = 0  # characters dropped because nobody can see them
    invisible: bool = False  # all of its text is drawn invisibly, over a picture


EMPTY = PageText("", np.empty(0, np.float32), np.empty(0, np.float32), ())


@dataclass(frozen=True, slots=True)
class Page:
    """An open page with all that was read of it, in the reading coordinates of ``chars``.

    ``source[i]`` is the number in ``chars`` of the text's character, -1 for what we put between
    lines. Not to be kept after the page is closed.
    """

    number: int  # 1-based
    handle: pdfium.PdfPage
    frame: Frame
    chars: Chars
    text: PageText
    source: NDArray[np.int64]
    drawings: list[Drawing]
    rules: list[Box]


def read_page(handle: pdfium.PdfPage, number: int, frame: Frame) -> Page:
    """Read an open page."""
    chars = read_chars(handle.get_textpage(), frame)
    drawn = [item._replace(box=chars.from_page(item.box)) for item in drawings(handle, frame)]
    lined = rules(drawn)
    visible, hidden, invisible = _visible(chars, runs(chars), any(item.image for item in drawn))
    ordered = order.lines(chars, visible, lined, small_squares(drawn))
    text, source = _compose(chars, ordered)
    text = replace(text, hidden=hidden, invisible=invisible)
    return Page(number, handle, frame, chars, text, source, drawn, lined)


def _visible(chars: Chars, members: Sequence[Run], has_image: bool) -> tuple[list[Run], int, bool]:
    """The runs that can be seen, how many characters cannot, and whether all are OCR's.

    Text that is drawn invisibly over a picture of the page is what OCR leaves: it is kept
    if the page has no other text.
    """
    printed = _once(chars, members)
    on_page = [
        run
        for run in printed
        if run.x1 > 0
        and run.bottom > 0
        and run.x0 < chars.width
        and run.top < chars.height
        and run.height > TINY * chars.scale
    ]
    shown = [run for run in on_page if chars.is_drawn(run.start)]
    recognised = bool(on_page) and not shown and has_image
    kept = on_page if recognised else shown
    dropped = sum(run.end - run.start for run in printed) - sum(run.end - run.start for run in kept)
    return kept, dropped, recognised


def _once(chars: Chars, members: Sequence[Run]) -> list[Run]:
    """The runs without those printed over themselves, as some producers make bold type."""
    seen: dict[str, list[Run]] = {}
    kept = []
    for run in members:
        printed = seen.setdefault(chars.text[run.start : run.end], [])
        twice = (abs(run.x0 - other.x0) + abs(run.top - other.top) for other in printed)
        if not any(distance < _OVERPRINT for distance in twice):
            printed.append(run)
            kept.append(run)
    return kept


def _compose(chars: Chars, members: Sequence[Line]) -> tuple[PageText, NDArray[np.int64]]:
    """The page's text from its lines, and where each character of it comes from."""
    printed = chars.text.replace("\r", " ").replace("\n", " ")
    pieces = [_pieces(chars, line, printed) for line in members]
    texts = ["".join([text for text, _ in line]) for line in pieces]
    bold = [paragraphs.is_bold(chars, line) for line in members]
    between = ["", *paragraphs.separators(chars, members, texts, bold)]
    parts: list[_Piece] = []
    lines: list[TextLine] = []
    at = 0
    for line, is_bold, separator, own, text in zip(
        members, bold, between, pieces, texts, strict=False
    ):
        parts += ((separator, -1), *own)
        at += len(separator) + len(text)
        span = Span(at - len(text), at)
        lines.append(TextLine(span, line.box, line.column, line.height, is_bold, line.in_table))
    source = _sources(parts)
    inside = source >= 0
    x0, x1 = (
        np.where(inside, values[source], np.float32(0)) if len(source) else values[:0]
        for values in (chars.x0, chars.x1)
    )
    text = "".join([text for text, _ in parts])
    return PageText(text, x0, x1, tuple(lines)), source


def _pieces(chars: Chars, line: Line, printed: str) -> list[_Piece]:
    """The runs of a line, joined by a space or a tab; ``printed`` is the page without breaks."""
    found: list[_Piece] = []
    for joint, run in zip(("", *_joints(chars, line)), line.runs, strict=True):
        if joint:
            found.append((joint, -1))
        found.append((printed[run.start : run.end], run.start))
    return found


def _sources(pieces: Sequence[_Piece]) -> NDArray[np.int64]:
    """The number in ``chars`` of each character of the pieces, -1 for what we put between."""
    lengths = np.array([len(text) for text, _ in pieces], np.int64)
    starts = np.array([start for _, start in pieces], np.int64)
    first = np.cumsum(lengths) - lengths
    source = np.asarray(np.arange(lengths.sum()) + np.repeat(starts - first, lengths))
    source[np.repeat(starts < 0, lengths)] = -1
    return source


def _joints(chars: Chars, line: Line) -> list[str]:
    """What stands between the runs of a line: nothing, a space, or a tab between cells."""
    height = max(line.height, 1.0)
    gaps = [(after.x0 - run.x1) / height for run, after in pairwise(line.runs)]
    wide = "\t" if gaps and max(gaps) > _CELL_GAP and not _is_stretched(chars, line) else " "
    return [wide if gap > _CELL_GAP else " " if gap > _WORD_GAP else "" for gap in gaps]


def _is_stretched(chars: Chars, line: Line) -> bool:
    """True if all words of a line are as far apart: it was stretched to fill its column."""
    words = [
        word.span() for run in line.runs for word in _WORD.finditer(chars.text, run.start, run.end)
    ]
    gaps = [chars.x0[after] - chars.x1[end - 1] for (_, end), (after, _) in pairwise(words)]
    letters = sum(end - start for start, end in words)
    return (
        len(gaps) >= _MIN_STRETCHED
        and max(gaps) - min(gaps) < _EVEN * line.height
        and letters >= _MIN_LETTERS * len(words)
    )
