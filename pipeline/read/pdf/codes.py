"""What the characters of a page are: from PDFium's codes to text."""

from __future__ import annotations

import ctypes
import re
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from pipeline.read.pdf import fast

_HYPHEN = "\x02"  # what PDFium writes for the hyphen of a broken word
_HYPHENS = {_HYPHEN: "-", "\ufffe": "-"}
# What PDFium adds at the end of a line is none of these. A font that does not say what its glyphs
# mean may draw one with such a code.
_CONTROL = re.compile(r"\t|(?<!\r)\n|\r(?!\n)")
_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
# Codes of fonts that do not say what their glyphs mean.
_UNKNOWN = {chr(code): "\ufffd" for code in range(32) if chr(code) not in "\x02\t\n\r"}
_SPELLED = _HYPHENS | _LIGATURES | _UNKNOWN
_SPECIAL = re.compile("[" + "".join(map(re.escape, _SPELLED)) + "]")


_IS_SPACE = np.array([chr(code).isspace() for code in range(0x3002)])  # beyond it is none


def characters(handle: Any, count: int) -> tuple[str, NDArray[np.int32]]:
    """The characters of a text page as PDFium has them, and its number of each."""
    text, index = _characters(handle, count)
    return _without_guesses(handle, text, index), index


def _characters(handle: Any, count: int) -> tuple[str, NDArray[np.int32]]:
    """The same with codes for hyphens that may mean something else."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text, np.arange(count, dtype=np.int32)
    # Some characters have no text, or need two units: ask for one after the other.
    kept: list[str] = []
    index: list[int] = []
    for at, code in enumerate(map(fast.unicode, repeat(fast.pointer(handle)), range(count))):
        if 0xDC00 <= code < 0xE000 and kept and 0xD800 <= ord(kept[-1]) < 0xDC00:
            high = ord(kept[-1])
            kept[-1] = chr(0x10000 + (high - 0xD800 << 10) + code - 0xDC00)
        else:
            kept.append(chr(min(code, 0x10FFFF)))
            index.append(at)
    text = "".join("\ufffd" if "\ud800" <= char < "\ue000" else char for char in kept)
    return text, np.array(index, dtype=np.int32)


def _without_guesses(handle: Any, text: str, index: NDArray[np.int32]) -> str:
    """The text, where PDFium's code for a hyphen is left only if it means one, and a tab or the end
    of a line only if nothing is drawn for it."""
    hyphens = [found.start() for found in re.finditer(_HYPHEN, text)]
    controls = [found.start() for found in _CONTROL.finditer(text)]
    wrong = [at for at in hyphens if raw.FPDFText_IsHyphen(handle, int(index[at])) != 1]
    wrong += [at for at in controls if _is_drawn(handle, int(index[at]))]
    if not wrong:
        return text
    single = list(text)
    for at in wrong:
        single[at] = "\ufffd"
    return "".join(single)


def _is_drawn(handle: Any, index: int) -> bool:
    """True for a character that has a shape in a font of the file's own; in another a tab has
    none."""
    if raw.FPDFText_IsGenerated(handle, index) == 1:
        return False
    font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(handle, index))
    if not font or raw.FPDFFont_GetIsEmbedded(font) != 1:
        return False
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    edges = (ctypes.byref(edge) for edge in (left, right, bottom, top))
    found = raw.FPDFText_GetCharBox(handle, index, *edges)
    return bool(found) and right.value > left.value and top.value > bottom.value


def spelled(text: str) -> tuple[str, NDArray[np.int64] | None]:
    """The text with ligatures and PDFium's own codes spelled out; how long each character became,
    ``None`` if none was changed."""
    if not _SPECIAL.search(text):
        return text, None
    repeats = np.ones(len(text), np.int64)
    for found in _SPECIAL.finditer(text):
        repeats[found.start()] = len(_SPELLED[found.group()])
    return _SPECIAL.sub(lambda found: _SPELLED[found.group()], text), repeats


def codes(text: str) -> NDArray[np.uint32]:
    """The code point of each character."""
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def spaces(points: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which code points are white space."""
    return np.asarray(_IS_SPACE[np.minimum(points, len(_IS_SPACE) - 1)])
