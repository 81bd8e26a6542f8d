"""Check boxes, radio buttons and text fields of an AcroForm, as the file states them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.read.pdf.frame import Frame
from pipeline.types import Box

_MAX_WIDGETS = 5_000  # on a page
_HIDDEN = 0x02 | 0x20  # annotation flags Hidden and NoView (ISO 32000-1, table 165)
_KINDS: dict[int, Literal["checkbox", "radio", "text"]] = {
    raw.FPDF_FORMFIELD_CHECKBOX: "checkbox",
    raw.FPDF_FORMFIELD_RADIOBUTTON: "radio",
    raw.FPDF_FORMFIELD_TEXTFIELD: "text",
}


class Widget(NamedTuple):
    """A form field on a page.

    ``value`` is the field's ``/V``, ``appearance`` the widget's ``/AS``, ``on`` the name of
    its state that means ticked; each empty where the file says nothing.
    """

    box: Box
    kind: Literal["checkbox", "radio", "text"]
    name: str
    value: str
    appearance: str
    on: str


def widgets(document: pdfium.PdfDocument, page: pdfium.PdfPage, frame: Frame) -> list[Widget]:
    """The visible fields of a page."""
    form = document.formenv
    if form is None:
        return []
    found: list[Widget] = []
    for at in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MAX_WIDGETS)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, at)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                widget = _widget(form.raw, annotation, frame)
                if widget:
                    found.append(widget)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def _widget(form: Any, annotation: Any, frame: Frame) -> Widget | None:
    kind = _KINDS.get(raw.FPDFAnnot_GetFormFieldType(form, annotation))
    rectangle = raw.FS_RECTF()
    if (
        kind is None
        or raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN
        or not raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle))
    ):
        return None
    edges = sorted((rectangle.left, rectangle.right)), sorted((rectangle.bottom, rectangle.top))
    return Widget(
        frame.box(edges[0][0], edges[1][0], edges[0][1], edges[1][1]),
        kind,
        _string(raw.FPDFAnnot_GetFormFieldName, form, annotation),
        # The widget's own entry first: what PDFium calls the field's value is what it shows.
        _string(raw.FPDFAnnot_GetStringValue, annotation, b"V")
        or _string(raw.FPDFAnnot_GetFormFieldValue, form, annotation),
        _string(raw.FPDFAnnot_GetStringValue, annotation, b"AS"),
        _string(raw.FPDFAnnot_GetFormFieldExportValue, form, annotation),
    )


def _string(get: Callable[..., int], *arguments: Any) -> str:
    """What one of PDFium's functions writes as UTF-16."""
    size = get(*arguments, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * ((size + 1) // 2))()
    get(*arguments, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
