"""The spaCy component stores what find() gives."""

import spacy

from pipeline.facts.dates import component, find
from pipeline.types import Context


def test_component_stores_the_dates() -> None:
    assert component.create  # importing the module registers the factory
    nlp = spacy.blank("es")
    nlp.add_pipe("pathfinder_dates", config={"country": "MEX"})
    text = "El 13 de junio de 2022 se aprobó."
    assert nlp(text)._.dates == find(text, Context("es", "MEX"))
    assert len(nlp(text)._.dates) == 1


def test_language_may_be_set() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("pathfinder_dates", config={"language": "fr"})
    assert [date.edtf for date in nlp("Le 1er mars 2023.")._.dates] == ["2023-03-01"]
