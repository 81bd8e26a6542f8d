"""The fields of an AcroForm, as the file states them."""

from __future__ import annotations

import ctypes
from typing import Any, Literal, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.read.pdf.annotations import HIDDEN, each, string
from pipeline.read.pdf.frame import Frame
from pipeline.types import Box

Kind = Literal["checkbox", "radio", "text", "other"]  # other: lists, buttons, signatures
_KINDS: dict[int, Kind] = {
    raw.FPDF_FORMFIELD_CHECKBOX: "checkbox",
    raw.FPDF_FORMFIELD_RADIOBUTTON: "radio",
    raw.FPDF_FORMFIELD_TEXTFIELD: "text",
    raw.FPDF_FORMFIELD_COMBOBOX: "other",
    raw.FPDF_FORMFIELD_LISTBOX: "other",
    raw.FPDF_FORMFIELD_PUSHBUTTON: "other",
    raw.FPDF_FORMFIELD_SIGNATURE: "other",
}


class Stated(NamedTuple):
    """What the file itself says of a widget, before PDFium completes it.

    ``value`` is its own ``/V``, ``appearance`` its ``/AS``, each empty where there is none;
    ``drawn`` is true if it has an ``/AP``, ``valued`` if it has a ``/DV`` or may have the value of
    a field that is its ``/Parent``. ``selected`` tells whether ``/V``, its own or that of
    its field, names the state that is drawn for ticked; ``None`` where that cannot be told.
    """

    value: str
    appearance: str
    drawn: bool
    valued: bool
    selected: bool | None


class Widget(NamedTuple):
    """A form field on a page. ``text`` is what is written in a text field."""

    box: Box
    kind: Kind
    stated: Stated
    text: str


def stated(page: pdfium.PdfPage) -> dict[int, Stated]:
    """What the file says of each widget of a page, by the annotation's number.

    The page must not have been announced to a form environment: PDFium then draws fields
    without an appearance, and writes into them that they are off.
    """
    return {
        at: _stated(annotation)
        for at, annotation in each(page)
        if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
    }


def widgets(
    form: pdfium.PdfFormEnv, page: pdfium.PdfPage, frame: Frame, said: dict[int, Stated]
) -> list[Widget]:
    """The visible fields of a page, of which the file says what ``stated`` returned."""
    found = (
        _widget(form.raw, annotation, frame, said[at])
        for at, annotation in each(page)
        if at in said
    )
    return [widget for widget in found if widget]


def _stated(annotation: Any) -> Stated:
    value = string(raw.FPDFAnnot_GetStringValue, annotation, b"V")
    appearance = string(raw.FPDFAnnot_GetStringValue, annotation, b"AS")
    drawn = bool(raw.FPDFAnnot_HasKey(annotation, b"AP"))
    parted = bool(raw.FPDFAnnot_HasKey(annotation, b"Parent"))
    valued = parted or bool(raw.FPDFAnnot_HasKey(annotation, b"DV"))
    selected: bool | None = None
    if not drawn:
        selected = value != "Off" if value else None
    elif value or parted:
        selected = _is_selected(annotation, appearance)
    return Stated(value, appearance, drawn, valued, selected)


def _is_selected(annotation: Any, appearance: str) -> bool | None:
    """Whether ``/V`` names the ticked state of a widget that has appearances.

    PDFium does not give out the entries of a parent. But without ``/AS`` it draws the state
    that ``/V`` names, the widget's own or its parent's: so ``/AS`` is taken away to look.
    """
    if not appearance.isascii():
        return None  # what is put back would not be the same bytes
    shown = string(raw.FPDFAnnot_GetAP, annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL)
    off, by_value = (_drawing(annotation, state) for state in ("Off", ""))
    _set(annotation, appearance)
    if appearance not in {"", "Off"} and shown == off:
        return None  # ticked and empty are drawn alike, or by what both refer to
    return by_value != off


def _drawing(annotation: Any, state: str) -> str:
    """What is drawn for a widget in a state."""
    _set(annotation, state)
    return string(raw.FPDFAnnot_GetAP, annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL)


def _set(annotation: Any, state: str) -> None:
    """Write a widget's ``/AS``."""
    wide = (ctypes.c_ushort * (len(state) + 1))(*map(ord, state), 0)
    raw.FPDFAnnot_SetStringValue(annotation, b"AS", wide)


def _widget(form: Any, annotation: Any, frame: Frame, said: Stated) -> Widget | None:
    kind = _KINDS.get(raw.FPDFAnnot_GetFormFieldType(form, annotation))
    rectangle = raw.FS_RECTF()
    if (
        kind is None
        or raw.FPDFAnnot_GetFlags(annotation) & HIDDEN
        or not raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle))
    ):
        return None
    edges = sorted((rectangle.left, rectangle.right)), sorted((rectangle.bottom, rectangle.top))
    box = frame.box(edges[0][0], edges[1][0], edges[0][1], edges[1][1])
    if kind == "text":
        return Widget(box, kind, said, string(raw.FPDFAnnot_GetFormFieldValue, form, annotation))
    if kind == "other":
        return Widget(box, kind, said, "")
    export = string(raw.FPDFAnnot_GetFormFieldExportValue, form, annotation)
    if said.appearance not in {"", "Off", export} and said.value != "Off" and not said.selected:
        said = said._replace(selected=None)  # /Opt renames the states, and /V may use its names
    return Widget(box, kind, said, "")
