"""A perfect output, made from gold: what the scorer must find without fault."""

from __future__ import annotations

import copy
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import edtf
from pipeline.evaluate.gold import Agency, Count, Event, Gold, Question, load
from pipeline.report import Report

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
MEXICO = FIXTURES.parents[2] / "shared" / "gold" / "mexico-2023.es.json"
GOLDS = sorted(FIXTURES.glob("*.gold.json"))

Document = dict[str, Any]


def fixture(name: str) -> tuple[Gold, Document]:
    """Gold and perfect output of a fixture; the output is the caller's to spoil."""
    gold, document = _fixture(name)
    return gold, copy.deepcopy(document)


@cache
def _fixture(name: str) -> tuple[Gold, Document]:
    gold = load(FIXTURES / f"{name}.gold.json")
    return gold, perfect(gold, (FIXTURES / gold.source).read_bytes().decode())


def report(document: Document) -> Report:
    return Report.model_validate(document)


def perfect(gold: Gold, text: str) -> Document:
    """An output that says what the gold says, and nothing else."""
    agencies = {agency.id: f"a{n}" for n, agency in enumerate(gold.agencies or (), 1)}
    info = gold.report
    period = info.period and edtf.bounds(info.period)
    return {
        "source": {
            "name": gold.source,
            "media_type": "text/markdown",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "bytes": len(text.encode()),
            "pages": None,
            "text_layer": "native",
        },
        "report": {
            "title": info.title,
            "country": info.country and {"code": info.country, "name": info.country},
            "language": info.language,
            "period": period and {"edtf": info.period, "start": period[0], "end": period[1]},
            "form": None,
        },
        "text": text,
        "sections": [
            {
                "id": f"s{n}",
                "title": section.title,
                "start": section.start,
                "end": section.end,
                "questions": [
                    f"q{question.q}"
                    for question in gold.questions
                    if section.first_q <= question.q <= section.last_q
                ],
            }
            for n, section in enumerate(gold.sections or (), 1)
        ],
        "questions": [_question(gold, question, text) for question in gold.questions],
        "events": [_event(n, e, agencies) for n, e in enumerate(gold.events or (), 1)],
        "agencies": [_agency(agencies[one.id], one) for one in gold.agencies or ()],
        "counts": [_count(n, count) for n, count in enumerate(gold.counts or (), 1)],
        "references": [],
        "leftovers": [],
        "diagnostics": [],
        "generator": {"name": "oracle", "version": "0", "settings": {}},
    }


def _question(gold: Gold, question: Question, text: str) -> Document:
    start, end = question.answer_start, question.answer_end
    assert start is not None
    choice = next((one for one in gold.choices or () if one.q == question.q), None)
    scale = next((one for one in gold.scales or () if one.q == question.q), None)
    subject = question.subject
    return {
        "id": f"q{question.q}",
        "seq": question.q,
        "number": question.number,
        "key": None,
        "kind": question.kind,
        "required": question.required,
        "section": None,
        "prompt": question.prompt,
        "start": start,  # gold does not say where headings stand
        "end": start,
        "subject": subject and subject.model_dump(exclude={"note"}),
        "answer": {"start": start, "end": end, "answered": question.answered, "blocks": []},
        "options": [
            {
                "label": option.label,
                "value": None,
                "selected": option.selected,
                "start": start,
                "end": end,
                "mark": None,
            }
            for option in (choice.options if choice else ())
        ],
        "scale": scale and {"value": scale.value, "max": scale.max, "poles": None},
        "fields": [
            {"label": field.label, "key": None, "start": field.start, "end": field.end}
            for field in gold.fields or ()
            if field.q == question.q
        ],
    }


def _event(n: int, event: Event, agencies: dict[str, str]) -> Document:
    first, last = edtf.bounds(event.date)
    start = event.action_start
    assert start is not None
    return {
        "id": f"e{n}",
        "question": f"q{event.q}",
        "date": {
            "edtf": event.date,
            "start": first,
            "end": last,
            "precision": "range" if "/" in event.date else "day",
            "approximate": "~" in event.date,
            "inferred": False,
            "text": event.date_text,
            "span": {"start": event.start, "end": event.end},
        },
        "action": {
            "text": event.action,
            "lemma": event.action,
            "type": "other",
            "start": start,
            "end": start + len(event.action),
        },
        "what": event.what,
        "agents": [agencies[actor] for actor in event.actors],
        "parts": [],
        "counts": [],
        "places": [],
        "planned": event.planned,
        "rule": "oracle",
        "confidence": 1.0,
        "evidence": _evidence(event.start, event.end, event.date_text),
    }


def _agency(id: str, agency: Agency) -> Document:
    return {
        "id": id,
        "key": agency.id,
        "name": agency.name,
        "acronyms": [agency.acronym] if agency.acronym else [],
        "type": agency.type,
        "country": None,
        "identifiers": {},
        "mentions": [
            {
                "question": f"q{mention.q}",
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "page": None,
                "rule": "oracle",
                "confidence": 1.0,
            }
            for mention in agency.mentions
        ],
    }


def _count(n: int, count: Count) -> Document:
    return {
        "id": f"c{n}",
        "question": f"q{count.q}",
        "value": count.value,
        "low": count.low,
        "high": count.high,
        "of": count.of,
        "qualifier": count.qualifier,
        "unit": count.unit,
        "unit_type": "other",
        "event": None,
        "agents": [],
        "rule": "oracle",
        "confidence": 1.0,
        "evidence": _evidence(count.start, count.end, count.text),
    }


def _evidence(start: int | None, end: int | None, quote: str) -> Document:
    return {"start": start, "end": end, "quote": quote, "page": None, "bbox": None}
