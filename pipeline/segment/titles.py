"""Section titles, in the body and in the contents."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from pipeline.forms.index import Index, Match
from pipeline.forms.wording import plain, stems
from pipeline.segment.contents import bare, is_paged
from pipeline.segment.lines import Line
from pipeline.types import Span

_MAX_LENGTH = 200
_BEGUN = 0.3  # similarity of a line that may be the first half of a title
CERTAIN = 0.72  # similarity to a title of the form; below it, sentences of answers begin to match
LIKELY = 0.5  # the same for a short line right before a question
_POSSIBLE = 0.15  # and where by the form a section begins
_NEAR = 3  # lines before a question
_MAX_ENTRY = 110  # characters of a title that only its place in the contents tells
_MOST_WORDS = 30  # of a title
_SENTENCES = re.compile(r"[?!;]|\w{2}\.(?:\s|$)")
_INTRO_LINES = 12  # between a section's title and its first question
_ASIDE = re.compile(r"\([^()]*\)")
_PREFIX = re.compile(r"\W*(?:[^\W\d]{4,9}\s+)?(?:\d{1,2}|[IVX]{1,4}|[A-H])\s*[.:)–—-]+\s+")
SENTENCE_END = (".", ":", ";", ",", "?")


class Title(NamedTuple):
    """A section title on lines ``first``…``last``."""

    first: int
    last: int
    text: str
    span: Span  # without the markup around it
    position: int | None  # in the form


class Gap(NamedTuple):
    """The lines ``begin``…``end`` before a question: the answer before it, then its title."""

    begin: int  # line after the heading before
    end: int  # line of the question's heading
    before: str | None  # the form's section of the question before
    after: str | None  # and of this one
    is_prose: bool  # whether the question before is answered in prose

    @property
    def is_new(self) -> bool:
        """True if a section of the form begins with the question."""
        return self.after is not None and self.after != self.before


def find(
    lines: Sequence[Line], index: Index | None, keys: Sequence[str], gap: Gap
) -> tuple[Title, ...]:
    """Section titles by their words, in a gap and near its question.

    Args:
        lines: all lines.
        index: of the form's section titles; ``None`` if the form is unknown.
        keys: of the form's sections.
        gap: where to look.
    """
    if index is None:
        return ()
    near = max(gap.begin, gap.end - _INTRO_LINES - 2)  # a title may take two lines
    found = [
        title
        for title in _of_form(lines, index, near, gap.end)
        if gap.end - title.last <= _INTRO_LINES + 1 and not _is_running(title, keys, gap)
    ]
    return tuple(found or _likely(lines, index, gap))


def _is_running(title: Title, keys: Sequence[str], gap: Gap) -> bool:
    """True for the title of the section that the question before is in, while another begins."""
    position = title.position
    return gap.is_new and position is not None and keys[position] == gap.before


def _of_form(lines: Sequence[Line], index: Index, begin: int, end: int) -> Iterator[Title]:
    at = begin
    while at < end:
        title = None if lines[at].is_row else _title(lines, index, at, end)
        if title:
            yield title
        at = title.last + 1 if title else at + 1


def _title(lines: Sequence[Line], index: Index, at: int, end: int) -> Title | None:
    line = lines[at]
    if len(line.raw) > _MAX_LENGTH or line.is_item or _is_sentence(line):
        return None
    best = _match(index, bare(line))
    last = at
    if best.score > _BEGUN and at + 1 < end and not lines[at + 1].after_blank:
        joined = _match(index, f"{bare(line)} {bare(lines[at + 1])}")
        if joined.score > best.score and len(lines[at + 1].raw) < _MAX_LENGTH:
            best, last = joined, at + 1
    if best.score < CERTAIN or (last > at and _is_sentence(lines[last])):
        return None
    text = " ".join(plain(lines[n].content) for n in range(at, last + 1))
    return Title(at, last, text, inner(line, lines[last]), best.position)


def _is_sentence(line: Line) -> bool:
    """True for a line that ends as a sentence does, and is no heading of Markdown."""
    return line.raw.rstrip("*_| ").endswith(SENTENCE_END) and not line.is_heading


def _likely(lines: Sequence[Line], index: Index, gap: Gap) -> Iterator[Title]:
    """A short paragraph right before the question that shares a title's words."""
    for at in range(max(gap.begin, gap.end - _NEAR), gap.end):
        line, rest = lines[at], lines[at + 1 : gap.end]
        least = _POSSIBLE if gap.is_new and at > gap.begin else LIKELY
        may_be = line.after_blank and not line.is_item and len(line.raw) <= _MAX_LENGTH
        if may_be and all(other.is_emphasised or other.is_rule for other in rest):
            text = plain(line.raw)
            if not text.endswith(SENTENCE_END) and score(index, text) >= least:
                yield Title(at, at, text, inner(line, line), None)
                return


def score(index: Index, text: str) -> float:
    """How well a line fits the best section title of the form (0-1)."""
    return _match(index, text).score if len(text) <= _MAX_LENGTH else 0.0


def _match(index: Index, text: str) -> Match:
    bare = _ASIDE.sub("", text) if "(" in text else text
    prefix = _PREFIX.match(bare)
    words = stems(bare[prefix.end() :] if prefix else bare)
    if not 0 < len(words) <= _MOST_WORDS or index.knows(words) * 2 < len(words):
        return Match(0.0, -1)
    return next(iter(index.match(words)), Match(0.0, -1))


_OPEN = re.compile(r"(?:[#>*_\s|]|</?[a-z]{1,8}>)*")
_CLOSE = re.compile(r"(?:[*_\s#|]|</?[a-z]{1,8}>)*$")
_TAIL = 60  # characters of a line that its closing markup is looked for in


def inner(first: Line, last: Line) -> Span:
    """The span of a title without markup before and after it."""
    opening = _OPEN.match(first.raw)
    tail = last.raw[-_TAIL:]
    closing = _CLOSE.search(tail)
    begin = first.start + (opening.end() if opening else 0)
    return Span(begin, max(begin, last.end - (len(tail) - closing.start() if closing else 0)))


def in_contents(
    lines: Sequence[Line], index: Index, begin: int, end: int, taken: Container[int]
) -> Iterator[Title]:
    """Section titles among the lines of the contents, without their page numbers.

    Lines that are ``taken`` belong to its questions. An entry with a page number right before a
    question is a title, whatever its words.
    """
    for at in range(begin, end):
        if at in taken:
            continue
        text = bare(lines[at])
        title = _title(lines, index, at, at + 1)
        if not title and at + 1 in taken and _is_entry(lines[at]):
            title = Title(at, at, text, inner(lines[at], lines[at]), None)
        if title:
            yield title._replace(text=text, span=_shorten(title, lines, text))


def _is_entry(line: Line) -> bool:
    """True for a few words with a page number after them that are no sentence."""
    text = bare(line)
    return (
        is_paged(line)
        and not line.is_item
        and len(text.split()) > 1
        and len(text) <= _MAX_ENTRY
        and text[0].isupper()
        and not _SENTENCES.search(plain(line.content))
    )


def _shorten(title: Title, lines: Sequence[Line], text: str) -> Span:
    """The span of a contents entry up to the end of its words."""
    last_words = re.findall(r"\w+\W?$", text)
    raw = lines[title.last].raw
    at = raw.rfind(last_words[-1]) if last_words else -1
    if at < 0:
        return title.span
    return Span(title.span.start, lines[title.last].start + at + len(last_words[-1]))
