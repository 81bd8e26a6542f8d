"""What is not a hit as SARIF 2.1.0 (OASIS 2020), each fact on its line or page of the report."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any

from pipeline.evaluate.baseline import Change, Kind
from pipeline.evaluate.gate import Verdict
from pipeline.evaluate.outcomes import MEASURES, Outcome
from pipeline.evaluate.result import Scored
from pipeline.evaluate.words import STATUSES, describe
from pipeline.types import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
PAGE_BREAK = "\n\f\n"  # in the text of a PDF
STATES: dict[Kind, str] = {"lost": "new", "spurious": "new", "changed": "updated"}


def text(reports: Sequence[Scored], verdict: Verdict) -> str:
    """The SARIF log; with a baseline it says which results are new."""
    found = [result for scored in reports for result in _results(scored, verdict.changes)]
    driver = {
        "name": "pathfinder",
        "semanticVersion": version("pathfinder-reports"),
        "rules": [_rule(id) for id in sorted({result["ruleId"] for result in found})],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": found}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(id: str) -> dict[str, Any]:
    measure, _, status = id.partition("/")
    return {"id": id, "shortDescription": {"text": f"{MEASURES[measure]}: {status}"}}


def _results(scored: Scored, changes: Sequence[Change] | None) -> Iterator[dict[str, Any]]:
    """Everything that is not a hit."""
    lines = _lines(scored.text)
    states = {id(one.after): STATES.get(one.kind, "unchanged") for one in changes or ()}
    for one in scored.outcomes:
        if one.status != "hit":
            state = None if changes is None else states.get(id(one), "unchanged")
            yield _result(scored, lines, one, state)


def _result(scored: Scored, lines: list[int], one: Outcome, state: str | None) -> dict[str, Any]:
    """One result. A wrong choice, or whatever is new since the baseline, is an error."""
    status = STATUSES[one.status].replace(" ", "-")
    severe = state == "new" or (one.measure, one.status) == ("option.state", "wrong")
    return {
        "ruleId": f"{one.measure}/{status}",
        "level": "error" if severe else "warning",
        "message": {"text": describe(one)},
        "locations": [_location(scored, lines, one.span)],
        **({} if state is None else {"baselineState": state}),
    }


def _location(scored: Scored, lines: list[int], span: Span | None) -> dict[str, Any]:
    """The place in the file, as far as it has one: the lines of a text, the page of a PDF."""
    place: dict[str, Any] = {"artifactLocation": {"uri": scored.uri}}
    location: dict[str, Any] = {"physicalLocation": place}
    if span and scored.media_type.startswith("text/"):
        place["region"] = region(lines, span)
    elif span:
        page = scored.text.count(PAGE_BREAK, 0, span.start) + 1
        location["logicalLocations"] = [{"name": f"page {page}", "kind": "page"}]
    return location


def region(lines: list[int], span: Span) -> dict[str, int]:
    """A span as lines and columns (1-based) and as offsets, all in code points."""
    first, last = bisect_right(lines, span.start) - 1, bisect_right(lines, span.end) - 1
    return {
        "startLine": first + 1,
        "startColumn": span.start - lines[first] + 1,
        "endLine": last + 1,
        "endColumn": span.end - lines[last] + 1,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _lines(text: str) -> list[int]:
    """Where each line begins: after a line feed, as in SARIF's own default."""
    return [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]
