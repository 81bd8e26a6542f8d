"""The result as one HTML page: each report's text with the fates of its facts in place.

The page needs nothing but itself: no network, no fonts, no images.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluate import summary
from pipeline.evaluate.gate import Verdict
from pipeline.evaluate.outcomes import MEASURES, Outcome, Status
from pipeline.evaluate.result import Scored
from pipeline.evaluate.table import COLUMNS, cells
from pipeline.evaluate.words import STATUSES, change, describe, values
from pipeline.types import Span
from pipeline.write.page import render

PAGE = Path(__file__).parent / "page"

# Families of measures by the first word of their names, as an analyst calls them.
FAMILIES = {
    "report": "Report",
    "section": "Sections",
    "question": "Questions",
    "option": "Options",
    "scale": "Ratings",
    "field": "Record fields",
    "date": "Dates",
    "event": "Events",
    "count": "Counts",
    "mention": "Mentions",
    "agency": "Agencies",
    "linking": "Linking",
    "grounding": "Quotes",
}
# In place, facts of these families are shown by a tag where they begin: to colour a whole
# answer would hide what is in it.
TAGGED = frozenset({"report", "section", "question", "scale"})
# The worst fate decides the colour of a stretch.
WORST: tuple[Status, ...] = ("wrong", "miss", "false_alarm", "abstained", "hit")


def family(one: Outcome) -> str:
    """The family of an outcome's measure."""
    return one.measure.partition(".")[0]


@dataclass(frozen=True)
class Piece:
    """A stretch of text with the facts that cover it, or tags that stand before it."""

    text: str
    facts: tuple[Outcome, ...] = ()
    tags: tuple[Outcome, ...] = ()
    anchors: tuple[str, ...] = ()  # of facts that begin here

    @property
    def fates(self) -> dict[str, Status]:
        """The worst fate in each family."""
        return {
            name: worst(one for one in self.facts if family(one) == name)
            for name in dict.fromkeys(family(one) for one in self.facts)
        }

    @property
    def fate(self) -> Status:
        """The worst fate of all."""
        return worst(self.facts)

    @property
    def title(self) -> str:
        """All facts in words, worst first."""
        return "\n".join(told(one) for one in sorted(self.facts, key=_badness))


@dataclass(frozen=True)
class View:
    """A report as the page shows it."""

    id: str
    name: str
    language: str
    rows: tuple[tuple[str, str, list[str]], ...]  # measure, its meaning, cells
    pieces: tuple[Piece, ...]
    faults: tuple[tuple[Outcome, str | None], ...]  # not hits, with their anchors


def told(one: Outcome) -> str:
    """An outcome in a line for the reader of the text."""
    return f"{STATUSES[one.status]}: {one.measure} {values(one)}"


def worst(outcomes: Iterable[Outcome]) -> Status:
    """The worst fate."""
    return min((one.status for one in outcomes), key=WORST.index)


def _badness(one: Outcome) -> int:
    return WORST.index(one.status)


def text(reports: Sequence[Scored], verdict: Verdict) -> str:
    """The page."""
    return render(
        PAGE,
        ("page.js",),
        columns=COLUMNS,
        overall=_rows(reports),
        views=[_view(f"r{index}", scored) for index, scored in enumerate(reports, 1)],
        changes=[(one, change(one)) for one in verdict.changes or ()],
        breaches=verdict.breaches,
        wrong_states=[(name, describe(one)) for name, one in summary.wrong_states(reports)],
        families=FAMILIES,
        statuses=STATUSES,
        family=family,
        told=told,
        values=values,
    )


def _rows(reports: Sequence[Scored]) -> tuple[tuple[str, str, list[str]], ...]:
    scores = summary.scores(reports)
    return tuple((name, MEASURES[name], cells(score)) for name, score in scores.items())


def _view(id: str, scored: Scored) -> View:
    named = [(one, f"{id}f{index}") for index, one in enumerate(scored.outcomes)]
    faults = [(one, anchor) for one, anchor in named if one.status != "hit"]
    anchors: dict[int, list[str]] = defaultdict(list)
    for one, anchor in faults:
        if one.span is not None:
            anchors[one.span.start].append(anchor)
    return View(
        id=id,
        name=scored.name,
        language=scored.language,
        rows=_rows([scored]),
        pieces=tuple(pieces(scored.text, shown(scored.outcomes), anchors)),
        faults=tuple((one, None if one.span is None else anchor) for one, anchor in faults),
    )


def shown(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """What the text shows: everything with a place, but quotes and parts only if at fault."""
    return [
        one
        for one in outcomes
        if one.span is not None and (one.status != "hit" or _whole(one.measure))
    ]


def _whole(measure: str) -> bool:
    """Whether a measure is of whole facts: their parts say nothing new where they are hits."""
    return measure not in {"grounding", "linking", "mention.overlap"} and (
        "." not in measure or measure == "option.state"
    )


def pieces(
    text: str, outcomes: Sequence[Outcome], anchors: Mapping[int, Sequence[str]]
) -> Iterator[Piece]:
    """The text cut wherever a fact begins or ends: together the pieces are the text.

    ``anchors`` are the names of facts by the offset where they begin.
    """
    placed = [(one, one.span) for one in outcomes if one.span is not None]
    tags: dict[int, list[Outcome]] = defaultdict(list)
    waiting = []
    for one, span in sorted(placed, key=lambda pair: pair[1].start, reverse=True):
        if family(one) in TAGGED or not span:
            tags[span.start].append(one)
        else:
            waiting.append((one, span))
    ends = {point for _, span in waiting for point in span}
    cuts = sorted({0, len(text), *tags, *ends, *anchors})
    present: list[tuple[Outcome, Span]] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        while waiting and waiting[-1][1].start == start:
            present.append(waiting.pop())
        present = [(one, span) for one, span in present if span.end > start]
        facts = tuple(one for one, _ in present)
        yield Piece(text[start:end], facts, tuple(tags[start]), tuple(anchors.get(start, ())))
