"""The spaCy component ``pathfinder_events``: stores the events of a text in ``doc._.events``."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts.events.find import find
from pipeline.types import Context, Period


@dataclass(frozen=True, slots=True)
class EventFinder:
    """Calls :func:`find` on a document's text; spans are characters of ``doc.text``.

    Dates, counts and names are those that the components before it stored.
    """

    context: Context

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``doc._.events``."""
        found = doc._
        found.events = find(doc.text, self.context, found.dates, found.counts, found.agencies)
        return doc


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
) -> EventFinder:
    """An event finder.

    Args:
        nlp: the pipeline; its language is used where ``language`` is "".
        name: the component's name in the pipeline.
        language: es, fr or en.
        country: ISO 3166-1 alpha-3, for the places.
        period: the reporting period as EDTF, first and last day; tells planned from done.
    """
    if not Doc.has_extension("events"):
        Doc.set_extension("events", default=())
    reported = Period(*period) if period else None
    return EventFinder(Context(language or str(nlp.lang), country, reported))
