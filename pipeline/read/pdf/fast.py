"""Calling a PDFium function tens of thousands of times.

ctypes spends most of such a call on wrapping pointers in objects, on checking arguments and
on giving up the interpreter's lock. Without all that, the same function is called two to four
times as fast, and ``map`` does the loop. So nothing is checked here: pointers must be given as
:func:`pointer` makes them or by ``ctypes.byref``, numbers as ``int``.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

_Function = Callable[..., int]


def _bare(function: Any, result: Any) -> _Function:
    return ctypes.PYFUNCTYPE(result)(address(function))


def get_loose_char_box() -> _Function:
    """``FPDFText_GetLooseCharBox(text page, index, an FS_RECTF to fill)``."""
    return _bare(raw.FPDFText_GetLooseCharBox, ctypes.c_int)


def get_object(*, form: bool) -> _Function:
    """``FPDFPage_GetObject(page, index)``, or the same of a form XObject: an address."""
    return _bare(raw.FPDFFormObj_GetObject if form else raw.FPDFPage_GetObject, ctypes.c_void_p)


def get_type() -> _Function:
    """``FPDFPageObj_GetType(address of an object)``."""
    function = address(raw.FPDFPageObj_GetType)
    return ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(function)


def pointer(handle: Any) -> ctypes.c_void_p:
    """A PDFium handle as these functions take it."""
    return ctypes.cast(handle, ctypes.c_void_p)


def address(handle: Any) -> int:
    """Where a PDFium handle or function is."""
    return pointer(handle).value or 0
