"""PDF to :class:`~pipeline.types.Source`.

PDFium reads; what it gives, characters with boxes in drawing order, becomes text here:
``annotations`` become content, ``chars`` fetches the characters, ``lines`` and ``order`` put them
in reading order, ``paragraphs`` and ``furniture`` say what belongs together, ``layout`` remembers
where everything stands, and ``marks`` finds what is ticked. Pages are read one by one and closed,
so that memory does not grow with their drawings.
"""

from __future__ import annotations

from pipeline.errors import LimitError
from pipeline.options import Options
from pipeline.read.pdf.assemble import PageRead, assemble
from pipeline.read.pdf.document import open_document, open_pages
from pipeline.read.pdf.furniture import EdgeLine, edge_lines
from pipeline.read.pdf.layout import PageSize
from pipeline.read.pdf.links import links
from pipeline.read.pdf.marks import candidates
from pipeline.read.pdf.page import Page, read_page
from pipeline.types import Source

__all__ = ["read"]

_MEDIA_TYPE = "application/pdf"


def read(content: bytes, name: str, digest: str, options: Options) -> Source:
    """The source of a PDF.

    Raises:
        PasswordError: it is encrypted and ``options.password`` does not open it.
        InputError: it is damaged or has no pages.
        LimitError: it has too many pages or too much text.
    """
    pages: list[PageRead] = []
    characters = 0
    with open_document(content, name, options) as document:
        for number, opened in open_pages(document):
            if opened is None:
                pages.append(PageRead(damaged=True))
                continue
            page = read_page(opened.handle, number, opened.frame)
            characters += len(page.text.text)
            if characters > options.limits.characters:
                limit = options.limits.characters
                raise LimitError(f"has more than {limit:,} characters", name)
            pages.append(
                PageRead(
                    page.text,
                    PageSize(
                        page.chars.width, page.chars.height, page.chars.turns, page.chars.scale
                    ),
                    _edges(page),
                    links(page, opened.links),
                    candidates(page, opened.widgets),
                )
            )
    return assemble(pages, name, _MEDIA_TYPE, digest, len(content))


def _edges(page: Page) -> dict[int, EdgeLine]:
    """The page's lines that may be running headers or footers."""
    text = page.text
    lines = [text.text[line.span.start : line.span.end] for line in text.lines]
    return edge_lines(lines, [line.box.top for line in text.lines], page.chars.height)
