"""What looks like a date and is none: parts of names, laws, addresses, counts, quoted titles."""

from __future__ import annotations

import re

from pipeline.facts.dates.combine import Stretch
from pipeline.facts.dates.grammar import Grammar
from pipeline.facts.dates.points import Point

_REACH = 100  # characters looked at on either side
_SIGN = 12  # characters: a sign such as "número" with what surrounds it
_QUOTE = 200  # a longer quotation is speech, not a title

_ADDRESS = re.compile(r"://|www\.|@|\w/\w*[^\W\d]|[^\W\d]\w*/|_|\.(?:[a-z]{2,4}|docx|xlsx)$|[?&=]")
_GLUED_BEFORE = re.compile(r"[\w/._=#@&$€£+-]$")
_GLUED_AFTER = re.compile(r"[\w@#%º°$€£]|[-/_.,][\w]|[-–]\d")
_ITEM_START = re.compile(r"(?:^|\n)[ \t]*(?:[-*•·–|]\s*)?(?:\*\*)?$")
_ITEM_COLON = re.compile(r"(?:\*\*)?\s?(?::|[–—-]\s)")


def is_date(text: str, folded: str, stretch: Stretch, grammar: Grammar) -> bool:
    """True if nothing speaks against a stretch of time and, for a lone year, something for it."""
    start, end = stretch.points[0].span.start, stretch.span.end
    before = folded[max(0, start - _REACH) : start]
    if stretch.bare:
        plausible = _lone_year(folded, stretch, before, grammar)
    elif stretch.complete:
        plausible = True
    else:
        plausible = _without_year(text, folded, stretch, before, grammar)
    return (
        plausible
        and not _glued(folded, stretch)
        and not _in_address(folded, start, end)
        and not _of_law(before, grammar)
        and not grammar.number_sign.search(before[-_SIGN:])
        # A day is seldom part of a title, but often of quoted speech.
        and (stretch.points[0].first.day is not None or not _in_title(text, start, end))
    )


def _of_law(before: str, grammar: Grammar) -> bool:
    """True if what stands before shows that the date only identifies a law."""
    last = before.rsplit(None, 2)[-2:]
    ends = any(word.lstrip("(") in grammar.law_words for word in last)
    numbered = bool(last) and any(sign.isdigit() or sign in ",(" for sign in last[-1])
    return (ends or numbered) and grammar.law.search(before) is not None


def _glued(folded: str, stretch: Stretch) -> bool:
    """True if the date is a piece of something longer: 2022-366, v2022, 2022/15."""
    start, end = stretch.span
    return bool(
        _GLUED_BEFORE.search(folded[max(0, start - 1) : start]) or _GLUED_AFTER.match(folded, end)
    )


def _in_address(folded: str, start: int, end: int) -> bool:
    """True if the date stands in a URL, an e-mail address or a file name."""
    left, right = folded[max(0, start - _REACH) : start], folded[end : end + _REACH]
    before = "" if not left or left[-1].isspace() else left.split()[-1]
    after = "" if not right or right[0].isspace() else right.split()[0].rstrip(".,;:)")
    return bool(before or after) and _ADDRESS.search(f"{before}0{after}") is not None


def _in_title(text: str, start: int, end: int) -> bool:
    """True if the date stands inside a short quotation: the title of something."""
    left = text[max(0, start - _QUOTE) : start].rpartition("\n")[2]
    right = text[end : end + _QUOTE].partition("\n")[0]
    for opening, closing in ("“”", "«»"):
        if left.rfind(opening) > left.rfind(closing):
            inside = len(left) - left.rfind(opening) + right.find(closing)
            return closing in right and inside <= _QUOTE
    return left.count('"') % 2 == 1 and '"' in right


def _lone_year(folded: str, stretch: Stretch, before: str, grammar: Grammar) -> bool:
    if grammar.counted.match(folded, stretch.span.end):
        return False
    if stretch.by is not None and grammar.plan.search(
        folded[max(0, stretch.by - _REACH) : stretch.by]
    ):
        return False
    item = _ITEM_START.search(before) and _ITEM_COLON.match(folded, stretch.span.end)
    return stretch.evidence or bool(item)


def _without_year(text: str, folded: str, stretch: Stretch, before: str, grammar: Grammar) -> bool:
    """A day or month whose year is to be found elsewhere."""
    point = stretch.points[-1]
    end = stretch.span.end
    if grammar.recurring.search(before) or grammar.recurring_after.match(folded, end):
        return False
    if grammar.counted.match(folded, end) or point.rule == "date.quarter":
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
