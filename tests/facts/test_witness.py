"""A trained model plugged in: here one of a few patterns, so that nothing is downloaded."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from pipeline import nlp
from pipeline.errors import UsageError
from pipeline.flow import extract
from pipeline.options import Options
from pipeline.types import Span

REPORT = """1. What progress has been made?

The figures of Green Bridges were printed in Sri Lanka in 2022.

2. What are the next steps?

None is planned.
"""


@pytest.fixture
def model(tmp_path: Path) -> str:
    made = spacy.blank("en")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": "ORG", "pattern": "Green Bridges"}, {"label": "GPE", "pattern": "Sri Lanka"}]
    )
    made.to_disk(tmp_path / "model")
    return str(tmp_path / "model")


def test_through_the_flow(model: str) -> None:
    alone = extract(REPORT, options=Options(language="en"))
    helped = extract(REPORT, options=Options(language="en", model=model))
    assert [one.name for one in alone.agencies] == []
    assert [one.name for one in helped.agencies] == ["Green Bridges"]
    assert [one.rule for one in helped.agencies[0].mentions] == ["agency.witness"]
    assert helped.generator.settings["model"] == model


def test_witnesses(model: str) -> None:
    texts = ["By Green Bridges.", "In Sri Lanka."]
    assert nlp.witnesses(texts, "en", model) == [(Span(3, 16),), ()]
    assert nlp.witnesses(texts, "fr", model) == []
    assert nlp.witnesses(texts, "en", None) == []


def test_not_installed() -> None:
    with pytest.raises(UsageError, match="no spaCy model 'xx_none' installed"):
        nlp.witnesses(["A."], "en", "xx_none")
