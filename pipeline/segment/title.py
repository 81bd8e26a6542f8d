"""The title of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from pipeline.forms import Form
from pipeline.forms.wording import fold, plain
from pipeline.segment.lines import Line

_MIN_WORDS = 3
_KNOWN_TITLE = 70
_TITLE_LINES = 3


def title(cover: Sequence[Line], form: Form | None, language: str) -> str | None:
    """The report's title: the lines of the cover most like a title of the form.

    Without a form, or with none like it, the first paragraph of some length.
    """
    paragraphs = list(_paragraphs(cover))
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
    whole = [plain(" ".join(paragraph)) for paragraph in paragraphs]
    return next((text for text in whole if len(text.split()) >= _MIN_WORDS), None) or next(
        iter(whole), None
    )


def _runs(paragraph: Sequence[str]) -> Iterator[str]:
    """All runs of lines that may be a title."""
    for first in range(len(paragraph)):
        for last in range(first + 1, min(first + _TITLE_LINES, len(paragraph)) + 1):
            yield plain(" ".join(paragraph[first:last]))


def _paragraphs(cover: Sequence[Line]) -> Iterator[list[str]]:
    """Lines that stand together are one paragraph; a Markdown heading is its own."""
    held: list[Line] = []
    for line in cover:
        if held and (line.after_blank or line.is_heading or held[-1].is_heading):
            yield [part.raw for part in held]
            held = []
        held.append(line)
    if held:
        yield [part.raw for part in held]
