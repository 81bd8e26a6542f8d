"""Columns and keys that several tables have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.feeds.model import Column, ForeignKey, Item, Type, field


def key(name: str, description: str, value: Callable[[Item], str | int]) -> Column:
    """A column of a key."""
    kind: Type = "integer" if name == "seq" else "string"
    return Column(name, kind, description, value, required=True)


def seq(of: str) -> Column:
    """The place among its siblings, as part of a key."""
    return key("seq", f"1-based position among the {of}.", lambda item: item.seq)


def text(name: str, description: str, value: Callable[[Item], str | None]) -> Column:
    """A column of text that may be null."""
    return Column(name, "string", description, value)


def link(span: Callable[[Item], tuple[Any, ...]]) -> Column:
    """Where something stands in the source, given its start, end and page."""
    return text(
        "link",
        "Where it stands in the source: the file with #char=start,end (RFC 5147, code points) for "
        "text, #page=N (RFC 8118) for PDF.",
        lambda item: item.document.link(*span(item)),
    )


def own_link() -> Column:
    """Where the item itself stands in the source."""
    return link(lambda item: (item.own.start, item.own.end, getattr(item.own, "page", None)))


def quote(name: str, description: str) -> Column:
    """The characters of the report at the item's own offsets."""
    return text(
        name,
        description,
        lambda item: item.document.report.text[item.own.start : item.own.end],
    )


def evidence(model: str) -> tuple[Column, ...]:
    """The evidence of a fact: offsets, quote, page, link."""
    paths = ("start", "end", "quote", "page")
    return (
        *(field(model, f"evidence.{path}") for path in paths),
        link(
            lambda item: tuple(getattr(item.own.evidence, one) for one in ("start", "end", "page"))
        ),
    )


REPORT_ID = key(
    "report_id",
    "Key of the report: the same for the same source file content.",
    lambda item: item.document.id,
)
TO_REPORT = ForeignKey(("report_id",), "reports", ("report_id",))


def to(table: str, *columns: str, key: tuple[str, ...] = ()) -> ForeignKey:
    """A foreign key within a report."""
    return ForeignKey(("report_id", *columns), table, ("report_id", *(key or columns)))


def fields(model: str, *paths: str, of: str = "own") -> tuple[Column, ...]:
    """The columns of several properties of the contract, named by their paths."""
    return tuple(field(model, path, of=of) for path in paths)


YEAR = Column(
    "year",
    "integer",
    "Year in which the reporting period ends; null if the period is not known.",
    lambda item: item.document.year,
)
QUESTION_ID = field("Question", "id", "question_id", of="parent")
QUESTION_KEY = field("Question", "key", "question_key", of="parent")
TO_QUESTION = to("questions", "question_id")
