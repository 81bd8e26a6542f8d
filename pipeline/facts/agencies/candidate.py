"""What is found before anything is decided, and how sure each rule is."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.facts.agencies.grammar import Head
from pipeline.gazetteer import Body

CONFIDENCE = {
    "agency.gazetteer": 0.98,
    "agency.head": 0.95,
    "agency.head-last": 0.94,
    "agency.government": 0.97,
    "agency.acronym-defined": 0.98,
    "agency.acronym-known": 0.96,
    "agency.acronym-joined": 0.9,
    "agency.acronym-agent": 0.7,
    "agency.introduced": 0.9,
    "agency.legal-form": 0.92,
    "agency.context": 0.75,
    "agency.doer": 0.65,
    "agency.subject": 0.6,
    "agency.explained": 0.85,
    "agency.again": 0.95,
    "agency.listed": 0.75,
    "agency.lower": 0.9,
    "agency.witness": 0.6,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate: tokens ``first`` to ``last`` (exclusive), by which rule, naming what."""

    first: int
    last: int
    rule: str
    head: Head | None = None
    body: Body | None = None
    bare: bool = False  # generic words only: a name if the report has a fuller form of it
