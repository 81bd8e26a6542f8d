"""Calling a PDFium function tens of thousands of times.

ctypes spends most of such a call on wrapping pointers in objects and on giving up the
interpreter's lock. Declared with bare addresses and without that, the same function is called
two to three times as fast, and ``map`` does the loop.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

_Function = Callable[..., int]


def _bare(function: Any, result: Any, *arguments: Any) -> _Function:
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


def get_loose_char_box() -> _Function:
    """``FPDFText_GetLooseCharBox(text page, index, address of an FS_RECTF)``."""
    pointer = ctypes.c_void_p
    return _bare(raw.FPDFText_GetLooseCharBox, ctypes.c_int, pointer, ctypes.c_int, pointer)


def get_object(*, form: bool) -> _Function:
    """``FPDFPage_GetObject(page, index)``, or the same of a form XObject: an address."""
    function = raw.FPDFFormObj_GetObject if form else raw.FPDFPage_GetObject
    index = ctypes.c_ulong if form else ctypes.c_int
    return _bare(function, ctypes.c_void_p, ctypes.c_void_p, index)


def get_type() -> _Function:
    """``FPDFPageObj_GetType(object)``."""
    return _bare(raw.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)


def address(handle: Any) -> int:
    """Where a PDFium handle or function is."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
