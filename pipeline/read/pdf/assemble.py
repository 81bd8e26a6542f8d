"""From what was read of the pages to one source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline import diagnostics
from pipeline.read.pdf.breaks import continued
from pipeline.read.pdf.frame import turn
from pipeline.read.pdf.furniture import EdgeLine, recurring
from pipeline.read.pdf.layout import PageExtents, PageSize, PlacedLine, TextLayout
from pipeline.read.pdf.marks import Candidate, decide
from pipeline.read.pdf.page import EMPTY, PageText
from pipeline.types import Box, Diagnostic, Mark, Source, Span, TextLayer

_NO_SIZE = PageSize(0.0, 0.0, 0, 1.0)
_RARE = 0.5  # share of a document's text that may stand out
_BULLET = re.compile(r"[•‣▪·–-]\s+")
_PAGE_BREAK = "\n\f\n"  # a form feed alone on its line


@dataclass(frozen=True, slots=True)
class PageRead:
    """What is kept of a page after it is closed. Spans are in the page's text."""

    text: PageText = EMPTY
    size: PageSize = _NO_SIZE
    edges: dict[int, EdgeLine] = field(default_factory=dict)
    links: list[tuple[Span, str]] = field(default_factory=list)
    marks: list[Candidate] = field(default_factory=list)
    damaged: bool = False


def assemble(
    pages: Sequence[PageRead], name: str, media_type: str, digest: str, size: int
) -> Source:
    """The source that the pages make."""
    starts = _starts(pages)
    chosen = recurring([page.edges for page in pages])
    decided = decide([page.marks for page in pages], [page.size.height for page in pages])
    return Source(
        name=name,
        media_type=media_type,
        sha256=digest,
        size=size,
        text=_PAGE_BREAK.join(page.text.text for page in pages),
        text_layer=_text_layer(pages),
        pages=tuple(
            Span(start, start + len(page.text.text))
            for start, page in zip(starts, pages, strict=True)
        ),
        furniture=_furniture(pages, starts, chosen),
        continued=_continued(pages, starts, chosen),
        marks=tuple(
            _mark(_unlisted(item, page.text.text), start, number, page.size)
            for number, (page, start, found) in enumerate(
                zip(pages, starts, decided, strict=True), 1
            )
            for item in found
        ),
        headlines=_headlines(pages, starts),
        links=tuple(
            (_moved(span, start), target)
            for start, page in zip(starts, pages, strict=True)
            for span, target in page.links
        ),
        layout=_layout(pages, starts),
        diagnostics=(*_about_text(pages, starts), *_about_marks(decided, starts)),
    )


def _starts(pages: Sequence[PageRead]) -> list[int]:
    """Where the text of each page begins in that of the document."""
    found, at = [], 0
    for page in pages:
        found.append(at)
        at += len(page.text.text) + len(_PAGE_BREAK)
    return found


def _moved(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)


def _text_layer(pages: Sequence[PageRead]) -> TextLayer:
    written = [page for page in pages if page.text.text]
    if not written:
        return "none"
    return "ocr" if all(page.text.invisible for page in written) else "native"


def _furniture(
    pages: Sequence[PageRead], starts: Sequence[int], chosen: Sequence[set[int]]
) -> tuple[Span, ...]:
    """Spans of running headers, footers and page numbers in the document's text."""
    found = [
        _moved(page.text.lines[at].span, start)
        for page, start, lines in zip(pages, starts, chosen, strict=True)
        for at in lines
    ]
    return tuple(sorted(found))


def _continued(
    pages: Sequence[PageRead], starts: Sequence[int], chosen: Sequence[set[int]]
) -> frozenset[int]:
    """Where lines begin that go on in a paragraph of the page or column before."""
    found = continued([page.text for page in pages], [page.size.width for page in pages], chosen)
    labels = [{mark.label.start for mark in page.marks if mark.label} for page in pages]
    return frozenset(
        start + at
        for start, places, own in zip(starts, found, labels, strict=True)
        for at in places
        if at not in own
    )


def _headlines(pages: Sequence[PageRead], starts: Sequence[int]) -> tuple[Span, ...]:
    """Lines that stand out; none where so much is set in bold or large that it means nothing."""
    found = [
        _moved(line.span, start)
        for page, start in zip(pages, starts, strict=True)
        for line in page.text.lines
        if line.stands_out
    ]
    size = sum(len(page.text.text) for page in pages)
    return tuple(found) if sum(end - start for start, end in found) <= _RARE * size else ()


def _layout(pages: Sequence[PageRead], starts: Sequence[int]) -> TextLayout:
    lines = tuple(
        PlacedLine(start + line.span.start, number, line.box.top, line.box.bottom)
        for number, (page, start) in enumerate(zip(pages, starts, strict=True), 1)
        for line in page.text.lines
    )
    extents = tuple(
        PageExtents(page.size, start, page.text.x0, page.text.x1)
        for page, start in zip(pages, starts, strict=True)
    )
    return TextLayout(lines, extents)


def _unlisted(item: Candidate, text: str) -> Candidate:
    """The candidate, its label without the bullet of the list that it stands in."""
    bullet = _BULLET.match(text, *item.label) if item.label else None
    if not bullet or item.label is None or bullet.end() >= item.label.end:
        return item
    return replace(item, label=Span(bullet.end(), item.label.end))


def _mark(item: Candidate, start: int, number: int, size: PageSize) -> Mark:
    """The mark of a decided candidate, on the displayed page and in the document's text."""
    label = _moved(item.label, start) if item.label else None
    span = _moved(item.span, start) if item.span is not None else None
    box = turn((*item.box,), -size.turns, size.width, size.height)
    return Mark(
        kind=item.kind,
        state=item.state or "unknown",
        encoding=item.encoding,
        confidence=item.confidence,
        span=span,
        page=number,
        box=Box(*(round(edge / size.scale, 2) for edge in box)),
        label=label,
        row=_moved(item.row, start) if item.row else None,
    )


def _about_text(pages: Sequence[PageRead], starts: Sequence[int]) -> Iterator[Diagnostic]:
    layer = _text_layer(pages)
    if layer == "none":
        yield diagnostics.make("no-text-layer")
    elif layer == "ocr":
        yield diagnostics.make("ocr-text-layer")
    for number, (page, start) in enumerate(zip(pages, starts, strict=True), 1):
        at = Span(start, start)
        if page.damaged:
            yield diagnostics.make("page-damaged", at, page=number)
        elif not page.text.text and layer != "none":
            yield diagnostics.make("empty-page", at, page=number)
        if unknown := page.text.text.count("\ufffd"):
            yield diagnostics.make("unmapped-characters", at, page=number, count=unknown)
        if page.text.hidden:
            yield diagnostics.make("hidden-text", at, page=number, count=page.text.hidden)


def _about_marks(
    decided: Sequence[Sequence[Candidate]], starts: Sequence[int]
) -> Iterator[Diagnostic]:
    for number, (found, start) in enumerate(zip(decided, starts, strict=True), 1):
        for item in found:
            at = _moved(item.label, start) if item.label else None
            if item.conflict:
                yield diagnostics.make("mark-conflict", at, page=number, conflict=item.conflict)
            if item.unshown:
                stated = {"stated": item.unshown, "state": item.state}
                yield diagnostics.make("mark-not-shown", at, page=number, **stated)
            if item.encoding == "emphasis" and item.state != "off":
                yield diagnostics.make("mark-by-emphasis", at, page=number, state=item.state)
