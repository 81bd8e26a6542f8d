"""What all our spaCy components are: a function on text, and the layer that keeps its findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import data
from pipeline.options import check_known
from pipeline.types import Context, Mention, Period

LAYERS = ("dates", "counts", "references", "agencies", "events")


@dataclass(frozen=True, slots=True)
class Finder:
    """Stores what a function finds in a document as ``doc._.<layer>``.

    The function gets the text, the context, and the layers it ``needs`` (empty where no
    component stored them). Spans of mentions are characters of ``doc.text``.
    """

    layer: str
    find: Callable[..., Sequence[Mention]]
    context: Context
    needs: tuple[str, ...] = ()

    def __call__(self, doc: Doc) -> Doc:
        """Sets the layer."""
        known = [doc._.get(layer) for layer in self.needs]
        doc._.set(self.layer, self.find(doc.text, self.context, *known))
        return doc


def context(
    nlp: Language, language: str, country: str | None, period: Sequence[str] | None = None
) -> Context:
    """The settings of a component; the language "" is that of the pipeline.

    ``period`` is EDTF, first and last day. All layers are made known to spaCy.

    Raises:
        UsageError: there is no data for the language.
    """
    spoken = language or str(nlp.lang)
    check_known("language", spoken, data.languages())
    for layer in LAYERS:
        if not Doc.has_extension(layer):
            Doc.set_extension(layer, default=())
    return Context(spoken, country, Period(*period) if period else None)
