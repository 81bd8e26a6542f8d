"""From a source to its outline: the steps of segmentation in order."""

from __future__ import annotations

from pipeline.options import Options
from pipeline.segment import grouping, identity, leftovers, questions
from pipeline.segment.allot import allot
from pipeline.segment.diagnose import diagnose
from pipeline.segment.recognise import Layout, recognise
from pipeline.types import Diagnostic, FormMatch, Outline, Source


def segment(source: Source, options: Options) -> tuple[Outline, tuple[Diagnostic, ...]]:
    """The outline of a report: its parts cover the text exactly (see ``coverage.parts``).

    Options of choice questions, scales and record fields are left to the choices stage.
    """
    layout = recognise(source, options)
    parts = allot(layout)
    asked = tuple(questions.of_part(layout, part, seq) for seq, part in enumerate(parts, 1))
    sections = grouping.sections(layout, parts)
    asked = grouping.assigned(asked, sections)
    report = identity.of_report(source, layout, parts, asked, options)
    outline = Outline(
        title=report.title,
        language=layout.language,
        country=report.country,
        period=report.period,
        form=_form_match(layout),
        sections=sections,
        questions=asked,
        leftovers=leftovers.find(source.text, layout, parts, asked, sections),
    )
    return outline, tuple(diagnose(source, outline, layout.contents_span))


def _form_match(layout: Layout) -> FormMatch | None:
    if layout.form is None:
        return None
    return FormMatch(layout.form.id, layout.form.edition, round(layout.coverage, 4))
