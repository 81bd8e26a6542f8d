"""The spaCy component ``pathfinder_counts``: stores the counts of a text in ``doc._.counts``."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts.counts.find import find
from pipeline.types import Context


@dataclass(frozen=True, slots=True)
class CountFinder:
    """Calls :func:`find` on a document's text; spans are characters of ``doc.text``.

    Numbers inside ``doc._.dates`` are no counts, where ``pathfinder_dates`` ran before.
    """

    context: Context

    def __call__(self, doc: Doc) -> Doc:  # noqa: D102 (the class says it)
        dates = doc._.dates if Doc.has_extension("dates") else ()
        doc._.counts = find(doc.text, self.context, dates)
        return doc


@Language.factory(
    "pathfinder_counts",
    default_config={"language": "", "country": None},
    assigns=["doc._.counts"],
)
def create(nlp: Language, name: str, language: str = "", country: str | None = None) -> CountFinder:
    """A count finder; ``language`` "" is that of the pipeline, ``country`` an ISO alpha-3 code."""
    if not Doc.has_extension("counts"):
        Doc.set_extension("counts", default=())
    return CountFinder(Context(language or str(nlp.lang), country))
