"""What was read and how it is laid out: source, report, sections, questions."""

from __future__ import annotations

from pipeline import countries
from pipeline import report as out
from pipeline import types as t
from pipeline.assemble.places import bbox


def source(read: t.Source) -> out.Source:
    """The file that was read."""
    return out.Source(
        name=read.name,
        media_type=read.media_type,
        sha256=read.sha256,
        bytes=read.size,
        pages=len(read.pages) or None,
        text_layer=read.text_layer,
    )


def info(outline: t.Outline) -> out.ReportInfo:
    """What the report is."""
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


def section(titled: t.Section) -> out.Section:
    """A titled group of questions."""
    return out.Section(
        id=titled.id,
        title=titled.title,
        start=titled.span.start,
        end=titled.span.end,
        questions=titled.questions,
    )


def question(asked: t.Question) -> out.Question:
    """One question with its answer."""
    subject, scale = asked.subject, asked.scale
    return out.Question(
        id=asked.id,
        seq=asked.seq,
        number=asked.number,
        key=asked.key,
        kind=asked.kind,
        required=asked.required,
        section=asked.section,
        prompt=asked.prompt,
        start=asked.span.start,
        end=asked.span.end,
        subject=out.Subject(type=subject.type, number=subject.number, title=subject.title)
        if subject
        else None,
        answer=out.Answer(
            start=asked.answer.start,
            end=asked.answer.end,
            answered=asked.answered,
            blocks=tuple(
                out.Block(type=block.type, start=block.span.start, end=block.span.end)
                for block in asked.blocks
            ),
        ),
        options=tuple(_option(option) for option in asked.options),
        scale=out.Scale(value=scale.value, max=scale.max, poles=scale.poles) if scale else None,
        fields=tuple(
            out.Field(label=field.label, key=field.key, start=field.span.start, end=field.span.end)
            for field in asked.fields
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
            bbox=bbox(mark.box) if mark.box else None,
            confidence=mark.confidence,
        )
        if mark
        else None,
    )


def leftover(left: t.Leftover) -> out.Leftover:
    """A stretch that is neither section title, question nor answer."""
    return out.Leftover(type=left.type, start=left.span.start, end=left.span.end)
