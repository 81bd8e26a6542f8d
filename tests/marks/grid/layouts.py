"""Ways to set controls and labels on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from tests.marks.grid.form import Option, Question, expected, form
from tests.marks.grid.paper import Paper, width

Draw = Callable[[Paper, float, float, float, str, bool], None]  # paper, x, y, size, kind, on
Ask = Callable[[Paper, float, Question], float]  # paper, y, question → y of what follows
Made = tuple[bytes, list[Option]]

LEFT = 60
STEP = 18


def _lines(text: str, most: float) -> list[str]:
    """A text broken into lines of a width."""
    lines = [""]
    for word in text.split():
        if lines[-1] and width(f"{lines[-1]} {word}") > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def left(draw: Draw, paper: Paper, y: float, question: Question, *, size: float = 9) -> float:
    """Marks before labels."""
    y -= max(size - 14, 0)
    for option in question.options:
        draw(paper, LEFT, y, size, question.kind, bool(option.on))
        for line in _lines(option.label, 300):
            paper.text(LEFT + size + 7, y, line)
            y -= max(STEP if line == _lines(option.label, 300)[-1] else 12, 0)
        y -= max(size - 12, 0)
    return y


def right(draw: Draw, paper: Paper, y: float, question: Question) -> float:
    """Marks in a column at the right."""
    for option in question.options:
        lines = _lines(option.label, 300)
        draw(paper, 420, y, 9, question.kind, bool(option.on))
        for at, line in enumerate(lines):
            paper.text(LEFT, y - 12 * at, line)
        y -= STEP + 12 * (len(lines) - 1)
    return y


def after(draw: Draw, paper: Paper, y: float, question: Question) -> float:
    """Marks right after the labels."""
    for option in question.options:
        paper.text(LEFT, y, option.label)
        draw(paper, LEFT + width(option.label) + 5, y, 9, question.kind, bool(option.on))
        y -= STEP
    return y


def row(draw: Draw, paper: Paper, y: float, question: Question) -> float:
    """Marks before labels in a row."""
    x: float = LEFT
    for option in question.options:
        draw(paper, x, y, 9, question.kind, bool(option.on))
        paper.text(x + 14, y, option.label)
        x += 34 + width(option.label)
    return y - STEP


def _stacked(draw: Draw, paper: Paper, y: float, question: Question, *, under: bool) -> float:
    x: float = LEFT
    for option in question.options:
        across = width(option.label)
        paper.text(x, y if under else y - 14, option.label)
        at = x + across / 2 - 4.5
        draw(paper, at, y - 14 if under else y, 9, question.kind, bool(option.on))
        x += across + 26
    return y - 14 - STEP


above = partial(_stacked, under=False)
below = partial(_stacked, under=True)


def columns(draw: Draw, paper: Paper, y: float, question: Question) -> float:
    """Two columns."""
    for at, option in enumerate(question.options):
        x = LEFT + 230 * (at % 2)
        draw(paper, x, y, 9, question.kind, bool(option.on))
        paper.text(x + 15, y, option.label)
        y -= STEP * (at % 2)
    return y - STEP


def table(draw: Draw, paper: Paper, y: float, question: Question) -> float:
    """A ruled table, marks in its second column."""
    for option in question.options:
        paper.draw(f"0.5 w 60 {y - 6} 300 20 re S 360 {y - 6} 60 20 re S")
        paper.text(66, y, option.label)
        draw(paper, 385, y - 1, 9, question.kind, bool(option.on))
        y -= 20
    return y


def headed(draw: Draw, paper: Paper, y: float, question: Question) -> float:
    """A ruled table with the options as heads and one row of marks."""
    across = 470 / len(question.options)
    for at, option in enumerate(question.options):
        x = LEFT + at * across
        paper.draw(f"0.5 w {x} {y - 6} {across} 20 re S {x} {y - 26} {across} 20 re S")
        paper.text(x + (across - width(option.label, 9)) / 2, y, option.label, 9)
        draw(paper, x + across / 2 - 4.5, y - 20, 9, question.kind, bool(option.on))
    return y - 46


def asked(ask: Ask, language: str, *, long: bool = False, top: float = 780) -> Made:
    paper = Paper()
    questions = form(language, long=long)
    written(paper, ask, questions, top)
    return paper.bytes(), expected(questions)


def written(paper: Paper, ask: Ask, questions: Sequence[Question], y: float = 780) -> float:
    for number, question in enumerate(questions, 1):
        paper.text(LEFT - 10, y, f"{number}. {question.prompt}", 11, "B")
        y = ask(paper, y - 24, question) - 16
    return y
