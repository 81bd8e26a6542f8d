"""Outcomes and numbers in words, the same in every view."""

from __future__ import annotations

from pipeline.evaluate.baseline import Change, Kind
from pipeline.evaluate.outcomes import Outcome, Status

STATUSES: dict[Status, str] = {
    "hit": "hit",
    "miss": "missed",
    "false_alarm": "false alarm",
    "wrong": "wrong",
    "abstained": "abstained",
}

CHANGES: dict[Kind, str] = {
    "lost": "lost",
    "spurious": "new false alarm",
    "changed": "changed",
    "won": "won",
    "gone": "false alarm gone",
}


def percent(share: float | None) -> str:
    """A share in percent, cut rather than rounded so that 100.0 means all."""
    return "" if share is None else f"{int(round(share * 1000, 6)) / 10:.1f}"


def describe(one: Outcome) -> str:
    """An outcome in one line: what, its fate, where, and its values."""
    return f"{one.measure} {STATUSES[one.status]}{where(one)}: {values(one)}"


def change(one: Change) -> str:
    """A change in one line: what, where, what it was, what it is."""
    fact = one.outcome
    was = "not there" if one.before is None else fate(one.before)
    now = "not there" if one.after is None else fate(one.after)
    return f"{CHANGES[one.kind]}: {fact.measure}{where(fact)}: was {was}; is {now}"


def fate(one: Outcome) -> str:
    """What became of a fact, with its values."""
    return f"{STATUSES[one.status]} ({values(one)})"


def where(one: Outcome) -> str:
    """Question and offsets, as far as they are known."""
    question = "" if one.question is None else f" in question {one.question}"
    return f"{question} at {one.span.start}:{one.span.end}" if one.span else question


def values(one: Outcome) -> str:
    """What was expected and what was found."""
    if one.status == "hit":
        told = repr(one.found)
    else:
        parts = [("expected", one.expected), ("found", one.found)]
        told = ", ".join(f"{word} {value!r}" for word, value in parts if value is not None)
    of = f", of {one.of!r}" if one.of else ""
    note = f" ({one.note})" if one.note else ""
    return told + of + note
