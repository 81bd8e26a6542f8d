"""A report in one line of numbers, for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.report import Report

COLUMNS = ("questions", "answered", "events", "agencies", "counts", "choices", "warnings")


def numbers(report: Report) -> tuple[int, ...]:
    """The numbers of the columns. A choice counts if its state is shown."""
    return (
        len(report.questions),
        sum(question.answer.answered for question in report.questions),
        len(report.events),
        len(report.agencies),
        len(report.counts),
        sum(option.selected is not None for q in report.questions for option in q.options),
        sum(diagnostic.severity != "info" for diagnostic in report.diagnostics),
    )


def failures(report: Report) -> list[str]:
    """Messages of the diagnostics that say that a report, or a part of it, was not read."""
    return [one.message for one in report.diagnostics if one.severity == "error"]


def table(rows: Iterable[tuple[str, tuple[int, ...]]]) -> str:
    """The rows as a plain table, names left, numbers right."""
    rows = list(rows)
    width = max(len("report"), *(len(name) for name, _ in rows))
    lines = [f"{'report':<{width}}  " + "  ".join(COLUMNS)]
    for name, values in rows:
        cells = (f"{value:>{len(column)}}" for column, value in zip(COLUMNS, values, strict=True))
        lines.append(f"{name:<{width}}  " + "  ".join(cells))
    return "\n".join(lines)
