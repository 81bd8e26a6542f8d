"""Sentences that hold a date, as tokens with one tag each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, TypeVar

from pipeline.facts.events.grammar import Grammar
from pipeline.facts.events.lexicon import Word
from pipeline.types import DateMention, Mention, NameMention, Span

_TOKEN = re.compile(
    r"[^\W\d_]+['’](?=[^\W\d_]{2}|[aày]\b)"  # elided: l', d', qu'
    r"|[^\W\d_]+(?:[-‐‑][^\W\d_]+)*(?:['’]s?(?!\w))?"
    r"|\d+(?:[.,  ]\d+)*(?:[ªº°%]|(?:st|nd|rd|th|er|re|e|ème|a|o)\b)?"  # "5a", "14th"
    r"|[^\w\s]"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”»’)\]]*\s+")
_LAST_WORD = re.compile(r"\w+$")
_QUOTE = re.compile(r"“[^“”\n]{1,300}”|«[^«»\n]{1,300}»|\"[^\"\n]{1,300}\"")
_PARENTHESIS = re.compile(r"\([^()\n]{0,60}\)")
_HYPHEN = re.compile("[-‐‑]")
_PUNCTUATION = dict(zip(",;:()[]–—-|", ",;:()()---:", strict=True))
_SHAPED = frozenset("nFfvXPIbGMJHB")  # a capital inside a sentence makes these a name's word
_MOST_DATES = 60  # of one sentence: with more it is a table, and ties would be guesses
_LONGEST = 2000  # characters to either side of a date: what is longer is no sentence

_start = attrgetter("span.start")

M = TypeVar("M", DateMention, NameMention)


class Group(NamedTuple):
    """A finite verb group: tokens ``first`` through ``last``, ``end`` after what it governs."""

    first: int
    last: int
    end: int  # after coordinated participles
    lemma: str
    tense: str
    passive: bool
    reflexive: bool
    stative: bool
    planning: bool
    single: bool  # one word, without auxiliaries
    opener: int | None = None  # the relative or subordinating word of its clause
    coordinated: bool = False  # joined to the group before it


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens and the mentions that are tokens of it."""

    grammar: Grammar
    text: str  # the whole text, not only the sentence
    span: Span
    paragraph: Span
    starts: Sequence[int]  # of the tokens, in the text
    ends: Sequence[int]
    tags: str  # one for each token
    words: Sequence[str]  # lower case
    info: Sequence[Word]
    dates: dict[int, tuple[DateMention, ...]]  # by token; several for "7 and 14 May"
    names: dict[int, NameMention]  # by token
    groups: tuple[Group, ...] = ()  # finite verb groups in order

    def has(self, key: str, index: int) -> bool:
        """True if a token's word is in the word list ``key`` of the language's data."""
        return index >= 0 and self.words[index] in self.grammar.sets[key]

    def any(self, key: str, tokens: Iterable[int]) -> bool:
        """True if the word of one of the tokens is in the word list ``key``."""
        listed = self.grammar.sets[key]
        return any(self.words[index] in listed for index in tokens)

    def quote(self, first: int, last: int) -> str:
        """The text from one token through another."""
        return self.text[self.starts[first] : self.ends[last]]


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
    done = 0
    while done < len(wanted):
        paragraph = _paragraph(breaks, wanted[done].span.start, len(text))
        until = max(bisect_left(wanted, paragraph.end, key=_start), done + 1)
        near, told = _within(names, paragraph), _within(dates, paragraph)
        covered = sorted(mention.span for mention in (*near, *told))
        start = paragraph.start
        while done < until:
            span = _sentence(text, Span(start, paragraph.end), grammar, wanted[done].span, covered)
            last = max(bisect_left(wanted, span.end, lo=done, hi=until, key=_start), done + 1)
            held = _within(told, span)
            if max(len(held), last - done) <= _MOST_DATES:
                yield tokenise(text, span, paragraph, grammar, held, _within(near, span))
            done = last
            start = span.end


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
    return not (last.lower() in grammar.abbreviations or (len(last) == 1 and last.isalpha()))


def _cuts(spans: Sequence[Span], position: int) -> bool:
    index = bisect_right(spans, Span(position, 1 << 60)) - 1
    return index >= 0 and spans[index].start < position < spans[index].end - 1


# --------------------------------------------------------------------------- tokens


def tokenise(  # noqa: PLR0913, PLR0917 (all that a sentence is made of)
    text: str,
    span: Span,
    paragraph: Span,
    grammar: Grammar,
    dates: Sequence[DateMention],
    names: Sequence[NameMention],
) -> Sentence:
    """The sentence at ``span``; names, quotations and short parentheses are one token each."""
    starts: list[int] = []
    ends: list[int] = []
    tags: list[str] = []
    info: list[Word] = []
    found_dates: dict[int, tuple[DateMention, ...]] = {}
    found_names: dict[int, NameMention] = {}
    read = _reader(grammar)
    before = ":"  # as at the start of a list item
    for part, tag, mention in _atoms(text, span, grammar, dates, names):
        if tag:
            if isinstance(mention, NameMention):
                found_names[len(starts)] = mention
            elif mention is not None:
                found_dates[len(starts)] = mention
            starts.append(part.start)
            ends.append(part.end)
            tags.append(tag)
            low = text[part.start : part.end].lower()
            info.append(Word(tag, "present" if tag == "M" else "", "", low))
            before = tag
            continue
        for match in _TOKEN.finditer(text, part.start, part.end):
            word = read(match.group(), before)
            before = word.tag
            starts.append(match.start())
            ends.append(match.end())
            tags.append(before)
            info.append(word)
    return Sentence(
        grammar=grammar,
        text=text,
        span=span,
        paragraph=paragraph,
        starts=starts,
        ends=ends,
        tags="".join(tags),
        words=[word.text for word in info],
        info=info,
        dates=found_dates,
        names=found_names,
    )


@cache
def _reader(grammar: Grammar) -> Callable[[str, str], Word]:
    """Reads a word after a tag; the commonest words are read once."""
    return lru_cache(maxsize=100_000)(partial(_word, grammar))


def _word(grammar: Grammar, form: str, before: str) -> Word:
    first = form[0]
    if not first.isalpha():
        tag = "#" if first.isdigit() else _PUNCTUATION.get(first, ".")
        return Word(tag, "", "", form)
    low = form.lower()
    word = grammar.word(low.replace("’", "'"))
    if first.isupper() and before not in ":-(" and (word.tag in _SHAPED or form.isupper()):
        word = Word("w", "", "")
    elif before in ",:(" and low in grammar.sets["clause_openers"]:
        word = Word("U", "", low)
    elif word.tag == "I" and before == "R" and grammar.infinitive_is_bare:
        word = Word("b", "present", word.lemma)  # "which take effect"
    elif word.tag == "n" and (before in "SRMHBE" or (before == "N" and _HYPHEN.search(form))):
        word = _after(form, word, grammar, before)
    return word._replace(text=low)


def _after(form: str, word: Word, grammar: Grammar, before: str) -> Word:
    """An unlisted word after a relative, reflexive, modal or auxiliary word: mostly a verb."""
    if before == "M":
        return Word("b", "", form) if grammar.infinitive_is_bare else word
    if before in "HBEN" and _HYPHEN.search(form):
        last = grammar.word(_HYPHEN.split(form)[-1])  # "kick-started"
        return last._replace(tag="X") if last.tag in "XJ" and last.tense else word
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
    tagged += [(Span(*m.span()), "C", None) for m in grammar.joiners.finditer(text, *span)]
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
