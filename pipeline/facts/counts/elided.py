"""Units that a number leaves out because a count before it has them: "12 cursos de …; 11 de …",
"de los cuales 1.407", "91 of them", "as against a target of 1,500"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.facts.counts import parts
from pipeline.facts.counts.grammar import Grammar
from pipeline.facts.counts.nouns import is_told
from pipeline.facts.counts.quantities import Quantity
from pipeline.facts.counts.units import Unit, cut, participle_at
from pipeline.facts.words import fold
from pipeline.types import CountMention

MAX_GAP = 160  # characters between the two counts
MAX_PART = 240  # … where words say that the number is a part
MAX_BACK = 6  # counts looked at
MAX_QUALIFIER = 26  # characters of "no fewer than"
MAX_OPENER = 12  # characters of "from"
REACH = 48  # characters of the words before a number

_BREAK = re.compile(r"[.!?…](?:[\"”»)]?\s|\Z)|\n(?![\w ]{0,3}\d)")
_SENTENCE = re.compile(r"[.!?…][\"”»)]?\s{1,3}(?=[\"“«¿¡(]?[A-ZÀ-ÞŒ\d])")
_PARAGRAPH = re.compile(r"\n(?=\s|[A-ZÀ-ÞŒ\d*|•–-])")
_CLOSED = re.compile(r"[ \u00a0]?[.,;:)]|\s{0,3}\Z|\n")
_YEAR = re.compile(r"\b(?:19|20)\d\d[,:]\s\Z")  # "3.118 actas en 2021; en 2022, 2.874"
# "12 municipios en 2020 … 18 en 2022": what is said of both numbers
DATED = re.compile(r"(?:[ \u00a0\n][^\W\d_]{1,12}){1,4}[ \u00a0\n](?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_GAPPED = re.compile(r",\s(?P<link>[^\W\d_]{1,5})\s\Z")
_CLAUSE_SIGN = re.compile(r"[.;:,()]")
_CLAUSE = re.compile(r"(?:[;,.:(]\s{1,3}|\A\s{0,3}|\n\s{0,3})\Z")


class Counted(NamedTuple):
    """A count with what later numbers may borrow from it."""

    mention: CountMention
    unit: Unit | None
    linked: bool = False  # a preposition may follow its noun: "12 cursos de …"

    @property
    def most(self) -> float:
        """The largest number of things it may mean."""
        values = (self.mention.value, self.mention.high, self.mention.of)
        return max(value for value in values if value is not None)


def same_link(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Unit | None:
    """The unit before, if the same word follows both: "12 cursos de inspección; 11 de trata".

    Joined by "y" alone it is the unit whatever follows: "5 cursos y 7 por internet".
    """
    before = found[-1] if found else None
    if before is None or before.unit is None or not before.linked:
        return None
    link = text[quantity.end : quantity.end + 10].split()
    if not link or fold(link[0]) not in grammar.ellipsis:
        return None
    summed = fold(text[quantity.end : quantity.end + 30]).startswith(grammar.summing)
    if summed or (len(link) > 1 and link[1].lower() in grammar.months):
        return None
    between = text[before.mention.span.end : quantity.start]
    if between.strip().lower() in grammar.units.last:  # "15 talleres y 12 en el sur"
        return before.unit
    head = between.rstrip()
    joined = head.endswith((",", ";")) or head.rpartition(" ")[2] in grammar.units.last
    if len(between) > MAX_GAP or not joined or _BREAK.search(between):
        return None
    return _linked(text, before.unit, fold(link[0]))


def _linked(text: str, unit: Unit, link: str) -> Unit | None:
    """The unit, or its core, that the link stands after."""
    if _word_after(text, unit.core.end) == link:
        return unit._replace(span=unit.core)  # the complement is said anew
    return unit if _word_after(text, unit.span.end) == link else None


def _word_after(text: str, at: int) -> str:
    words = text[at : at + 12].split()
    return fold(words[0]) if words else ""


def before_qualifier(text: str, quantity: Quantity, grammar: Grammar) -> int:
    """Where the words before a quantity end, its qualifier left out."""
    begin = max(0, quantity.before - MAX_QUALIFIER)
    qualifier = grammar.qualifiers_before[0].search(text, begin, quantity.before)
    return qualifier.start() if qualifier else quantity.before


def unit_of(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Unit | None:
    """The unit that a number without one means, where the words around it say so."""
    # What is cut here is a noun that is no unit of a count.
    if quantity.rule == "range" or cut(text, quantity.end, grammar.units):
        return None
    if quantity.rule == "total" and grammar.elided.after.match(text, quantity.end):
        # "the kiln owners, 11 of the 13 of whom attended"
        unit = _before_comma(text, quantity.start, grammar)
        if unit:
            return unit
    before = _antecedent(text, quantity, found, grammar) if found else None
    return before.unit if before else _uncounted(text, quantity, grammar)


def _antecedent(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Counted | None:
    """The count whose noun the number means."""
    if quantity.rule == "total":
        return _whole(text, quantity, found) or _nearest(text, quantity, found, least=0)
    start = before_qualifier(text, quantity, grammar)
    left, words = max(0, start - REACH), grammar.elided
    parallel = (_YEAR.search(text, left, start) and _CLOSED.match(text, quantity.end)) or (
        DATED.match(text, quantity.end) and DATED.match(text, found[-1].mention.span.end)
    )
    added = words.added.match(text, quantity.end) or (
        words.remaining.match(text, quantity.end) and words.definite.search(text, left, start)
    )
    if parallel or added or words.targets.search(text, left, start):
        return _nearest(text, quantity, found, least=0)
    if _goes_on(text, quantity, found, grammar) or _gapped(text, start, quantity, found[-1]):
        return found[-1]
    closed = _CLOSED.match(text, quantity.end)
    after = max(left, found[-1].mention.span.end)
    part = (
        words.after.match(text, quantity.end)
        or parts.told(text, left, start, grammar)
        or (closed and parts.related(text, after, start, grammar))
    )
    reach = MAX_PART if part else MAX_GAP
    whole = _nearest(text, quantity, found, least=quantity.last.counted, reach=reach)
    if whole is None:
        return None
    subject = words.verbs.match(text, quantity.end) and (
        _CLAUSE.search(text, left, start) or words.clauses.search(text, left, start)
    )
    ending = closed and words.verb_before.search(text, left, start)
    inside = (
        _word_after(text, quantity.end) not in grammar.units.linking
        and words.inside.search(text, left, start)
        and not ends_sentence(text, whole.mention.span.end, quantity.start)
    )
    if part or subject or ending or inside:
        return whole
    alone = (
        closed
        or words.following.match(text, quantity.end)
        or participle_at(text, quantity.end, grammar.units)
    )
    listed = alone and not words.articles.search(text, left, start)
    return _opened(text, quantity, found, grammar) if listed else None


def _gapped(text: str, start: int, quantity: Quantity, before: Counted) -> bool:
    """True for "25" in "dispose de 40 places à Lomé et l'autre, à Kara, de 25".

    The same preposition stands before both numbers, and a comma before the second.
    """
    comma = _GAPPED.search(text, max(0, start - MAX_OPENER), start)
    opener = text[: before.mention.span.start][-MAX_OPENER:].split()
    if comma is None or not opener or opener[-1].lower() != comma["link"].lower():
        return False
    if before.unit is None or not _CLOSED.match(text, quantity.end):
        return False
    between = quantity.start - before.mention.span.end
    return between <= MAX_GAP and not ends_sentence(text, before.mention.span.end, start)


def ends_sentence(text: str, start: int, end: int) -> bool:
    """True if a sentence or a paragraph ends between two positions."""
    return bool(_SENTENCE.search(text, start, end) or _PARAGRAPH.search(text, start, end))


def _goes_on(text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar) -> bool:
    """True for a number that the words between show to be of what was counted right before.

    These are the end of a change ("from 12 schools to 35") and what was done with others
    ("29 personas condenadas y 11 absueltas", "rescatadas 26 niñas y repatriadas 11").
    """
    before = found[-1]
    between = text[before.mention.span.end : quantity.start]
    if before.unit is None or len(between) > MAX_GAP:
        return False
    if ends_sentence(text, before.mention.span.end, quantity.start):
        return False
    joining, units = fold(between), grammar.units
    following = grammar.elided.following.match(text, quantity.end)
    if following or _CLOSED.match(text, quantity.end):
        opener = text[: before.mention.span.start][-MAX_OPENER:].split()
        if opener and joining in grammar.between.openers.get(opener[-1].lower(), ()):
            return True
    if _CLOSED.match(text, quantity.end):
        *_, link, told = ["", "", *joining.split(" ")]
        if link in units.last and is_told(told, units):
            return True
    last = joining.rpartition(" ")[2]
    return last in units.last and participle_at(text, quantity.end, units)


def noun_of(
    text: str, quantity: Quantity, unit: Unit, found: Sequence[Counted], grammar: Grammar
) -> str:
    """The noun that "38 sentencias condenatorias y 6 absolutorias" says once; "" for none."""
    before = found[-1] if found else None
    if before is None or before.unit is None or unit.type:
        return ""
    adjective = unit.core == unit.span and " " not in text[unit.core.start : unit.core.end]
    if not adjective or not unit.head.endswith(grammar.units.adjective_endings):
        return ""
    noun, _, kind = text[before.unit.core.start : before.unit.core.end].partition(" ")
    said = before.unit.noun or (noun if kind else "")
    joining = text[before.mention.span.end : quantity.start].strip().lower()
    return said if joining == "," or joining.lstrip(", ") in grammar.units.last else ""


def _uncounted(text: str, quantity: Quantity, grammar: Grammar) -> Unit | None:
    """ "Los comités de vigilancia, de los cuales 64 …": a whole that has no number of its own."""
    if quantity.rule == "total":
        return None
    closed = _CLOSED.match(text, quantity.end)
    if not closed and not grammar.elided.verbs.match(text, quantity.end):
        return None
    start = before_qualifier(text, quantity, grammar)
    left, words = max(0, start - 2 * REACH), grammar.elided
    part = words.before.search(text, left, start) or words.numbering.search(text, left, start)
    return _before_comma(text, part.start(), grammar) if part else None


def _before_comma(text: str, at: int, grammar: Grammar) -> Unit | None:
    """The known unit that ends with the comma before a position, or the only one that may."""
    left = max(0, at - 2 * REACH)
    end = left + len(text[left:at].rstrip())
    if end <= left or text[end - 1] != ",":
        return None
    alone = []
    for word in _WORD.finditer(text, left, end - 1):
        unit = cut(text, word.start(), grammar.units) if word[0] in grammar.units.types else None
        if unit and unit.span.end == end - 1:
            return unit
        if unit and not _CLAUSE_SIGN.search(text, word.start(), end - 1):
            alone.append(unit)
    return alone[0]._replace(span=alone[0].core) if len(alone) == 1 else None


def _opened(
    text: str, quantity: Quantity, found: Sequence[Counted], grammar: Grammar
) -> Counted | None:
    """ "De los 345 casos, …": the whole whose parts follow in the sentence."""
    for counted in reversed(found[-MAX_BACK:]):
        start, end = counted.mention.span
        if quantity.start - end > MAX_GAP or _SENTENCE.search(text, start, quantity.start):
            return None
        if counted.unit is None or counted.most < quantity.last.counted:
            continue
        if grammar.elided.openers.search(text, max(0, start - REACH), start):
            return counted
    return None


def _nearest(
    text: str, quantity: Quantity, found: Sequence[Counted], least: float, reach: int = MAX_GAP
) -> Counted | None:
    """The nearest count of at least so many things, in the sentence or the one before.

    A breakdown in brackets or between dashes comes after what it breaks down.
    """
    aside = None
    for counted in reversed(found[-MAX_BACK:]):
        start, end = counted.mention.span
        if quantity.start - end > reach or _PARAGRAPH.search(text, end, quantity.start):
            break
        if counted.unit is None or counted.most < least:
            continue
        crossed = len(_SENTENCE.findall(text, end, quantity.start))
        if _in_aside(text, start, end, quantity.start):
            aside = aside or (None if crossed else counted)
            continue
        return counted if crossed < 2 else aside
    return aside


def _whole(text: str, quantity: Quantity, found: Sequence[Counted]) -> Counted | None:
    """The count of the paragraph that "11 of the 16" is a part of: one of sixteen."""
    for counted in reversed(found[-MAX_BACK:]):
        if _PARAGRAPH.search(text, counted.mention.span.end, quantity.start):
            return None
        if counted.unit and counted.most == quantity.last.counted:
            return counted
    return None


def _in_aside(text: str, start: int, end: int, limit: int) -> bool:
    """True for a count in brackets or between dashes that are closed before ``limit``."""
    between = text[end:limit]
    head = text[max(0, start - REACH) : start]
    closed = ")" in between and "(" not in between.partition(")")[0]
    return (closed and "(" in head) or (between.count("—") % 2 == 1 and "—" in head)
