"""Time of the whole job and of each stage, against spaCy's tokenisation of the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import spacy

from bench.corpus import Sample, reports
from bench.timing import ratio, seconds
from pipeline import types as t
from pipeline.assemble import Passage, assemble
from pipeline.choices import choose
from pipeline.facts import agencies, counts, dates, events
from pipeline.flow import extract, prose
from pipeline.link.agencies import resolve
from pipeline.options import Options
from pipeline.read import read
from pipeline.read.view import view
from pipeline.segment import segment
from pipeline.write import validate

Row = dict[str, object]


def whole() -> Iterator[Row]:
    """Text to validated report, warm, as a multiple of ``spacy.blank`` on the same text."""
    for sample in reports():
        content = sample.path.read_bytes()
        text = content.decode("utf-8")
        nlp = spacy.blank(sample.language)
        work = lambda: extract(content, name=sample.name)  # noqa: E731, B023
        peer = lambda: nlp(text)  # noqa: E731, B023
        yield {
            "report": sample.name,
            "kB": round(len(content) / 1000),
            "ms": round(seconds(work) * 1000, 1),
            "× spaCy tokenisation": round(ratio(work, peer), 2),
        }


def stages() -> Iterator[Row]:
    """Milliseconds of each stage, each on the results of the one before."""
    for sample in reports():
        row: Row = {"report": sample.name}
        for name, work in _stages(sample).items():
            row[name] = round(seconds(work) * 1000, 1)
        yield row


def _stages(sample: Sample) -> dict[str, Callable[[], object]]:
    content, options = sample.path.read_bytes(), Options()
    source = read(content, sample.name, options)
    blank, _ = segment(source, options)
    outline, _ = choose(source, blank)
    context = t.Context(outline.language, outline.country, outline.period)
    stretches = [(q.id, span) for q in outline.questions for span in prose(q)]
    views = [view(source, span) for _, span in stretches]
    texts = [one.text for one in views]
    prompts = [question.prompt for question in outline.questions]
    nlp = spacy.blank(sample.language)
    names = resolve(texts, prompts, context)
    found_dates = [dates.find(text, context) for text in texts]
    found_counts = [
        counts.find(text, context, found) for text, found in zip(texts, found_dates, strict=True)
    ]
    found = [
        t.Extraction(text, when, much, who, (), events.find(text, context, when, much, who))
        for text, when, much, who in zip(
            texts, found_dates, found_counts, names.mentions, strict=True
        )
    ]
    passages = [
        Passage(question, one, facts)
        for (question, _), one, facts in zip(stretches, views, found, strict=True)
    ]
    build = partial(
        assemble,
        source,
        outline,
        passages=passages,
        agencies=names.agencies,
        diagnostics=(),
        options=options,
    )
    made = build()
    pairs = list(zip(texts, found_dates, strict=True))
    triples = list(zip(texts, found_dates, found_counts, names.mentions, strict=True))
    return {
        "read": lambda: read(content, sample.name, options),
        "segment": lambda: segment(source, options),
        "choices": lambda: choose(source, blank),
        "views": lambda: [view(source, span) for _, span in stretches],
        "tokenise": lambda: [nlp(text) for text in texts],
        "dates": lambda: [dates.find(text, context) for text in texts],
        "counts": lambda: [counts.find(text, context, when) for text, when in pairs],
        "names": lambda: [agencies.find(text, context) for text in texts],
        "link": lambda: resolve(texts, prompts, context),
        "events": lambda: [events.find(one, context, *rest) for one, *rest in triples],
        "assemble": build,
        "validate": lambda: validate.problems(made.model_dump(mode="json")),
        "to_json": made.to_json,
    }
