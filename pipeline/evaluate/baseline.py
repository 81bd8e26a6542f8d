"""Two results of the same gold, fact by fact: what was won, what was lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.evaluate.outcomes import Outcome
from pipeline.evaluate.result import Scored

Kind = Literal[
    "won",  # is a hit now
    "lost",  # was a hit, and is none any more
    "changed",  # was and is none, in another way
    "spurious",  # a new false alarm
    "gone",  # a false alarm less
]
KINDS: tuple[Kind, ...] = ("lost", "spurious", "changed", "won", "gone")

Key = tuple[str, int | None, str, str, int]
Outcomes = Mapping[str, Sequence[Outcome]]  # by report


@dataclass(frozen=True, slots=True)
class Change:
    """One fact whose fate is another now."""

    kind: Kind
    report: str
    before: Outcome | None
    after: Outcome | None

    @property
    def outcome(self) -> Outcome:
        """The fact as it is now, or as it was if it is there no more."""
        one = self.after or self.before
        assert one is not None  # noqa: S101 (one of the two is there; for the type checker)
        return one


def compare(before: Outcomes, reports: Iterable[Scored]) -> list[Change]:
    """All changes, by report and fact.

    A report that was scored before and is not now has lost all its hits: a gate must not
    pass because less was looked at. Apart from that, only facts that both results know are
    compared, so that a lost event is one change, not one more for each of its parts.
    """
    after = {scored.name: scored.outcomes for scored in reports}
    changes: list[Change] = []
    for name in sorted({*before, *after}):
        if name not in after:
            hits = (one for one in before[name] if one.status == "hit")
            changes += [Change("lost", name, one, None) for one in hits]
        elif name in before:
            changes += _changes(name, before[name], after[name])
    return changes


def _changes(report: str, before: Iterable[Outcome], after: Iterable[Outcome]) -> Iterator[Change]:
    olds, news = _keyed(before), _keyed(after)
    for key in {**olds, **news}:
        old, new = olds.get(key), news.get(key)
        if kind := _kind(old, new):
            yield Change(kind, report, old, new)


def _kind(old: Outcome | None, new: Outcome | None) -> Kind | None:
    if new is None:
        return "gone" if old and old.status == "false_alarm" else None
    if old is None:
        return "spurious" if new.status == "false_alarm" else None
    if (old.status == "hit") != (new.status == "hit"):
        return "won" if new.status == "hit" else "lost"
    return None if (old.status, old.found) == (new.status, new.found) else "changed"


def _keyed(outcomes: Iterable[Outcome]) -> dict[Key, Outcome]:
    """Outcomes by what they are about: the expected, a false alarm by what was found.

    Facts that read the same, such as one name twice in an answer, are told apart by order.
    Offsets are no part of it, so that a baseline survives edits elsewhere in the report.
    Quotes are no facts of the gold; a threshold sees to them.
    """
    seen: Counter[tuple[str, int | None, str, str]] = Counter()
    keyed: dict[Key, Outcome] = {}
    for one in outcomes:
        if one.measure == "grounding":
            continue
        alarm = one.status == "false_alarm"
        subject = f"found {one.found}" if alarm else f"expected {one.expected}"
        about = (one.measure, one.question, one.of, subject)
        keyed[(*about, seen[about])] = one
        seen[about] += 1
    return keyed
