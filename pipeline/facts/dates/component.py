"""The spaCy component ``pathfinder_dates``: stores the dates of a text in ``doc._.dates``."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts.dates.find import find
from pipeline.types import Context


@dataclass(frozen=True, slots=True)
class DateFinder:
    """Calls :func:`find` on a document's text; spans are characters of ``doc.text``."""

    context: Context

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``doc._.dates``."""
        doc._.dates = find(doc.text, self.context)
        return doc


@Language.factory(
    "pathfinder_dates",
    default_config={"language": "", "country": None},
    assigns=["doc._.dates"],
)
def create(nlp: Language, name: str, language: str = "", country: str | None = None) -> DateFinder:
    """A date finder; ``language`` "" is that of the pipeline, ``country`` an ISO alpha-3 code."""
    if not Doc.has_extension("dates"):
        Doc.set_extension("dates", default=())
    return DateFinder(Context(language or nlp.lang or "", country))
