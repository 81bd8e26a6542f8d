"""What looks like a date and is none: parts of names, laws, addresses, counts, quoted titles."""

from __future__ import annotations

import re

from pipeline.facts.dates.grammar import Grammar
from pipeline.facts.dates.points import Point
from pipeline.facts.dates.stretch import Stretch

_REACH = 100  # characters looked at on either side
_SIGN = 12  # characters: a sign such as "número" with what surrounds it
_QUOTE = 200  # a longer quotation is speech, not a title
_CLOSING = ".,;:)"
_SETTING_OFF = (",", ":", "–", "—", "|")

_ADDRESS = re.compile(r"://|www\.|@|\w/\w*[^\W\d]|[^\W\d]\w*/|_|\.(?:[a-z]{2,4}|docx|xlsx)$|[?&=]")
_GLUED_BEFORE = frozenset("/._=#@&$€£+-")  # or a letter or digit
_GLUED_AFTER = re.compile(r"[\w@#%º°$€£]|[-/_.,][\w]|[-–]\d")
_ITEM_START = re.compile(r"(?:^|\n)[ \t]*(?:[-*•·–|]\s*)?(?:\*\*)?$")
_ITEM_COLON = re.compile(r"(?:\*\*)?\s?(?::|[–—-]\s)")


def is_date(text: str, lowered: str, stretch: Stretch, grammar: Grammar) -> bool:
    """True if nothing speaks against a stretch of time and, for a lone year, something for it."""
    start, end = stretch.points[0].span.start, stretch.span.end
    before = lowered[max(0, start - _REACH) : start]
    if stretch.bare:
        plausible = _lone_year(lowered, stretch, before, grammar)
    elif stretch.complete:
        plausible = True
    else:
        plausible = _without_year(text, lowered, stretch, grammar)
    return (
        plausible
        and not _glued(lowered, stretch)
        and not _in_address(lowered, start, end)
        and not _of_law(before, grammar)
        and not grammar.number_sign.search(lowered, max(0, start - _SIGN), start)
        # A day is seldom part of a title, but often of quoted speech.
        and (stretch.points[0].first.day is not None or not _in_title(text, start, end))
    )


def _of_law(before: str, grammar: Grammar) -> bool:
    """True if what stands before shows that the date only identifies a law."""
    last = before.rsplit(None, 2)[-2:]
    ends = any(word.lstrip("(") in grammar.law_words for word in last)
    numbered = bool(last) and any(sign.isdigit() or sign in ",(" for sign in last[-1])
    return (ends or numbered) and grammar.law.search(before) is not None


def _glued(lowered: str, stretch: Stretch) -> bool:
    """True if the date is a piece of something longer: 2022-366, v2022, 2022/15."""
    start, end = stretch.span
    before = lowered[start - 1] if start else " "
    glued = before.isalnum() or before in _GLUED_BEFORE
    return glued or _GLUED_AFTER.match(lowered, end) is not None


def _in_address(lowered: str, start: int, end: int) -> bool:
    """True if the date stands in a URL, an e-mail address or a file name."""
    left, right = lowered[max(0, start - 1) : start], lowered[end : end + 1]
    before, after = left and not left.isspace(), right and not right.isspace()
    if not before and (not after or right in _CLOSING):
        return False
    head = lowered[max(0, start - _REACH) : start].rsplit(maxsplit=1)[-1] if before else ""
    tail = lowered[end : end + _REACH].split(maxsplit=1)[0].rstrip(_CLOSING) if after else ""
    return bool(head or tail) and _ADDRESS.search(f"{head}0{tail}") is not None


def _in_title(text: str, start: int, end: int) -> bool:
    """True if the date stands inside a short quotation: the title of something."""
    begin = max(text.rfind("\n", 0, start) + 1, start - _QUOTE)
    for opening, closing in ("“”", "«»"):
        opened = text.rfind(opening, begin, start)
        if opened > text.rfind(closing, begin, start):
            closed = text.find(closing, end, _line_end(text, end))
            return closed >= 0 and start - opened + closed - end <= _QUOTE
    odd = text.count('"', begin, start) % 2 == 1
    return odd and text.find('"', end, _line_end(text, end)) >= 0


def _line_end(text: str, start: int) -> int:
    """Where the line ends, or as far as a quotation may reach."""
    end = text.find("\n", start, start + _QUOTE)
    return end if end >= 0 else start + _QUOTE


def _lone_year(lowered: str, stretch: Stretch, before: str, grammar: Grammar) -> bool:
    if grammar.counted.match(lowered, stretch.span.end):
        return False
    if stretch.by is not None:
        planned = lowered[max(0, stretch.by - _REACH) : stretch.by]
        if grammar.plan.search(planned):
            return False
    if stretch.evidence:
        return True
    if len(stretch.points) > 1 and before.rstrip().endswith(_SETTING_OFF):
        return True  # "Projet Lagunes, 2021 à 2024, financé par …"
    item = _ITEM_START.search(before) and _ITEM_COLON.match(lowered, stretch.span.end)
    return item is not None


def _without_year(text: str, lowered: str, stretch: Stretch, grammar: Grammar) -> bool:
    """A day or month whose year is to be found elsewhere."""
    point = stretch.points[-1]
    start, end = stretch.span  # with what opens a range: "doublent [entre mai et juin]"
    if grammar.recurring.search(lowered, max(0, start - _REACH), start):
        return False
    if grammar.recurring_after.match(lowered, end):
        return False
    if grammar.counted.match(lowered, end) or point.rule == "date.quarter":
        return False
    if point.same:
        return True
    if not all(_proper_month(text, point, grammar) for point in stretch.points):
        return False
    return point.first.day is not None or stretch.evidence or len(stretch.points) > 1


def _proper_month(text: str, point: Point, grammar: Grammar) -> bool:
    """False for "Plaza de Mayo", "may", "mar": no month, or not surely one."""
    if point.month_at is None:
        return True
    return not point.abbreviated and text[point.month_at].isupper() == grammar.capitalised
