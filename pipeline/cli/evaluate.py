"""``pathfinder evaluate``: outputs against gold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import REGRESSION, complain
from pipeline.errors import PathfinderError, exit_code
from pipeline.options import Options
from pipeline.write import atomic

if TYPE_CHECKING:
    from pipeline.evaluate.gate import Verdict
    from pipeline.evaluate.inputs import Job
    from pipeline.evaluate.result import Scored

_READ = click.Path(path_type=Path, exists=True, dir_okay=False)
_WRITE = click.Path(path_type=Path, dir_okay=False)
VIEWS = {
    "json": "numbers and every fact, which --baseline reads",
    "html": "each report's text with hits, misses and false alarms in place",
    "junit": "JUnit XML: one case for each measure and report",
    "sarif": "SARIF 2.1.0: each lost or spurious fact on its line of the report",
    "markdown": "a summary for a pull request",
}


def _views(function: Any) -> Any:
    """One option for each view."""
    for name, line in reversed(VIEWS.items()):
        text = f"Write {line}."
        function = click.option(f"--{name}", metavar="FILE", type=_WRITE, help=text)(function)
    return function


@click.command()
@click.argument("inputs", metavar="[FILE]...", nargs=-1, type=_READ)
@click.option(
    "--gold",
    "golds",
    metavar="DIR|FILE",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path, exists=True),
    help="Gold files, or folders of them. May be repeated.",
)
@click.option(
    "--by",
    type=click.Choice(["report", "language", "question"]),
    multiple=True,
    help="Further tables on the terminal.",
)
@click.option(
    "--facts",
    metavar="MEASURE",
    multiple=True,
    help="List on the terminal what of a measure is not a hit.",
)
@_views
@click.option(
    "--baseline", metavar="FILE", type=_READ, help="Compare with an earlier --json, fact by fact."
)
@click.option(
    "--fail-on",
    type=click.Choice(["lost", "spurious", "changed"]),
    multiple=True,
    help="Changes since the baseline that are a regression (exit code 4).",
)
@click.option(
    "--thresholds",
    metavar="FILE",
    type=_READ,
    help="TOML file of limits that must be met (else exit code 4).",
)
def command(
    inputs: tuple[Path, ...],
    golds: tuple[Path, ...],
    by: tuple[str, ...],
    facts: tuple[str, ...],
    **options: Any,
) -> int:
    """Score outputs (.json, .jsonl) or sources (extracted now) against gold files.

    Without FILE, the sources that stand beside the gold files are scored. What each measure
    means stands in docs/evaluation.md.

    \b
    Examples:
      pathfinder evaluate --gold fixtures/reports
      pathfinder evaluate out/*.json --gold gold/ --by report --html quality.html
      pathfinder evaluate report.md --gold report.gold.json --facts event
      pathfinder evaluate --gold gold/ --baseline before.json --fail-on lost
    """
    from pipeline.evaluate import baseline, document, gate, table  # noqa: PLC0415
    from pipeline.evaluate.gold import collect  # noqa: PLC0415
    from pipeline.evaluate.inputs import jobs  # noqa: PLC0415
    from pipeline.evaluate.outcomes import MEASURES  # noqa: PLC0415

    if unknown := [measure for measure in facts if measure not in MEASURES]:
        raise click.UsageError(f"no measure {unknown[0]}; there are {', '.join(MEASURES)}")
    if options["fail_on"] and not options["baseline"]:
        raise click.UsageError("--fail-on needs --baseline")
    limits = gate.load(options["thresholds"]) if options["thresholds"] else gate.Thresholds()
    before = document.load(options["baseline"]) if options["baseline"] else None
    reports, code = _score(jobs(inputs, collect(list(golds))))
    verdict = gate.Verdict(
        changes=None if before is None else baseline.compare(before, reports),
        fail_on=options["fail_on"],
        breaches=gate.breaches(limits, reports),
        gated=bool(options["fail_on"] or options["thresholds"]),
    )
    for name in VIEWS:
        if options[name]:
            atomic.write(options[name], _view(name, reports, verdict))
    table.show(reports, by, facts)
    table.verdict(verdict)
    return code or (0 if verdict.passed else REGRESSION)


def _score(jobs: Sequence[Job]) -> tuple[list[Scored], int]:
    """The reports that could be scored, and the exit code of those that could not."""
    from pipeline.evaluate.result import evaluate  # noqa: PLC0415

    scored: list[Scored] = []
    codes: list[int] = []
    for job in jobs:
        try:
            scored.append(evaluate(job.gold, job.report(Options()), job.uri))
        except PathfinderError as error:
            complain(str(error))
            codes.append(error.exit_code)
    return scored, exit_code(codes)


def _view(name: str, reports: Sequence[Scored], verdict: Verdict) -> str:
    """The text of a view."""
    from pipeline.evaluate import document, html, junit, markdown, sarif  # noqa: PLC0415

    views: dict[str, Callable[[Sequence[Scored], Verdict], str]] = {
        "json": document.text,
        "html": html.text,
        "junit": junit.text,
        "sarif": sarif.text,
        "markdown": markdown.text,
    }
    return views[name](reports, verdict)
