"""Options under a heading: what shows that it offers a choice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.forms.wording import fold
from pipeline.segment.headings import Heading
from pipeline.segment.lines import Line

_LINES, _MAX_OPTION = 6, 120  # where options may begin under a heading; length of one
_SIGN = r"\\?[\[(][ \txX✓✔•_]{0,3}\\?[\])]"
_GLYPH = r"[☐☑☒○●◯◉□■✓✔]"
_MARKED = re.compile(rf"(?:[-*+•|][ \t]+)*(?:{_SIGN}|{_GLYPH})")
_MARKED_END = re.compile(rf"\S[ \t]+(?:{_SIGN}|{_GLYPH})$")
_MARK = 8  # characters of a mark at a line's end, with what stands before it
_BESIDE = re.compile(r"\t|[ \xa0]{3,}|[.…·_]{4,}")  # between labels on one line, and after them
_SIGNS = re.compile(rf"{_SIGN}|(?<!\S)[xX](?!\S)|\A[-*+•][ \t]")


def told(found: Sequence[Heading], lines: Sequence[Line], labels: frozenset[str]) -> list[Heading]:
    """The headings, those marked that options stand under.

    Args:
        found: headings in order.
        lines: all lines.
        labels: of all options of the form, folded.
    """
    ends = [one.first for one in found[1:]] + [len(lines)]
    return [
        replace(one, offers=any(is_option(line, labels) for line in _under(lines, one, end)))
        for one, end in zip(found, ends, strict=False)
    ]


def _under(lines: Sequence[Line], one: Heading, end: int) -> Sequence[Line]:
    return lines[one.last + 1 : min(end, one.last + 1 + _LINES)]


def is_option(line: Line, labels: frozenset[str]) -> bool:
    """True for a marked line and for labels of the form's options, one or several side by side."""
    if _MARKED.match(line.raw) or _MARKED_END.search(line.raw[-_MARK:]):
        return True
    if len(line.raw) > _MAX_OPTION:
        return False
    parts = [fold(_SIGNS.sub(" ", part)) for part in _BESIDE.split(line.content)]
    return all(part in labels for part in parts if part) and any(parts)
