"""Opening a PDF with PDFium. Errors of the library are mapped to ours here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.errors import InputError, LimitError, PasswordError
from pipeline.options import Options

_REASONS = {
    raw.FPDF_ERR_FILE: "is no PDF that can be opened",
    raw.FPDF_ERR_FORMAT: "is damaged or no PDF",
    raw.FPDF_ERR_SECURITY: "is encrypted in a way that we do not read",
    raw.FPDF_ERR_PAGE: "has a page that cannot be read",
}


@contextmanager
def open_document(
    content: bytes, name: str, options: Options, *, forms: bool = True
) -> Iterator[pdfium.PdfDocument]:
    """The opened document, closed afterwards; ``forms`` makes its form fields drawable.

    Raises:
        PasswordError: it is encrypted and ``options.password`` does not open it.
        InputError: it is damaged or has no pages.
        LimitError: it has more than ``options.limits.pages``.
    """
    try:
        document = pdfium.PdfDocument(content, password=options.password)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            state = "does not open with this password" if options.password else "needs a password"
            raise PasswordError(f"is encrypted and {state}", name) from error
        raise InputError(_REASONS.get(error.err_code, "cannot be read as a PDF"), name) from error
    try:
        pages = len(document)
        if not pages:
            raise InputError("has no pages", name)
        if pages > options.limits.pages:
            limit = options.limits.pages
            raise LimitError(f"has {pages:,} pages, the limit is {limit:,}", name)
        if forms:
            document.init_forms()
        yield document
    except pdfium.PdfiumError as error:
        raise InputError(f"is damaged: {error}", name) from error
    finally:
        document.close()


def open_pages(document: pdfium.PdfDocument) -> Iterator[tuple[int, pdfium.PdfPage | None]]:
    """Each page with its index, closed before the next is opened; ``None`` if it is damaged."""
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield index, None
            continue
        try:
            yield index, page
        finally:
            page.close()
