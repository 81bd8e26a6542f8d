"""Is a document what the contract promises: shape, dates, references, and every quote.

The shape is checked by jsonschema-rs, a conforming validator that is some hundred times
faster than jsonschema, the reference; a test holds the two equal.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pipeline import data, edtf

Document = Mapping[str, Any]
_ONE = {
    "sections": "section",
    "questions": "question",
    "events": "event",
    "agencies": "agency",
    "counts": "count",
}


def problems(document: Any) -> list[str]:
    """What is wrong with a document, one line each; empty if it keeps the contract.

    Grounding is looked at only in documents of the right shape.
    """
    return list(schema_problems(document)) or [
        *date_problems(document),
        *reference_problems(document),
        *grounding_problems(document),
    ]


def schema_problems(document: Any) -> Iterator[str]:
    """Departures from the JSON Schema."""
    for error in _validator().iter_errors(document):
        yield f"{'/'.join(map(str, error.instance_path)) or 'document'}: {error.message}"


def grounding_problems(document: Document) -> Iterator[str]:
    """Quotes that are not what stands in the text at their offsets."""
    text = document["text"]
    for path, start, end, quote in quotes(document):
        if text[start:end] != quote:
            yield f"{path}: quote {quote!r} is not the text at {start}:{end}"


def quotes(document: Document) -> Iterator[tuple[str, int, int, str]]:
    """All that claims to be the text at some offsets: path, start, end, quote."""
    for event in document["events"]:
        yield _quote(f"events/{event['id']}/evidence", event["evidence"], "quote")
        yield _quote(f"events/{event['id']}/action", event["action"], "text")
        date = event["date"]
        yield _quote(f"events/{event['id']}/date", {**date["span"], "text": date["text"]}, "text")
    for count in document["counts"]:
        yield _quote(f"counts/{count['id']}/evidence", count["evidence"], "quote")
    for agency in document["agencies"]:
        for index, mention in enumerate(agency["mentions"]):
            yield _quote(f"agencies/{agency['id']}/mentions/{index}", mention, "text")


def date_problems(document: Document) -> Iterator[str]:
    """Dates that no calendar has, or whose days are not those of their EDTF."""
    dated = [(f"events/{event['id']}/date", event["date"]) for event in document["events"]]
    if document["report"]["period"]:
        dated.append(("report/period", document["report"]["period"]))
    for path, date in dated:
        try:
            first, last = edtf.bounds(date["edtf"])
        except ValueError as error:
            yield f"{path}: {error}"
            continue
        if (date["start"], date["end"]) != (first, last):
            claimed = f"{date['start']} to {date['end']}"
            yield f"{path}: {date['edtf']} covers {first} to {last}, not {claimed}"


def reference_problems(document: Document) -> Iterator[str]:
    """Ids that repeat, or that point at nothing."""
    ids = {name: Counter(item["id"] for item in document[name]) for name in _ONE}
    for name, found in ids.items():
        for repeated in sorted(one for one, times in found.items() if times > 1):
            yield f"{name}: id {repeated} repeats"
    for path, kind, one in _pointers(document):
        if one not in ids[kind]:
            yield f"{path}: there is no {_ONE[kind]} {one}"


def _pointers(document: Document) -> Iterator[tuple[str, str, str]]:
    """Every id that points elsewhere: path, kind pointed at, id."""
    for section in document["sections"]:
        path = f"sections/{section['id']}"
        yield from ((path, "questions", one) for one in section["questions"])
    for question in document["questions"]:
        yield from _pointer(f"questions/{question['id']}", "sections", question["section"])
    for event in document["events"]:
        path = f"events/{event['id']}"
        yield path, "questions", event["question"]
        yield from ((path, "agencies", one) for one in event["agents"])
        yield from ((path, "agencies", part["agency"]) for part in event["parts"])
        yield from ((path, "counts", one) for one in event["counts"])
    for count in document["counts"]:
        path = f"counts/{count['id']}"
        yield path, "questions", count["question"]
        yield from _pointer(path, "events", count["event"])
        yield from ((path, "agencies", one) for one in count["agents"])
    for agency in document["agencies"]:
        path = f"agencies/{agency['id']}"
        yield from ((path, "questions", mention["question"]) for mention in agency["mentions"])
    for name in ("references", "diagnostics"):
        for index, item in enumerate(document[name]):
            yield from _pointer(f"{name}/{index}", "questions", item["question"])


def _pointer(path: str, kind: str, one: str | None) -> Iterator[tuple[str, str, str]]:
    """A pointer that may be null."""
    if one is not None:
        yield path, kind, one


def _quote(path: str, place: Document, key: str) -> tuple[str, int, int, str]:
    return path, place["start"], place["end"], place[key]


def _is_edtf(value: object) -> bool:
    try:
        edtf.bounds(str(value))
    except ValueError:
        return False
    return True


@cache
def _validator() -> Any:
    import jsonschema_rs  # noqa: PLC0415

    return jsonschema_rs.Draft202012Validator(
        data.schema("report"), validate_formats=True, formats={"edtf": _is_edtf}
    )


def load(text: str) -> Any:
    """A JSON document; NaN and infinities, which JSON does not have, are refused.

    Raises:
        ValueError: it is not JSON.
    """
    return json.loads(text, parse_constant=_refuse)


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON")
