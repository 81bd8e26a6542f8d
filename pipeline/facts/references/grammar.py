"""What opens the name of a thing: ``languages/<language>/references.yaml`` made ready to match."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline import data
from pipeline.facts.agencies.grammar import Head
from pipeline.facts.agencies.reading.phrases import Phrases, phrases
from pipeline.types import ReferenceType

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”|]{3,2000}", re.IGNORECASE)
QUOTES = {"“": "”", "«": "»", '"': '"', "‘": "’"}

# A name's complement is read by the grammar of organisations' names.
HEAD = Head("reference", "other", open=True, weak=False, lower=False, complete=False)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Head words of a language with the type and rule of what they name, and number signs."""

    heads: Phrases[tuple[ReferenceType, str]]
    numbers: frozenset[str]
    about: Phrases[bool]  # "relative aux": before what a law regulates


@cache
def load(language: str) -> Grammar:
    """The grammar of a language."""
    raw = data.language_file(language, "references")
    pairs = ((form, (row["type"], row["id"])) for row in raw["heads"] for form in row["forms"])
    numbers = frozenset(sign.lower() for sign in raw["numbers"])
    return Grammar(phrases(pairs), numbers, phrases((words, True) for words in raw["about"]))
