"""Section titles that no form knows, told by how they are set and where they stand.

A title stands right before a question, set off from the answer before it: as a heading of
Markdown, in bold type, in capitals, or numbered as a section is. What is set so within answers
too is a heading of answers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.forms.wording import plain
from pipeline.forms.words import alternatives, everywhere
from pipeline.segment.growth import is_ended
from pipeline.segment.headings import Heading
from pipeline.segment.lines import Line, is_wrapped
from pipeline.segment.titles import SENTENCE_END, Gap, Title, inner

_MAX_LENGTH, _MAX_LINES = 200, 3  # of a title
_MIN_WORDS, _MIN_LETTERS, _MOST_WORDS = 2, 8, 24
_INTRO, _LONG_INTRO = 3, 12  # lines between a title and its question; under a higher heading
_OFTEN = 2  # titles that make a style
_LEVEL = re.compile(r"(?:>[ \t]*)*(?:(?P<signs>#{1,6})|<h(?P<level>[1-6]))", re.IGNORECASE)
_LOWEST = 7  # below all headings of Markdown
_NUMBERED = re.compile(r"(?P<number>\d{1,2})\s?[.):–—-]\s*\S")
_LETTERED = re.compile(r"(?:[A-H]|[IVX]{1,4})\s?[.):–—-]\s+\S")


class _Block(NamedTuple):
    """A paragraph of a gap that is set as a title may be."""

    first: int
    last: int
    text: str
    style: str
    level: int  # of its heading, 1 the highest
    between: int  # lines after it, before the question


def find(
    lines: Sequence[Line],
    gaps: Sequence[Gap],
    known: Sequence[Sequence[Title]],
    asked: Sequence[Heading],
) -> list[tuple[Title, ...]]:
    """A title or none for each gap.

    Args:
        lines: all lines.
        gaps: the lines before each question.
        known: titles that were found by their words in each gap.
        asked: the questions' headings.
    """
    blocks = [list(_blocks(lines, gap)) for gap in gaps]
    own = _of_titles(lines, gaps, known, blocks)
    level = min((_level(lines[one.first]) for one in asked), default=_LOWEST)
    found: list[tuple[Title, ...]] = []
    for gap, inside, one in zip(gaps, blocks, asked, strict=True):
        last = inside[-1] if inside else None
        if last and (_has_number_of(last, one) or _is_title(last, gap, own, level)):
            span = inner(lines[last.first], lines[last.last])
            found.append((Title(last.first, last.last, last.text, span, None),))
        else:
            found.append(())
    return found


def _is_title(block: _Block, gap: Gap, own: frozenset[str], level: int) -> bool:
    """True if a gap's last block is a section's title, not the end of an answer."""
    if block.style in own and block.between <= (_INTRO if gap.is_new else 0):
        return True
    if block.first == 0:
        return False  # the report's own title
    if block.level < level < _LOWEST:
        return block.between <= _LONG_INTRO
    is_answer = block.first == gap.begin or block.style == "plain"
    alone = block.level < _LOWEST or (gap.is_new and not is_answer)
    return alone and not block.between


def _of_titles(
    lines: Sequence[Line],
    gaps: Sequence[Gap],
    known: Sequence[Sequence[Title]],
    blocks: Sequence[Sequence[_Block]],
) -> frozenset[str]:
    """The styles that only titles have: they stand right before questions, several times."""
    right: dict[str, int] = defaultdict(int)
    wrong = set()
    for at, (gap, titles, inside) in enumerate(zip(gaps, known, blocks, strict=True)):
        if titles:
            for title in titles:
                right[_style_of(lines[title.first])] += 1
            continue
        for block in inside:
            near = block.between <= (_INTRO if gap.is_new else 0)
            # Before the first question stands the cover, whose other lines tell nothing.
            if block is inside[-1] and near and (block.first > gap.begin or not at):
                right[block.style] += 1
            elif at:
                wrong.add(block.style)
    return frozenset(style for style, times in right.items() if times >= _OFTEN) - wrong


# ------------------------------------------------------------------------------ blocks


def _blocks(lines: Sequence[Line], gap: Gap) -> Iterator[_Block]:
    """The paragraphs of a gap that are set off, in order."""
    for first, end in _paragraphs(lines, gap):
        block = lines[first:end]
        raw = " ".join(line.raw for line in block)
        if len(block) > _MAX_LINES or len(raw) > _MAX_LENGTH or block[0].is_row or block[0].is_rule:
            continue
        text, level = plain(raw), _level(block[0], lines[end] if end < len(lines) else None)
        between = sum(not line.is_rule for line in lines[end : gap.end])
        style = f"#{level}" if level < _LOWEST else _style(raw, text, block[0])
        if style is None and gap.is_new and gap.is_prose and first > gap.begin and not between:
            style = "plain" if _follows_prose(text, lines[first - 1], block[0]) else None
        if style and (level < _LOWEST or _may_be_title(text)):
            yield _Block(first, end - 1, text, style, level, between)


def _paragraphs(lines: Sequence[Line], gap: Gap) -> Iterator[tuple[int, int]]:
    """First line and line after each paragraph; a heading or a named section is one alone."""
    first, after_alone = gap.begin, False
    for at, line in enumerate(lines[gap.begin : gap.end], gap.begin):
        alone = _stands_alone(line)
        if at > first and (line.after_blank or alone or after_alone):
            yield first, at
            first = at
        after_alone = alone
    if first < gap.end:
        yield first, gap.end


def _stands_alone(line: Line) -> bool:
    return line.is_heading or line.underlines or _named().match(line.raw) is not None


def _style(raw: str, text: str, line: Line) -> str | None:
    """How a paragraph is set; ``None`` for plain text and items of lists."""
    if _named().match(text):
        return "named"
    if is_wrapped(raw):
        return raw[: len(raw) - len(raw.lstrip("*_<"))]
    if line.is_item and not _NUMBERED.match(text):
        return None
    if text.isupper():
        return "capitals"
    if _LETTERED.match(text):
        return "letter"
    return "number" if _NUMBERED.match(text) else None


def _may_be_title(text: str) -> bool:
    """True for some words that are no sentence."""
    words = len(text.split())
    fits = len(text) >= _MIN_LETTERS and _MIN_WORDS <= words <= _MOST_WORDS
    return fits and not text.endswith(SENTENCE_END)


def _style_of(line: Line) -> str:
    level = _level(line)
    return f"#{level}" if level < _LOWEST else _style(line.raw, plain(line.raw), line) or "plain"


def _follows_prose(text: str, before: Line, line: Line) -> bool:
    """True for words after a full sentence that begin as a title does, not as an item."""
    fits = line.after_blank and not line.is_item and text[:1].isupper() and ":" not in text
    return fits and is_ended(before.raw)


def _has_number_of(block: _Block, asked: Heading) -> bool:
    """True for "2. The year" right before question 2.1."""
    found = _NUMBERED.match(block.text)
    return bool(found and (asked.number or "").startswith(f"{found.group('number')}."))


def _level(line: Line, following: Line | None = None) -> int:
    """The level of a heading of Markdown or HTML."""
    if following and following.underlines:
        return 1 if following.raw[0] == "=" else 2
    found = _LEVEL.match(line.raw) if line.is_heading else None
    if not found:
        return _LOWEST
    signs, level = found.groups()
    return len(signs) if signs else int(level)


@cache
def _named() -> re.Pattern[str]:
    word = alternatives(everywhere("section_words"))
    return re.compile(
        rf"(?:{word})\s+(?:\d{{1,2}}|[IVX]{{1,4}}|[A-H]|\w{{2,6}}(?=\s*[:.–—-]))(?!\w)",
        re.IGNORECASE,
    )
