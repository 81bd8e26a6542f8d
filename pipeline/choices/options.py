"""The options of a choice question, and which of them are selected."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.choices import emphasis, items, labels, marks
from pipeline.choices.items import Item
from pipeline.choices.labels import Expected
from pipeline.types import Mark, Option, Span

_Chosen = list[tuple[Item, str | None]]  # each option with its value in the form


def find(
    text: str, lines: Sequence[Span], drawn: Sequence[Mark], expected: Expected
) -> tuple[Option, ...]:
    """The options in the lines of an answer, in order.

    Args:
        text: the whole source text.
        lines: the answer's lines.
        drawn: marks that the reader saw.
        expected: what the form says of the question.
    """
    found = _best(text, lines, drawn, expected)
    recognised = any(value for _, value in found)
    chosen = [
        (item, value)
        for item, value in found
        if value or item.token or (item.listed and recognised)
    ]
    spans = [item.span for item, _ in chosen]
    if _is_typed(chosen, lines, expected):
        told: list[tuple[bool | None, Mark | None]] = [(True, None)] * len(chosen)
    elif any(item.token for item, _ in chosen):
        told = _marked(chosen, single=expected.single)
    else:
        told = emphasis.states(text, spans, single=expected.single)
    return tuple(
        Option(labels.text_of(text, item.span), value, item.span, state, mark)
        for (item, value), (state, mark) in zip(chosen, told, strict=True)
    )


def _marked(chosen: _Chosen, *, single: bool) -> list[tuple[bool | None, Mark | None]]:
    tokens = [item.token for item, _ in chosen]
    states = marks.states(tokens, single=single)
    return [
        (state, token.mark if token else None) for state, token in zip(states, tokens, strict=True)
    ]


def _is_typed(chosen: _Chosen, lines: Sequence[Span], expected: Expected) -> bool:
    """True if the answer is some of several labels on one line: somebody wrote them."""
    offered = len(set(expected.labels.values()))
    most = 1 if expected.single else offered - 1
    written = all(value and not item.token for item, value in chosen)
    return written and len(lines) == 1 and offered > 1 and 0 < len(chosen) <= most


def _best(text: str, lines: Sequence[Span], drawn: Sequence[Mark], expected: Expected) -> _Chosen:
    """The items and the values that the form knows them by. Labels are those that the reader
    saw beside the marks, unless the form knows a greater share of what the lines alone give."""
    best: _Chosen = []
    for parts in (items.beside_marks(text, lines, drawn), lines):
        found = [
            (item, _value(text, item, expected))
            for item in items.find(text, parts, drawn, expected.labels)
        ]
        if not best or _share(found) > _share(best):
            best = found
    return best


def _value(text: str, item: Item, expected: Expected) -> str | None:
    """The option that an item is; only a marked or listed one is judged by single words."""
    label = labels.text_of(text, item.span)
    value = labels.value(label, expected.labels)
    return labels.by_words(label, expected) if value is None and item.listed else value


def _share(found: _Chosen) -> float:
    """How many of the items are different options of the form."""
    return len({value for _, value in found} - {None}) / max(len(found), 1)
