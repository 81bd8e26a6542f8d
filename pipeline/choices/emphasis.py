"""Options that differ only in how they are set: one in bold, one with an arrow, others struck out.

What all options share says nothing, and neither does emphasis on several of which only one can
be selected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.types import Mark, MarkKind, Span

_NEAR = 12  # characters before and after a label
_SET_OFF = re.compile(
    r"(?:\*\*|__|==|<(?:b|strong|u|ins|mark)>)[ \t]*\Z|[→⇒➔➜➤►»][ \t]*\Z", re.IGNORECASE
)
_AFTER = re.compile(r"[ \t]*[←⇐◄«]")
_STRUCK = re.compile(r"(?:~~|<(?:s|del|strike)>)[ \t]*\Z", re.IGNORECASE)
_TAG = re.compile(r"<[a-z]{1,6}>", re.IGNORECASE)
_CONFIDENCE = 0.8


def states(
    text: str, spans: Sequence[Span], *, single: bool
) -> list[tuple[bool | None, Mark | None]]:
    """The state of each option by its emphasis, and the emphasis as a mark.

    Args:
        text: the whole source text.
        spans: of the options' labels, none of which has a mark.
        single: whether at most one can be selected.
    """
    on = [_is_set_off(text, span) for span in spans]
    struck = [_STRUCK.search(_before(text, span)) is not None for span in spans]
    if any(struck) and not any(on):
        on = [not one for one in struck]
    count = sum(on)
    if not 0 < count < len(spans) or (single and count > 1):
        return [(None, None)] * len(spans)
    kind: MarkKind = "radio" if single else "checkbox"
    return [
        (one, Mark(kind, "on", "emphasis", _CONFIDENCE, span) if one else None)
        for one, span in zip(on, spans, strict=True)
    ]


def _is_set_off(text: str, span: Span) -> bool:
    after = text[span.end : span.end + _NEAR]
    return bool(_SET_OFF.search(_before(text, span)) or _AFTER.match(after))


def _before(text: str, span: Span) -> str:
    """What stands before a label, its own opening tag included."""
    tag = _TAG.match(text, *span)
    return text[max(0, span.start - _NEAR) : tag.end() if tag else span.start]
