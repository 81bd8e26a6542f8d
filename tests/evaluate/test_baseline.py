"""What was won and lost between two results."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.evaluate.baseline import Change, compare
from pipeline.evaluate.outcomes import Outcome
from pipeline.evaluate.result import Scored
from pipeline.types import Span

HIT = Outcome("event", "hit", 1, "2022: adopted", "2022: adopted", Span(3, 7))
MISS = Outcome("event", "miss", 1, "2022: adopted", span=Span(3, 7))
WRONG = Outcome("event", "wrong", 1, "2022: adopted", "2022: opened", Span(3, 7))
ALARM = Outcome("event", "false_alarm", 1, found="2021: opened", span=Span(9, 13))


def changes(before: list[Outcome], after: list[Outcome]) -> list[Change]:
    return compare({"a": before}, [Scored("a", "a", "es", "text/plain", "", tuple(after))])


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ([HIT], [HIT], []),
        ([HIT], [MISS], ["lost"]),
        ([HIT], [WRONG], ["lost"]),
        ([MISS], [HIT], ["won"]),
        ([MISS], [MISS], []),
        ([MISS], [WRONG], ["changed"]),
        ([WRONG], [replace(WRONG, found="2022: closed")], ["changed"]),
        ([], [ALARM], ["spurious"]),
        ([ALARM], [], ["gone"]),
        ([ALARM], [ALARM], []),
        ([ALARM], [ALARM, ALARM], ["spurious"]),
        ([HIT, HIT], [HIT, MISS], ["lost"]),
        ([HIT], [], []),  # the gold does not know it any more
        ([], [MISS], []),  # new in the gold
        ([HIT], [replace(HIT, span=Span(30, 70))], []),  # the report was edited before it
    ],
)
def test_changes(before: list[Outcome], after: list[Outcome], kinds: list[str]) -> None:
    assert [change.kind for change in changes(before, after)] == kinds


def test_a_report_no_longer_scored_has_lost_its_hits() -> None:
    found = compare({"a": [HIT, MISS]}, [])
    assert [(one.kind, one.report, one.outcome) for one in found] == [("lost", "a", HIT)]


def test_a_new_report_changes_nothing() -> None:
    assert compare({}, [Scored("a", "a", "es", "text/plain", "", (HIT, MISS))]) == []


def test_quotes_are_not_compared() -> None:
    quote = Outcome("grounding", "hit", None, "events/e1: x", "events/e1: x", Span(0, 1))
    assert changes([quote], []) == []
