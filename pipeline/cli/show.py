"""``pathfinder show``: one report on the terminal, question by question."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import files, summary
from pipeline.cli.options import reading
from pipeline.errors import InputError
from pipeline.options import Options

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from pipeline.report import Count, Question, Report

STYLES = {
    "date": "bold cyan",
    "action": "bold green",
    "agency": "bold magenta",
    "count": "bold yellow",
}


@click.command()
@click.argument("input", metavar="FILE")
@click.option("-q", "--question", "wanted", metavar="ID", multiple=True, help="Only this question.")
@reading
def command(input: str, wanted: tuple[str, ...], **settings: Any) -> None:
    """Show a report (source or JSON output) with its facts highlighted in their sentences.

    Below each answer: → its events (date, action, who, what) and # its counts. Colours are
    used on a terminal only; NO_COLOR turns them off.

    \b
    Examples:
      pathfinder show report.md
      pathfinder show out/report.json -q q7 -q q11
      pathfinder show report.pdf | less
    """
    from rich.console import Console  # noqa: PLC0415

    reports = files.reports(input, Options(**settings))
    if len(reports) != 1:
        raise InputError(f"holds {len(reports)} outputs, not one", input)
    [report] = reports
    known = {question.id for question in report.questions}
    if unknown := [one for one in wanted if one not in known]:
        there = f"there are {report.questions[0].id} to {report.questions[-1].id}" if known else ""
        raise click.UsageError(f"there is no question {', '.join(unknown)}; {there or 'none'}")
    console = Console(soft_wrap=not sys.stdout.isatty(), highlight=False)
    _head(console, report)
    for question in report.questions:
        if not wanted or question.id in wanted:
            _question(console, report, question)
    if not wanted:
        _diagnostics(console, report)


def _head(console: Console, report: Report) -> None:
    info = report.report
    country = info.country.name if info.country else "country unknown"
    period = info.period.edtf if info.period else "period unknown"
    form = f"{info.form.id} ({info.form.coverage:.0%})" if info.form else "unknown form"
    console.print(f"{info.title or report.source.name}", style="bold", markup=False)
    console.print(f"{country} · {period} · {info.language} · {form}", markup=False)
    numbers = zip(summary.COLUMNS, summary.numbers(report), strict=True)
    console.print(" · ".join(f"{number} {column}" for column, number in numbers), markup=False)
    if not console.is_terminal:
        return
    legend = _plain("facts: ")
    for name, style in STYLES.items():
        legend.append(f"{name} ", style)
    console.print(legend)


def _question(console: Console, report: Report, question: Question) -> None:
    star = " *" if question.required else ""
    heading = _plain(f"\n{question.id}  {question.number or '–'}. {question.prompt}{star}")
    heading.stylize("bold")
    console.print(heading)
    console.print(f"{question.kind} · {question.key or 'key unknown'}", style="dim", markup=False)
    if question.options:
        for option in question.options:
            sign = {True: "[x]", False: "[ ]", None: "[?]"}[option.selected]
            console.print(f"  {sign} {option.label}", markup=False)
        return
    if question.scale:
        scale = question.scale
        console.print(f"  {scale.value or '?'} of {scale.max or '?'}", markup=False)
        return
    if not question.answer.answered:
        console.print("  not answered", style="dim")
        return
    console.print(_answer(report, question))
    for event in report.events:
        if event.question == question.id:
            names = {agency.id: agency.name for agency in report.agencies}
            agents = ", ".join(names[one] for one in event.agents) or "–"
            done = f"{event.action.text}{' (planned)' if event.planned else ''}"
            parts = ["  →", event.date.edtf, "·", done, "·", agents, "·", event.what or "–"]
            console.print(_plain(" ".join(parts)), style="dim")
    for count in report.counts:
        if count.question == question.id:
            console.print(_plain(f"  # {_amount(count)} · {count.unit or '–'}"), style="dim")


def _amount(count: Count) -> str:
    """A count's number with what is said of it: ``more than 1,000``, ``24 of 32``."""
    ends = (count.low, count.high) if count.value is None else (count.value,)
    number = "–".join("?" if end is None else f"{end:,.15g}" for end in ends)
    qualifier = "" if count.qualifier == "exact" else f"{count.qualifier.replace('_', ' ')} "
    total = "" if count.of is None else f" of {count.of:,.15g}"
    return f"{qualifier}{number}{total}"


def _answer(report: Report, question: Question) -> Text:
    """The answer as it stands, its facts coloured."""
    answer = question.answer
    text = _plain(report.text[answer.start : answer.end])
    places = [
        *(("date", event.date.span.start, event.date.span.end) for event in report.events),
        *(("action", event.action.start, event.action.end) for event in report.events),
        *(("count", count.evidence.start, count.evidence.end) for count in report.counts),
        *(("agency", m.start, m.end) for agency in report.agencies for m in agency.mentions),
    ]
    for kind, start, end in places:
        if answer.start <= start and end <= answer.end:
            text.stylize(STYLES[kind], start - answer.start, end - answer.start)
    return text


def _diagnostics(console: Console, report: Report) -> None:
    for one in report.diagnostics:
        place = f" ({one.question})" if one.question else ""
        console.print(f"{one.severity}: {one.message}{place} [{one.code}]", markup=False)


# Control characters (C0, C1, bidirectional overrides) that a terminal would obey.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _plain(text: str) -> Text:
    """Text of a document as it is safe to print, character for character."""
    from rich.text import Text  # noqa: PLC0415

    return Text(_CONTROLS.sub(" ", text))
