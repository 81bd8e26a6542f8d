"""PDF to :class:`~pipeline.types.Source`.

PDFium reads; what it gives, characters with boxes in drawing order, becomes text here:
``chars`` fetches them, ``lines`` and ``order`` put them in reading order, ``paragraphs`` and
``furniture`` say what belongs together, ``layout`` remembers where everything stands. Pages
are read one by one and closed, so that memory does not grow with their drawings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from pipeline import diagnostics
from pipeline.errors import LimitError
from pipeline.options import Options
from pipeline.read.pdf.document import open_document, open_pages
from pipeline.read.pdf.furniture import EdgeLine, edge_lines, recurring
from pipeline.read.pdf.layout import PageSize, PlacedLine, TextLayout
from pipeline.read.pdf.links import links
from pipeline.read.pdf.page import PageText, read_page
from pipeline.types import Diagnostic, Source, Span, TextLayer

__all__ = ["read"]

_MEDIA_TYPE = "application/pdf"
_PAGE_BREAK = "\n\f\n"  # a form feed alone on its line
_EMPTY = PageText("", np.empty(0, np.float32), np.empty(0, np.float32), np.empty(0, np.int64), ())


@dataclass(slots=True)
class _Pages:
    """What is kept of the pages after they are closed."""

    texts: list[PageText] = field(default_factory=list)
    sizes: list[PageSize] = field(default_factory=list)
    edges: list[dict[int, EdgeLine]] = field(default_factory=list)
    links: list[list[tuple[Span, str]]] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)

    def starts(self) -> list[int]:
        """Where the text of each page begins in that of the document."""
        found, at = [], 0
        for text in self.texts:
            found.append(at)
            at += len(text.text) + len(_PAGE_BREAK)
        return found


def read(content: bytes, name: str, digest: str, options: Options) -> Source:
    """The source of a PDF.

    Raises:
        PasswordError: it is encrypted and ``options.password`` does not open it.
        InputError: it is damaged or has no pages.
        LimitError: it has too many pages or too much text.
    """
    pages = _Pages()
    characters = 0
    with open_document(content, name, options) as document:
        for index, handle in open_pages(document):
            if handle is None:
                pages.damaged.append(index + 1)
                _keep(pages, _EMPTY, PageSize(0.0, 0.0, 0), [])
                continue
            page = read_page(handle, index + 1)
            size = PageSize(page.chars.width, page.chars.height, page.chars.turns)
            _keep(pages, page.text, size, links(document, page))
            characters += len(page.text.text)
            if characters > options.limits.characters:
                limit = options.limits.characters
                raise LimitError(f"has more than {limit:,} characters", name)
    return _source(pages, content, name, digest)


def _keep(pages: _Pages, text: PageText, size: PageSize, found: list[tuple[Span, str]]) -> None:
    pages.texts.append(text)
    pages.sizes.append(size)
    pages.links.append(found)
    lines = [text.text[line.span.start : line.span.end] for line in text.lines]
    tops = [line.box.top for line in text.lines]
    pages.edges.append(edge_lines(lines, tops, size.height))


def _source(pages: _Pages, content: bytes, name: str, digest: str) -> Source:
    starts = pages.starts()
    return Source(
        name=name,
        media_type=_MEDIA_TYPE,
        sha256=digest,
        size=len(content),
        text=_PAGE_BREAK.join(page.text for page in pages.texts),
        text_layer=_text_layer(pages.texts),
        pages=tuple(
            Span(start, start + len(page.text))
            for start, page in zip(starts, pages.texts, strict=True)
        ),
        furniture=_furniture(pages, starts),
        links=tuple(
            (_moved(span, start), target)
            for start, found in zip(starts, pages.links, strict=True)
            for span, target in found
        ),
        layout=_layout(pages, starts),
        diagnostics=tuple(_diagnostics(pages, starts)),
    )


def _moved(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)


def _text_layer(texts: Sequence[PageText]) -> TextLayer:
    written = [page for page in texts if page.text]
    if not written:
        return "none"
    return "ocr" if all(page.invisible for page in written) else "native"


def _furniture(pages: _Pages, starts: Sequence[int]) -> tuple[Span, ...]:
    """Spans of running headers, footers and page numbers in the document's text."""
    found = [
        _moved(page.lines[at].span, start)
        for page, start, chosen in zip(pages.texts, starts, recurring(pages.edges), strict=True)
        for at in chosen
    ]
    return tuple(sorted(found))


def _layout(pages: _Pages, starts: Sequence[int]) -> TextLayout:
    lines: list[PlacedLine] = []
    x0: list[np.ndarray[tuple[int], np.dtype[np.float32]]] = []
    x1: list[np.ndarray[tuple[int], np.dtype[np.float32]]] = []
    gap = np.zeros(len(_PAGE_BREAK), np.float32)
    for number, (page, start) in enumerate(zip(pages.texts, starts, strict=True), 1):
        lines += [
            PlacedLine(start + line.span.start, number, line.box.top, line.box.bottom)
            for line in page.lines
        ]
        x0 += (page.x0, gap)
        x1 += (page.x1, gap)
    return TextLayout(tuple(lines), tuple(pages.sizes), np.concatenate(x0), np.concatenate(x1))


def _diagnostics(pages: _Pages, starts: Sequence[int]) -> list[Diagnostic]:
    found = [diagnostics.make("page-damaged", page=number) for number in pages.damaged]
    layer = _text_layer(pages.texts)
    if layer == "none":
        found.append(diagnostics.make("no-text-layer"))
    elif layer == "ocr":
        found.append(diagnostics.make("ocr-text-layer"))
    for number, (page, start) in enumerate(zip(pages.texts, starts, strict=True), 1):
        if page.hidden:
            at = Span(start, start)
            found.append(diagnostics.make("hidden-text", at, page=number, count=page.hidden))
        if not page.text and layer != "none" and number not in pages.damaged:
            found.append(diagnostics.make("empty-page", Span(start, start), page=number))
    return found
