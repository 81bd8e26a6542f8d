"""Units that a number leaves out because a count before it has them: "de los cuales 1.407",
"91 of them", "as against a target of 1,500"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts.counts.around import (
    CLOSED,
    DATED,
    REACH,
    before_qualifier,
    ends_sentence,
    word_after,
)
from pipeline.facts.counts.counted import Counted
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.numbers.quantities import Quantity
from pipeline.facts.counts.ties import parts
from pipeline.facts.counts.ties.back import MAX_GAP, compared, nearest, opened, total_of
from pipeline.facts.counts.ties.gapping import gapped
from pipeline.facts.counts.ties.labels import WORD, ends_part
from pipeline.facts.counts.ties.uncounted import before_comma, uncounted
from pipeline.facts.counts.units import Unit, cut, participle_at
from pipeline.facts.counts.units.nouns import is_participle, is_told
from pipeline.facts.words import fold

MAX_PART = 240  # … where words say that the number is a part
MAX_OPENER = 12  # characters of "from"

_YEAR = re.compile(r"\b(?:19|20)\d\d[,:]\s\Z")  # "3.118 actas en 2021; en 2022, 2.874"
_ASIDE = re.compile(r"[ \u00a0]\(")
_CLAUSE = re.compile(r"(?:[;,.:(]\s{1,3}|\A\s{0,3}|\n\s{0,3})\Z")


def unit_of(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Unit | None:
    """The unit that a number without one means, where the words around it say so."""
    # What is cut here is a noun that is no unit of a count.
    if quantity.rule == "range" or cut(text, quantity.end, grammar.units):
        return None
    if quantity.rule == "total" and grammar.elided.after.match(text, quantity.end):
        # "the kiln owners, 11 of the 13 of whom attended"
        unit = before_comma(text, quantity.start, grammar)
        if unit:
            return unit
    before = _antecedent(text, quantity, found, grammar) if found else None
    return before.unit if before else uncounted(text, quantity, grammar)


def _antecedent(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Counted | None:
    """The count whose noun the number means."""
    if quantity.rule == "total":
        return total_of(text, quantity, found) or nearest(text, quantity, found, least=0)
    start = before_qualifier(text, quantity, grammar)
    if _may_be_larger(text, start, quantity, found[-1], grammar):
        return compared(text, quantity, found, grammar)
    if _goes_on(text, quantity, found, grammar) or gapped(
        text, start, quantity, found[-1], grammar
    ):
        return found[-1]
    part = _is_part(text, start, quantity, found[-1], grammar)
    reach = MAX_PART if part else MAX_GAP
    whole = nearest(text, quantity, found, least=quantity.last.counted, reach=reach)
    if whole is None or part or _tells_of(text, start, quantity, whole, grammar):
        return whole
    return (
        opened(text, quantity, found, grammar) if _alone(text, start, quantity, grammar) else None
    )


def _may_be_larger(
    text: str, start: int, quantity: Quantity, before: Counted, grammar: Grammar
) -> bool:
    """True for a number beside that of a count, no part of it: a target, another year's, more."""
    left, words, end = max(0, start - REACH), grammar.elided, quantity.end
    if _YEAR.search(text, left, start) and CLOSED.match(text, end):
        return True
    if DATED.match(text, end):
        between = text[before.mention.span.end : start].strip()
        if between == "(" or DATED.match(text, before.mention.span.end):
            return True
    if words.added.match(text, end):
        return True
    if words.remaining.match(text, end) and words.definite.search(text, left, start):
        return True
    return _is_target(text, quantity, start, grammar)


def _is_part(text: str, start: int, quantity: Quantity, before: Counted, grammar: Grammar) -> bool:
    """True for "120 of them", "de los cuales 120", "de las que fueron aprobadas 120."."""
    left, end = max(0, start - REACH), quantity.end
    if grammar.elided.after.match(text, end) or parts.told(text, left, start, grammar):
        return True
    after = max(left, before.mention.span.end)
    return bool(CLOSED.match(text, end)) and parts.related(text, after, start, grammar)


def _tells_of(text: str, start: int, quantity: Quantity, whole: Counted, grammar: Grammar) -> bool:
    """True for a number that is a subject ("; 120 fueron"), an object at the end of its clause
    ("and closed 120.") or a place of what was found ("and in 34 found")."""
    left, words, end = max(0, start - REACH), grammar.elided, quantity.end
    opening = _CLAUSE.search(text, left, start) or words.clauses.search(text, left, start)
    if opening and words.verbs.match(text, end):
        return True
    # "940 adolescentes …; 412 insertados con contrato"
    people = whole.mention.unit_type == "people" and opening and opening[0].startswith(";")
    if people and participle_at(text, end, grammar.units):
        return True
    if CLOSED.match(text, end) and words.verb_before.search(text, left, start):
        return True
    if word_after(text, end) in grammar.units.linking or not words.inside.search(text, left, start):
        return False
    return not ends_sentence(text, whole.mention.span.end, quantity.start)


def _alone(text: str, start: int, quantity: Quantity, grammar: Grammar) -> bool:
    """True for a number with no noun after it and no article before."""
    end = quantity.end
    ends = (
        _ASIDE.match(text, end)
        or CLOSED.match(text, end)
        or grammar.elided.following.match(text, end)
    )
    if not ends and not participle_at(text, end, grammar.units):
        return False
    return not grammar.elided.articles.search(text, max(0, start - REACH), start)


def _is_target(text: str, quantity: Quantity, start: int, grammar: Grammar) -> bool:
    """True after "against" and the like, which may be a qualifier too: "no llegaban a"."""
    ends = {start, quantity.before}
    left, words = max(0, start - REACH), grammar.elided
    if any(words.targets.search(text, left, end) for end in ends):
        return True
    return words.objects.search(text, left, start) is not None


def _goes_on(text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar) -> bool:
    """True for a number that the words between show to be of what was counted right before.

    These are the end of a change ("from 12 schools to 35") and what was done with others
    ("29 personas condenadas y 11 absueltas", "rescatadas 26 niñas y repatriadas 11", "placed nine
    girls and returned four to their parents").
    """
    before = found[-1]
    between = text[before.mention.span.end : quantity.start]
    if before.unit is None or len(between) > MAX_GAP:
        return False
    if ends_sentence(text, before.mention.span.end, quantity.start):
        return False
    joining, units = fold(between), grammar.units
    following = grammar.elided.following.match(text, quantity.end)
    if following or CLOSED.match(text, quantity.end):
        opener = text[: before.mention.span.start][-MAX_OPENER:].split()
        if opener and joining in grammar.between.openers.get(opener[-1].lower(), ()):
            return True
    if ends_part(text, quantity.end, grammar) or word_after(text, quantity.end) in grammar.ellipsis:
        *_, link, told = ["", "", *joining.split(" ")]
        verb = is_participle(told, units) or grammar.elided.verb_before.search(f"{told} ")
        if link in (*units.last, ",") and (verb or is_told(told, units)):
            return True
    if _does_otherwise(text, quantity, between, before, grammar):
        return True
    last = _without_only(joining, grammar).rpartition(" ")[2]
    return last in units.last and participle_at(text, quantity.end, units)


def _without_only(joining: str, grammar: Grammar) -> str:
    """The words before a number without "only" and the like."""
    head, _, last = joining.rpartition(" ")
    adverb = last in grammar.elided.clauses.last and last not in grammar.units.last
    return head if adverb else joining


def _does_otherwise(
    text: str, quantity: Quantity, between: str, before: Counted, grammar: Grammar
) -> bool:
    """True for "40" in "97 medidas fueron dictadas, 40 revocadas": participles of one gender.

    Or a participle that agrees with the noun, "97 medidas, 40 revocadas por un juez", or comes
    right after another: "88 enfants repérés, 61 remis aux familles".
    """
    told = WORD.match(text, quantity.end + 1)
    if not between.rstrip().endswith(",") or quantity.last.counted > before.most or told is None:
        return False
    if not is_told(told[0].lower(), grammar.units) or before.unit is None:
        return False
    closed = CLOSED.match(text, told.end()) is not None
    ending, done = told[0][-2:].lower(), between.strip(" ,").lower()
    agrees = done.endswith(ending) if done else before.unit.head.endswith(ending)
    if " " not in done and (agrees or is_told(done, grammar.units)):
        return closed or word_after(text, told.end()) in grammar.ellipsis
    return closed and any(
        word[0].lower().endswith(ending) and is_told(word[0].lower(), grammar.units)
        for word in WORD.finditer(between)
    )
