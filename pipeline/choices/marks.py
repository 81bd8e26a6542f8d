"""Selection marks in a text: what they look like, and which of them look selected.

A mark says "on" or "off" only within its group: ☒ beside ☐ is a choice, ☒ beside ☑ is a no,
and a ● before every option is a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline import glyphs
from pipeline.types import Mark, MarkKind, MarkState, Span

# A star is a step of a scale.
_GLYPHS = {char: glyph for char, glyph in glyphs.characters().items() if glyph.kind != "star"}
_TICK = re.escape(glyphs.typed() + glyphs.letters())

MARK = re.compile(
    rf"\\?\[(?P<box>[\s_]{{0,3}}(?:[{_TICK}][\s_]{{0,3}})?)\\?\]"
    rf"|\\?\((?P<ring>[\s_]{{0,3}}(?:[{_TICK}][\s_]{{0,3}})?)\\?\)"
    rf"|(?P<glyph>[{''.join(_GLYPHS)}])[\ufe0e\ufe0f]?"
    r"|(?<![^\s|*_])(?P<cross>[xX])(?![^\s|*_])"
)


class Token(NamedTuple):
    """A mark at its place, with the sign it was read from (empty for a drawn mark)."""

    span: Span
    mark: Mark
    sign: str


def find(text: str, span: Span, drawn: Sequence[Mark]) -> list[Token]:
    """The marks in a stretch, by position: those that the reader saw, then those of the text."""
    seen = [
        Token(mark.span, mark, text[mark.span.start : mark.span.end].strip())
        for mark in drawn
        if mark.span is not None and span.start <= mark.span.start <= span.end
    ]
    written = [
        _written(found)
        for found in MARK.finditer(text, *span)
        if not any(token.span.overlaps(Span(*found.span())) for token in seen)
    ]
    return sorted([*seen, *written], key=lambda token: token.span)


def _written(found: re.Match[str]) -> Token:
    span = Span(*found.span())
    box, ring, glyph = found.group("box"), found.group("ring"), found.group("glyph")
    if glyph:
        meant = _GLYPHS[glyph]
        return Token(span, Mark(meant.kind, meant.state, "glyph", 0.95, span), glyph)
    inside = (box if box is not None else ring if ring is not None else "x").strip(" _\t\xa0")
    kind: MarkKind = "radio" if ring is not None else "checkbox"
    state: MarkState = "on" if inside else "off"
    sign = "[x]" if inside else "[ ]"
    return Token(span, Mark(kind, state, "text", 0.95, span), sign)


def states(tokens: Sequence[Token | None], *, single: bool) -> list[bool | None]:
    """What is selected in a group of options; ``None`` where that is not shown.

    Args:
        tokens: the mark of each option, ``None`` for an option without one.
        single: whether at most one option can be selected.
    """
    signs = {token.sign for token in tokens if token}
    if not signs or _are_bullets(tokens, single=single):
        return [None] * len(tokens)
    found = [_state(token, signs) if token else None for token in tokens]
    if False not in found and True in found and None not in {_known(t) for t in tokens}:
        return [token is not None and state for token, state in zip(tokens, found, strict=True)]
    return found


def _known(token: Token | None) -> bool | None:
    """``None`` only for a mark whose state the reader could not tell."""
    return None if token and token.mark.state == "unknown" else True


def _state(token: Token, signs: set[str]) -> bool | None:
    if token.mark.state == "unknown":
        return None
    ticked = any(glyphs.sign(sign) == "tick" for sign in signs)
    if ticked and glyphs.sign(token.sign) == "cross" and token.mark.encoding == "glyph":
        return any(sign in _GLYPHS and _GLYPHS[sign].state == "off" for sign in signs)
    return token.mark.state == "on"


def _are_bullets(tokens: Sequence[Token | None], *, single: bool) -> bool:
    """True if every option has a sign that means nothing here: all are bullets, or the same."""
    if len(tokens) < 2 or None in tokens:
        return False
    signs = {token.sign for token in tokens if token}
    marks = [token.mark for token in tokens if token]
    if any(mark.encoding not in {"glyph", "text"} or mark.state != "on" for mark in marks):
        return False
    if all(sign in _GLYPHS and _GLYPHS[sign].partner for sign in signs):
        return True
    sign = next(iter(signs))
    return len(signs) == 1 and (glyphs.is_bare(sign) or (single and sign == "[x]"))
