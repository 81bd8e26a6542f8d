"""Whether every quote of the output stands in its text at its offsets."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evaluate.outcomes import Outcome
from pipeline.evaluate.pairing import Pairing
from pipeline.types import Span
from pipeline.write import validate


def outcomes(pairing: Pairing) -> Iterator[Outcome]:
    """Fates of all quotes, whether or not the gold knows their question."""
    document = pairing.report.model_dump(mode="json")
    for path, start, end, quote in validate.quotes(document):
        there = document["text"][start:end]
        yield Outcome(
            "grounding",
            "hit" if there == quote else "wrong",
            None,
            f"{path}: {quote}",
            f"{path}: {there}",
            Span(start, end),
        )
