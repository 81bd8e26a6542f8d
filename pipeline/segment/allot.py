"""Which lines are each question's own: its heading, help, answer, and the titles before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.forms import index
from pipeline.segment import contents, prompts, styles, titles
from pipeline.segment.match import Asked
from pipeline.segment.recognise import Layout
from pipeline.segment.titles import Gap, Title


@dataclass(frozen=True, slots=True)
class Part:
    """A question with the lines that are its own."""

    asked: Asked
    help_end: int  # line after the heading and its help
    end: int  # line after the answer
    titles: tuple[Title, ...]  # of sections that begin right before the question


def allot(layout: Layout) -> tuple[Part, ...]:
    """Each question with its lines, in order."""
    starts = [asked.heading.first for asked in layout.asked]
    ends = [*starts[1:], layout.body.stop]
    entries = tuple(contents.wordings(layout.contents, layout.lines, layout.headings))
    helped = [
        asked.heading.last
        + 1
        + prompts.help_lines(layout.lines, asked.heading, end, layout.expected(asked), entries)
        for asked, end in zip(layout.asked, ends, strict=False)
    ]
    found = _titles(layout, list(_gaps(layout, helped)))
    parts = []
    for at, asked in enumerate(layout.asked):
        following = found[at + 1] if at + 1 < len(found) else ()
        end = following[0].first if following else ends[at]
        parts.append(Part(asked, helped[at], end, found[at]))
    return tuple(parts)


def _gaps(layout: Layout, helped: Sequence[int]) -> Iterator[Gap]:
    """The lines before each question: from behind the heading before it, answer included."""
    begin, section, is_prose = layout.body.start, None, False
    for asked, end in zip(layout.asked, helped, strict=True):
        question = layout.question(asked)
        following = question.section if question else None
        yield Gap(begin, asked.heading.first, section, following, is_prose)
        begin, section = end, following
        is_prose = question is None or question.kind == "narrative"


def _titles(layout: Layout, gaps: Sequence[Gap]) -> list[tuple[Title, ...]]:
    """The section titles in each gap: by the form's words, else by how they are set."""
    names = index.sections(layout.form, layout.language) if layout.form else None
    keys = [section.key for section in layout.form.sections] if layout.form else []
    by_words = [titles.find(layout.lines, names, keys, gap) for gap in gaps]
    by_style = styles.find(layout.lines, gaps, by_words, [asked.heading for asked in layout.asked])
    return [words or style for words, style in zip(by_words, by_style, strict=True)]
