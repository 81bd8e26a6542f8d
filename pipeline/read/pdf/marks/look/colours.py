"""The colours that characters are set in."""

from __future__ import annotations

import ctypes

from pypdfium2 import raw

from pipeline.read.pdf.chars import Chars

Colour = tuple[int, int, int]  # red, green, blue: 0-255

_PAPER = (255, 255, 255)
_PALE = 20 / 255  # contrast to white paper of what hardly shows


def colour(chars: Chars, at: int) -> Colour | None:
    """The colour of one character, if the file says it; of paper, if it is wholly transparent."""
    parts = [ctypes.c_uint() for _ in range(4)]
    places = (ctypes.byref(part) for part in parts)
    if not raw.FPDFText_GetFillColor(chars.textpage.raw, int(chars.index[at]), *places):
        return None
    red, green, blue, opacity = (part.value for part in parts)
    return (red, green, blue) if opacity else _PAPER


def tone(chars: Chars, at: int) -> float | None:
    """The contrast (0-1) of one character to white paper."""
    found = colour(chars, at)
    return None if found is None else 1 - min(found) / 255


def is_pale(chars: Chars, at: int) -> bool:
    """True if a character is set in a colour that hardly shows on white paper."""
    found = tone(chars, at)
    return found is not None and found < _PALE
