"""Toggle switches: a round knob at one end of a short rounded bar; on is at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.read.pdf.marks.candidate import Candidate
from pipeline.read.pdf.marks.groups import in_column, in_row
from pipeline.types import Box

_ASPECT = (1.4, 3.2)  # of the bar
_HEIGHT = (0.45, 1.6)  # of the knob, in heights of the bar
_END = 0.3  # of the knob's size: how far it may be from the end of the bar
_ROUND = 0.85  # of a circular outline
_WORDS = frozenset(("", "on", "off", "i", "o", "|", "✓", "✕", "×"))
_SAME = 0.6  # points by which knobs of one make may differ
_CONFIDENCE = 0.7


def with_switches(
    drawn: Sequence[Candidate], bars: Sequence[Box], is_pill: Callable[[Box], bool]
) -> list[Candidate]:
    """The candidates, a knob that lies at an end of a bar being a switch."""
    found = []
    places = [
        next((bar for bar in bars if _is_at_end(item, bar) and (_is_round(item) or is_pill(bar))),
             None)
        for item in drawn
    ]  # fmt: skip
    free = [item for item, bar in zip(drawn, places, strict=True) if bar is None]
    for item, bar in zip(drawn, places, strict=True):
        if bar is None or any(_is_of_its_make(item, other) for other in free):
            found.append(item)
            continue
        right = item.centre[0] > (bar.x0 + bar.x1) / 2
        found.append(
            replace(
                item,
                box=bar,
                kind="checkbox",
                state="on" if right else "off",
                confidence=_CONFIDENCE,
                look=None,
                needs_partner=False,
            )
        )
    return found


def _is_of_its_make(item: Candidate, other: Candidate) -> bool:
    """True if another one like a knob stands in line with it: what lies on the one is a stroke."""
    alike = item.kind == other.kind and abs(item.size - other.size) <= _SAME
    return alike and (in_column(item, other) or in_row(item, other))


def is_bar(box: Box) -> bool:
    """True if a drawing has the form of a switch."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    return height > 0 and _ASPECT[0] <= width / height <= _ASPECT[1]


def names_nothing(text: str) -> bool:
    """True for what may be written in a switch; with another text in it, a bar is a button or
    the frame of an option."""
    return text.casefold() in _WORDS


def _is_round(item: Candidate) -> bool:
    """True for a knob. Its corners show the bar, so that it is not round by the measure of a
    lone circle; a pale one on a dark bar is not round by any."""
    return item.look is not None and item.look.circle >= _ROUND


def _is_at_end(item: Candidate, bar: Box) -> bool:
    """True if a candidate without text lies in the bar, at one end of it."""
    if item.look is None or item.inside:
        return False
    x, y = item.centre
    share = item.size / (bar.bottom - bar.top)
    ends = min(abs(item.box.x0 - bar.x0), abs(bar.x1 - item.box.x1))
    inside = bar.x0 < x < bar.x1 and abs(y - (bar.top + bar.bottom) / 2) < item.size / 4
    return inside and _HEIGHT[0] <= share <= _HEIGHT[1] and ends <= _END * item.size
