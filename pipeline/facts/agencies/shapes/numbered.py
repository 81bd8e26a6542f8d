"""Names of an organisation word and a number: "Subgrupo de Trabajo N° 4", "Working Group 3"."""

from __future__ import annotations

from pipeline.facts.agencies.grammar import Head
from pipeline.facts.agencies.reading.walker import Walker

_MOST_DIGITS = 2  # of a body's number; longer ones are of years and decrees


def after_number(walker: Walker, at: int, head: Head) -> int:
    """The token after a number that belongs to the name, or 0.

    Without a sign before it, only where the organisation word is the last one: elsewhere the
    subject may come last ("Forman el Comité 12 personas"). "37/2025" is of a decree.
    """
    end = walker.number(at) if head.numbered else 0
    if not end or len(walker.tokens.word(end - 1)) > _MOST_DIGITS:
        return 0
    signed = end > at + 1 or walker.grammar.head_last
    parted = end < walker.tokens.size and walker.tokens.folds[end] in {"/", "-", "–", "%"}
    return end if signed and not parted else 0
