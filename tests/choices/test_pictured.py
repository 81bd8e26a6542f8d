"""Options whose words stand in a picture with their marks: taken in the order of the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.choices import choose
from pipeline.options import Options
from pipeline.segment import segment
from pipeline.types import Box, Mark, MarkState, Option, Span
from tests.segment.reports import source

STATUS = "**11. ¿Cuál es la situación de su próximo paso 1 “Aprobar la ley”?**\n\n"
NEXT = "**22. ¿Cuáles de las siguientes herramientas formales de evaluación se han utilizado?**\n\n"


def column(states: Sequence[MarkState], *, apart: float = 0) -> tuple[Mark, ...]:
    """Marks without labels under the question; every other one ``apart`` points to the right."""
    at = Span(len(STATUS.rstrip()), len(STATUS.rstrip()))
    return tuple(
        Mark("radio", state, "image", 0.8, at, 1,
             Box(80 + apart * (row % 2), 100 + 20 * row, 90 + apart * (row % 2), 110 + 20 * row))
        for row, state in enumerate(states)
    )  # fmt: skip


def read(marks: Sequence[Mark]) -> tuple[tuple[Option, ...], list[str]]:
    report = replace(source(STATUS + NEXT), marks=tuple(marks))
    outline, found = choose(report, segment(report, Options(language="es"))[0])
    return outline.questions[0].options, [item.code for item in found]


ONE: list[MarkState] = ["off", "off", "on", "off"]


def test_as_many_marks_as_options_are_these_in_their_order() -> None:
    options, codes = read(column(ONE))
    assert [(option.value, option.selected) for option in options] == [
        ("not_achieved", False), ("planned", False), ("in_progress", True), ("completed", False)
    ]  # fmt: skip
    assert all(option.mark and option.mark.confidence <= 0.5 for option in options)
    assert codes == ["options-by-order"]


def test_an_unknown_state_stays_unknown() -> None:
    options, _ = read(column(["off", "unknown", "on", "off"]))
    assert [option.selected for option in options] == [False, None, True, False]


def test_fewer_or_more_marks_are_no_options() -> None:
    assert read(column(ONE[1:])) == ((), [])
    assert read(column([*ONE, "off"])) == ((), [])


def test_marks_of_several_columns_have_no_sure_order() -> None:
    assert read(column(ONE, apart=150)) == ((), [])


def test_marks_of_two_pages_have_no_sure_order() -> None:
    first, *rest = column(ONE)
    assert read([first, *(replace(mark, page=2) for mark in rest)]) == ((), [])


def test_only_marks_of_a_picture_are_taken_so() -> None:
    assert read([replace(mark, encoding="vector") for mark in column(ONE)]) == ((), [])
