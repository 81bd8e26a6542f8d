"""A sentence cut into tokens: dates, names, quotations and set phrases whole, the rest in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import attrgetter

from pipeline.facts.events.grammar import Grammar
from pipeline.facts.events.lexicon import Word
from pipeline.facts.events.reading.sentence import Sentence
from pipeline.facts.events.reading.words import inside, place
from pipeline.types import DateMention, NameMention, Span

_LETTER = "[A-Za-zªµºÀ-ÖØ-öø-ʯḀ-ỿ]"  # Latin: a plain set is twice as fast as "no digit"
_TOKEN = re.compile(
    rf"({_LETTER}+"
    rf"(?:(?=[-‐‑'’])(?:['’](?=[^\W\d_]{{2}}|[aày]\b)"  # elided: l', d', qu'
    rf"|(?:[-‐‑]{_LETTER}+)*(?:['’]s?(?!\w))?))?"
    r"|\d+(?:[.,\u00a0\u202f ]\d+)*(?:[ªº°%]|(?:st|nd|rd|th|er|re|e|ème|a|o)\b)?"  # "5a", "14th"
    r"|[^\w\s])"
)
_QUOTE = re.compile(r"“[^“”\n]{1,300}”|«[^«»\n]{1,300}»|\"[^\"\n]{1,300}\"")
_QUOTES = frozenset(("“”", "«»", '""'))
_PARENTHESIS = re.compile(r"\([^()\n]{0,60}\)")

# Start, end, tag, and the mentions that a token is made of, if any.
_Atom = tuple[int, int, str, tuple[DateMention, ...] | NameMention | None]

_MARK = "\ufdd0"  # no character, so in no text: stands for an atom
_span = attrgetter("span")


def tokenise(  # noqa: PLR0913, PLR0917 (all that a sentence is made of)
    text: str,
    span: Span,
    paragraph: Span,
    grammar: Grammar,
    dates: Sequence[DateMention],
    names: Sequence[NameMention],
) -> Sentence:
    """The sentence at ``span``; names, quotations and short parentheses are one token each."""
    atoms = list(_apart(_atoms(text, span, grammar, dates, names), span.start))
    pieces = _TOKEN.split(_marked(text, span, atoms))  # blank, token, blank, …, blank
    forms = pieces[1::2]
    lengths = list(map(len, pieces))
    info = list(map(inside(grammar).__getitem__, forms))
    found_dates: dict[int, tuple[DateMention, ...]] = {}
    found_names: dict[int, NameMention] = {}
    at = -1
    for start, end, tag, mention in atoms:
        at = forms.index(_MARK, at + 1)
        lengths[2 * at + 1] = end - start
        info[at] = Word(tag, "present" if tag == "M" else "", "", text[start:end].lower())
        if isinstance(mention, NameMention):
            found_names[at] = mention
        elif mention is not None:
            found_dates[at] = mention
    bounds = list(accumulate(lengths, initial=span.start))
    texts = [word.text for word in info]
    tags = place(info, forms, texts, grammar)
    return Sentence(
        grammar=grammar,
        text=text,
        span=span,
        paragraph=paragraph,
        starts=bounds[1:-1:2],
        ends=bounds[2::2],
        tags=tags,
        words=texts,
        info=info,
        dates=found_dates,
        names=found_names,
    )


def _marked(text: str, span: Span, atoms: Sequence[_Atom]) -> str:
    """The sentence with a mark for each atom."""
    parts = []
    position = span.start
    for start, end, _, _ in atoms:
        parts.append(text[position:start].replace(_MARK, " "))
        position = end
    parts.append(text[position : span.end].replace(_MARK, " "))
    return _MARK.join(parts)


def _apart(atoms: Iterable[_Atom], position: int) -> Iterator[_Atom]:
    """Those that begin in no other."""
    for atom in atoms:
        if atom[0] >= position:
            yield atom
            position = atom[1]


def _atoms(
    text: str,
    span: Span,
    grammar: Grammar,
    dates: Sequence[DateMention],
    names: Sequence[NameMention],
) -> list[_Atom]:
    """What is one token, in order, the longer first."""
    atoms: list[_Atom] = [
        *((*place, "D", tuple(found)) for place, found in groupby(dates, key=_span)),
        *((*_quoted(text, name.span), "N", name) for name in names),
    ]
    if text.find("(", *span) >= 0:
        atoms += _parentheses(text, span, dates)
    patterns = (_QUOTE, "q"), (grammar.planning_phrases, "M"), *grammar.set_phrases
    for pattern, tag in patterns:
        atoms += [(*match.span(), tag, None) for match in pattern.finditer(text, *span)]
    atoms.sort(key=_in_order)
    return atoms


def _quoted(text: str, span: Span) -> Span:
    """The place of a name with the quotation marks around it, if any."""
    marks = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return Span(span.start - 1, span.end + 1) if marks in _QUOTES else span


def _in_order(atom: _Atom) -> tuple[int, int]:
    return atom[0], -atom[1]


def _parentheses(text: str, span: Span, dates: Sequence[DateMention]) -> Iterator[_Atom]:
    """Those without a date."""
    for match in _PARENTHESIS.finditer(text, *span):
        place = Span(*match.span())
        if not any(place.contains(date.span) for date in dates):
            yield *place, "x", None
