"""The spaCy component ``pathfinder_counts``: stores the counts of a text in ``doc._.counts``."""

from __future__ import annotations

from spacy.language import Language

from pipeline.facts.component import Finder, context
from pipeline.facts.counts.find import find


@Language.factory(
    "pathfinder_counts",
    default_config={"language": "", "country": None},
    assigns=["doc._.counts"],
)
def create(nlp: Language, name: str, language: str = "", country: str | None = None) -> Finder:
    """A count finder; ``language`` "" is that of the pipeline, ``country`` an ISO alpha-3 code.

    Numbers inside ``doc._.dates`` are no counts, where ``pathfinder_dates`` ran before.
    """
    return Finder("counts", find, context(nlp, language, country), needs=("dates",))
