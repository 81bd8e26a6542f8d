"""The spaCy component ``pathfinder_references``: stores what it finds in ``doc._.references``."""

from __future__ import annotations

from spacy.language import Language

from pipeline.facts.component import Finder, context
from pipeline.facts.references.find import find


@Language.factory(
    "pathfinder_references",
    default_config={"language": "", "country": None},
    assigns=["doc._.references"],
)
def create(nlp: Language, name: str, language: str = "", country: str | None = None) -> Finder:
    """A reference finder; ``language`` "" is the pipeline's, ``country`` an ISO alpha-3 code."""
    return Finder("references", find, context(nlp, language, country))
