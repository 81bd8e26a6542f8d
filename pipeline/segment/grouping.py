"""The sections of a report: those of the body, and those that only the contents name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.forms import index
from pipeline.segment import contents, titles
from pipeline.segment.allot import Part
from pipeline.segment.recognise import Layout
from pipeline.segment.titles import Title
from pipeline.types import Question, Section


def sections(layout: Layout, parts: Sequence[Part]) -> tuple[Section, ...]:
    """The sections by their first question."""
    begins: list[tuple[int, Title]] = [
        (seq, title) for seq, part in enumerate(parts, 1) for title in part.titles
    ]
    begins.extend(_only_in_contents(layout, parts, begins))
    begins.sort(key=lambda item: item[0])
    ends = [seq for seq, _ in begins[1:]] + [len(parts) + 1]
    return tuple(
        Section(f"s{n}", title.text, title.span, tuple(f"q{seq}" for seq in range(first, end)))
        for n, ((first, title), end) in enumerate(zip(begins, ends, strict=False), 1)
    )


def assigned(questions: Sequence[Question], found: Sequence[Section]) -> tuple[Question, ...]:
    """The questions with their sections."""
    section_of = {question: section.id for section in found for question in section.questions}
    return tuple(replace(one, section=section_of.get(one.id)) for one in questions)


def _only_in_contents(
    layout: Layout, parts: Sequence[Part], known: Sequence[tuple[int, Title]]
) -> Iterator[tuple[int, Title]]:
    """Titles of the contents that the body lacks, with the question that stands after them."""
    table = layout.contents
    if table is None or layout.form is None:
        return
    names = index.sections(layout.form, layout.language)
    listed = [item for item in layout.headings if table.first <= item.first < table.end]
    body = {
        contents.key(contents.begun(layout.lines, p.asked.heading)): n
        for n, p in enumerate(parts, 1)
    }
    taken = {at for item in listed for at in contents.entry(layout.lines, item)}
    positions = {title.position for _, title in known}
    begun = {seq for seq, _ in known}
    for title in titles.in_contents(layout.lines, names, table.first + 1, table.end, taken):
        after = next((item for item in listed if item.first > title.last), None)
        seq = body.get(contents.key(contents.begun(layout.lines, after))) if after else None
        if seq and seq not in begun and (title.position is None or title.position not in positions):
            positions.add(title.position)
            begun.add(seq)
            yield seq, title
