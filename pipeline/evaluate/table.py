"""The result on a terminal; plain columns where it is piped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.evaluate import summary
from pipeline.evaluate.baseline import KINDS
from pipeline.evaluate.gate import Verdict
from pipeline.evaluate.result import Scored
from pipeline.evaluate.summary import CALIBRATED, Score
from pipeline.evaluate.words import change, describe, percent

COLUMNS = ("F1", "95 %", "macro", "P", "R", "hits", "missed", "false", "wrong", "abstained")
WIDE = 160  # columns of a pipe, which has no width of its own
NARROW = 110  # what the tables need; a narrower terminal breaks their lines itself
# A row for each question has room for whole facts only.
QUESTION = (
    "question.answer",
    "option.state",
    "scale",
    "field",
    "date",
    "event",
    "event.agent",
    "count",
    "mention",
    "linking",
)


def show(reports: Sequence[Scored], by: Iterable[str] = (), facts: Iterable[str] = ()) -> None:
    """Print the overall table, and what else was asked for."""
    console = _console()
    names = ", ".join(scored.name for scored in reports)
    _print(console, f"All: {names}", summary.scores(reports))
    _linking(console, reports)
    for name, wrong in summary.wrong_states(reports):
        _line(console, f"Wrong state! {name}: {describe(wrong)}")
    for one in by:
        _by(console, reports, one)
    for measure in facts:
        _facts(console, reports, measure)
    _calibration(console, reports)


def _console() -> Console:
    console = Console()
    if not console.is_terminal:
        return Console(width=WIDE, color_system=None)
    return console if console.width >= NARROW else Console(width=NARROW)


def _by(console: Console, reports: Sequence[Scored], by: str) -> None:
    if by == "question":
        _questions(console, reports)
        return
    key = attrgetter("name" if by == "report" else "language")
    for name, scores in summary.groups(reports, key).items():
        _print(console, name, scores)


def _questions(console: Console, reports: Sequence[Scored]) -> None:
    """F1 of whole facts, a row for each question."""
    table = _table(console, "F1 by question", "question", *QUESTION)
    for name, scores in summary.questions(reports).items():
        found = (scores.get(measure) for measure in QUESTION)
        table.add_row(Text(name), *(percent(one.tally.f1) if one else "" for one in found))
    console.print(table)


def _print(console: Console, title: str, scores: Mapping[str, Score]) -> None:
    table = _table(console, title, "measure", *COLUMNS)
    for measure, score in scores.items():
        table.add_row(measure, *cells(score))
    console.print(table)


def cells(score: Score) -> list[str]:
    """A score as the cells of a row, in the order of :data:`COLUMNS`."""
    tally = score.tally
    interval = "" if score.interval is None else "–".join(map(percent, score.interval))
    shares = [percent(tally.f1), interval, *map(percent, (score.macro, tally.precision))]
    fates = (tally.hit, tally.miss, tally.false_alarm, tally.wrong, tally.abstained)
    return [*shares, percent(tally.recall), *(str(one or "") for one in fates)]


def _table(console: Console, title: str, first: str, *columns: str) -> Table:
    style = box.SIMPLE_HEAD if console.is_terminal else None
    table = Table(title=Text(title), title_justify="left", box=style, pad_edge=False)
    table.add_column(first, no_wrap=True)
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def _linking(console: Console, reports: Sequence[Scored]) -> None:
    scores = summary.b_cubed(reports)
    values = "  ".join(f"{name} {percent(value)}" for name, value in scores.items() if value)
    if values:
        console.print(f"Linking, B³: {values}\n", highlight=False)


def _facts(console: Console, reports: Sequence[Scored], measure: str) -> None:
    """What of a measure is not a hit, one line each."""
    for scored in reports:
        for one in scored.outcomes:
            if one.measure == measure and one.status != "hit":
                _line(console, f"{scored.name}: {describe(one)}")


def verdict(verdict: Verdict) -> None:
    """What changed since the baseline, and which thresholds are not met."""
    console = _console()
    for kind in KINDS:
        for one in verdict.changes or ():
            if one.kind == kind:
                _line(console, f"{one.report}: {change(one)}")
    for breach in verdict.breaches:
        _line(console, f"not met: {breach}")
    if verdict.gated:
        _line(console, str(verdict))


def _line(console: Console, line: str) -> None:
    """Text from a report or its gold: not markup, not broken by the console."""
    console.print(line, highlight=False, markup=False, soft_wrap=True)


def _calibration(console: Console, reports: Sequence[Scored]) -> None:
    table = _table(console, "Confidence against truth", "measure", "says", "is right", "facts")
    for measure in CALIBRATED:
        for one in summary.calibration(reports, measure):
            table.add_row(measure, percent(one.confidence), percent(one.right), str(one.n))
    if table.row_count:
        console.print(table)
