"""The last stage: outline, mentions and agencies become one :class:`~pipeline.report.Report`.

Spans of views become source offsets, keys become ids (by position, so that the same input
gives the same ids), and what belongs together is tied: events, their agencies and counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version

from pipeline import report as out
from pipeline import types as t
from pipeline.assemble import agencies as _agencies
from pipeline.assemble import counts as _counts
from pipeline.assemble import events as _events
from pipeline.assemble import outline as _outline
from pipeline.assemble.passages import Passage, place
from pipeline.assemble.references import references
from pipeline.options import Options

_PACKAGE = "pathfinder-reports"

__all__ = ["Passage", "assemble"]


def assemble(  # noqa: PLR0913 (the results of all stages meet here)
    source: t.Source,
    outline: t.Outline,
    *,
    passages: Sequence[Passage],
    agencies: Sequence[t.Agency],
    diagnostics: Sequence[t.Diagnostic],
    options: Options,
) -> out.Report:
    """The report as it is written."""
    names = place(passages, lambda found: found.names)
    counts = place(passages, lambda found: found.counts)
    agency_ids, count_ids = _agencies.ids(names), _counts.ids(counts)
    events = _events.events(
        source, place(passages, lambda found: found.events), agency_ids, count_ids
    )
    return out.Report(
        source=_outline.source(source),
        report=_outline.info(outline),
        text=source.text,
        sections=tuple(map(_outline.section, outline.sections)),
        questions=tuple(map(_outline.question, outline.questions)),
        events=events,
        agencies=_agencies.agencies(source, names, agencies, agency_ids),
        counts=_counts.counts(source, counts, count_ids, events, agency_ids),
        references=references(source, outline, place(passages, lambda found: found.references)),
        leftovers=tuple(map(_outline.leftover, outline.leftovers)),
        diagnostics=_diagnostics(diagnostics),
        generator=out.Generator(name=_PACKAGE, version=_version(), settings=dict(options.settings)),
    )


@cache
def _version() -> str:
    return version(_PACKAGE)


def _diagnostics(diagnostics: Sequence[t.Diagnostic]) -> tuple[out.Diagnostic, ...]:
    """By position; those on the whole report first."""
    ordered = sorted(diagnostics, key=lambda one: (one.span or t.Span(-1, -1), one.code))
    return tuple(
        out.Diagnostic(
            code=one.code,
            severity=one.severity,
            message=one.message,
            question=one.question,
            start=one.span.start if one.span else None,
            end=one.span.end if one.span else None,
        )
        for one in ordered
    )
