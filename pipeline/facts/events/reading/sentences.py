"""Which stretches of a text are the sentences that hold a date."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from pipeline.facts.events.grammar import Grammar
from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.reading.tokens import tokenise
from pipeline.types import DateMention, Mention, NameMention, Span

_SENTENCE_END = re.compile(r"[.!?…][\"”»’)\]]*\s+")
_LAST_WORD = re.compile(r"\w+$")
_CURRENCY = re.compile(r"[A-Z][b-df-hj-np-tv-z]{1,3}")  # "Bs. 90.000": no vowel, so no word
_MOST_DATES = 60  # of one sentence: with more it is a table, and ties would be guesses
_LONGEST = 2000  # characters to either side of a date: what is longer is no sentence

_start = attrgetter("span.start")

M = TypeVar("M", DateMention, NameMention)


def sentences(
    text: str,
    grammar: Grammar,
    dates: Sequence[DateMention],
    names: Sequence[NameMention],
    around: Sequence[Mention] | None = None,
) -> Iterator[Sentence]:
    """The sentences that hold at least one of some mentions, in order; none that hold too many.

    Args:
        text: the whole text.
        grammar: of its language.
        dates: in order, not overlapping; likewise ``names``.
        names: become tokens, as the dates do.
        around: the mentions whose sentences are wanted, in order; without, the dates.
    """
    wanted = dates if around is None else around
    breaks = _breaks(text)
    all_starts = [one.span.start for one in wanted]
    done = 0
    while done < len(wanted):
        paragraph = _paragraph(breaks, all_starts[done], len(text))
        until = max(bisect_left(all_starts, paragraph.end), done + 1)
        near, told = _within(names, paragraph), _within(dates, paragraph)
        covered = sorted([one.span for one in (*near, *told)])
        start = paragraph.start
        while done < until:
            span = _sentence(text, Span(start, paragraph.end), grammar, wanted[done].span, covered)
            last = max(bisect_left(all_starts, span.end, done, until), done + 1)
            held = _within(told, span)
            if max(len(held), last - done) <= _MOST_DATES:
                yield tokenise(text, span, paragraph, grammar, held, _within(near, span))
            done = last
            start = span.end


def before(
    sentence: Sentence, dates: Sequence[DateMention], names: Sequence[NameMention]
) -> Sentence | None:
    """The sentence before another one in its paragraph, if any; arguments as above."""
    text, paragraph = sentence.text, sentence.paragraph
    end = len(text[paragraph.start : sentence.span.start].rstrip()) + paragraph.start
    if end <= paragraph.start:
        return None
    last = Span(end - 1, end)
    area = Span(paragraph.start, sentence.span.start)
    covered = sorted(one.span for one in (*_within(names, area), *_within(dates, area)))
    span = _sentence(text, area, sentence.grammar, last, covered)
    told, near = _within(dates, span), _within(names, span)
    return tokenise(text, span, paragraph, sentence.grammar, told, near)


def _breaks(text: str) -> list[int]:
    """Where paragraphs end. Where blank lines do it, a single line end is white space."""
    pattern = r"\n\s*\n|\n(?=\s*(?:[-•*]|\d+[.)])\s)" if "\n\n" in text else r"\n"
    return [match.start() for match in re.finditer(pattern, text)]


def _paragraph(breaks: Sequence[int], position: int, length: int) -> Span:
    index = bisect_right(breaks, position)
    return Span(breaks[index - 1] if index else 0, breaks[index] if index < len(breaks) else length)


def _within(mentions: Sequence[M], span: Span) -> Sequence[M]:
    first = bisect_left(mentions, span.start, key=_start)
    return mentions[first : bisect_left(mentions, span.end, key=_start)]


def _sentence(text: str, area: Span, grammar: Grammar, date: Span, covered: Sequence[Span]) -> Span:
    """The sentence around a date in an area, at most ``_LONGEST`` to either side."""
    start = max(area.start, date.start - _LONGEST)
    end = min(area.end, date.end + _LONGEST)
    for match in _SENTENCE_END.finditer(text, start, date.start):
        if _ends(text, match, start, grammar) and not _cuts(covered, match.start()):
            start = match.end()
    for match in _SENTENCE_END.finditer(text, date.end, end):
        if _ends(text, match, start, grammar) and not _cuts(covered, match.start()):
            end = match.end()
            break
    return Span(start, end)


def _ends(text: str, match: re.Match[str], start: int, grammar: Grammar) -> bool:
    """True if a full stop ends a sentence here: no abbreviation, and a capital or digit after."""
    following = text[match.end() : match.end() + 2].lstrip('“"«(¿¡-–•*')[:1]
    if not following or following.islower():
        return False
    if text[match.start()] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - 12), match.start())
    if word is None:
        return True
    last = word.group()
    if following.isdigit() and _CURRENCY.fullmatch(last):
        return False
    return not (last.lower() in grammar.abbreviations or (len(last) == 1 and last.isalpha()))


def _cuts(spans: Sequence[Span], position: int) -> bool:
    index = bisect_right(spans, Span(position, 1 << 60)) - 1
    return index >= 0 and spans[index].start < position < spans[index].end - 1
