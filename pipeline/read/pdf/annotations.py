"""What people put on a page in a viewer: strokes, stamps, typed signs. What is seen of it becomes
content of the page, so that all is read one way."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

HIDDEN = 0x02 | 0x20  # annotation flags Hidden and NoView (ISO 32000-1, table 165)
_MAX_ANNOTATIONS = 5_000  # on a page
_ICONS = frozenset((raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_FILEATTACHMENT))
_SIGNS = ("Check", "Cross")  # names of icons that are put on a page as signs, not for a comment
_NO_MARKUP = frozenset((raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET))
_AWAY = -10_000  # pixels: a place beside the page


def each(page: pdfium.PdfPage) -> Iterator[tuple[int, Any]]:
    """The annotations of a page with their numbers, each closed before the next."""
    for at in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, at)
        if not annotation:
            continue
        try:
            yield at, annotation
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def became_content(page: pdfium.PdfPage) -> bool:
    """Make what is seen of the annotations content of the page; true if the page has to be opened
    anew for it. No annotations are left."""
    unseen = [at for at, annotation in each(page) if not _is_seen(annotation)]
    for at in reversed(unseen):
        raw.FPDFPage_RemoveAnnot(page.raw, at)
    if any(_is_undrawn(annotation) for _, annotation in each(page)):
        _complete(page)
    flattened = raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    return bool(flattened == raw.FLATTEN_SUCCESS)


def string(get: Callable[..., int], *arguments: Any) -> str:
    """What one of PDFium's functions writes as UTF-16."""
    size = get(*arguments, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * ((size + 1) // 2))()
    get(*arguments, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _is_seen(annotation: Any) -> bool:
    """True for what a viewer shows of a page itself; the icon of a comment only stands for it."""
    if raw.FPDFAnnot_GetFlags(annotation) & HIDDEN:
        return False
    if raw.FPDFAnnot_GetSubtype(annotation) not in _ICONS:
        return True
    return string(raw.FPDFAnnot_GetStringValue, annotation, b"Name").startswith(_SIGNS)


def _is_undrawn(annotation: Any) -> bool:
    """True for markup of which the file says what it is, and not how it looks."""
    markup = raw.FPDFAnnot_GetSubtype(annotation) not in _NO_MARKUP
    return markup and not raw.FPDFAnnot_HasKey(annotation, b"AP")


def _complete(page: pdfium.PdfPage) -> None:
    """Have PDFium give annotations an appearance, which it does when it has to draw them."""
    bitmap = raw.FPDFBitmap_CreateEx(1, 1, raw.FPDFBitmap_BGRx, None, 0)
    if bitmap:
        raw.FPDF_RenderPageBitmap(bitmap, page.raw, _AWAY, _AWAY, 1, 1, 0, raw.FPDF_ANNOT)
        raw.FPDFBitmap_Destroy(bitmap)
