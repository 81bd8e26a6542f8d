"""The spaCy pipeline of the facts: a blank tokeniser and our components."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.agencies import component as _agencies
from pipeline.extract.counts import component as _counts
from pipeline.extract.dates import component as _dates
from pipeline.extract.events import component as _events
from pipeline.extract.references import component as _references
from pipeline.types import Context

# Importing a component registers its factory: needed where the package is not installed, and
# so that its entry point is not looked up again.
FACTORIES = (_dates, _counts, _references, _agencies, _events)

EVENTS = "pathfinder_events"
LAYERS = ("dates", "counts", "references", "agencies", "events")


@lru_cache(maxsize=16)
def build(context: Context) -> Language:
    """The pipeline for a language, country and reporting period, in the order of needs.

    Without ``pathfinder_agencies``, which ties names together within one text: in a report
    they are tied over all answers, before events are looked for.
    """
    for layer in LAYERS:
        if not Doc.has_extension(layer):
            Doc.set_extension(layer, default=())
    period = context.period
    country = {"country": context.country}
    nlp = spacy.blank(context.language)
    nlp.add_pipe("pathfinder_dates", config=country)
    nlp.add_pipe("pathfinder_counts", config=country)
    nlp.add_pipe("pathfinder_references", config=country)
    days = [period.edtf, period.start, period.end] if period else None
    nlp.add_pipe(EVENTS, config={**country, "period": days})
    return nlp
