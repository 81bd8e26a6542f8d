"""The spaCy component ``pathfinder_agencies``: stores the names of a text in ``doc._.agencies``."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language

from pipeline.facts.component import Finder, context
from pipeline.link.agencies import resolve
from pipeline.types import Context, NameMention


@Language.factory(
    "pathfinder_agencies",
    default_config={"language": "", "country": None},
    assigns=["doc._.agencies"],
)
def create(nlp: Language, name: str, language: str = "", country: str | None = None) -> Finder:
    """A name finder; ``language`` "" is that of the pipeline, ``country`` an ISO alpha-3 code.

    A document is taken for a whole report: its acronyms are defined in it or known.
    """
    return Finder("agencies", _names, context(nlp, language, country))


def _names(text: str, context: Context) -> Sequence[NameMention]:
    (names,) = resolve([text], [], context).mentions
    return names
