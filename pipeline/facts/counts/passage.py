"""What all steps of finding counts look at."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.facts.counts.grammar import Grammar


class Passage(NamedTuple):
    """A text with the grammar of its language and the country it is about."""

    text: str
    rules: Grammar
    country: str | None
    locators: bool  # a URL or an e-mail address is in it
