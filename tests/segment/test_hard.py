"""Reports in shapes that were marked by hand: every line is what it was marked as."""

from __future__ import annotations

import pytest

from pipeline.options import Options
from pipeline.segment import segment
from tests.segment.marked import FOLDER, Report, read
from tests.segment.reports import source

REPORTS = [report for path in sorted(FOLDER.glob("*.txt")) for report in read(path)]


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_every_line_is_what_it_was_marked_as(report: Report) -> None:
    outline, _ = segment(source(report.text), Options())
    assert report.found(outline) == report.marked()
    found = [(question.key or "-", question.number or "-") for question in outline.questions]
    assert found == report.questions


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("report", REPORTS[::3], ids=lambda report: report.name)
def test_line_ends_do_not_matter(report: Report, end: str) -> None:
    plain, _ = segment(source(report.text), Options())
    other, _ = segment(source(report.text.replace("\n", end)), Options())
    assert [(q.key, q.number, q.prompt) for q in other.questions] == [
        (q.key, q.number, q.prompt) for q in plain.questions
    ]
    assert [section.title for section in other.sections] == [s.title for s in plain.sections]
