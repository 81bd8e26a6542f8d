"""The facts of a text by spaCy: a blank pipeline and our components."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.errors import UsageError
from pipeline.facts import component
from pipeline.facts.counts import component as _counts
from pipeline.facts.dates import component as _dates
from pipeline.facts.events import component as _events
from pipeline.facts.references import component as _references
from pipeline.link import component as _agencies
from pipeline.types import Context, Span

# Importing a component registers its factory: needed where the package is not installed.
FACTORIES = (_dates, _counts, _references, _agencies, _events)

# Strings that a tokeniser may have learnt before it is made anew, so that the memory of a
# worker stays flat. A report brings some 3,000; spaCy's memory zones would free them after each
# report, at the price of learning them again for the next.
MOST_STRINGS = 300_000

Component = Callable[[Doc], Doc]


class Stages(NamedTuple):
    """Components in the order of their needs; names are tied together between the two."""

    facts: tuple[Component, ...]  # dates, counts
    events: Component


@lru_cache(maxsize=1)
def tokeniser() -> Language:
    """The blank pipeline of no language: our components read characters, not tokens.

    One for all languages, because loading spaCy's French tokeniser alone takes longer than
    reading many reports.
    """
    return spacy.blank("xx")


@lru_cache(maxsize=256)
def stages(context: Context) -> Stages:
    """The components for a language, country and reporting period."""
    nlp = tokeniser()
    place = {"language": context.language, "country": context.country}
    period = context.period
    days = [period.edtf, period.start, period.end] if period else None
    return Stages(
        (
            nlp.create_pipe("pathfinder_dates", config=place),
            nlp.create_pipe("pathfinder_counts", config=place),
        ),
        nlp.create_pipe("pathfinder_events", config={**place, "period": days}),
    )


@lru_cache(maxsize=2)
def _trained(model: str) -> Language:
    """A trained pipeline with what its entity recogniser needs.

    Raises:
        UsageError: it is not installed.
    """
    try:
        return spacy.load(model, exclude=["parser", "tagger", "morphologizer", "lemmatizer"])
    except OSError as error:
        raise UsageError(f"there is no spaCy model {model!r} installed") from error


def witnesses(texts: Sequence[str], language: str, model: str | None) -> list[tuple[Span, ...]]:
    """What a trained model takes for organisations in each text; nothing in another language.

    Raises:
        UsageError: the model is not installed.
    """
    if model is None or _trained(model).lang != language:
        return []
    return [
        tuple(Span(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "ORG")
        for doc in _trained(model).pipe(texts)
    ]


def document(text: str) -> Doc:
    """The text as a spaCy document."""
    if len(tokeniser().vocab.strings) > MOST_STRINGS:
        tokeniser.cache_clear()
        stages.cache_clear()
    return component.document(tokeniser(), text)
