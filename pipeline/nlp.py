"""A trained spaCy model, plugged in by its name: a witness for names.

Our own finders read characters and need no model; in a spaCy pipeline they are the components of
``facts/<kind>/component.py``. So spaCy is loaded only when a model is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.errors import UsageError
from pipeline.types import Span

if TYPE_CHECKING:
    from spacy.language import Language


@lru_cache(maxsize=2)
def _trained(model: str) -> Language:
    """A trained pipeline with what its entity recogniser needs.

    Raises:
        UsageError: it is not installed.
    """
    import spacy  # noqa: PLC0415 (takes longer to load than a report to read)

    try:
        return spacy.load(model, exclude=["parser", "tagger", "morphologizer", "lemmatizer"])
    except OSError as error:
        raise UsageError(f"there is no spaCy model {model!r} installed") from error


def witnesses(texts: Sequence[str], language: str, model: str | None) -> list[tuple[Span, ...]]:
    """What a trained model takes for organisations in each text; nothing in another language.

    Raises:
        UsageError: the model is not installed.
    """
    if model is None or _trained(model).lang != language:
        return []
    return [
        tuple(Span(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "ORG")
        for doc in _trained(model).pipe(texts)
    ]
