"""Numbers from fates, against values worked out by hand."""

from __future__ import annotations

import pytest

from pipeline.evaluate import summary
from pipeline.evaluate.outcomes import Outcome, Status
from pipeline.evaluate.result import Scored
from pipeline.evaluate.summary import Tally


def scored(name: str, *outcomes: Outcome) -> Scored:
    return Scored(name, name, "es", "text/plain", "", outcomes)


def fates(measure: str, question: int, *statuses: Status) -> list[Outcome]:
    return [Outcome(measure, status, question) for status in statuses]


def links(*pairs: tuple[str, str]) -> list[Outcome]:
    return [
        Outcome("linking", "hit" if a == b else "wrong", 1, expected=a, found=b) for a, b in pairs
    ]


def test_tally() -> None:
    tally = Tally(hit=6, miss=1, false_alarm=2, wrong=1, abstained=1)
    assert (tally.tp, tally.fp, tally.fn) == (6, 3, 3)
    assert tally.precision == 6 / 9
    assert tally.recall == 6 / 9
    assert tally.f1 == pytest.approx(6 / 9)


def test_nothing_is_no_share() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (None, None, None)
    assert (Tally(miss=2).precision, Tally(miss=2).recall, Tally(miss=2).f1) == (None, 0, 0)


def test_micro_and_macro() -> None:
    reports = [
        scored("a", *fates("event", 1, *["hit"] * 9, "miss")),
        scored("b", *fates("event", 1, "miss", "false_alarm")),
        scored("c", *fates("count", 1, "hit")),  # no events: no part in their mean
    ]
    score = summary.scores(reports)["event"]
    assert score.tally.f1 == 18 / (18 + 1 + 2)
    assert score.macro == pytest.approx((18 / 19 + 0) / 2)


def test_intervals_hold_the_value_and_stay_the_same() -> None:
    outcomes = [
        one
        for question in range(30)
        for one in fates("event", question, "hit", "hit", "miss" if question % 3 else "hit")
    ]
    reports = [scored("a", *outcomes)]
    score = summary.scores(reports)["event"]
    assert score.interval is not None
    assert score.tally.f1 is not None
    low, high = score.interval
    assert low < score.tally.f1 < high
    assert 0.02 < high - low < 0.15
    assert summary.scores(reports) == summary.scores(reports)


def test_interval_of_what_never_varies() -> None:
    score = summary.scores([scored("a", *fates("event", 1, "hit"))])["event"]
    assert score.interval == (1.0, 1.0)


def test_b_cubed_by_hand() -> None:
    # Gold {1,2,3} {4,5}; found {1,2} {3,4,5}.
    found = summary.b_cubed(
        [scored("a", *links(("A", "A"), ("A", "A"), ("A", "B"), ("B", "B"), ("B", "B")))]
    )
    precision = (1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5
    assert found["precision"] == pytest.approx(precision)
    assert found["recall"] == pytest.approx(recall)
    assert found["f1"] == pytest.approx(2 * precision * recall / (precision + recall))


def test_b_cubed_keeps_reports_apart() -> None:
    one, other = scored("a", *links(("A", "A"))), scored("b", *links(("B", "A")))
    assert summary.b_cubed([one, other])["precision"] == 1


def test_b_cubed_of_nothing() -> None:
    assert set(summary.b_cubed([scored("a")]).values()) == {None}


def test_calibration() -> None:
    outcomes = [
        Outcome("event", "hit", 1, confidence=0.91),
        Outcome("event", "wrong", 1, confidence=0.95),
        Outcome("event", "false_alarm", 1, confidence=1.0),
        Outcome("event", "hit", 1, confidence=0.52),
        Outcome("event", "miss", 1),
    ]
    low, high = summary.calibration([scored("a", *outcomes)], "event")
    assert (low.low, low.n, low.right, low.confidence) == (0.5, 1, 1.0, 0.52)
    assert (high.low, high.high, high.n) == (0.9, 1.0, 3)
    assert high.right == pytest.approx(1 / 3)
    assert high.confidence == pytest.approx((0.91 + 0.95 + 1) / 3)
