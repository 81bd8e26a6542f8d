"""The report's lines, without those that repeat on every page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.types import Source, Span

LINE = re.compile(r"\S[^\n\r\f\v\x85\u2028\u2029]*")
_BULLET = re.compile(r"(?:>[ \t]?)*(?:[-*+•‣▪●◦○–—·✓✔➢➤►][ \t]+|[-•‣▪]$)")
_NUMBERED = re.compile(r"\(?\d{1,3}\\?[.)][ \t]+|[a-zA-Z]\\?\)[ \t]+|[ivx]{1,4}\\?[.)][ \t]+")
_RULE = re.compile(
    r"(?:[-_=*][ \t]*){3,}$|(?:\|[ \t]*:?-+:?[ \t]*)+\|?$|<!--[^\n]{0,300}?-->$|<br ?/?>$"
)
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”»’)\]*_]*$")
_TAIL = 24  # characters that show how a stretch ends
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
_HEADING = re.compile(r"(?:>[ \t]*)*(?:#{1,6}(?:[ \t*]|$)|<h[1-6]\b)", re.IGNORECASE)
_WRAPPED = re.compile(
    r"(?:#{1,6}[ \t]+)?(?:\*\*(?P<bold>[^*]*(?:\\\*[^*]*){0,3})\*\*|<b>[^<>]*</b>|"
    r"(?P<italic>[*_])(?P<inner>[^*_]+)(?P=italic))(?:[ \t]*\\?\*)?$"
)
_RUN_IN = re.compile(
    r"(?:#{1,6}[ \t]+)?\*\*[ \t]*\(?\d{1,3}[^*]{8,3000}(?:\\\*[ \t]*)?\*\*(?:[ \t]*\\?\*)?"
    r"(?=[ \t]+[^\s*\\])"
)


def ends_sentence(raw: str) -> bool:
    """True if a stretch ends with a mark at which sentences, or introductions to lists, end."""
    return _SENTENCE_END.search(raw, max(0, len(raw) - _TAIL)) is not None


def is_wrapped(raw: str) -> bool:
    """True if a stretch as a whole is bold or italic."""
    return raw[0] in "*_<#" and _WRAPPED.match(raw) is not None


class Line(NamedTuple):
    """A line with something on it: its span without surrounding white space."""

    start: int
    end: int
    raw: str
    after_blank: bool  # a blank line, page break or the text's beginning parts it from before
    after_page: bool  # a form feed stands before it
    is_marked: bool = False  # a selection mark that the reader saw stands on it
    is_headline: bool = False  # printed in bold or larger type
    runs_on: bool = False  # printed under a full line, whose paragraph goes on here

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return Span(self.start, self.end)

    @property
    def is_heading(self) -> bool:
        """True for a heading of Markdown (``#``) or HTML (``<h2>``)."""
        return self.raw[0] in "#<>" and _HEADING.match(self.raw) is not None

    @property
    def underlines(self) -> bool:
        """True for the line under a Markdown heading."""
        return not self.after_blank and _UNDERLINE.match(self.raw) is not None

    @property
    def is_emphasised(self) -> bool:
        """True if the line as a whole is bold or italic."""
        return is_wrapped(self.raw)

    @property
    def is_bullet(self) -> bool:
        """True for an item of a bulleted list."""
        return _BULLET.match(self.raw) is not None

    @property
    def is_item(self) -> bool:
        """True for an item of a bulleted or numbered list, and for a marked option."""
        return self.is_marked or self.is_bullet or _NUMBERED.match(self.raw) is not None

    @property
    def is_row(self) -> bool:
        """True for a row of a Markdown table."""
        return self.raw[0] == "|"

    @property
    def content(self) -> str:
        """The line without the lines of a table."""
        return self.raw.strip("| ").replace("|", "  ") if self.is_row else self.raw

    @property
    def is_rule(self) -> bool:
        """True for a line that only separates: a rule, a comment."""
        return _RULE.match(self.raw) is not None


def split(source: Source, cuts: Sequence[Span]) -> tuple[Line, ...]:
    """All lines of a source that are not blank, without the stretches ``cuts``.

    A numbered heading in bold that its answer follows on the same line is a line of its own.
    """
    return tuple(_lines(source, _pieces(source.text, cuts)))


def _pieces(text: str, cuts: Sequence[Span]) -> Iterator[Span]:
    at = 0
    for found in LINE.finditer(text):
        start, end = found.span()
        while at < len(cuts) and cuts[at].start < end:
            yield from _heads(text, Span(start, max(start, cuts[at].start)))
            start = max(start, cuts[at].end)
            if cuts[at].end > end:
                break  # it goes on in the next line
            at += 1
        yield from _heads(text, Span(start, max(start, end)))


def _heads(text: str, span: Span) -> Iterator[Span]:
    if text.startswith(("*", "#"), span.start) and (run := _RUN_IN.match(text, *span)):
        yield Span(span.start, run.end())
        span = Span(run.end(), span.end)
    yield span


def _lines(source: Source, pieces: Iterator[Span]) -> Iterator[Line]:
    text = source.text
    marked = sorted(mark.label.start for mark in source.marks if mark.label)
    headlines = [line.start for line in source.headlines]
    last = 0
    for piece in pieces:
        raw = text[piece.start : piece.end]
        bare = raw.strip()
        if not bare:
            continue
        start = piece.start + len(raw) - len(raw.lstrip())
        end = start + len(bare)
        between = text[last:start] if last else "\f"
        after_page = "\f" in between
        blank = after_page or between.count("\n") > 1 or between.count("\r") > 1
        after_blank = blank and start not in source.continued
        yield Line(
            start,
            end,
            bare,
            after_blank,
            after_page,
            _holds(start, end, marked),
            _holds(start, end, headlines),
            bool(source.pages) and not after_blank,
        )
        last = end


def _holds(start: int, end: int, places: Sequence[int]) -> bool:
    """True if one of some places, in order, is in a stretch or at its end."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] <= end
