"""The spaCy component ``pathfinder_references``: stores what it finds in ``doc._.references``."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts.references.find import find
from pipeline.types import Context


@dataclass(frozen=True, slots=True)
class ReferenceFinder:
    """Calls :func:`find` on a document's text; spans are characters of ``doc.text``."""

    context: Context

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``doc._.references``."""
        doc._.references = find(doc.text, self.context)
        return doc


@Language.factory(
    "pathfinder_references",
    default_config={"language": "", "country": None},
    assigns=["doc._.references"],
)
def create(
    nlp: Language, name: str, language: str = "", country: str | None = None
) -> ReferenceFinder:
    """A reference finder; ``language`` "" is the pipeline's, ``country`` an ISO alpha-3 code."""
    if not Doc.has_extension("references"):
        Doc.set_extension("references", default=())
    return ReferenceFinder(Context(language or str(nlp.lang), country))
