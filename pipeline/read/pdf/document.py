"""Opening a PDF with PDFium. Errors of the library are mapped to ours here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.errors import InputError, LimitError, PasswordError
from pipeline.options import Options
from pipeline.read.pdf import frame as frames
from pipeline.read.pdf.annotations import became_content
from pipeline.read.pdf.frame import Frame
from pipeline.read.pdf.guard import multiplies
from pipeline.read.pdf.links import targets
from pipeline.read.pdf.widgets import Widget, stated, widgets
from pipeline.types import Box

_DAMAGED = "is damaged, has no pages, or is no PDF"
_DYNAMIC = "is a dynamic XFA form, whose pages are not in the file; print it to a new PDF first"
_LOCKED = "is encrypted in a way that we do not read"


@contextmanager
def open_document(
    content: bytes, name: str, options: Options, *, forms: bool = True
) -> Iterator[pdfium.PdfDocument]:
    """The opened document, closed afterwards; ``forms`` makes its form fields drawable.

    Raises:
        PasswordError: it is encrypted and ``options.password`` does not open it.
        InputError: it is damaged, has no pages, or its pages are made by a script.
        LimitError: it has more than ``options.limits.pages``.
    """
    if multiplies(content):
        raise InputError("is damaged: what it draws contains itself, or multiplies", name)
    try:
        document = pdfium.PdfDocument(content, password=options.password)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            state = "does not open with this password" if options.password else "needs a password"
            raise PasswordError(f"is encrypted and {state}", name) from error
        locked = error.err_code == raw.FPDF_ERR_SECURITY
        raise InputError(_LOCKED if locked else _DAMAGED, name) from error
    try:
        pages = len(document)
        if not pages:
            raise InputError(_DAMAGED, name)
        if pages > options.limits.pages:
            limit = options.limits.pages
            raise LimitError(f"has {pages:,} pages, the limit is {limit:,}", name)
        kind = document.get_formtype()
        if kind == raw.FORMTYPE_XFA_FULL:
            raise InputError(_DYNAMIC, name)
        if forms and kind != raw.FORMTYPE_NONE:
            _show_fields(document)
        yield document
    except pdfium.PdfiumError as error:
        raise InputError(f"is damaged: {error}", name) from error
    finally:
        document.close()


def _show_fields(document: pdfium.PdfDocument) -> None:
    """Make form fields drawable. XFA is ignored, which pypdfium2 would load or warn of."""
    config = raw.FPDF_FORMFILLINFO(version=2)
    handle = raw.FPDFDOC_InitFormFillEnvironment(document, config)
    if handle:
        document.formenv = pdfium.PdfFormEnv(handle, config)


class OpenPage(NamedTuple):
    """A page whose annotations were drawn into its content, and what they were."""

    handle: pdfium.PdfPage
    frame: Frame
    widgets: list[Widget]
    links: list[tuple[Box, str]]


def open_pages(document: pdfium.PdfDocument) -> Iterator[tuple[int, OpenPage | None]]:
    """Each page with its number, closed before the next is opened; ``None`` if damaged."""
    for index in range(len(document)):
        try:
            page = _open(document, index)
        except pdfium.PdfiumError:
            yield index + 1, None
            continue
        try:
            yield index + 1, page
        finally:
            page.handle.close()


def _open(document: pdfium.PdfDocument, index: int) -> OpenPage:
    """Open a page. Filled fields, strokes and stamps become content, so all is read one way."""
    handle = _untouched(document, index)
    frame = frames.of(handle)
    if not raw.FPDFPage_GetAnnotCount(handle.raw):
        return OpenPage(handle, frame, [], [])
    fields: list[Widget] = []
    if document.formenv:
        said = stated(handle)
        handle.close()
        handle = document[index]
        fields = widgets(document.formenv, handle, frame, said)
    linked = targets(document, handle, frame)
    if became_content(handle):
        handle.close()
        handle = document[index]
    return OpenPage(handle, frame, fields, linked)


def _untouched(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """A page as it is in the file: with a form environment, PDFium completes its fields."""
    form, document.formenv = document.formenv, None
    try:
        return document[index]
    finally:
        document.formenv = form
