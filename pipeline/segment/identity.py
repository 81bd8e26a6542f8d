"""What a report is: its title, its country, its reporting period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.forms.wording import plain
from pipeline.options import Options
from pipeline.segment import subjects
from pipeline.segment.allot import Part
from pipeline.segment.country import country
from pipeline.segment.lines import Line
from pipeline.segment.period import period, stating, year
from pipeline.segment.recognise import Layout
from pipeline.segment.title import title
from pipeline.types import Period, Question, Source

_COVER_LINES, _COVER_WIDTH = 60, 400
_HEADERS, _HEADER_WIDTH = 20, 300  # running headers that may name the country


class Identity(NamedTuple):
    """The title as printed, ISO 3166-1 alpha-3, the period; ``None`` where it is not told."""

    title: str | None
    country: str | None
    period: Period | None


def of_report(
    source: Source,
    layout: Layout,
    parts: Sequence[Part],
    questions: Sequence[Question],
    options: Options,
) -> Identity:
    """What a report is, by its cover, its running headers and its prompts."""
    cover = _cover(layout, parts)
    texts = [plain(line.raw) for line in cover]
    return Identity(
        title(cover, layout.form, layout.language),
        options.country or _country(source, layout, texts),
        _period(layout, parts, questions, texts),
    )


def _cover(layout: Layout, parts: Sequence[Part]) -> list[Line]:
    """The lines before the contents, the first section and the first question."""
    ends = [len(layout.lines), _COVER_LINES]
    if layout.contents:
        ends.append(layout.contents.first)
    if parts:
        ends += [parts[0].asked.heading.first, *(one.first for one in parts[0].titles)]
    return [line for line in layout.lines[: min(ends)] if len(line.raw) <= _COVER_WIDTH]


def _country(source: Source, layout: Layout, cover: Sequence[str]) -> str | None:
    headers = [plain(source.quote(span)[:_HEADER_WIDTH]) for span in layout.furniture[:_HEADERS]]
    return country([*cover, *headers], source.text, layout.language)


def _period(
    layout: Layout, parts: Sequence[Part], questions: Sequence[Question], cover: Sequence[str]
) -> Period | None:
    """What the prompts say, else the cover; in a text without questions only in words."""
    asked = [subjects.without_title(question.prompt) for question in questions]
    if found := period(asked, layout.language):
        return found
    around = [
        plain(line.raw)
        for part in parts
        if part.titles
        for line in layout.lines[part.titles[0].first : part.asked.heading.first]
    ]
    told = cover if parts else stating(cover)
    return period([*around, *told], layout.language) or year(cover)
