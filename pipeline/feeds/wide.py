"""Choice questions as columns, by the convention of survey tools (XLSForm's select_multiple).

The columns are those of the known forms, so that they are the same whatever reports are
exported; options and questions that no form knows are in ``choices`` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline import forms
from pipeline.feeds.model import Column, Item
from pipeline.report import Option


def columns() -> tuple[Column, ...]:
    """The columns of all forms' choice questions that are asked once."""
    found = {column.name: column for column in _columns()}
    return tuple(found.values())


def _columns() -> Iterator[Column]:
    for form in forms.load():
        for question in (one for section in form.sections for one in section.questions):
            if not question.options or question.repeats:
                continue
            name = question.key.replace(".", "_")
            yield Column(
                name,
                "string",
                f"Selected values of `{question.key}`, joined by spaces; null if none is seen.",
                _joined(question.key),
            )
            if question.kind == "multi_choice":
                for option in question.options:
                    yield Column(
                        f"{name}__{option.value}",
                        "integer",
                        f"1 if `{option.value}` of `{question.key}` is selected, 0 if it is not, "
                        "null if that is not shown.",
                        _state(question.key, option.value),
                    )


def _options(item: Item, key: str) -> tuple[Option, ...]:
    questions = (one for one in item.document.report.questions if one.key == key)
    return next((one.options for one in questions), ())


def _joined(key: str) -> Callable[[Item], str]:
    return lambda item: " ".join(
        one.value for one in _options(item, key) if one.selected and one.value
    )


def _state(key: str, value: str) -> Callable[[Item], int | None]:
    def state(item: Item) -> int | None:
        selected = next((one.selected for one in _options(item, key) if one.value == value), None)
        return None if selected is None else int(selected)

    return state
