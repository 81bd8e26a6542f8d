"""A gold file drafted from an output, for a person to correct."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline import report as r
from pipeline.evaluate import gold as g
from pipeline.evaluate import normal
from pipeline.types import Span

Draft = dict[str, Any]


def draft(report: r.Report) -> g.Gold:
    """What the output says, in the terms of the gold format.

    Offsets only for text sources: those of a PDF's text depend on the program.
    """
    return g.Gold.model_validate(_Drafter(report).gold())


def text(gold: g.Gold) -> str:
    """A gold file as JSON text, without what was not set."""
    return gold.model_dump_json(indent=2, exclude_unset=True) + "\n"


class _Drafter:
    """Holds what the parts share: question numbers and the names of agencies."""

    def __init__(self, report: r.Report) -> None:
        self.report = report
        self.offsets = report.source.media_type.startswith("text/")
        self.q = {question.id: question.seq for question in report.questions}
        self.ids = _ids(report.agencies)

    def gold(self) -> Draft:
        info, report = self.report.report, self.report
        return {
            "source": report.source.name,
            "report": {
                "country": info.country and info.country.code,
                "language": info.language,
                "period": info.period and info.period.edtf,
                "title": info.title,
            },
            "sections": [self.section(one) for one in report.sections if one.questions],
            "questions": [self.question(one) for one in report.questions],
            "choices": [_choice(one) for one in report.questions if one.options],
            "scales": [
                {"q": one.seq, "value": one.scale.value, "max": one.scale.max}
                for one in report.questions
                if one.scale
            ],
            "fields": [field for one in report.questions for field in self.fields(one)],
            "events": [self.event(one) for one in report.events],
            "agencies": [self.agency(one) for one in report.agencies],
            "counts": [self.count(one) for one in report.counts],
            "not_counts": [],
        }

    def place(self, start: int, end: int, prefix: str = "") -> Draft:
        return {f"{prefix}start": start, f"{prefix}end": end} if self.offsets else {}

    def section(self, section: r.Section) -> Draft:
        span = Span(section.start, section.end)
        contents = any(
            one.type == "contents" and Span(one.start, one.end).overlaps(span)
            for one in self.report.leftovers
        )
        return {
            "title": section.title,
            **self.place(section.start, section.end),
            "first_q": self.q[section.questions[0]],
            "last_q": self.q[section.questions[-1]],
            **({"in_body": False} if contents else {}),
        }

    def question(self, question: r.Question) -> Draft:
        subject = question.subject
        return {
            "q": question.seq,
            "number": question.number,
            "kind": question.kind,
            "required": question.required,
            "prompt": question.prompt,
            **({"subject": subject.model_dump()} if subject else {}),
            **self.place(question.answer.start, question.answer.end, "answer_"),
            "answered": question.answer.answered,
        }

    def fields(self, question: r.Question) -> Iterator[Draft]:
        for field in question.fields:
            text = self.report.text[field.start : field.end]
            place = self.place(field.start, field.end)
            yield {"q": question.seq, "label": field.label, **place, "text": text}

    def event(self, event: r.Event) -> Draft:
        date, action = event.date, event.action
        return {
            "q": self.q[event.question],
            "date": date.edtf,
            "date_text": date.text,
            **self.place(date.span.start, date.span.end),
            "action": normal.line(action.text),
            **({"action_start": action.start} if self.offsets else {}),
            "what": event.what,
            "actors": [self.ids[agent] for agent in event.agents],
            "planned": event.planned,
        }

    def agency(self, agency: r.Agency) -> Draft:
        return {
            "id": self.ids[agency.id],
            "name": agency.name,
            "acronym": agency.acronyms[0] if agency.acronyms else None,
            "type": agency.type,
            "mentions": [
                {
                    "q": self.q[mention.question],
                    **self.place(mention.start, mention.end),
                    "text": mention.text,
                }
                for mention in agency.mentions
            ],
        }

    def count(self, count: r.Count) -> Draft:
        numbers = {name: getattr(count, name) for name in ("value", "low", "high", "of")}
        return {
            "q": self.q[count.question],
            **numbers,
            "qualifier": count.qualifier,
            "unit": count.unit,
            **self.place(count.evidence.start, count.evidence.end),
            "text": count.evidence.quote,
        }


def _choice(question: r.Question) -> Draft:
    options = [{"label": one.label, "selected": one.selected} for one in question.options]
    return {"q": question.seq, "options": options}


def _ids(agencies: tuple[r.Agency, ...]) -> Mapping[str, str]:
    """The acronym of each agency, or its name; numbered where several have the same."""
    seen: Counter[str] = Counter()
    ids = {}
    for agency in agencies:
        name = agency.acronyms[0] if agency.acronyms else agency.name
        seen[name] += 1
        ids[agency.id] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return ids
