"""The measures: from gold and output of one report to outcomes, one family a module."""

from __future__ import annotations

from pipeline.evaluate.measures import agencies, choices, counts, events, grounding, structure
from pipeline.evaluate.measures.alignment import agencies as align
from pipeline.evaluate.outcomes import MEASURES, Outcome
from pipeline.evaluate.pairing import Pairing


def outcomes(pairing: Pairing) -> tuple[Outcome, ...]:
    """All facts of one report and their fates: by measure, then by position."""
    aligned = align(pairing)
    found = [
        *structure.outcomes(pairing),
        *choices.outcomes(pairing),
        *events.outcomes(pairing, aligned),
        *counts.outcomes(pairing),
        *agencies.outcomes(pairing, aligned),
        *grounding.outcomes(pairing),
    ]
    order = {measure: index for index, measure in enumerate(MEASURES)}
    return tuple(sorted(found, key=lambda one: (order[one.measure], *_position(one))))


def _position(one: Outcome) -> tuple[int, int, int]:
    start, end = (-1, -1) if one.span is None else one.span
    return one.question or 0, start, end
