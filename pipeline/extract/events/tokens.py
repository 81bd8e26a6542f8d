"""Sentences that hold a date, as tokens with one tag each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from pipeline.extract.events.grammar import Grammar, Word
from pipeline.types import DateMention, NameMention, Span

_TOKEN = re.compile(
    r"[^\W\d_]+['’](?=[^\W\d_]{2})"  # elided: l', d', qu'
    r"|[^\W\d_]+(?:[-‐‑][^\W\d_]+)*(?:['’]s?(?!\w))?"
    r"|\d+(?:[.,  ]\d+)*[ªº°%]?"
    r"|[^\w\s]"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”»’)\]]*\s+")
_LAST_WORD = re.compile(r"\w+$")
_QUOTE = re.compile(r"“[^“”\n]{1,300}”|«[^«»\n]{1,300}»|\"[^\"\n]{1,300}\"")
_PARENTHESIS = re.compile(r"\([^()\n]{0,60}\)")
_PUNCTUATION = dict(zip(",;:()[]–—-", ",;:()()---", strict=True))
_LONGEST = 4000  # characters: longer "sentences" are cut, so that time stays linear

_start = attrgetter("span.start")

M = TypeVar("M", DateMention, NameMention)


@dataclass(frozen=True)
class Sentence:
    """A sentence with its tokens and the mentions that are tokens of it."""

    text: str  # the whole text, not only the sentence
    span: Span
    paragraph: Span
    spans: Sequence[Span]  # of the tokens
    tags: str  # one for each token
    words: Sequence[str]  # lower case
    info: Sequence[Word]
    dates: dict[int, tuple[DateMention, ...]]  # by token; several for "7 and 14 May"
    names: dict[int, NameMention]  # by token

    def quote(self, first: int, last: int) -> str:
        """The text from one token through another."""
        return self.text[self.spans[first].start : self.spans[last].end]


def sentences(
    text: str, grammar: Grammar, dates: Sequence[DateMention], names: Sequence[NameMention]
) -> Iterator[Sentence]:
    """The sentences that hold at least one of the dates, in order.

    ``dates`` and ``names`` are in order and do not overlap.
    """
    breaks = _breaks(text)
    done = 0
    while done < len(dates):
        paragraph = _paragraph(breaks, dates[done].span.start, len(text))
        until = bisect_left(dates, paragraph.end, key=_start)
        held = dates[done:until]
        done = max(until, done + 1)
        near = _within(names, paragraph)
        for span in _split(text, paragraph, grammar, [*near, *held]):
            if inside := _within(held, span):
                yield tokenise(text, span, paragraph, grammar, inside, _within(near, span))


def _breaks(text: str) -> list[int]:
    """Where paragraphs end. Where blank lines do it, a single line end is white space."""
    pattern = r"\n\s*\n|\n(?=\s*(?:[-•*]|\d+[.)])\s)" if "\n\n" in text else r"\n"
    return [match.start() for match in re.finditer(pattern, text)]


def _paragraph(breaks: Sequence[int], position: int, length: int) -> Span:
    index = bisect_right(breaks, position)
    return Span(
        breaks[index - 1] if index else 0, breaks[index] if index < len(breaks) else length
    )


def _within(mentions: Sequence[M], span: Span) -> Sequence[M]:
    first = bisect_left(mentions, span.start, key=_start)
    return mentions[first : bisect_left(mentions, span.end, key=_start)]


def _split(
    text: str, paragraph: Span, grammar: Grammar, mentions: Sequence[DateMention | NameMention]
) -> Iterator[Span]:
    """The paragraph's sentences, each at most ``_LONGEST`` characters."""
    ordered = sorted(mention.span for mention in mentions)
    start = paragraph.start
    for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if _ends(text, match, start, grammar) and not _cuts(ordered, match.start()):
            yield from _pieces(Span(start, match.end()))
            start = match.end()
    yield from _pieces(Span(start, paragraph.end))


def _ends(text: str, match: re.Match[str], start: int, grammar: Grammar) -> bool:
    """True if a full stop ends a sentence here: no abbreviation, and a capital or digit after."""
    following = text[match.end() : match.end() + 2].lstrip("“\"«(¿¡-–•*")[:1]
    if not following or following.islower():
        return False
    if text[match.start()] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - 12), match.start())
    if word is None:
        return True
    last = word.group()
    return not (last.lower() in grammar.abbreviations or (len(last) == 1 and last.isalpha()))


def _cuts(spans: Sequence[Span], position: int) -> bool:
    index = bisect_right(spans, Span(position, 1 << 60)) - 1
    return index >= 0 and spans[index].start < position < spans[index].end - 1


def _pieces(span: Span) -> Iterator[Span]:
    for start in range(span.start, span.end, _LONGEST):
        yield Span(start, min(start + _LONGEST, span.end))


# --------------------------------------------------------------------------- tokens


def tokenise(  # noqa: PLR0913 (all that a sentence is made of)
    text: str,
    span: Span,
    paragraph: Span,
    grammar: Grammar,
    dates: Sequence[DateMention],
    names: Sequence[NameMention],
) -> Sentence:
    """The sentence at ``span``; names, quotations and short parentheses are one token each."""
    spans: list[Span] = []
    tags: list[str] = []
    info: list[Word] = []
    found_dates: dict[int, tuple[DateMention, ...]] = {}
    found_names: dict[int, NameMention] = {}
    for part, tag, mention in _atoms(text, span, grammar, dates, names):
        if tag:
            if isinstance(mention, NameMention):
                found_names[len(spans)] = mention
            elif mention is not None:
                found_dates[len(spans)] = mention
            spans.append(part)
            tags.append(tag)
            info.append(Word(tag, "present" if tag == "M" else "", ""))
            continue
        for match in _TOKEN.finditer(text, part.start, part.end):
            word = _word(match.group(), grammar, tags[-1] if tags else ":")
            spans.append(Span(*match.span()))
            tags.append(word.tag)
            info.append(word)
    words = [text[part.start : part.end].lower() for part in spans]
    return Sentence(
        text, span, paragraph, spans, "".join(tags), words, info, found_dates, found_names
    )


def _word(form: str, grammar: Grammar, before: str) -> Word:
    first = form[0]
    if not first.isalpha():
        tag = "#" if first.isdigit() else _PUNCTUATION.get(first, ".")
        return Word(tag, "", "")
    word = grammar.word(form.lower().replace("’", "'"))
    if first.isupper() and before not in ":-(" and (word.tag in "nFfvXPIbGMJ" or form.isupper()):
        return Word("w", "", "")
    if word.tag == "n" and before in "SRMHBE":
        return _after(form, word, grammar, before)
    return word


def _after(form: str, word: Word, grammar: Grammar, before: str) -> Word:
    """An unlisted word after a relative, reflexive, modal or auxiliary word: mostly a verb."""
    if before == "M":
        return Word("b", "", form) if grammar.prenominal_dates else word
    if before in "HBE":
        if form.endswith("ing"):
            return Word("G", "", form)
        known = form.endswith(grammar.participle_endings) and form not in grammar.not_verbs
        return Word("P", "", form) if known else word
    if form.endswith(grammar.present_endings):
        return Word("f", "present", form)
    return word


_Atom = tuple[Span, str, tuple[DateMention, ...] | NameMention | None]


def _together(dates: Sequence[DateMention]) -> Iterator[tuple[DateMention, ...]]:
    """Dates that share one expression, as "7, 14 et 21 février", stay together."""
    for _, found in groupby(dates, key=attrgetter("span")):
        yield tuple(found)


def _atoms(
    text: str,
    span: Span,
    grammar: Grammar,
    dates: Sequence[DateMention],
    names: Sequence[NameMention],
) -> Iterator[_Atom]:
    """Stretches of the sentence in order: tagged ones are one token, the others plain text."""
    tagged: list[_Atom] = [
        *((found[0].span, "D", found) for found in _together(dates)),
        *((mention.span, "N", mention) for mention in names),
    ]
    tagged += [(Span(*m.span()), "q", None) for m in _QUOTE.finditer(text, *span)]
    tagged += [
        (Span(*m.span()), "x", None)
        for m in _PARENTHESIS.finditer(text, *span)
        if not any(Span(*m.span()).contains(date.span) for date in dates)
    ]
    tagged += [(Span(*m.span()), "M", None) for m in grammar.phrases.finditer(text, *span)]
    tagged.sort(key=lambda item: (item[0].start, -item[0].end))
    position = span.start
    for part, tag, mention in tagged:
        if part.start < position:
            continue  # inside a token, or overlapping one
        if part.start > position:
            yield Span(position, part.start), "", None
        yield part, tag, mention
        position = part.end
    if position < span.end:
        yield Span(position, span.end), "", None
