"""The spaCy component ``pathfinder_agencies``: stores the names of a text in ``doc._.agencies``."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.link.agencies import resolve
from pipeline.types import Context


@dataclass(frozen=True, slots=True)
class AgencyFinder:
    """Finds the names of a document and ties them together; spans are characters of ``doc.text``.

    A document is taken for a whole report: its acronyms are defined in it or known.
    """

    context: Context

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``doc._.agencies``."""
        (doc._.agencies,) = resolve([doc.text], [], self.context).mentions
        return doc


@Language.factory(
    "pathfinder_agencies",
    default_config={"language": "", "country": None},
    assigns=["doc._.agencies"],
)
def create(
    nlp: Language, name: str, language: str = "", country: str | None = None
) -> AgencyFinder:
    """A name finder; ``language`` "" is that of the pipeline, ``country`` an ISO alpha-3 code."""
    if not Doc.has_extension("agencies"):
        Doc.set_extension("agencies", default=())
    return AgencyFinder(Context(language or str(nlp.lang), country))
