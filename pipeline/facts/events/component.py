"""The spaCy component ``pathfinder_events``: stores the events of a text in ``doc._.events``."""

from __future__ import annotations

from spacy.language import Language

from pipeline.facts.component import Finder, context
from pipeline.facts.events.find import find


@Language.factory(
    "pathfinder_events",
    default_config={"language": "", "country": None, "period": None},
    assigns=["doc._.events"],
    requires=["doc._.dates", "doc._.counts", "doc._.agencies"],
)
def create(
    nlp: Language,
    name: str,
    language: str = "",
    country: str | None = None,
    period: list[str] | None = None,
) -> Finder:
    """An event finder.

    Args:
        nlp: the pipeline; its language is used where ``language`` is "".
        name: the component's name in the pipeline.
        language: es, fr or en.
        country: ISO 3166-1 alpha-3, for the places.
        period: the reporting period as EDTF, first and last day; tells planned from done.
    """
    settings = context(nlp, language, country, period)
    return Finder("events", find, settings, needs=("dates", "counts", "agencies"))
