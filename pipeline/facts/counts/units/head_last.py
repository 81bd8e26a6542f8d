"""Noun phrases of languages whose noun comes last: English."""

from __future__ import annotations

from pipeline.facts.counts.grammar.lexicon import Units
from pipeline.facts.counts.units.complement import complement_end
from pipeline.facts.counts.units.coordination import coordinated
from pipeline.facts.counts.units.nouns import head_index, is_participle, is_plural, last_type
from pipeline.facts.counts.units.tokens import WORD, Word, rest, words_at
from pipeline.facts.counts.units.unit import Unit
from pipeline.types import Span


def head_last(text: str, words: list[Word], units: Units, single: bool) -> Unit | None:
    """The unit that the words begin: "labour inspectors"."""
    while words and words[0].lower in units.skipped:
        words = words[1:]
    if len(words) > 2 and _is_manner(words[0], words[1], units):
        words = words[2:]
    head = head_index(words, units, single)
    if head is None and words:
        words = [*words, *_after_and(text, words[-1].end, units)]
        head = head_index(words, units, single)
    if head is None:
        return None
    if head == len(words) - 1:
        more = _modified(text, words, units)
        head += len(more)
        words = [*words, *more]
    while head + 1 < len(words) and _goes_on(words[head], words[head + 1], units):
        head += 1
    end = words[head].end
    unit_type = last_type(words, head, units)
    end = coordinated(text, end, units, unit_type)
    core = Span(words[0].start, words[head].end)
    following = rest(text, words, head, end, units)
    complement = complement_end(text, end, words[head], following, units)
    return Unit(
        Span(words[0].start, complement or end),
        words[head].lower,
        core,
        tuple(word.lower for word in words[: head + 1]),
        unit_type,
        known_start=not is_participle(words[0].lower, units),
    )


def _is_manner(word: Word, following: Word, units: Units) -> bool:
    """True for "newly recruited": what was done with the things, no kind of them."""
    return word.lower in units.adverbs and is_participle(following.lower, units)


def _after_and(text: str, at: int, units: Units) -> list[Word]:
    """The words after "radio and", which belong to the same noun as those before."""
    conjunction = WORD.match(text, at)
    if conjunction is None or conjunction["word"].lower() not in units.last:
        return []
    return words_at(text, conjunction.end(), units)


def _modified(text: str, words: list[Word], units: Units) -> list[Word]:
    """ "and loan groups" after "savings": both only modify the noun, which is of another type."""
    if words[-1].lower not in units.modifiers:
        return []
    others = _after_and(text, words[-1].end, units)
    if not others or not {others[0].lower} & (units.types.keys() | units.modifiers):
        return []
    head = head_index(others, units, single=False)
    if head is None:
        return []
    while head + 1 < len(others) and _goes_on(others[head], others[head + 1], units):
        head += 1
    known = last_type(others, head, units)
    same = known is None or known == units.types.get(words[-1].lower)
    return [] if same or not head else others[: head + 1]


def _is_foreign(word: Word, following: Word, units: Units) -> bool:
    """True for a noun with no plural of its own before one that is known."""
    return word.lower in units.invariable and following.lower in units.types


def _goes_on(word: Word, following: Word, units: Units) -> bool:
    """True for "women leaders", "child-rights groups": the noun only modifies the next one."""
    compound = "-" in word.text
    return (
        (compound or word.lower in units.modifiers or _is_foreign(word, following, units))
        and not following.newline
        and is_plural(following, units)
        and following.lower not in units.links
    )
