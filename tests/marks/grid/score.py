"""How many states of a form are read right, not read, or read wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.options import Options
from pipeline.read import read
from pipeline.read.view import view
from pipeline.types import Mark, Source
from tests.marks.grid.form import Option


class Score(NamedTuple):
    """Numbers of states; marks with a state where there is none are wrong."""

    right: int
    abstained: int
    wrong: int

    def __add__(self, other: object) -> Score:
        if not isinstance(other, Score):
            return NotImplemented
        return Score(
            self.right + other.right, self.abstained + other.abstained, self.wrong + other.wrong
        )


NOTHING = Score(0, 0, 0)


def score(content: bytes, options: Sequence[Option]) -> Score:
    """The score of a form whose options are known, by the labels of its marks.

    An option without a label is a step of a scale: these are compared in reading order.
    """
    source = read(content, "form.pdf", Options())
    rest = list(source.marks)
    total = NOTHING
    for option in options:
        if option.label:
            mark = next((mark for mark in rest if _label(source, mark) == option.label), None)
            rest = [other for other in rest if other is not mark]
            total += _one(mark, option)
    steps = [option for option in options if not option.label]
    if steps and len(rest) == len(steps):
        for mark, option in zip(rest, steps, strict=True):
            total += _one(mark, option)
        return total
    return total + Score(0, len(steps), sum(mark.state != "unknown" for mark in rest))


def _label(source: Source, mark: Mark) -> str:
    return " ".join(view(source, mark.label).text.split()) if mark.label else ""


def _one(mark: Mark | None, option: Option) -> Score:
    shown = None if mark is None or mark.state == "unknown" else mark.state == "on"
    if shown == option.on:
        return Score(1, 0, 0)
    return Score(0, 1, 0) if shown is None else Score(0, 0, 1)
