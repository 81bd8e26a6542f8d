"""The paragraphs, list items and tables of an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment.languages import foreign
from pipeline.segment.lines import Line, ends_sentence
from pipeline.types import Block, BlockType, Span

_SAMPLE = 300  # characters of a paragraph that tell its language
_GOES_ON = re.compile(r"[a-zà-öø-ÿœ(]")


def find(lines: Sequence[Line], language: str) -> tuple[Block, ...]:
    """The blocks of an answer's lines, in order.

    A sentence that a page break parts is one block. A paragraph in another language than the
    report's is a note.
    """
    blocks: list[tuple[BlockType, list[Line]]] = []
    for line in lines:
        kind = _kind(line)
        if blocks and _joins(blocks[-1][0], blocks[-1][1][-1], kind, line):
            blocks[-1][1].append(line)
        else:
            blocks.append((kind, [line]))
    return tuple(_block(kind, group, language) for kind, group in blocks)


def _kind(line: Line) -> BlockType:
    if line.is_row:
        return "table"
    return "list_item" if line.is_item else "paragraph"


def _joins(before: BlockType, last: Line, kind: BlockType, line: Line) -> bool:
    """True if a line goes on in the block before it."""
    if line.after_blank and not line.after_page and line.start == last.end + 1:
        return True  # one line that was taken apart to look for questions in it
    if kind == "table" or before == "table":
        return kind == before and not line.after_blank
    if kind == "list_item" or line.is_heading or last.is_heading:
        return False
    if not line.after_blank:
        return True
    return not ends_sentence(last.raw) and bool(_GOES_ON.match(line.raw))


def _block(kind: BlockType, lines: Sequence[Line], language: str) -> Block:
    if kind == "paragraph" and foreign(_beginning(lines), language):
        kind = "note"
    return Block(kind, Span(lines[0].start, lines[-1].end))


def _beginning(lines: Sequence[Line]) -> str:
    """The first words of a paragraph."""
    text = ""
    for line in lines:
        if len(text) >= _SAMPLE:
            break
        text = f"{text} {line.raw[:_SAMPLE]}"
    return text
