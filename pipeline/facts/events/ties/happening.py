"""What a date is tied to."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.facts.events.reading.sentence import Group


@dataclass(frozen=True, slots=True)
class Happening:
    """What a date is tied to. ``group`` is None for nouns and participles."""

    rule: str
    first: int
    last: int
    lemma: str
    confidence: float
    group: Group | None = None
    noun: bool = False
    task: bool = False  # what is to be done: an infinitive

    @classmethod
    def of_group(cls, group: Group) -> Happening:
        """What a verb group alone tells, no date."""
        return cls("", group.first, group.last, group.lemma, 0.0, group)
