"""The title of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz import fuzz

from pipeline import data
from pipeline.forms import Form
from pipeline.forms.wording import fold, plain
from pipeline.segment.country import other_words
from pipeline.segment.lines import Line, ends_sentence

_MIN_WORDS = 3
_KNOWN_TITLE = 70
_TITLE_LINES = 3


def title(cover: Sequence[Line], form: Form | None, language: str) -> str | None:
    """The report's title: the lines of the cover most like a title of the form.

    Without a form, or with none like it, the first paragraph of some length that is no sentence,
    question, item or row; the name of the country ("República del Ecuador") does not count.
    """
    paragraphs = list(_paragraphs(cover, language))
    if form:
        known = [fold(text) for text in form.titles.get(language, ())]
        best = max(
            (
                (max((fuzz.ratio(fold(text), other) for other in known), default=0.0), text)
                for paragraph in paragraphs
                for text in _runs(paragraph)
            ),
            default=(0.0, ""),
            key=lambda item: item[0],
        )
        if best[0] >= _KNOWN_TITLE:
            return best[1]
    whole = [_joined(paragraph) for paragraph in paragraphs if _may_be_title(paragraph)]
    long = (text for text in whole if other_words(text, language) >= _MIN_WORDS)
    return next(long, None) or next(iter(whole), None)


def _runs(paragraph: Sequence[Line]) -> Iterator[str]:
    """All runs of lines that may be a title."""
    for first in range(len(paragraph)):
        for last in range(first + 1, min(first + _TITLE_LINES, len(paragraph)) + 1):
            yield _joined(paragraph[first:last])


def _joined(lines: Sequence[Line]) -> str:
    """The words of lines; bold type may go over their ends, the signs of a heading do not."""
    return plain(" ".join(plain(line.raw) if line.is_heading else line.raw for line in lines))


def _may_be_title(paragraph: Sequence[Line]) -> bool:
    first, last = paragraph[0], plain(paragraph[-1].raw)
    return not (first.is_item or first.is_row or first.is_rule or ends_sentence(last))


def _paragraphs(cover: Sequence[Line], language: str) -> Iterator[list[Line]]:
    """Lines that stand together are one paragraph; a Markdown heading is its own.

    A title that its print sets apart, line by line, is one where its words go on.
    """
    held: list[Line] = []
    for line in cover:
        apart = line.after_blank or line.is_heading or (bool(held) and held[-1].is_heading)
        if held and apart and not _goes_on(plain(held[-1].raw), plain(line.raw), language):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _goes_on(before: str, after: str, language: str) -> bool:
    """True if the words of one line go on in the next: "Progress towards", "the Target"."""
    if ends_sentence(before):
        return False
    last = before.rpartition(" ")[2].lower()
    return after[:1].islower() or last in _open_words(language)


@cache
def _open_words(language: str) -> frozenset[str]:
    return frozenset(data.language_file(language, "text")["open_words"])
