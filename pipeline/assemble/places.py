"""Where things stand in the source: pages and boxes of a span."""

from __future__ import annotations

from bisect import bisect_right

from pipeline import report as out
from pipeline import types as t


def evidence(source: t.Source, span: t.Span) -> out.Evidence:
    """The span with its quotation; page and one box for each line where there are pages."""
    regions = source.layout.locate(span) if source.layout else ()
    first = regions[0] if regions else None
    return out.Evidence(
        start=span.start,
        end=span.end,
        quote=source.quote(span),
        page=first.page if first else None,
        bbox=tuple(bbox(box) for box in first.boxes) if first else None,
    )


def page(source: t.Source, span: t.Span) -> int | None:
    """The page on which the span begins; None for a source without pages."""
    return bisect_right(source.pages, span.start, key=lambda page: page.start) or None


def bbox(box: t.Box) -> tuple[float, float, float, float]:
    """A box to the hundredth of a point, finer than any printer."""
    return round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2)
