"""Options whose words nobody can read, because they stand in a picture with their marks.

Where the marks of a question are exactly as many as the options that the form knows for it, in one
column or row, they are these options in the order of the form. That is less than reading them, so
it is said: confidence is low, and each such question gets the diagnostic ``options-by-order``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.choices.labels import Expected
from pipeline.types import Mark, Option

_CONFIDENCE = 0.5
_ALIGNED = 4.0  # points by which marks of a column or row may be out of line


def by_order(drawn: Sequence[Mark], expected: Expected) -> tuple[Option, ...]:
    """The options that the form knows, with the marks of a picture; none if these are others."""
    pictured = all(mark.encoding == "image" and mark.label is None for mark in drawn)
    if not pictured or len(drawn) != len(expected.options) or not _are_in_line(drawn):
        return ()
    return tuple(
        Option(
            option.labels.get(expected.language, (option.value,))[0],
            option.value,
            mark.span,
            None if mark.state == "unknown" else mark.state == "on",
            replace(mark, confidence=min(mark.confidence, _CONFIDENCE)),
        )
        for mark, option in zip(drawn, expected.options, strict=True)
        if mark.span is not None
    )


def are_by_order(options: Sequence[Option]) -> bool:
    """True for options whose labels stand nowhere in the text."""
    return bool(options) and all(option.span.start == option.span.end for option in options)


def _are_in_line(drawn: Sequence[Mark]) -> bool:
    """True if marks of one page stand in one column or in one row: only then their order is
    known."""
    boxes = [mark.box for mark in drawn if mark.box]
    if not boxes or len(boxes) < len(drawn):
        return False
    across = [(box.x0 + box.x1) / 2 for box in boxes]
    down = [(box.top + box.bottom) / 2 for box in boxes]
    apart = min(max(places) - min(places) for places in (across, down))
    return apart <= _ALIGNED and len({mark.page for mark in drawn}) == 1
