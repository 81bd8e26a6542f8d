"""The spaCy component ``pathfinder_events``: stores the events of a text in ``doc._.events``."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.events.find import find
from pipeline.types import Context, Period


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
) -> Callable[[Doc], Doc]:
    """The component for a pipeline.

    Args:
        nlp: the pipeline; its language is used where ``language`` is empty.
        name: the component's name in the pipeline.
        language: es, fr or en.
        country: ISO 3166-1 alpha-3, for the places.
        period: the reporting period as EDTF, first and last day; tells planned from done.
    """
    if not Doc.has_extension("events"):
        Doc.set_extension("events", default=())
    context = Context(language or nlp.lang, country, Period(*period) if period else None)

    def component(doc: Doc) -> Doc:
        stored = doc._
        stored.events = find(doc.text, context, stored.dates, stored.counts, stored.agencies)
        return doc

    return component
