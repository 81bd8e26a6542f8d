"""``pathfinder evaluate``: outputs against gold."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import FAILED, complain
from pipeline.errors import PathfinderError
from pipeline.options import Options

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("inputs", metavar="[FILE]...", nargs=-1, type=_FILE)
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
    "--facts", metavar="MEASURE", multiple=True, help="List what of a measure is not a hit."
)
def command(
    inputs: tuple[Path, ...], golds: tuple[Path, ...], by: tuple[str, ...], facts: tuple[str, ...]
) -> int:
    """Score outputs (.json, .jsonl) or sources (extracted now) against gold files.

    Without FILE, the sources that stand beside the gold files are scored.

    \b
    Examples:
      pathfinder evaluate --gold fixtures/reports
      pathfinder evaluate out/*.json --gold gold/ --by report
      pathfinder evaluate report.md --gold report.gold.json --facts event
    """
    from pipeline.evaluate import gold, table  # noqa: PLC0415
    from pipeline.evaluate.inputs import jobs  # noqa: PLC0415
    from pipeline.evaluate.result import evaluate  # noqa: PLC0415

    scored = []
    code = 0
    for job in jobs(inputs, gold.collect(list(golds))):
        try:
            scored.append(evaluate(job.gold, job.report(Options()), job.uri))
        except PathfinderError as error:
            complain(str(error))
            code = FAILED
    table.show(scored, by, facts)
    return code
