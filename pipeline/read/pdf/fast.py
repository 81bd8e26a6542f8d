"""Calling a PDFium function tens of thousands of times.

ctypes spends most of such a call on wrapping pointers in objects, on checking arguments and
on giving up the interpreter's lock. Without all that, the same function is called two to six
times as fast, and ``map`` does the loop. So nothing is checked here: pointers must be given as
:func:`pointer` makes them or as the addresses that these functions return, numbers as ``int``.
"""

from __future__ import annotations

import ctypes
import threading
from collections import deque
from collections.abc import Callable
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

_ROOM = 2048  # boxes that are fetched at once


def address(handle: Any) -> int:
    """Where a PDFium handle or function is."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def pointer(handle: Any) -> Any:
    """A PDFium handle as the functions of this module take it: ctypes passes what ``byref``
    makes as it is."""
    return ctypes.byref(ctypes.c_char.from_address(address(handle)))


def _bare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


_loose_box = _bare(raw.FPDFText_GetLooseCharBox, ctypes.c_int)
_page_object = _bare(raw.FPDFPage_GetObject, ctypes.c_void_p)
_form_object = _bare(raw.FPDFFormObj_GetObject, ctypes.c_void_p)
_type = _bare(raw.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)

text_object: Callable[[Any, int], int | None] = _bare(raw.FPDFText_GetTextObject, ctypes.c_void_p)
"""The address of the object on a text page that draws a character; ``None`` if none does."""

unicode: Callable[[Any, int], int] = _bare(raw.FPDFText_GetUnicode, ctypes.c_uint)
"""The code point of a character of a text page, or one half of a surrogate pair."""

angle: Callable[[Any, int], float] = _bare(raw.FPDFText_GetCharAngle, ctypes.c_float)
"""How far a character of a text page is turned, clockwise in radians; below 0 if unknown."""

font: Callable[[int], int | None] = _bare(raw.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
"""The address of the font of a text object, given by its address."""

render_mode: Callable[[int], int] = _bare(
    raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p
)
"""How a text object, given by its address, is drawn."""


class _Room(threading.local):
    """Room for boxes, and a pointer to the place of each; made once for a thread."""

    def __init__(self) -> None:
        rectangles = (raw.FS_RECTF * _ROOM)()
        size = ctypes.sizeof(raw.FS_RECTF)
        self.places = [ctypes.byref(rectangles, at * size) for at in range(_ROOM)]
        self.table = np.frombuffer(rectangles, np.float32).reshape(_ROOM, 4)


_room = _Room()


def loose_boxes(textpage: Any, count: int) -> NDArray[np.float32]:
    """The boxes of a text page's characters, which have the height of their line: rows of left,
    top, right, bottom in user space; nothing but zeros where there is none."""
    found = np.empty((count, 4), np.float32)
    page, places, table = pointer(textpage), _room.places, _room.table
    for start in range(0, count, _ROOM):
        indices = range(start, min(start + _ROOM, count))
        table[:] = 0
        deque(map(_loose_box, repeat(page), indices, places), maxlen=0)
        found[start : indices.stop] = table[: len(indices)]
    return found


def drawings(parent: Any, count: int, *, form: bool) -> list[tuple[int, int]]:
    """Addresses and types of those of the first objects of a page or a form XObject that are no
    text."""
    get, place = _form_object if form else _page_object, pointer(parent)
    types = bytes(map(_type, map(get, repeat(place), range(count))))
    others = np.flatnonzero(np.frombuffer(types, np.uint8) != raw.FPDF_PAGEOBJ_TEXT).tolist()
    return [(get(place, at), types[at]) for at in others]


def texts(page: Any, count: int) -> list[int]:
    """Addresses of those of the first objects of a page that are text."""
    place = pointer(page)
    found = list(map(_page_object, repeat(place), range(count)))
    return [at for at in found if _type(at) == raw.FPDF_PAGEOBJ_TEXT]
