"""Outcomes as numbers: precision, recall, F1, their confidence intervals, calibration."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

from pipeline.evaluate.outcomes import MEASURES, Outcome
from pipeline.evaluate.result import Scored

RESAMPLES = 1000
SEED = 87  # any number does, as long as it stays: the same facts give the same intervals
LEVEL = 0.95
CALIBRATED = ("event", "count", "mention")

Interval = tuple[float, float]
Unit = Hashable  # what is drawn again: a question of a report


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts had which fate."""

    hit: int = 0
    miss: int = 0
    false_alarm: int = 0
    wrong: int = 0
    abstained: int = 0

    @property
    def tp(self) -> int:
        """True positives."""
        return self.hit

    @property
    def fp(self) -> int:
        """False positives: a wrong value claims something that is not so."""
        return self.false_alarm + self.wrong

    @property
    def fn(self) -> int:
        """False negatives: a wrong value misses what is so, and so does "I do not know"."""
        return self.miss + self.wrong + self.abstained

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None if nothing was found."""
        return ratio(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        """Share of what was expected that was found; None if nothing was expected."""
        return ratio(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None if there was nothing to find and nothing was found."""
        return ratio(2 * self.tp, 2 * self.tp + self.fp + self.fn)


def ratio(part: float, whole: float) -> float | None:
    """A share, or None of nothing."""
    return part / whole if whole else None


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Count the fates."""
    fates: Counter[str] = Counter(one.status for one in outcomes)
    return Tally(**fates)


def tallies(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    """The tally of each measure that has any facts, in the order of the tables."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        groups[one.measure].append(one)
    return {measure: tally(groups[measure]) for measure in MEASURES if measure in groups}


@dataclass(frozen=True, slots=True)
class Score:
    """One measure over some reports."""

    tally: Tally
    macro: float | None  # mean of the reports' F1
    interval: Interval | None  # of F1


def scores(reports: Sequence[Scored]) -> dict[str, Score]:
    """All measures over some reports: micro in ``tally``, macro, and confidence intervals."""
    groups: dict[str, list[tuple[str, Outcome]]] = defaultdict(list)
    for scored in reports:
        for one in scored.outcomes:
            groups[one.measure].append((scored.name, one))
    intervals = _intervals(groups)
    return {
        measure: Score(
            tally(one for _, one in groups[measure]), _macro(groups[measure]), intervals[measure]
        )
        for measure in MEASURES
        if measure in groups
    }


def _macro(found: list[tuple[str, Outcome]]) -> float | None:
    reports: dict[str, list[Outcome]] = defaultdict(list)
    for name, one in found:
        reports[name].append(one)
    values = [value for one in reports.values() if (value := tally(one).f1) is not None]
    return fmean(values) if values else None


def _intervals(groups: Mapping[str, list[tuple[str, Outcome]]]) -> dict[str, Interval | None]:
    """Percentile bootstrap of F1 (Efron 1979), drawing questions of reports anew.

    Facts of one question rise and fall together, so questions are drawn, not facts.
    """
    import numpy as np  # noqa: PLC0415 (slow to load)

    units: dict[Unit, int] = {}
    for found in groups.values():
        for name, one in found:
            units.setdefault((name, one.question), len(units))
    if not units:
        return {}
    draws = np.random.default_rng(SEED).multinomial(
        len(units), [1 / len(units)] * len(units), size=RESAMPLES
    )
    return {measure: _interval(draws, units, found, np) for measure, found in groups.items()}


def _interval(
    draws: Any, units: Mapping[Unit, int], found: list[tuple[str, Outcome]], np: Any
) -> Interval | None:
    counts = np.zeros((len(units), 2))  # 2 tp and 2 tp + fp + fn of each unit
    for name, one in found:
        one_tally = tally([one])
        row = counts[units[name, one.question]]
        row += (2 * one_tally.tp, 2 * one_tally.tp + one_tally.fp + one_tally.fn)
    above, below = (draws @ counts).T
    values = above[below > 0] / below[below > 0]
    if not values.size:
        return None
    low, high = np.quantile(values, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def wrong_states(reports: Iterable[Scored]) -> list[tuple[str, Outcome]]:
    """Options said to be in a state that they are not in, by report: the worst error there is."""
    return [
        (scored.name, one)
        for scored in reports
        for one in scored.outcomes
        if (one.measure, one.status) == ("option.state", "wrong")
    ]


def b_cubed(reports: Iterable[Scored]) -> dict[str, float | None]:
    """B³ (Bagga and Baldwin 1998) of the mentions found, from the outcomes of linking.

    For each mention: the share of its cluster in the output that belongs with it
    (precision), the share of its cluster in the gold that is with it (recall).
    """
    precisions: list[float] = []
    recalls: list[float] = []
    for scored in reports:
        links = [one for one in scored.outcomes if one.measure == "linking"]
        both = Counter((one.expected, one.found) for one in links)
        golds = Counter(one.expected for one in links)
        founds = Counter(one.found for one in links)
        precisions += [both[one.expected, one.found] / founds[one.found] for one in links]
        recalls += [both[one.expected, one.found] / golds[one.expected] for one in links]
    if not precisions:
        return {"precision": None, "recall": None, "f1": None}
    precision, recall = fmean(precisions), fmean(recalls)
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1}


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts of about the same confidence."""

    low: float
    high: float
    n: int
    confidence: float  # mean
    right: float  # share


def calibration(reports: Iterable[Scored], measure: str, bins: int = 10) -> list[Bin]:
    """Confidence against truth, in bins of equal width that hold anything."""
    groups: dict[int, list[Outcome]] = defaultdict(list)
    for scored in reports:
        for one in scored.outcomes:
            if one.measure == measure and one.confidence is not None:
                groups[min(int(one.confidence * bins), bins - 1)].append(one)
    return [
        Bin(
            low=index / bins,
            high=(index + 1) / bins,
            n=len(found),
            confidence=fmean(one.confidence or 0.0 for one in found),
            right=tally(found).hit / len(found),
        )
        for index, found in sorted(groups.items())
    ]


def groups(reports: Sequence[Scored], key: Callable[[Scored], str]) -> dict[str, dict[str, Score]]:
    """Scores of the reports with the same key, by key."""
    keys = sorted({key(scored) for scored in reports})
    return {one: scores([scored for scored in reports if key(scored) == one]) for one in keys}


def questions(reports: Sequence[Scored]) -> dict[str, dict[str, Score]]:
    """Scores of each question of each report."""
    return {
        f"{scored.name} q{number}": scores([replace(scored, outcomes=tuple(found))])
        for scored in reports
        for number, found in _by_question(scored).items()
    }


def _by_question(scored: Scored) -> dict[int, list[Outcome]]:
    found: dict[int, list[Outcome]] = defaultdict(list)
    for one in scored.outcomes:
        if one.question is not None:
            found[one.question].append(one)
    return dict(sorted(found.items()))
