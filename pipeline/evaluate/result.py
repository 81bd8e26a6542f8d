"""What an evaluation gives: the outcomes of each report."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.evaluate import gold as g
from pipeline.evaluate.measures import outcomes
from pipeline.evaluate.outcomes import Outcome
from pipeline.evaluate.pairing import pair
from pipeline.report import Report


@dataclass(frozen=True)
class Scored:
    """One report with the fates of its facts."""

    name: str  # the source's file name
    uri: str  # where the source lies, as a URI reference
    language: str
    media_type: str
    text: str
    outcomes: tuple[Outcome, ...]


def evaluate(gold: g.Gold, report: Report, uri: str) -> Scored:
    """Compare an output with the gold of its report.

    Raises:
        InputError: the gold does not fit the output's text.
    """
    return Scored(
        name=report.source.name,
        uri=uri,
        language=gold.report.language,
        media_type=report.source.media_type,
        text=report.text,
        outcomes=outcomes(pair(gold, report)),
    )
