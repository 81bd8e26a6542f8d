"""Dates and counts of any text: what they find, and what they refuse."""

from __future__ import annotations

import pytest
import spacy

from pipeline import find_counts, find_dates
from pipeline.errors import UsageError

NONE = r"^there is no language 'de'; there are: en, es, fr$"


def test_what_is_found() -> None:
    [date] = find_dates("el 3 de mayo", language="es", reference="2022-05/2023-04")
    assert date.edtf == "2022-05-03"
    [count] = find_counts("participaron 1.250 docentes", language="es", country="CHL")
    assert (count.value, count.unit) == (1250.0, "docentes")


def test_a_language_that_there_is_not() -> None:
    with pytest.raises(UsageError, match=NONE):
        find_dates("am 3. Mai 2022", language="de")
    with pytest.raises(UsageError, match=NONE):
        find_counts("30 Kinder", language="de")


@pytest.mark.parametrize("layer", ["dates", "counts", "references", "agencies", "events"])
def test_a_component_in_a_language_that_there_is_not(layer: str) -> None:
    with pytest.raises(UsageError, match=NONE):
        spacy.blank("de").add_pipe(f"pathfinder_{layer}")
    nlp = spacy.blank("de")
    nlp.add_pipe(f"pathfinder_{layer}", config={"language": "en"})
    assert nlp.pipe_names == [f"pathfinder_{layer}"]


@pytest.mark.parametrize("reference", ["May 2022", "2022-05/..", "2022-13", ""])
def test_a_reference_that_is_no_period(reference: str) -> None:
    with pytest.raises(UsageError, match=r"^reference: "):
        find_dates("el 3 de mayo", language="es", reference=reference)
