"""The spaCy component ``pathfinder_dates``: stores the dates of a text in ``doc._.dates``."""

from __future__ import annotations

from spacy.language import Language

from pipeline.facts.component import Finder, context
from pipeline.facts.dates.find import find


@Language.factory(
    "pathfinder_dates",
    default_config={"language": "", "country": None},
    assigns=["doc._.dates"],
)
def create(nlp: Language, name: str, language: str = "", country: str | None = None) -> Finder:
    """A date finder; ``language`` "" is that of the pipeline, ``country`` an ISO alpha-3 code."""
    return Finder("dates", find, context(nlp, language, country))
