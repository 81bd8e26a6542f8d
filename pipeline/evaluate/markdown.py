"""The result as Markdown, for the summary of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluate import summary
from pipeline.evaluate.baseline import KINDS, Change
from pipeline.evaluate.gate import Verdict
from pipeline.evaluate.result import Scored
from pipeline.evaluate.table import COLUMNS, cells
from pipeline.evaluate.words import CHANGES, change, describe

SHOWN = 50  # changes of a kind; the JSON result has all


def text(reports: Sequence[Scored], verdict: Verdict) -> str:
    """The verdict, what changed, and the overall table."""
    parts = [
        *_verdict(verdict),
        *_wrong_states(reports),
        *_changes(verdict.changes or ()),
        *_table(reports),
    ]
    return "\n".join(["## Extraction quality", "", *parts])


def _verdict(verdict: Verdict) -> Iterator[str]:
    if verdict.gated:
        yield f"**{verdict}**"
        yield ""
    if verdict.breaches:
        yield "**Thresholds that are not met:**"
        yield ""
        yield from (f"- {escape(str(one))}" for one in verdict.breaches)
        yield ""


def _wrong_states(reports: Sequence[Scored]) -> Iterator[str]:
    found = summary.wrong_states(reports)
    if found:
        yield f"**Options with a wrong state: {len(found)}**"
        yield ""
        yield from (f"- {escape(name)}: {escape(describe(one))}" for name, one in found)
        yield ""


def _changes(changes: Sequence[Change]) -> Iterator[str]:
    for kind in KINDS:
        found = [one for one in changes if one.kind == kind]
        if not found:
            continue
        yield f"<details><summary>{CHANGES[kind]}: {len(found)}</summary>"
        yield ""
        for one in found[:SHOWN]:
            yield f"- {escape(one.report)}: {escape(change(one))}"
        if len(found) > SHOWN:
            yield f"- and {len(found) - SHOWN} more"
        yield ""
        yield "</details>"
        yield ""


def _table(reports: Sequence[Scored]) -> Iterator[str]:
    yield f"| measure | {' | '.join(COLUMNS)} |"
    yield f"| --- | {' | '.join(['---:'] * len(COLUMNS))} |"
    for measure, score in summary.scores(reports).items():
        yield f"| {measure} | {' | '.join(cells(score))} |"
    yield ""
    yield f"Reports: {', '.join(escape(scored.name) for scored in reports)}"
    yield ""


def escape(text: str) -> str:
    """Plain text as Markdown: nothing in it is markup, a link, or HTML."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"\\{char}" if char in "\\`*_[]|#!~@" else char for char in plain)
