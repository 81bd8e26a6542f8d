"""PDF to validated report against what the named libraries need for the text alone."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pdfplumber
import pypdfium2

from bench.corpus import pdfs
from bench.timing import peak_memory, seconds
from pipeline.flow import extract
from pipeline.options import Options
from pipeline.read import read

Row = dict[str, object]
LONG = 500  # pages


def speed() -> Iterator[Row]:
    """CPU time of the whole job and of reading alone, as ratios against text extraction."""
    for path in pdfs():
        content = path.read_bytes()
        with pypdfium2.PdfDocument(content) as document:
            pages = len(document)
        ours = seconds(lambda: extract(content, name=path.name), rounds=3)  # noqa: B023
        reading = seconds(lambda: read(content, path.name, Options()), rounds=3)  # noqa: B023
        plumber = seconds(lambda: _pdfplumber(content), rounds=1)  # noqa: B023
        pdfium = seconds(lambda: _pdfium(content), rounds=3)  # noqa: B023
        yield {
            "file": path.name,
            "pages": pages,
            "pages/s": round(pages / ours),
            "reading ms/page": round(1000 * reading / pages, 1),
            "text stages ms/page": round(1000 * (ours - reading) / pages, 1),
            "÷ pdfplumber extract_text": round(ours / plumber, 3),
            "reading ÷ pypdfium2 text": round(reading / pdfium, 1),
        }


def memory() -> Iterator[Row]:
    """Peak resident memory for 500 pages: a shared or own PDF repeated."""
    source = max(pdfs(), key=lambda path: path.stat().st_size)
    setup = (
        "import io, pypdfium2\n"
        f"one = pypdfium2.PdfDocument({str(source)!r})\n"
        "many = pypdfium2.PdfDocument.new()\n"
        f"while len(many) < {LONG}: many.import_pages(one)\n"
        "out = io.BytesIO(); many.save(out); many.close(); one.close()\n"
        "content = out.getvalue()\n"
    )
    reading = "from pipeline.read import read\nfrom pipeline.options import Options\n"
    yield {"process": "the long file alone", "MB": round(peak_memory(setup))}
    yield {
        "process": f"read {LONG} pages",
        "MB": round(peak_memory(f"{setup}{reading}read(content, 'long.pdf', Options())")),
    }
    yield {
        "process": f"extract {LONG} pages",
        "MB": round(peak_memory(f"{setup}from pipeline.flow import extract\nextract(content)")),
    }


def _pdfplumber(content: bytes) -> None:
    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


def _pdfium(content: bytes) -> None:
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            page.get_textpage().get_text_bounded()
