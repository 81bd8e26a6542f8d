"""Passages of answers, and mentions put in their place in the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from pipeline import types as t
from pipeline.read.view import View

M = TypeVar("M", bound=t.Mention)


@dataclass(frozen=True)
class Passage:
    """A stretch of an answer, cleaned, with all that was found in it."""

    question: str
    view: View
    found: t.Extraction

    @cached_property
    def named(self) -> Mapping[t.Span, str]:
        """The span of each name and the key of its agency."""
        return {name.span: name.key for name in self.found.names}


@dataclass(frozen=True, slots=True)
class Placed(Generic[M]):
    """A mention of a passage with its span in the source."""

    passage: Passage
    mention: M
    span: t.Span


def place(
    passages: Sequence[Passage], layer: Callable[[t.Extraction], Sequence[M]]
) -> list[Placed[M]]:
    """All mentions of a layer in the order of the source."""
    placed = [
        Placed(passage, mention, passage.view.to_source(mention.span))
        for passage in passages
        for mention in layer(passage.found)
    ]
    return sorted(placed, key=lambda one: one.span)
