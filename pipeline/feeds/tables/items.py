"""What tables have a row for: the report, its lists, and the lists within those."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.feeds.documents import Document
from pipeline.feeds.model import Item


def listed(name: str) -> Callable[[Document], Iterator[Item]]:
    """The items of a list of the report."""

    def items(document: Document) -> Iterator[Item]:
        for seq, own in enumerate(getattr(document.report, name), 1):
            yield Item(document, own, seq)

    return items


def listed_within(outer: str, inner: str) -> Callable[[Document], Iterator[Item]]:
    """The items of a list within each item of a list of the report."""

    def items(document: Document) -> Iterator[Item]:
        for parent in getattr(document.report, outer):
            for seq, own in enumerate(getattr(parent, inner), 1):
                yield Item(document, own, seq, parent)

    return items


def itself(document: Document) -> Iterator[Item]:
    """The report itself."""
    yield Item(document, document.report)
