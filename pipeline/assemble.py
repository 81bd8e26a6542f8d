"""The last stage: outline, mentions and agencies become one :class:`~pipeline.report.Report`.

Spans of views become source offsets, keys become ids (by position, so that the same input
gives the same ids), and what belongs together is tied: events, their agencies and counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from pipeline import countries
from pipeline import report as out
from pipeline import types as t
from pipeline.options import Options
from pipeline.read.view import View


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an answer, cleaned, with all that was found in it."""

    question: str
    view: View
    found: t.Extraction


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mention of a passage with its place in the source."""

    passage: Passage
    mention: t.Mention
    span: t.Span


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
    names = _place(passages, "names")
    ids = _agency_ids(names)
    counts = _place(passages, "counts")
    events = _place(passages, "events")
    count_ids = {_identity(placed): f"c{n}" for n, placed in enumerate(counts, 1)}
    built = [_event(source, f"e{n}", placed, ids, count_ids) for n, placed in enumerate(events, 1)]
    told = {count: event for event in reversed(built) for count in event.counts}
    return out.Report(
        source=_source(source),
        report=_info(outline),
        text=source.text,
        sections=tuple(_section(section) for section in outline.sections),
        questions=tuple(_question(question) for question in outline.questions),
        events=tuple(built),
        agencies=_agencies(source, names, agencies, ids),
        counts=tuple(
            _count(source, count_ids[_identity(placed)], placed, told) for placed in counts
        ),
        references=_references(source, outline, passages),
        leftovers=tuple(
            out.Leftover(type=left.type, start=left.span.start, end=left.span.end)
            for left in outline.leftovers
        ),
        diagnostics=_diagnostics(diagnostics),
        generator=_generator(options),
    )


def _place(passages: Sequence[Passage], layer: str) -> list[_Placed]:
    """All mentions of a layer in the order of the source."""
    placed = [
        _Placed(passage, mention, passage.view.to_source(mention.span))
        for passage in passages
        for mention in getattr(passage.found, layer)
    ]
    return sorted(placed, key=lambda one: one.span)


def _identity(placed: _Placed) -> tuple[int, int, str]:
    return placed.span.start, placed.span.end, placed.passage.question


# --------------------------------------------------------------------------- what was read


def _source(source: t.Source) -> out.Source:
    return out.Source(
        name=source.name,
        media_type=source.media_type,
        sha256=source.sha256,
        bytes=source.size,
        pages=len(source.pages) or None,
        text_layer=source.text_layer,
    )


def _info(outline: t.Outline) -> out.ReportInfo:
    code, period, form = outline.country, outline.period, outline.form
    name = countries.name(code, outline.language) if code else None
    return out.ReportInfo(
        title=outline.title,
        country=out.Country(code=code, name=name or code) if code else None,
        language=outline.language,
        period=out.Period(edtf=period.edtf, start=period.start, end=period.end) if period else None,
        form=out.Form(id=form.id, edition=form.edition, coverage=round(form.coverage, 4))
        if form
        else None,
    )


# --------------------------------------------------------------------------- the outline


def _section(section: t.Section) -> out.Section:
    return out.Section(
        id=section.id,
        title=section.title,
        start=section.span.start,
        end=section.span.end,
        questions=section.questions,
    )


def _question(question: t.Question) -> out.Question:
    subject, scale = question.subject, question.scale
    return out.Question(
        id=question.id,
        seq=question.seq,
        number=question.number,
        key=question.key,
        kind=question.kind,
        required=question.required,
        section=question.section,
        prompt=question.prompt,
        start=question.span.start,
        end=question.span.end,
        subject=out.Subject(type=subject.type, number=subject.number, title=subject.title)
        if subject
        else None,
        answer=out.Answer(
            start=question.answer.start,
            end=question.answer.end,
            answered=question.answered,
            blocks=tuple(
                out.Block(type=block.type, start=block.span.start, end=block.span.end)
                for block in question.blocks
            ),
        ),
        options=tuple(_option(option) for option in question.options),
        scale=out.Scale(value=scale.value, max=scale.max, poles=scale.poles) if scale else None,
        fields=tuple(
            out.Field(label=field.label, key=field.key, start=field.span.start, end=field.span.end)
            for field in question.fields
        ),
    )


def _option(option: t.Option) -> out.Option:
    mark = option.mark
    return out.Option(
        label=option.label,
        value=option.value,
        selected=option.selected,
        start=option.span.start,
        end=option.span.end,
        mark=out.Mark(
            encoding=mark.encoding,
            page=mark.page,
            bbox=_box(mark.box) if mark.box else None,
            confidence=mark.confidence,
        )
        if mark
        else None,
    )


# --------------------------------------------------------------------------- facts


def _event(
    source: t.Source,
    event_id: str,
    placed: _Placed,
    ids: Mapping[str, str],
    count_ids: Mapping[tuple[int, int, str], str],
) -> out.Event:
    mention, passage = placed.mention, placed.passage
    if not isinstance(mention, t.EventMention):
        raise TypeError(f"not an event: {mention}")
    parts = _parts(mention, passage, ids)
    action = passage.view.to_source(mention.action)
    counted = (passage.view.to_source(span) for span in mention.counts)
    what = mention.what
    return out.Event(
        id=event_id,
        question=passage.question,
        date=_date(source, passage, mention.date),
        action=out.Action(
            text=source.quote(action),
            lemma=mention.lemma,
            type=mention.type,
            start=action.start,
            end=action.end,
        ),
        what=passage.view.text[what.start : what.end] if what else None,
        agents=tuple(
            dict.fromkeys(part.agency for part in parts if part.role in {"agent", "partner"})
        ),
        parts=parts,
        counts=tuple(
            count_ids[key]
            for span in counted
            if (key := (span.start, span.end, passage.question)) in count_ids
        ),
        places=mention.places,
        planned=mention.planned,
        rule=mention.rule,
        confidence=mention.confidence,
        evidence=_evidence(source, placed.span),
    )


def _parts(
    mention: t.EventMention, passage: Passage, ids: Mapping[str, str]
) -> tuple[out.Part, ...]:
    keys = {name.span: name.key for name in passage.found.names}
    parts = []
    for participant in mention.participants:
        key = keys.get(participant.span)
        if key is None:
            continue
        span = passage.view.to_source(participant.span)
        parts.append(
            out.Part(agency=ids[key], role=participant.role, start=span.start, end=span.end)
        )
    return tuple(parts)


def _date(source: t.Source, passage: Passage, date: t.DateMention) -> out.Date:
    span = passage.view.to_source(date.span)
    return out.Date(
        edtf=date.edtf,
        start=date.start,
        end=date.end,
        precision=date.precision,
        approximate=date.approximate,
        inferred=date.inferred,
        text=source.quote(span),
        span=out.Range(start=span.start, end=span.end),
    )


def _count(
    source: t.Source, count_id: str, placed: _Placed, told: Mapping[str, out.Event]
) -> out.Count:
    mention = placed.mention
    if not isinstance(mention, t.CountMention):
        raise TypeError(f"not a count: {mention}")
    event = told.get(count_id)
    return out.Count(
        id=count_id,
        question=placed.passage.question,
        value=_number(mention.value),
        low=_number(mention.low),
        high=_number(mention.high),
        of=_number(mention.of),
        qualifier=mention.qualifier,
        unit=mention.unit,
        unit_type=mention.unit_type,
        event=event.id if event else None,
        agents=event.agents if event else (),
        rule=mention.rule,
        confidence=mention.confidence,
        evidence=_evidence(source, placed.span),
    )


def _number(value: float | None) -> out.Number | None:
    """Whole numbers as integers, so that JSON shows 651 and not 651.0."""
    return int(value) if value is not None and value == int(value) else value


def _agency_ids(names: Sequence[_Placed]) -> dict[str, str]:
    """Agency key → id, by first mention."""
    keys = dict.fromkeys(_key(placed) for placed in names)
    return {key: f"a{n}" for n, key in enumerate(keys, 1)}


def _key(placed: _Placed) -> str:
    mention = placed.mention
    if not isinstance(mention, t.NameMention):
        raise TypeError(f"not a name: {mention}")
    return mention.key


def _agencies(
    source: t.Source,
    names: Sequence[_Placed],
    agencies: Sequence[t.Agency],
    ids: Mapping[str, str],
) -> tuple[out.Agency, ...]:
    mentions: dict[str, list[out.AgencyMention]] = {key: [] for key in ids}
    for placed in names:
        mentions[_key(placed)].append(
            out.AgencyMention(
                question=placed.passage.question,
                start=placed.span.start,
                end=placed.span.end,
                text=source.quote(placed.span),
                page=_page(source, placed.span),
                rule=placed.mention.rule,
                confidence=placed.mention.confidence,
            )
        )
    known = {agency.key: agency for agency in agencies}
    return tuple(_agency(ids[key], known[key], tuple(mentions[key])) for key in ids)


def _agency(
    agency_id: str, agency: t.Agency, mentions: tuple[out.AgencyMention, ...]
) -> out.Agency:
    return out.Agency(
        id=agency_id,
        key=agency.key,
        name=agency.name,
        acronyms=agency.acronyms,
        type=agency.type,
        country=agency.country,
        identifiers=out.Identifiers(**dict(agency.identifiers)),
        mentions=mentions,
    )


def _references(
    source: t.Source, outline: t.Outline, passages: Sequence[Passage]
) -> tuple[out.Reference, ...]:
    """What the passages name, and the targets of links, which a view does not show."""
    found = [
        (placed.span, placed.mention.type, placed.mention.value, placed.passage.question)
        for placed in _place(passages, "references")
        if isinstance(placed.mention, t.ReferenceMention)
    ]
    for span, target in source.links:
        question = next((q.id for q in outline.questions if q.answer.contains(span)), None)
        if question and not any(span.overlaps(one) and kind == "url" for one, kind, *_ in found):
            found.append((span, "url", target, question))
    return tuple(
        out.Reference(type=kind, value=value, question=question, start=span.start, end=span.end)
        for span, kind, value, question in sorted(found)
    )


# --------------------------------------------------------------------------- places


def _evidence(source: t.Source, span: t.Span) -> out.Evidence:
    regions = source.layout.locate(span) if source.layout else ()
    first = regions[0] if regions else None
    return out.Evidence(
        start=span.start,
        end=span.end,
        quote=source.quote(span),
        page=first.page if first else None,
        bbox=tuple(_box(box) for box in first.boxes) if first else None,
    )


def _page(source: t.Source, span: t.Span) -> int | None:
    regions = source.layout.locate(span) if source.layout else ()
    return regions[0].page if regions else None


def _box(box: t.Box) -> tuple[float, float, float, float]:
    """A box to the hundredth of a point, finer than any printer."""
    return round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2)


# --------------------------------------------------------------------------- the rest


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


def _generator(options: Options) -> out.Generator:
    return out.Generator(
        name="pathfinder-reports",
        version=version("pathfinder-reports"),
        settings=dict(options.settings),
    )
